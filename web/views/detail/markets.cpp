// One ad in every market of the merchant, side by side: each price can be typed, and its verdict
// follows each key. Must not know how a verdict is reached.
#include "web/app/detail/offering.hpp"
#include "web/views/ads/cells.hpp"
#include "web/views/detail/parts.hpp"

#include <algorithm>
#include <array>

namespace stall::views::detail {
namespace {

using app::ads::AdKey;
using app::ads::CellField;
using app::ads::CellKey;
using app::ads::Column;

constexpr std::array kShown = {Column::market, Column::buybox, Column::price, Column::to_win};
constexpr std::size_t kPrice = 2;
constexpr float kRowHeight = 48;

/// The ad's rows, by market.
std::vector<ShownAd> rows_of(const Context& context, const ShownAd& shown) {
    const auto& ads = context.model.ads;
    std::vector<ShownAd> rows;
    for (const auto market : listings::kMarkets)
        if (const auto row = ads.shelf.find({shown.saved->listing, market}))
            rows.push_back(app::ads::shown_ad(ads, *row, context.model.language));
    return rows;
}

std::string_view name_of(const Context& context, listings::Market market) {
    return context.text(app::title_of(market));
}

void send_edit(const Context& context, const kit::CellEdit& edit, const AdKey& ad) {
    const CellKey cell{ad, CellField::price};
    switch (edit.phase) {
    case kit::CellEdit::Phase::started: context.send(app::ads::CellOpened{cell}); break;
    case kit::CellEdit::Phase::changed: context.send(app::ads::CellTyped{cell, edit.text}); break;
    case kit::CellEdit::Phase::committed: context.send(app::ads::CellCommitted{cell}); break;
    case kit::CellEdit::Phase::cancelled: context.send(app::ads::CellCancelled{cell}); break;
    }
}

std::string kept_words(const Context& context, const ShownAd& row) {
    return context.say("markets.kept",
                       {{"amount", context.amount(row.money(row.verdict.kept_minor))}});
}

kit::TableCell cell_of(const Context& context, const ShownAd& row, std::size_t column) {
    auto cell = ads::cell_of(context, row, kShown[column]);
    if (kShown[column] != Column::market) return cell;
    cell.text = name_of(context, row.saved->market);
    cell.second = std::string(row.saved->currency.code()) + " · " + kept_words(context, row);
    return cell;
}

void table_ui(const Context& context, std::span<const ShownAd> rows) {
    const std::array titles = {app::TextKey("ads.column.market"), app::TextKey("ads.column.buybox"),
                               app::TextKey("ads.column.price"), app::TextKey("ads.column.to_win")};
    const std::array widths = {136.0F, 136.0F, 92.0F, 112.0F};
    std::array<kit::TableColumn, kShown.size()> columns;
    for (std::size_t i = 0; i < columns.size(); ++i)
        columns[i] = {.key = app::ads::name_of(kShown[i]),
                      .title = context.text(titles[i]),
                      .width = widths[i],
                      .align = i < kPrice ? kit::Align::left : kit::Align::right,
                      .stretches = i == 0,
                      .can_sort = false,
                      .can_hide = false};
    kit::Table setup;
    setup.name = context.text("detail.pane.markets");
    setup.columns = columns;
    setup.row_count = rows.size();
    setup.has_selection = false;
    // As high as its rows: the drawer scrolls, and one thing that scrolls is enough.
    setup.height = 42 + kRowHeight * static_cast<float>(rows.size());
    setup.row = [&](std::size_t row) {
        auto drawn = ads::row_of(context, rows[row]);
        drawn.name = name_of(context, rows[row].saved->market);
        return drawn;
    };
    setup.cell = [&](std::size_t row, std::size_t column) {
        return cell_of(context, rows[row], column);
    };
    const auto result = kit::table("markets", setup);
    const auto key_at = [&](std::size_t row) { return app::ads::key_of(*rows[row].saved); };
    if (result.edit) send_edit(context, *result.edit, key_at(result.edit->row));
    if (result.advice) context.send(app::ads::RecommendedApplied{key_at(result.advice->row)});
    if (result.opened) context.send(app::ads::RowOpened{key_at(*result.opened)});
}

/// On a phone: a card for each market, its price a field.
void card_ui(const Context& context, const ShownAd& row) {
    const auto key = app::ads::key_of(*row.saved);
    const kit::Scope scope(static_cast<std::int64_t>(ads::row_id(key)));
    const auto name = name_of(context, row.saved->market);
    const auto mark = ads::mark_of(context, row);
    const auto code = row.saved->currency.code();
    const auto error =
        row.price_error ? context.sentence(*row.price_error, row.saved->currency) : std::string();
    const kit::Pane card("market", {.height = 0, .look = kit::PaneLook::card, .padding = 12});
    {
        kit::Row head("head");
        kit::text(name, {.style = kit::TextStyle::strong});
        head.push_right();
        kit::pill({.label = mark.word, .icon = mark.icon, .tone = mark.tone});
    }
    kit::gap(8);
    const auto label = context.say("markets.price_in", {{"market", name}});
    const auto resting = format_typed(context.model.language, row.money(row.standing.price_minor));
    kit::Field setup;
    setup.label = label;
    setup.text = row.price_draft ? std::string_view(row.price_draft->text) : resting;
    setup.error = error;
    setup.unit = code;
    setup.kind = kit::FieldKind::decimal;
    send_field(context, {key, CellField::price}, kit::field("price", setup));
    kit::gap(8);
    kit::Row foot("foot");
    kit::text(kept_words(context, row),
              {.style = kit::TextStyle::secondary, .tone = kit::Tone::secondary});
    const auto advice = row.advice();
    if (!advice) return;
    foot.push_right();
    const auto words = context.amount(row.money(*advice));
    if (kit::pill_button("apply",
                         {.label = words, .icon = kit::kIconCornerDownLeft, .tone = kit::Tone::red},
                         context.say("ads.apply", {{"price", words}})))
        context.send(app::ads::RecommendedApplied{key});
}

/// Where the ad is not yet: a market, a price, one press.
void offer_ui(const Context& context, const ShownAd& shown) {
    const auto* detail = detail_of(context, shown);
    const auto left = app::detail::markets_left(context.model, shown.saved->listing);
    if (!detail || left.empty()) return;
    const auto& offer = detail->offer;
    std::vector<kit::Option> options;
    std::size_t chosen = kit::kNone;
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (offer.market == left[i]) chosen = i;
        options.push_back({.key = listings::code_of(left[i]), .label = name_of(context, left[i])});
    }
    kit::gap(16);
    kit::text(context.text("markets.offer"),
              {.style = kit::TextStyle::section, .tone = kit::Tone::secondary});
    const auto picked = kit::select("offer_market", {.label = context.text("ads.filter.market"),
                                                     .options = options,
                                                     .chosen = chosen,
                                                     .placeholder = context.text("create.choose")});
    if (picked) context.send(app::detail::OfferTyped{left[*picked], offer.price});
    if (!offer.market || chosen == kit::kNone) return;
    kit::gap(8);
    const auto currency = listings::currency_of(*offer.market);
    const auto price = app::detail::price_offered(offer, *offer.market, context.model.language);
    const auto error = offer.refusal ? offer.refusal
                       : price || (offer.price.empty() && !offer.was_tried)
                           ? std::optional<Error>()
                           : std::optional(price.error());
    const auto words = error ? context.sentence(*error, currency) : std::string();
    const auto code = currency.code();
    kit::Field setup;
    setup.label = context.text("markets.offer.price");
    setup.text = offer.price;
    setup.error = words;
    setup.unit = code;
    setup.kind = kit::FieldKind::decimal;
    const auto typed = kit::field("offer_price", setup);
    if (typed.changed) context.send(app::detail::OfferTyped{*offer.market, typed.text});
    kit::gap(12);
    const auto label =
        context.say("markets.offer.in", {{"market", name_of(context, *offer.market)}});
    if (kit::button("offer",
                    {.label = label, .icon = kit::kIconPlus, .is_busy = offer.request != 0}))
        context.send(app::detail::Offered{});
    kit::gap(16);
}

} // namespace

void markets_ui(const Context& context, const ShownAd& shown) {
    const auto rows = rows_of(context, shown);
    const auto stock =
        context.say("markets.stock", {{"count", context.count(shown.standing.position.quantity)}});
    kit::text(stock, {.style = kit::TextStyle::control, .tone = kit::Tone::secondary});
    kit::gap(12);
    if (kit::breakpoint() != kit::Breakpoint::narrow) {
        table_ui(context, rows);
    } else {
        for (const auto& row : rows) {
            card_ui(context, row);
            kit::gap(12);
        }
    }
    offer_ui(context, shown);
}

} // namespace stall::views::detail
