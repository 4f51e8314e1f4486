// Why an ad does or does not hold the buybox, in sentences: the smallest change that wins, or how
// far its price may rise. The price is the core's, at every key press; deliveries come from the
// backend. Must not know how offers are ranked.
#include "web/views/detail/parts.hpp"

namespace stall::views::detail {
namespace {

using app::detail::State;
using listings::AdviceKind;
using listings::WinningChange;

std::string price_words(const Context& context, const ShownAd& shown,
                        const listings::PriceAdvice& advice) {
    const auto money = [&](std::int64_t minor) { return context.money(shown.money(minor)); };
    const auto price = money(advice.price_minor.value_or(0));
    const auto amount = money(advice.change_minor < 0 ? -advice.change_minor : advice.change_minor);
    const auto& position = shown.standing.position;
    switch (advice.kind) {
    case AdviceKind::not_on_sale:
        return std::string(context.text(position.publication != listings::Publication::online
                                            ? app::TextKey("why.offline")
                                            : app::TextKey("why.no_stock")));
    case AdviceKind::won_by_your_other_ad: return std::string(context.text("why.other_ad"));
    case AdviceKind::any_price_wins: return std::string(context.text("why.any_price"));
    case AdviceKind::no_price_wins: return std::string(context.text("why.no_price"));
    case AdviceKind::over_maximum: return context.say("why.maximum", {{"price", price}});
    case AdviceKind::floor_forbids:
        return context.say("why.floor", {{"price", price},
                                         {"amount", amount},
                                         {"floor", money(position.floor_minor.value_or(0))}});
    case AdviceKind::head_room:
        if (advice.change_minor == 0) return std::string(context.text("why.room.none"));
        return context.say("why.room", {{"price", price}, {"amount", amount}});
    case AdviceKind::lower_to: break;
    }
    const auto winner = position.facts.winner_price_minor;
    if (!winner) return context.say("why.lower", {{"price", price}, {"amount", amount}});
    return context.say("why.lower.winner",
                       {{"winner", money(*winner)}, {"price", price}, {"amount", amount}});
}

/// The head-room as one press: up to the last price that still wins, but not over the new price,
/// above which nobody buys used.
void raise_ui(const Context& context, const ShownAd& shown, const listings::PriceAdvice& advice) {
    if (advice.kind != AdviceKind::head_room || shown.price_error) return;
    auto price = advice.price_minor.value_or(0);
    const auto new_price = shown.standing.position.new_price_minor;
    if (new_price && *new_price < price) price = *new_price;
    if (price <= shown.standing.price_minor) return;
    kit::gap(8);
    const auto label = context.say("why.raise", {{"price", context.amount(shown.money(price))}});
    if (kit::button("raise", {.label = label, .icon = kit::kIconArrowUp, .width = kit::kFill}))
        context.send(app::detail::PriceApplied{app::ads::key_of(*shown.saved), price});
}

std::string delivery_words(const Context& context, const ShownAd& shown,
                           const WinningChange& change) {
    const auto money = [&](std::int64_t minor) { return context.money(shown.money(minor)); };
    const auto hours = std::to_string(change.delivery.delay_hours);
    const auto shipping = money(change.delivery.shipping_minor);
    const auto delivery =
        change.delivery.shipping_minor == 0
            ? context.say("why.delivery.free", {{"hours", hours}})
            : context.say("why.delivery.paid", {{"hours", hours}, {"shipping", shipping}});
    auto words = context.say(change.changes_price ? app::TextKey("why.delivery.price")
                                                  : app::TextKey("why.delivery.as_is"),
                             {{"delivery", delivery}, {"price", money(change.price_minor)}});
    if (change.is_under_floor) words += " " + std::string(context.text("why.delivery.floor"));
    return words;
}

void deliveries_ui(const Context& context, const ShownAd& shown) {
    const auto* detail = detail_of(context, shown);
    if (!detail || detail->reasons.state == State::none) return;
    kit::gap(12);
    kit::text(context.text("why.delivery.title"), {.style = kit::TextStyle::label});
    kit::gap(4);
    if (detail->reasons.state == State::loading)
        return kit::skeleton_rows(context.text("why.delivery.title"), 1);
    if (detail->reasons.state == State::failed) {
        kit::text(context.text("why.delivery.failed"), {.tone = kit::Tone::tertiary});
        kit::gap(8);
        if (kit::button("again", {.label = context.text("load.retry"),
                                  .icon = kit::kIconRefreshCw,
                                  .size = kit::Size::small}))
            context.send(app::detail::Retried{});
        return;
    }
    bool is_any = false;
    for (const auto& change : detail->reasons.changes) {
        if (!change.changes_delivery) continue;
        if (is_any) kit::gap(4);
        is_any = true;
        kit::text(delivery_words(context, shown, change),
                  {.style = kit::TextStyle::control, .wrapping = kit::Wrapping::words});
    }
    kit::text(context.text(is_any ? app::TextKey("why.delivery.where")
                                  : app::TextKey("why.delivery.none")),
              {.style = kit::TextStyle::secondary,
               .tone = kit::Tone::tertiary,
               .wrapping = kit::Wrapping::words});
}

} // namespace

void why_ui(const Context& context, const ShownAd& shown) {
    const auto advice = listings::advise_price(shown.standing.position, shown.standing.price_minor);
    kit::gap(12);
    kit::text(context.text("why.title"),
              {.style = kit::TextStyle::section, .tone = kit::Tone::secondary});
    kit::gap(4);
    kit::text(price_words(context, shown, advice),
              {.style = kit::TextStyle::control, .wrapping = kit::Wrapping::words});
    raise_ui(context, shown, advice);
    deliveries_ui(context, shown);
}

} // namespace stall::views::detail
