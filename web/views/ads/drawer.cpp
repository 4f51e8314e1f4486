// The detail of one ad beside the list; see drawer.hpp.
// Must not know how a verdict is reached or what a message does.
#include "web/views/ads/drawer.hpp"

#include "web/views/ads/cells.hpp"

#include <algorithm>

namespace stall::views::ads {
namespace {

using app::ads::CellField;
using app::ads::CellKey;
using app::ads::Ladder;
using app::ads::ShownAd;
using listings::RowColour;

std::optional<std::int64_t> winning_price(const ShownAd& shown) {
    const auto price = shown.standing.position.facts.price_to_win_minor;
    if (!price || *price >= listings::kPriceMinorMax) return std::nullopt;
    return price;
}

std::string advice_words(const Context& context, const ShownAd& shown) {
    const auto money = [&](std::int64_t minor) { return context.money(shown.money(minor)); };
    const auto& verdict = shown.verdict;
    const auto& position = shown.standing.position;
    if (position.publication != listings::Publication::online)
        return std::string(context.text("verdict.offline"));
    if (position.quantity == 0) return std::string(context.text("verdict.no_stock"));
    if (verdict.holds_buybox) {
        const auto room = verdict.distance_minor.value_or(0);
        if (room == 0) return std::string(context.text("verdict.holds.exactly"));
        return context.say("verdict.holds.room", {{"amount", money(room)}});
    }
    if (verdict.standing == listings::Standing::won_by_your_other_ad)
        return std::string(context.text("verdict.other_ad"));
    const auto advice = shown.advice();
    if (!advice) return std::string(context.text("verdict.no_price"));
    if (verdict.recommended_under_floor)
        return context.say(
            "verdict.lower.under_floor",
            {{"price", money(*advice)}, {"floor", money(position.floor_minor.value_or(0))}});
    return context.say("verdict.lower", {{"amount", money(shown.standing.price_minor - *advice)}});
}

void send_field(const Context& context, const CellKey& cell, const kit::FieldResult& result,
                bool was_open) {
    if (result.is_active && !was_open) context.send(app::ads::CellOpened{cell});
    if (result.cancelled) {
        context.send(app::ads::CellCancelled{cell});
        return;
    }
    if (result.changed) context.send(app::ads::CellTyped{cell, result.text});
    if (result.committed) context.send(app::ads::CellCommitted{cell});
}

/// A field over one cell: what is typed there is the cell's draft.
void cell_ui(const Context& context, const ShownAd& shown, CellField which, kit::Field setup) {
    const CellKey cell{app::ads::key_of(*shown.saved), which};
    const auto& open = context.model.ads.open_cell;
    const auto result = kit::field(std::string(setup.label), setup);
    send_field(context, cell, result, open && open->cell == cell);
}

void price_ui(const Context& context, const ShownAd& shown) {
    const auto code = shown.saved->currency.code();
    const auto resting =
        app::format_typed(context.model.language, shown.money(shown.standing.price_minor));
    const auto error = shown.price_error
                           ? context.sentence(*shown.price_error, shown.saved->currency)
                           : std::string();
    const CellKey cell{app::ads::key_of(*shown.saved), CellField::price};
    const auto& open = context.model.ads.open_cell;
    kit::Field setup;
    setup.label = context.text("drawer.price");
    setup.text = shown.price_draft ? std::string_view(shown.price_draft->text) : resting;
    setup.error = error;
    setup.unit = code;
    setup.kind = kit::FieldKind::decimal;
    setup.look = kit::FieldLook::money_large;
    const auto result = kit::field("price", setup);
    send_field(context, cell, result, open && open->cell == cell);
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

void trouble_ui(const Context& context, const ShownAd& shown) {
    if (!shown.trouble) return;
    const bool is_conflict = shown.trouble->state == app::ads::Write::State::conflict;
    const auto title = is_conflict ? std::string(context.text("write.conflict"))
                                   : context.sentence(shown.trouble->error, shown.saved->currency);
    if (kit::banner("trouble",
                    {.title = title,
                     .icon = kit::kIconCircleAlert,
                     .tone = kit::Tone::orange,
                     .is_alert = true,
                     .action = context.text(is_conflict ? app::TextKey("conflict.show")
                                                        : app::TextKey("write.retry"))})) {
        if (is_conflict) {
            context.send(app::ads::ConflictOpened{shown.trouble->id});
        } else {
            context.send(app::ads::WriteRetried{shown.trouble->id});
        }
    }
    kit::gap(12);
}

void fields_ui(const Context& context, const ShownAd& shown) {
    const kit::Row row("fields");
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
    const auto resting =
        position.floor_minor
            ? app::format_typed(context.model.language, shown.money(*position.floor_minor))
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

app::TextKey remark_key(wire::LadderStep::Whose whose) {
    if (whose == wire::LadderStep::Whose::this_ad) return "drawer.ladder.you";
    if (whose == wire::LadderStep::Whose::your_other_ad) return "drawer.ladder.other";
    return "drawer.ladder.rival";
}

void ladder_ui(const Context& context, const ShownAd& shown) {
    const auto& ladder = context.model.ads.ladder;
    kit::text(context.text("drawer.ladder"),
              {.style = kit::TextStyle::section, .tone = kit::Tone::secondary});
    kit::gap(8);
    const bool is_ours = ladder.ad == app::ads::key_of(*shown.saved);
    if (!is_ours || ladder.state == Ladder::State::loading) {
        kit::skeleton_rows(context.text("drawer.ladder"), 3);
        return;
    }
    if (ladder.state == Ladder::State::failed || ladder.steps.empty()) {
        kit::text(context.text(ladder.state == Ladder::State::failed
                                   ? app::TextKey("drawer.ladder.failed")
                                   : app::TextKey("drawer.ladder.empty")),
                  {.tone = kit::Tone::tertiary, .wrapping = kit::Wrapping::words});
        return;
    }
    struct Words {
        std::string place, amount, remark;
    };
    std::vector<Words> words;
    std::vector<kit::LadderStep> steps;
    words.reserve(ladder.steps.size());
    for (const auto& step : ladder.steps) {
        words.push_back({std::to_string(step.rank),
                         context.amount(shown.money(step.price_minor)) + " + " +
                             context.amount(shown.money(step.shipping_minor)),
                         context.say(remark_key(step.whose),
                                     {{"hours", std::to_string(step.shipping_delay_hours)},
                                      {"quality", app::format_quality(context.model.language,
                                                                      step.quality)}})});
        const auto& last = words.back();
        steps.push_back(
            {last.place, last.amount, last.remark, step.whose == wire::LadderStep::Whose::this_ad});
    }
    kit::ladder(context.text("drawer.ladder"), steps);
}

void about_ui(const Context& context, const ShownAd& shown) {
    const auto& ad = *shown.saved;
    const auto warranty =
        context.say("drawer.warranty.months", {{"count", std::to_string(ad.warranty_months)}});
    const auto none = context.text("ads.none");
    const std::array pairs = {
        kit::KeyValue{context.text("drawer.state"),
                      context.text(app::title_of(shown.standing.position.publication)),
                      kit::Tone::plain},
        kit::KeyValue{context.text("drawer.category"), ad.category, kit::Tone::plain},
        kit::KeyValue{context.text("drawer.ean"), ad.ean.empty() ? none : std::string_view(ad.ean),
                      kit::Tone::plain},
        kit::KeyValue{context.text("drawer.warranty"), warranty, kit::Tone::plain}};
    kit::text(context.text("drawer.about"),
              {.style = kit::TextStyle::section, .tone = kit::Tone::secondary});
    kit::gap(8);
    kit::key_values(pairs);
}

} // namespace

void money_ui(const Context& context, const ShownAd& shown) {
    const auto amount_or_none = [&](std::optional<std::int64_t> minor) {
        return minor ? context.amount(shown.money(*minor)) : std::string(context.text("ads.none"));
    };
    const auto floor = amount_or_none(shown.standing.position.floor_minor);
    const auto kept = context.amount(shown.money(shown.verdict.kept_minor));
    const auto margin = amount_or_none(shown.verdict.margin_minor);
    const bool is_loss = shown.verdict.margin_minor.value_or(0) < 0;
    const std::array figures = {
        kit::KeyValue{context.text("drawer.floor"), floor,
                      shown.verdict.under_floor ? kit::Tone::red : kit::Tone::plain},
        kit::KeyValue{context.text("drawer.kept"), kept, kit::Tone::plain},
        kit::KeyValue{context.text("drawer.margin"), margin,
                      is_loss ? kit::Tone::red : kit::Tone::plain}};
    kit::figures(figures);
}

void verdict_ui(const Context& context, const ShownAd& shown) {
    const auto mark = mark_of(context, shown);
    auto words = advice_words(context, shown);
    if (shown.verdict.row == RowColour::orange && shown.standing.position.new_price_minor) {
        const auto price = context.money(shown.money(*shown.standing.position.new_price_minor));
        words = (shown.verdict.holds_buybox
                     ? context.say("verdict.above_new.holds", {{"price", price}})
                     : context.say("verdict.above_new", {{"price", price}}) + ". " + words);
    }
    (void)kit::banner("verdict",
                      {.title = mark.word, .words = words, .icon = mark.icon, .tone = mark.tone});
}

void drawer_ui(const Context& context, table::Row row) {
    const auto shown = app::ads::shown_ad(context.model.ads, row);
    const auto& ad = *shown.saved;
    const auto subtitle = ad.sku + " · " + std::string(context.text(app::title_of(ad.grade))) +
                          " · " + std::string(listings::code_of(ad.market));
    const kit::Scope scope(static_cast<std::int64_t>(row_id(app::ads::key_of(ad))));
    kit::Drawer drawer("detail", {.title = ad.title, .subtitle = subtitle});
    trouble_ui(context, shown);
    verdict_ui(context, shown);
    kit::gap(12);
    price_ui(context, shown);
    kit::gap(12);
    slider_ui(context, shown);
    kit::gap(8);
    money_ui(context, shown);
    kit::gap(12);
    buttons_ui(context, shown);
    kit::gap(12);
    fields_ui(context, shown);
    kit::gap(16);
    ladder_ui(context, shown);
    kit::gap(16);
    about_ui(context, shown);
    if (drawer.closed()) context.send(app::ads::DrawerClosed{});
}

} // namespace stall::views::ads
