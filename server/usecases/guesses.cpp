// What is kept is one instant for each guesser: when all its wrong attempts will be forgotten. Each
// one moves it on by the time that forgetting one takes. Must not know passwords, cookies or HTTP.
#include "server/usecases/guesses.hpp"

#include "server/storage/accounts.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace stall::usecases {
namespace {

/// More than these lengthen no wait any more, and shall not be remembered for ever.
constexpr std::int64_t kCountedBeyondFreeMax = 10;

std::int64_t wrong_of(const storage::Guesses& kept, const GuessAllowance& allowance, Instant now) {
    const std::int64_t left_ms = kept.forgotten_at.utc_ms - now.utc_ms;
    if (left_ms <= 0) return 0;
    return (left_ms + allowance.forgets_one_in_ms - 1) / allowance.forgets_one_in_ms;
}

Result<void> check_wait(storage::Database& database, const Guesser& guesser, Instant now) {
    const auto kept = TRY(storage::guesses_of(database, guesser.subject));
    const std::int64_t left_ms = kept.waits_until.utc_ms - now.utc_ms;
    if (left_ms <= 0) return {};
    return Error{"sign_in_throttled", "", "", std::to_string((left_ms + 999) / 1'000)};
}

Result<void> count(storage::Transaction& transaction, Guesser& guesser, Instant now) {
    const GuessAllowance& allowance = guesser.allowance;
    storage::Guesses kept = TRY(storage::guesses_of(transaction.database(), guesser.subject));
    const std::int64_t wrong =
        std::min(wrong_of(kept, allowance, now) + 1, allowance.free + kCountedBeyondFreeMax);
    const std::int64_t begins_ms = std::max(kept.forgotten_at.utc_ms, now.utc_ms);
    kept.forgotten_at.utc_ms = std::min(begins_ms + allowance.forgets_one_in_ms,
                                        now.utc_ms + (allowance.free + kCountedBeyondFreeMax) *
                                                         allowance.forgets_one_in_ms);
    const std::int64_t wait_ms = wait_after(allowance, wrong);
    kept.waits_until.utc_ms = wait_ms > 0 ? now.utc_ms + wait_ms : 0;
    guesser.waits_until_ms = kept.waits_until.utc_ms;
    return storage::keep_guesses(transaction, guesser.subject, kept);
}

} // namespace

std::int64_t wait_after(const GuessAllowance& allowance, std::int64_t wrong) {
    std::int64_t wait_ms = wrong >= allowance.free ? allowance.first_wait_ms : 0;
    for (std::int64_t more = allowance.free; more < wrong && wait_ms < kLongestWaitMs; ++more)
        wait_ms *= 2;
    return std::min(wait_ms, kLongestWaitMs);
}

Result<void> take_guess(storage::Transaction& transaction, std::span<Guesser> guessers,
                        Instant now) {
    TRY(storage::delete_forgotten_guesses(transaction, now));
    for (const Guesser& guesser : guessers) TRY(check_wait(transaction.database(), guesser, now));
    for (Guesser& guesser : guessers) TRY(count(transaction, guesser, now));
    return {};
}

Result<void> take_back(storage::Transaction& transaction, std::span<const Guesser> guessers,
                       Instant now) {
    for (const Guesser& guesser : guessers) {
        storage::Guesses kept = TRY(storage::guesses_of(transaction.database(), guesser.subject));
        if (kept.forgotten_at <= now) continue;
        kept.forgotten_at.utc_ms -= guesser.allowance.forgets_one_in_ms;
        // A wait that another attempt began meanwhile stands.
        if (kept.waits_until.utc_ms == guesser.waits_until_ms) kept.waits_until = Instant{0};
        TRY(storage::keep_guesses(transaction, guesser.subject, kept));
    }
    return {};
}

std::string address_block(std::string_view peer_address) {
    const std::string text(peer_address.substr(0, peer_address.find('%')));
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return text;
    std::array<char, INET6_ADDRSTRLEN> shown{};
    static constexpr std::array<unsigned char, 12> kIpv4InIpv6 = {0, 0, 0, 0, 0,    0,
                                                                  0, 0, 0, 0, 0xff, 0xff};
    if (std::equal(kIpv4InIpv6.begin(), kIpv4InIpv6.end(), bytes.begin()))
        return inet_ntop(AF_INET, &bytes[12], shown.data(), shown.size());
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return std::string(inet_ntop(AF_INET6, bytes.data(), shown.data(), shown.size())) + "/64";
}

} // namespace stall::usecases
