// What a bulk change would do: sums, the guard's question, and every ad before and after.
// Must not know how a change is judged.
#include "web/views/bulk/parts.hpp"

namespace stall::views::bulk {
namespace {

using app::bulk::Act;
using app::bulk::Choice;
using app::bulk::Shown;

void sums_ui(const Context& context, const Bulk& bulk) {
    const auto& sum = bulk.summary;
    listings::MoneyMoved money{listings::currency_of(bulk.market), 0, 0};
    if (!sum.money.empty()) money = sum.money[0];
    const auto language = context.model.language;
    const auto prices = format_money_difference(language, {money.prices_minor, money.currency});
    const auto stock = format_money_difference(language, {money.stock_minor, money.currency});
    const auto changed = context.count(sum.changed);
    const auto won = context.count(sum.boxes_won);
    const auto lost = context.count(sum.boxes_lost);
    const std::array figures = {
        kit::KeyValue{context.text("import.effect.changed"), changed, kit::Tone::plain},
        kit::KeyValue{context.text("import.effect.boxes_won"), won,
                      sum.boxes_won > 0 ? kit::Tone::green : kit::Tone::plain},
        kit::KeyValue{context.text("import.effect.boxes_lost"), lost,
                      sum.boxes_lost > 0 ? kit::Tone::red : kit::Tone::plain},
        kit::KeyValue{context.text("bulk.prices_moved"), prices, kit::Tone::plain},
        kit::KeyValue{context.text("bulk.stock_moved"), stock, kit::Tone::plain}};
    if (kit::breakpoint() != kit::Breakpoint::narrow) return kit::figures(figures);
    kit::figures(std::span(figures).first(3));
    kit::gap(8);
    kit::figures(std::span(figures).last(2));
}

std::string refusals_words(const Context& context, const Bulk& bulk) {
    std::string words;
    const auto add = [&](std::int64_t count, const std::string& reason) {
        if (count == 0) return;
        if (!words.empty()) words += "  ·  ";
        words += context.count(count) + " × " + reason;
    };
    using listings::BulkRefusal;
    for (std::size_t i = 1; i < listings::kBulkRefusals; ++i) {
        const auto refusal = static_cast<BulkRefusal>(i);
        const bool is_floor_one = refusal == BulkRefusal::price_below_floor ||
                                  refusal == BulkRefusal::recommended_below_floor;
        if (refusal == BulkRefusal::left_alone) continue;
        add(bulk.summary.refused_by[i],
            is_floor_one ? std::string(context.text("bulk.under_floor"))
                         : app::sentence_of(context.model.language,
                                            {std::string(listings::name_of(refusal)), "", "", ""}));
    }
    for (std::size_t i = 0; i < listings::kRepricingReasons; ++i) {
        const auto reason = static_cast<listings::RepricingReason>(i);
        if (!listings::moves(reason) && reason != listings::RepricingReason::already_there)
            add(bulk.summary.reasons[i], reason_words(context, reason));
    }
    return words;
}

void guard_ui(const Context& context, const Bulk& bulk) {
    if (!bulk.stop.stops()) return;
    kit::gap(16);
    const auto words = guard_words(context, bulk.stop);
    (void)kit::banner("guard", {.title = context.text("bulk.guard.title"),
                                .words = words,
                                .icon = kit::kIconTriangleAlert,
                                .tone = kit::Tone::orange,
                                .is_alert = true});
    kit::gap(8);
    if (kit::checkbox("confirm",
                      {.label = context.text("bulk.guard.confirm"),
                       .checked = bulk.is_confirmed ? kit::Checked::on : kit::Checked::off}))
        context.send(app::bulk::Pressed{Act::confirm});
}

void kinds_ui(const Context& context, const Bulk& bulk) {
    static constexpr std::array kKinds = {Shown::all, Shown::changed, Shown::refused,
                                          Shown::unchanged};
    const std::array<app::TextKey, 4> titles = {"ads.segment.all", "import.effect.changed",
                                                "import.effect.refused", "import.effect.unchanged"};
    std::array<std::string, 4> keys;
    std::array<std::string, 4> counts;
    std::array<kit::Segment, 4> segments;
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
        keys[i] = std::to_string(i);
        counts[i] =
            context.count(static_cast<std::int64_t>(app::bulk::lines_of(bulk, kKinds[i]).count));
        segments[i] = {.key = keys[i], .label = context.text(titles[i]), .count = counts[i]};
        if (kKinds[i] == bulk.shown) chosen = i;
    }
    const auto pressed = kit::segments("kinds", context.text("import.preview"), segments, chosen);
    if (pressed)
        context.send(
            app::bulk::Chosen{Choice::shown, static_cast<std::size_t>(kKinds[*pressed]), 0});
}

} // namespace

std::string basis_points(const Context& context, std::int32_t points) {
    return context.amount({points, Currency::of("EUR")}); // two decimals, as money has them
}

std::string reason_words(const Context& context, listings::RepricingReason reason) {
    using enum listings::RepricingReason;
    switch (reason) {
    case aimed: return {};
    case stepped: return std::string(context.text("rule.reason.stepped"));
    case at_floor: return std::string(context.text("rule.reason.at_floor"));
    case at_ceiling: return std::string(context.text("rule.reason.at_ceiling"));
    case capped: return std::string(context.text("rule.reason.capped"));
    default: break;
    }
    const auto code = "repricing_" + std::string(listings::name_of(reason));
    return app::sentence_of(context.model.language, {code, "", "", ""});
}

std::string guard_words(const Context& context, const listings::GuardStop& stop) {
    std::string words;
    if (stop.share)
        words += context.say("bulk.guard.share",
                             {{"share", basis_points(context, stop.share_basis_points)}});
    if (stop.depth)
        words += context.say("bulk.guard.depth",
                             {{"depth", basis_points(context, stop.depth_basis_points)}});
    return words += context.text("bulk.guard.ask");
}

void preview_ui(const Context& context, const Bulk& bulk) {
    if (!bulk.change) {
        const kit::Pane place("place", {.height = 340});
        (void)kit::empty_state("empty", {.icon = kit::kIconEye,
                                         .title = context.text("bulk.empty.title"),
                                         .words = context.text("bulk.empty.text")});
        return;
    }
    // One market at a time, also where the list shows them all.
    kit::text(context.say("market.switch", {{"market", context.text(app::title_of(bulk.market))}}),
              {.style = kit::TextStyle::secondary, .tone = kit::Tone::secondary});
    kit::gap(8);
    sums_ui(context, bulk);
    guard_ui(context, bulk);
    kit::gap(12);
    kinds_ui(context, bulk);
    const auto refusals = refusals_words(context, bulk);
    if (!refusals.empty() && bulk.shown == Shown::refused) {
        kit::gap(8);
        kit::text(refusals, {.style = kit::TextStyle::secondary,
                             .tone = kit::Tone::secondary,
                             .wrapping = kit::Wrapping::words});
    }
    kit::gap(12);
    lines_ui(context, bulk);
}

} // namespace stall::views::bulk
