// How often a password may be guessed: an attempt is counted before it is looked at and taken back
// when it was right, and who guessed wrong too often waits, longer each time. The figures stand in
// docs/security.md. Must not know passwords, cookies or HTTP.
#pragma once

#include "server/storage/store.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stall::usecases {

/// After `free` wrong attempts each further one has to wait: `first_wait_ms`, then twice as long
/// each time, at most kLongestWaitMs. One wrong attempt is forgotten in each `forgets_one_in_ms`.
struct GuessAllowance {
    std::int64_t free = 0;
    std::int64_t first_wait_ms = 0;
    std::int64_t forgets_one_in_ms = 0;
};

inline constexpr std::int64_t kMinuteMs = 60'000;
inline constexpr std::int64_t kLongestWaitMs = 15 * kMinuteMs;
inline constexpr GuessAllowance kAccountGuesses{5, kMinuteMs, 60 * kMinuteMs};
/// An office or a proxy is one address for many people.
inline constexpr GuessAllowance kAddressGuesses{100, 5'000, kMinuteMs};
/// A browser that signed in to this account before, in place of both.
inline constexpr GuessAllowance kBrowserGuesses{5, kMinuteMs, 60 * kMinuteMs};

/// The wait after that many wrong attempts; 0 while they are free.
std::int64_t wait_after(const GuessAllowance& allowance, std::int64_t wrong);

/// Who is counted: "address:192.0.2.1".
struct Guesser {
    std::string subject;
    GuessAllowance allowance;
    std::int64_t waits_until_ms = 0; ///< written by take_guess: the wait that this attempt began
};

/// Counts one attempt of each, in the caller's transaction; where one of them has to wait, none.
/// Errors: "sign_in_throttled" (wanted: the seconds to wait), failures.
Result<void> take_guess(storage::Transaction& transaction, std::span<Guesser> guessers,
                        Instant now);
/// The attempt was right: it never counted.
Result<void> take_back(storage::Transaction& transaction, std::span<const Guesser> guessers,
                       Instant now);

/// An address as it is counted: IPv4 as it is (in IPv6 too), IPv6 by its /64; anything else as it
/// came.
std::string address_block(std::string_view peer_address);

} // namespace stall::usecases
