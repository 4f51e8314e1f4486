// How fast one may go: programs through the seller API as published (requests of a token, lists and
// competitors, SKU lines of a merchant), signed links, writes of the page. Counted in the memory of
// this node. Source: seller-api.md section 0.7; the last two are our own. Must not know the clock
// (now is an argument) or HTTP.
#pragma once

#include "core/base/ids.hpp"
#include "core/base/result.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace stall::api {

/// What is counted apart from the rest.
enum class Pace : std::uint8_t {
    requests,           ///< of a token
    catalogue_requests, ///< of a token, under /ws/category
    listing_lines,      ///< of a merchant: SKU lines, sent as a file or one by one
    buybox_lists,       ///< of a token and country: walks through the pages of listings_bi
    competitors,        ///< of a token
    links,              ///< of one signed link, apart from its token's requests
    desk_writes         ///< of a session
};
inline constexpr std::size_t kPaces = 7;

/// At most `count_max` in any `window_ms`; who goes over waits until there is room, and at least
/// `block_ms`.
struct Allowance {
    std::int64_t count_max = 0;
    std::int64_t window_ms = 0;
    std::int64_t block_ms = 0;
};

inline constexpr std::array<Allowance, kPaces> kPublishedPace = {{{200, 10'000, 10'000},
                                                                  {20, 10'000, 10'000},
                                                                  {2'000, 3'600'000, 0},
                                                                  {2, 3'600'000, 0},
                                                                  {2, 1'000, 0},
                                                                  {20, 60'000, 0},
                                                                  {300, 10'000, 0}}};

/// Counts for everybody. Safe to call from any thread.
class PaceKeeper {
public:
    explicit PaceKeeper(const std::array<Allowance, kPaces>& allowances = kPublishedPace)
        : allowances_(allowances) {}

    /// Takes all of `amount`, or nothing. Errors: "rate_exceeded" (wanted: seconds to wait).
    Result<void> take(Pace pace, std::string_view subject, std::int64_t amount, Instant now);

    /// How many subjects are remembered; those at rest are forgotten in time.
    std::size_t subject_count() const;

private:
    /// What was taken within a small part of the window counts from that part's end.
    struct Taken {
        std::int64_t until_ms = 0;
        std::int64_t amount = 0;
    };
    struct Tally {
        std::deque<Taken> taken;
        std::int64_t sum = 0;
        std::int64_t blocked_until_ms = 0;
    };

    static void forget_old(Tally& tally, std::int64_t now_ms);
    void forget_the_resting(std::int64_t now_ms);

    const std::array<Allowance, kPaces> allowances_;
    mutable std::mutex mutex_;
    std::map<std::pair<Pace, std::string>, Tally, std::less<>> tallies_;
    std::size_t sweep_at_ = 1'024;
};

} // namespace stall::api
