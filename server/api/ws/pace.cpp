// Sliding windows of a few dozen parts each. Must not know the clock or HTTP.
#include "server/api/ws/pace.hpp"

#include <algorithm>
#include <iterator>

namespace stall::api {
namespace {

/// A window is kept in this many parts: less room than a note of each request, and never more
/// generous than what is published.
constexpr std::int64_t kParts = 60;

Error exceeded(std::int64_t wait_ms) {
    const std::int64_t seconds = std::max<std::int64_t>(1, (wait_ms + 999) / 1'000);
    return Error{"rate_exceeded", "", "", std::to_string(seconds)};
}

} // namespace

void PaceKeeper::forget_old(Tally& tally, std::int64_t now_ms) {
    while (!tally.taken.empty() && tally.taken.front().until_ms <= now_ms) {
        tally.sum -= tally.taken.front().amount;
        tally.taken.pop_front();
    }
}

void PaceKeeper::forget_the_resting(std::int64_t now_ms) {
    if (tallies_.size() < sweep_at_) return;
    for (auto entry = tallies_.begin(); entry != tallies_.end();) {
        Tally& tally = entry->second;
        forget_old(tally, now_ms);
        const bool rests = tally.taken.empty() && tally.blocked_until_ms <= now_ms;
        entry = rests ? tallies_.erase(entry) : std::next(entry);
    }
    sweep_at_ = std::max<std::size_t>(1'024, tallies_.size() * 2);
}

Result<void> PaceKeeper::take(Pace pace, std::string_view subject, std::int64_t amount,
                              Instant now) {
    const Allowance& allowed = allowances_[static_cast<std::size_t>(pace)];
    const std::int64_t now_ms = now.utc_ms;
    const std::lock_guard lock(mutex_);
    forget_the_resting(now_ms);
    Tally& tally = tallies_[{pace, std::string(subject)}];
    forget_old(tally, now_ms);
    if (tally.blocked_until_ms > now_ms) return exceeded(tally.blocked_until_ms - now_ms);
    if (tally.sum + amount > allowed.count_max) {
        std::int64_t over = tally.sum + amount - allowed.count_max;
        std::int64_t room_at_ms = now_ms + allowed.window_ms;
        for (const Taken& taken : tally.taken) {
            over -= taken.amount;
            room_at_ms = taken.until_ms;
            if (over <= 0) break;
        }
        if (allowed.block_ms > 0) tally.blocked_until_ms = now_ms + allowed.block_ms;
        return exceeded(std::max(room_at_ms - now_ms, allowed.block_ms));
    }
    const std::int64_t part_ms = std::max<std::int64_t>(1, allowed.window_ms / kParts);
    const std::int64_t until_ms = (now_ms / part_ms + 1) * part_ms + allowed.window_ms - 1;
    if (tally.taken.empty() || tally.taken.back().until_ms != until_ms)
        tally.taken.push_back({until_ms, 0});
    tally.taken.back().amount += amount;
    tally.sum += amount;
    return {};
}

std::size_t PaceKeeper::subject_count() const {
    const std::lock_guard lock(mutex_);
    return tallies_.size();
}

} // namespace stall::api
