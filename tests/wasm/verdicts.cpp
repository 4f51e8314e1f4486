// Compares builds: ranks, prices to win, facts, verdicts and segments of 100,000 generated cases,
// hashed byte by byte. The native and the WebAssembly build must print the same line.
// `--every` prints a line for each case, to find the first that differs. Must not judge results.
#include "core/listings/offers_generated.hpp"
#include "core/listings/segment.hpp"

#include <cstdio>
#include <string_view>

namespace {

using namespace stall;
using namespace stall::listings;

constexpr int kCases = 100'000;
constexpr std::uint64_t kSeed = 2026;

/// FNV-1a over the little-endian bytes of numbers.
class Hash {
public:
    void add(std::int64_t number) {
        for (int shift = 0; shift < 64; shift += 8) {
            value_ ^= (static_cast<std::uint64_t>(number) >> shift) & 0xFF;
            value_ *= 0x100'0000'01B3;
        }
    }
    void add(const std::optional<std::int64_t>& number) {
        add(std::int64_t{number.has_value()});
        if (number) add(*number);
    }
    std::uint64_t value() const { return value_; }

private:
    std::uint64_t value_ = 0xCBF2'9CE4'8422'2325;
};

void add_facts(Hash& hash, const BuyboxFacts& facts) {
    hash.add(static_cast<std::int64_t>(facts.standing));
    hash.add(facts.price_to_win_minor);
    hash.add(facts.winner_price_minor);
    hash.add(std::int64_t{facts.rivals});
}

void add_verdict(Hash& hash, const Position& position, std::int64_t price_minor) {
    const Verdict verdict = verdict_at(position, price_minor);
    hash.add(static_cast<std::int64_t>(verdict.row));
    hash.add(static_cast<std::int64_t>(verdict.price));
    hash.add(std::int64_t{verdict.holds_buybox});
    hash.add(static_cast<std::int64_t>(verdict.standing));
    hash.add(verdict.recommended_minor);
    hash.add(std::int64_t{verdict.recommended_under_floor});
    hash.add(std::int64_t{verdict.under_floor});
    hash.add(verdict.distance_minor);
    hash.add(verdict.kept_minor);
    hash.add(verdict.margin_minor);
    hash.add(std::int64_t{segments_of(position, verdict)});
    hash.add(price_to_apply(position, price_minor).value_or(-1));
}

/// Draws case `number` and gives the hash of everything that the core says of it.
std::uint64_t hash_of_case(generated::Dice& dice, int number) {
    Hash hash;
    const auto scale =
        generated::kScales[static_cast<std::size_t>(number) % generated::kScales.size()];
    const std::vector<Offer> offers = generated::offers(dice, scale);
    const std::int64_t tick = dice.one_in(2) ? 1 : dice.between(2, 100);
    for (const Offer& ranked : rank(offers)) hash.add(ranked.id.value);
    for (const Offer& own : offers) {
        hash.add(price_to_win(own, offers, tick));
        add_facts(hash, facts_for(own, offers, tick));
    }
    const Position position = generated::position(dice, offers.front(), offers, tick);
    const std::int64_t shown = position.price_minor;
    const std::int64_t to_win = position.facts.price_to_win_minor.value_or(shown);
    for (std::int64_t price : {shown, to_win, to_win + 1, dice.between(0, shown * 2),
                               std::int64_t{0}, std::int64_t{-1}, INT64_MIN, INT64_MAX})
        add_verdict(hash, position, price);
    return hash.value();
}

} // namespace

int main(int count, char** arguments) {
    const bool every = count > 1 && std::string_view(arguments[1]) == "--every";
    generated::Dice dice(kSeed);
    Hash all;
    for (int number = 0; number < kCases; ++number) {
        const std::uint64_t hash = hash_of_case(dice, number);
        all.add(static_cast<std::int64_t>(hash));
        if (every) std::printf("%d %016llx\n", number, static_cast<unsigned long long>(hash));
    }
    std::printf("%d cases %016llx\n", kCases, static_cast<unsigned long long>(all.value()));
    return 0;
}
