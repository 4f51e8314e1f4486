// What a price means; see verdict.hpp.
// Must not know how a verdict is reached.
#include "web/views/ads/verdict.hpp"

#include "web/views/ads/cells.hpp"

namespace stall::views::ads {
namespace {

using app::ads::ShownAd;
using listings::RowColour;

std::string advice_words(const Context& context, const ShownAd& shown) {
    const auto money = [&](std::int64_t minor) { return context.money(shown.money(minor)); };
    const auto& verdict = shown.verdict;
    const auto& position = shown.standing.position;
    if (position.publication != listings::Publication::online)
        return std::string(context.text("verdict.offline"));
    if (position.quantity == 0) return std::string(context.text("verdict.no_stock"));
    if (verdict.holds_buybox) {
        if (!verdict.distance_minor) return std::string(context.text("verdict.holds.any"));
        const auto room = *verdict.distance_minor;
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

} // namespace

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

} // namespace stall::views::ads
