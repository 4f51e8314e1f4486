// The shop's clock: the machine's, or one that was set and moves on in real time from there. It
// gives `now` to all that happens in the shop; the log and HTTP's Date keep the machine's time.
#pragma once

#include "core/base/ids.hpp"
#include "core/base/result.hpp"

#include <optional>
#include <string_view>

namespace stall::hosts {

class ShopClock {
public:
    /// Nothing: the machine's time.
    explicit ShopClock(std::optional<Instant> set_to);
    Instant now() const;

private:
    std::int64_t ahead_ms_ = 0; ///< of the machine's clock
};

/// "2026-03-27T16:00:00Z": UTC, from 2022 to 2039, where holidays and clock changes are known
/// together with the two years of a demo shop's past. Errors: "shop_time_malformed" (wanted: how
/// it is written).
Result<Instant> parse_shop_time(std::string_view text);

} // namespace stall::hosts
