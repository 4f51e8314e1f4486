// The price of an ad: the field, the what-if slider, what it leaves, stock and floor.
// Must not know how a verdict is reached or what a message does.
#include "web/views/ads/verdict.hpp"
#include "web/views/detail/parts.hpp"

#include <algorithm>
#include <array>

namespace stall::views::detail {
namespace {

using app::ads::CellField;
using app::ads::CellKey;

std::optional<std::int64_t> winning_price(const ShownAd& shown) {
    const auto price = shown.standing.position.facts.price_to_win_minor;
    if (!price || *price >= listings::kPriceMinorMax) return std::nullopt;
    return price;
}

/// A field over one cell: what is typed there is the cell's draft.
void cell_ui(const Context& context, const ShownAd& shown, CellField which, kit::Field setup) {
    const CellKey cell{app::ads::key_of(*shown.saved), which};
    const auto result = kit::field(std::string(setup.label), setup);
    send_field(context, cell, result);
}

void price_field_ui(const Context& context, const ShownAd& shown) {
    const auto code = shown.saved->currency.code();
    const auto resting =
        format_typed(context.model.language, shown.money(shown.standing.price_minor));
    const auto error = shown.price_error
                           ? context.sentence(*shown.price_error, shown.saved->currency)
                           : std::string();
    const CellKey cell{app::ads::key_of(*shown.saved), CellField::price};
    kit::Field setup;
    setup.label = context.text("drawer.price");
    setup.text = shown.price_draft ? std::string_view(shown.price_draft->text) : resting;
    setup.error = error;
    setup.unit = code;
    setup.kind = kit::FieldKind::decimal;
    setup.look = kit::FieldLook::money_large;
    const auto result = kit::field("price", setup);
    send_field(context, cell, result);
}

struct Scale {
    std::int64_t least = 0;
    std::int64_t most = 0;
};

/// Wide enough for every mark and the price itself, with a little air at both ends.
Scale scale_of(const ShownAd& shown) {
    const auto& position = shown.standing.position;
    std::vector<std::int64_t> points = {position.price_minor, shown.standing.price_minor};
    if (const auto price = winning_price(shown)) points.push_back(*price);
    if (position.new_price_minor) points.push_back(*position.new_price_minor);
    if (position.floor_minor) points.push_back(*position.floor_minor);
    const auto [low, high] = std::ranges::minmax(points);
    const auto air = std::max<std::int64_t>((high - low) / 8, high / 50 + 1);
    return {std::max<std::int64_t>(1, low - air), high + air};
}

void slider_ui(const Context& context, const ShownAd& shown) {
    const auto scale = scale_of(shown);
    const auto winning = winning_price(shown);
    const auto new_price = shown.standing.position.new_price_minor;
    std::string wins;
    std::string is_new;
    std::vector<kit::SliderMark> marks;
    if (winning) {
        wins = context.say("drawer.mark_wins", {{"price", context.amount(shown.money(*winning))}});
        marks.push_back({*winning, wins, kit::Tone::green});
    }
    if (new_price) {
        is_new =
            context.say("drawer.mark_new", {{"price", context.amount(shown.money(*new_price))}});
        marks.push_back({*new_price, is_new, kit::Tone::blue});
    }
    const auto words = context.money(shown.money(shown.standing.price_minor));
    const auto result = kit::slider("what_if", {.name = context.text("drawer.slider"),
                                                .value_words = words,
                                                .value = shown.standing.price_minor,
                                                .least = scale.least,
                                                .most = scale.most,
                                                .step = listings::tick_minor(shown.saved->market),
                                                .good_up_to = winning,
                                                .marks = marks});
    if (result.moved) context.send(app::ads::WhatIfMoved{*result.moved});
}

void buttons_ui(const Context& context, const ShownAd& shown) {
    const auto ad = app::ads::key_of(*shown.saved);
    const auto money = [&](std::int64_t minor) { return context.amount(shown.money(minor)); };
    if (const auto advice = shown.advice()) {
        const auto label = context.say("ads.apply", {{"price", money(*advice)}});
        const auto refusal =
            shown.verdict.recommended_under_floor
                ? context.say("ads.apply.refused",
                              {{"price", money(*advice)},
                               {"floor", money(shown.standing.position.floor_minor.value_or(0))}})
                : std::string();
        if (kit::button("apply", {.label = label,
                                  .icon = kit::kIconCornerDownLeft,
                                  .look = kit::ButtonLook::primary,
                                  .width = kit::kFill,
                                  .disabled_because = refusal}))
            context.send(app::ads::RecommendedApplied{ad});
        kit::gap(8);
    }
    const bool is_new =
        shown.price_draft && shown.standing.price_minor !=
                                 app::ads::standing_of(context.model.ads, *shown.saved).price_minor;
    if (!is_new) return;
    const auto label = context.say("drawer.save", {{"price", money(shown.standing.price_minor)}});
    const auto refusal = shown.price_error
                             ? context.sentence(*shown.price_error, shown.saved->currency)
                             : std::string();
    const kit::Row row("save_row");
    if (kit::button("save", {.label = label,
                             .icon = kit::kIconCheck,
                             .disabled_because = refusal,
                             .shortcut = "Enter"}))
        context.send(app::ads::CellCommitted{{ad, CellField::price}});
    if (kit::button("reset", {.label = context.text("drawer.reset"),
                              .icon = kit::kIconUndo2,
                              .look = kit::ButtonLook::quiet}))
        context.send(app::ads::CellCancelled{{ad, CellField::price}});
}

void fields_ui(const Context& context, const ShownAd& shown) {
    const kit::Row row("fields", 8, kit::Across::top);
    const float width = (kit::available_width() - 8) / 2;
    const auto& position = shown.standing.position;
    const auto sentence = [&](const std::optional<Error>& error) {
        return error ? context.sentence(*error, shown.saved->currency) : std::string();
    };
    {
        const kit::Column column(width);
        const auto error = sentence(shown.stock_error);
        const auto resting = std::to_string(position.quantity);
        kit::Field setup;
        setup.label = context.text("drawer.stock");
        setup.text = shown.stock_draft ? std::string_view(shown.stock_draft->text) : resting;
        setup.error = error;
        setup.kind = kit::FieldKind::whole_number;
        setup.width = width;
        cell_ui(context, shown, CellField::stock, setup);
    }
    const kit::Column column(width);
    const auto error = sentence(shown.floor_error);
    const auto code = shown.saved->currency.code();
    const auto resting = position.floor_minor ? format_typed(context.model.language,
                                                             shown.money(*position.floor_minor))
                                              : std::string();
    kit::Field setup;
    setup.label = context.text("drawer.floor");
    setup.text = shown.floor_draft ? std::string_view(shown.floor_draft->text) : resting;
    setup.error = error;
    setup.unit = code;
    setup.kind = kit::FieldKind::decimal;
    setup.width = width;
    cell_ui(context, shown, CellField::floor, setup);
}

} // namespace

void price_ui(const Context& context, const ShownAd& shown) {
    ads::verdict_ui(context, shown);
    kit::gap(12);
    price_field_ui(context, shown);
    kit::gap(12);
    slider_ui(context, shown);
    kit::gap(8);
    ads::money_ui(context, shown);
    kit::gap(12);
    buttons_ui(context, shown);
    why_ui(context, shown);
    kit::gap(16);
    fields_ui(context, shown);
    kit::gap(16);
    delivery_ui(context, shown);
    kit::gap(16);
    ladder_ui(context, shown);
    kit::gap(16);
    about_ui(context, shown);
}

} // namespace stall::views::detail
