// The proposal, limit by limit. Must not know rivals' offers, storage or widgets.
#include "core/listings/repricing.hpp"

#include <algorithm>

namespace stall::listings {
namespace {

__extension__ using Wide = __int128;

constexpr std::int32_t kWhole = 10'000;
constexpr std::array<std::string_view, kRepricingReasons> kReasonNames = {"aimed",
                                                                          "stepped",
                                                                          "at_floor",
                                                                          "at_ceiling",
                                                                          "capped",
                                                                          "already_there",
                                                                          "holding",
                                                                          "no_floor",
                                                                          "floor_loses",
                                                                          "cannot_win",
                                                                          "no_ceiling",
                                                                          "daily_cap_reached",
                                                                          "won_by_your_other_ad",
                                                                          "not_on_sale"};

std::int64_t share_of(std::int64_t amount, std::int32_t basis_points) {
    return static_cast<std::int64_t>((Wide{amount} * basis_points + kWhole / 2) / kWhole);
}

/// A proposal on its way through the limits.
struct Course {
    std::int64_t price_minor = 0;
    RepricingReason reason = RepricingReason::aimed;

    void keep_between(std::int64_t least, std::int64_t most, RepricingReason why) {
        const std::int64_t kept = std::max(least, std::min(price_minor, most));
        if (kept == price_minor) return;
        price_minor = kept;
        reason = why;
    }
};

std::int64_t aim_of(const RepricingRule& rule, std::int64_t to_win) {
    switch (rule.aim) {
    case Aim::match: return to_win;
    case Aim::beat_by_amount: return to_win - rule.beat_minor;
    case Aim::beat_by_share: return to_win - share_of(to_win, rule.beat_basis_points);
    }
    return to_win;
}

std::optional<RepricingReason> reason_to_leave(const Position& position, const Verdict& verdict,
                                               const RepricingRule& rule,
                                               const LatelyMoved& lately) {
    using enum RepricingReason;
    if (position.publication != Publication::online || position.quantity <= 0 ||
        position.price_minor <= 0)
        return not_on_sale;
    if (!position.floor_minor) return no_floor;
    if (position.facts.standing == Standing::won_by_your_other_ad) return won_by_your_other_ad;
    if (!position.facts.price_to_win_minor) return cannot_win;
    if (verdict.holds_buybox && rule.while_holding == WhileHolding::leave) return holding;
    if (rule.daily_moves > 0 && lately.moves >= rule.daily_moves) return daily_cap_reached;
    return std::nullopt;
}

std::int64_t up_to_tick(std::int64_t minor, std::int64_t tick) {
    return (minor + tick - 1) / tick * tick;
}

/// The limits of pace: one step, and the day's cap.
void slow_down(Course& course, std::int64_t price, const RepricingRule& rule,
               const LatelyMoved& lately) {
    if (rule.step_minor > 0)
        course.keep_between(price - rule.step_minor, price + rule.step_minor,
                            RepricingReason::stepped);
    if (rule.daily_basis_points <= 0) return;
    const std::int64_t base = lately.price_before_minor > 0 ? lately.price_before_minor : price;
    const std::int64_t reach = share_of(base, rule.daily_basis_points);
    course.keep_between(base - reach, base + reach, RepricingReason::capped);
}

} // namespace

std::string_view name_of(RepricingReason reason) {
    return kReasonNames[static_cast<std::size_t>(reason)];
}

bool moves(RepricingReason reason) { return reason <= RepricingReason::capped; }

Result<RepricingRule> check_rule(const RepricingRule& rule) {
    const auto refuse = [](const char* code, const char* where, std::int64_t got,
                           const char* wanted) {
        return Error{code, where, std::to_string(got), wanted};
    };
    for (const auto& [where, share] : {std::pair{"/beat_basis_points", rule.beat_basis_points},
                                       std::pair{"/daily_basis_points", rule.daily_basis_points}})
        if (share < 0 || share > kWhole)
            return refuse("rule_share_out_of_range", where, share, "0–10000");
    for (const auto& [where, amount] :
         {std::pair{"/beat", rule.beat_minor}, std::pair{"/step", rule.step_minor},
          std::pair{"/floor", rule.floor_minor.value_or(0)},
          std::pair{"/ceiling", rule.ceiling_minor.value_or(0)}})
        if (amount < 0 || amount > kPriceMinorMax)
            return refuse("rule_amount_out_of_range", where, amount, "0");
    if (rule.daily_moves < 0 || rule.daily_moves > kMovesPerDayMax)
        return refuse("rule_moves_out_of_range", "/daily_moves", rule.daily_moves, "0–1000");
    if (rule.floor_minor && rule.ceiling_minor && *rule.floor_minor > *rule.ceiling_minor)
        return refuse("rule_floor_above_ceiling", "/floor", *rule.floor_minor,
                      std::to_string(*rule.ceiling_minor).c_str());
    return rule;
}

std::optional<std::int64_t> ceiling_of(const Position& position, const RepricingRule& rule) {
    std::optional<std::int64_t> ceiling;
    for (const auto& limit : {rule.ceiling_minor, position.maximum_minor, position.new_price_minor})
        if (limit && (!ceiling || *limit < *ceiling)) ceiling = limit;
    return ceiling;
}

Repriced reprice(const Position& position, const RepricingRule& rule, const LatelyMoved& lately,
                 std::int64_t tick_minor) {
    using enum RepricingReason;
    const std::int64_t price = position.price_minor;
    const Verdict verdict = verdict_at(position, price);
    if (const auto leave = reason_to_leave(position, verdict, rule, lately)) return {price, *leave};

    const std::int64_t to_win = *position.facts.price_to_win_minor;
    const std::optional<std::int64_t> ceiling = ceiling_of(position, rule);
    if (to_win >= kPriceMinorMax && !ceiling) return {price, no_ceiling};
    const std::int64_t floor =
        up_to_tick(std::max(*position.floor_minor, rule.floor_minor.value_or(0)), tick_minor);
    const std::int64_t top = ceiling.value_or(kPriceMinorMax);

    Course course{aim_of(rule, to_win), aimed};
    if (to_win >= kPriceMinorMax) course = {top, at_ceiling};
    if (floor > std::min(to_win, top)) return {price, floor_loses};
    course.keep_between(0, top, at_ceiling);
    course.keep_between(floor, kPriceMinorMax, at_floor);
    slow_down(course, price, rule, lately);
    // Pace may not carry a price across a limit that it already broke: those come last.
    course.keep_between(0, top, at_ceiling);
    course.keep_between(floor, kPriceMinorMax, at_floor);
    course.price_minor -= course.price_minor % tick_minor;

    const bool lowers = course.price_minor < price;
    if (course.price_minor == price)
        return {price, course.reason == capped ? daily_cap_reached : already_there};
    if (lowers && verdict.holds_buybox && rule.while_holding == WhileHolding::never_lower)
        return {price, holding};
    return {course.price_minor, course.reason};
}

} // namespace stall::listings
