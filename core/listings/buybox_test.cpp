// The ranking and the price to win: a table of cases, and properties over generated offers against
// an oracle that tries every price.
#include "core/listings/buybox.hpp"

#include "core/listings/offers_generated.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace stall::listings {
namespace {

using generated::Dice;
using generated::kScales;
using generated::Scale;

constexpr int kRounds = 4'000;

Offer offer(std::int64_t id, std::int64_t price, std::int32_t quality) {
    Offer made;
    made.id = OfferId(id);
    made.merchant = MerchantId(id);
    made.price_minor = price;
    made.quality = quality;
    made.quantity = 1;
    return made;
}
template <typename Change> Offer with(Offer changed, Change change) {
    change(changed);
    return changed;
}
Offer at_price(const Offer& own, std::int64_t price_minor) {
    return with(own, [&](Offer& changed) { changed.price_minor = price_minor; });
}
std::vector<Offer> without(std::vector<Offer> offers, const Offer& own) {
    std::erase_if(offers, [&](const Offer& other) { return other.id == own.id; });
    return offers;
}
bool wins(const Offer& own, const std::vector<Offer>& others) {
    std::vector<Offer> all = others;
    all.push_back(own);
    const std::vector<Offer> ranked = rank(all);
    return !ranked.empty() && ranked.front().id == own.id;
}
/// Takes part whatever was drawn, so that the price decides.
Offer contender(Offer own) {
    own.publication = Publication::online;
    own.quantity = 1;
    return own;
}

/// Straight from the words of the rule, in 64 bits: enough for tiny offers.
bool oracle_beats(const Offer& left, const Offer& right) {
    const std::int64_t left_landed = left.price_minor + left.shipping_minor;
    const std::int64_t right_landed = right.price_minor + right.shipping_minor;
    if (left.quality * right_landed > right.quality * left_landed) return true;
    if (left.quality * right_landed < right.quality * left_landed) return false;
    if (left_landed != right_landed) return left_landed < right_landed;
    if (left.shipping_delay_hours != right.shipping_delay_hours)
        return left.shipping_delay_hours < right.shipping_delay_hours;
    if (left.listed_at.utc_ms != right.listed_at.utc_ms)
        return left.listed_at.utc_ms < right.listed_at.utc_ms;
    return left.id.value < right.id.value;
}
bool oracle_takes_part(const Offer& offer) {
    return offer.publication == Publication::online && offer.quantity >= 1 &&
           offer.price_minor <= offer.maximum_minor.value_or(INT64_MAX);
}
bool oracle_wins(const Offer& own, const std::vector<Offer>& others) {
    return oracle_takes_part(own) && std::ranges::all_of(others, [&](const Offer& other) {
               return !oracle_takes_part(other) || oracle_beats(own, other);
           });
}
/// Tries every price on the tick. No tiny offer can win above 4 · 16 against a rival.
std::optional<std::int64_t> oracle_price_to_win(const Offer& own, const std::vector<Offer>& others,
                                                std::int64_t tick) {
    const bool alone = std::ranges::none_of(others, oracle_takes_part);
    if (alone && !own.maximum_minor) return kPriceMinorMax - kPriceMinorMax % tick;
    std::optional<std::int64_t> best;
    for (std::int64_t price = tick; price <= 70; price += tick)
        if (oracle_wins(at_price(own, price), others)) best = price;
    return best;
}

TEST_CASE("the higher quality for the landed price ranks first and ties fall in order") {
    const Offer base = offer(5, 100, 10);
    struct Case {
        const char* why;
        Offer better;
    };
    for (const Case& row : {
             Case{"cheaper", offer(9, 99, 10)},
             Case{"better", offer(9, 100, 11)},
             Case{"better and dearer in proportion minus one", offer(9, 199, 20)},
             Case{"same ratio and lower landed price", offer(9, 50, 5)},
             Case{"shorter delay",
                  with(offer(9, 100, 10), [](Offer& o) { o.shipping_delay_hours = 23; })},
             Case{"older", with(offer(9, 100, 10), [](Offer& o) { o.listed_at = Instant{-1}; })},
             Case{"smaller id", offer(4, 100, 10)},
             Case{"shipping counts",
                  with(offer(4, 90, 10), [](Offer& o) { o.shipping_minor = 10; })},
         }) {
        CHECK_MESSAGE(ranks_before(row.better, base), row.why);
        CHECK_FALSE_MESSAGE(ranks_before(base, row.better), row.why);
    }
    CHECK_FALSE(ranks_before(base, base));
}

TEST_CASE("an offer takes part when online and in stock and not over its maximum") {
    const Offer base = with(offer(1, 100, 10), [](Offer& o) { o.maximum_minor = 100; });
    CHECK(takes_part(base));
    CHECK_FALSE(takes_part(at_price(base, 101)));
    CHECK_FALSE(takes_part(at_price(base, 0)));
    CHECK_FALSE(takes_part(with(base, [](Offer& o) { o.quantity = 0; })));
    for (Publication publication : {Publication::incomplete, Publication::waiting,
                                    Publication::offline, Publication::archived})
        CHECK_FALSE(takes_part(with(base, [&](Offer& o) { o.publication = publication; })));
}

TEST_CASE("the price to win for one rival") {
    struct Case {
        const char* why;
        Offer own;
        Offer rival;
        std::int64_t tick;
        std::int64_t price; ///< 0: absent
    };
    const auto shipped = [](Offer changed, std::int64_t shipping) {
        changed.shipping_minor = shipping;
        return changed;
    };
    for (const Case& row : {
             Case{"equal quality and smaller id: the same price", offer(1, 1, 10),
                  offer(2, 100, 10), 1, 100},
             Case{"equal quality and larger id: a tick less", offer(3, 1, 10), offer(2, 100, 10), 1,
                  99},
             Case{"double quality: the tie goes to the cheaper rival", offer(1, 1, 20),
                  offer(2, 100, 10), 1, 199},
             Case{"half quality: the tie is ours", offer(3, 1, 5), offer(2, 100, 10), 1, 50},
             Case{"no whole division", offer(3, 1, 7), offer(2, 100, 9), 1, 77},
             Case{"own shipping is paid for", shipped(offer(1, 1, 10), 30), offer(2, 100, 10), 1,
                  70},
             Case{"the rival's shipping helps", offer(1, 1, 10), shipped(offer(2, 100, 10), 5), 1,
                  105},
             Case{"down to the tick", offer(1, 1, 10), offer(2, 199, 10), 50, 150},
             Case{"not one tick wins", offer(1, 1, 10), offer(2, 49, 10), 50, 0},
             Case{"shipping alone is too dear", shipped(offer(1, 1, 10), 100), offer(2, 100, 10), 1,
                  0},
         })
        CHECK_MESSAGE(price_to_win(row.own, std::vector{row.rival}, row.tick).value_or(0) ==
                          row.price,
                      row.why);
}

TEST_CASE("without rivals any price wins up to the maximum") {
    const Offer own = offer(1, 100, 10);
    CHECK(price_to_win(own, {}, 1) == kPriceMinorMax);
    CHECK(price_to_win(with(own, [](Offer& o) { o.maximum_minor = 90; }), {}, 1) == 90);
    CHECK(price_to_win(own, std::vector{own}, 1) == kPriceMinorMax);
}

TEST_CASE("the facts say how an offer stands and no more") {
    const Offer own = offer(1, 100, 10);
    const Offer cheaper = offer(2, 80, 10);
    const Offer dearer = offer(3, 120, 10);
    const Offer mine_cheaper = with(offer(4, 70, 10), [](Offer& o) { o.merchant = MerchantId(1); });
    const Offer own_offline = with(own, [](Offer& o) { o.publication = Publication::offline; });
    const Offer own_over = with(own, [](Offer& o) { o.maximum_minor = 75; });
    struct Case {
        const char* why;
        Offer own;
        std::vector<Offer> all;
        BuyboxFacts facts;
    };
    for (const Case& row : {
             Case{"alone", own, {own}, {Standing::winning, kPriceMinorMax, 100, 0}},
             Case{"winning", own, {dearer, own}, {Standing::winning, 120, 100, 1}},
             Case{"losing", own, {own, dearer, cheaper}, {Standing::losing, 80, 80, 2}},
             Case{"own other ad",
                  own,
                  {own, mine_cheaper, cheaper},
                  {Standing::won_by_your_other_ad, {}, 70, 1}},
             Case{"the other of them",
                  mine_cheaper,
                  {own, mine_cheaper, cheaper},
                  {Standing::winning, 79, 70, 1}},
             Case{"offline", own_offline, {own_offline, dearer}, {Standing::absent, 120, 120, 1}},
             Case{"offline and alone",
                  own_offline,
                  {own_offline},
                  {Standing::absent, kPriceMinorMax, {}, 0}},
             Case{"over its maximum", own_over, {own_over, cheaper}, {Standing::absent, 75, 80, 1}},
             Case{"offline beside an own winner",
                  own_offline,
                  {own_offline, mine_cheaper},
                  {Standing::won_by_your_other_ad, {}, 70, 0}},
         })
        CHECK_MESSAGE(facts_for(row.own, row.all, 1) == row.facts, row.why);
}

TEST_CASE("property: the order of the input changes nothing") {
    Dice dice(1);
    for (Scale scale : kScales)
        for (int round = 0; round < kRounds; ++round) {
            std::vector<Offer> offers = generated::offers(dice, scale);
            const std::vector<Offer> ranked = rank(offers);
            const BuyboxFacts facts = facts_for(offers[0], offers, 1);
            const Offer own = offers[0];
            for (std::size_t last = offers.size() - 1; last > 0; --last)
                std::swap(offers[last], offers[static_cast<std::size_t>(dice.between(0, last))]);
            REQUIRE(rank(offers) == ranked);
            REQUIRE(facts_for(own, offers, 1) == facts);
            REQUIRE(std::ranges::is_sorted(ranked, ranks_before));
        }
}

TEST_CASE("property: tiny offers rank and price as the oracle says that tries every price") {
    Dice dice(2);
    for (int round = 0; round < 5 * kRounds; ++round) {
        const std::vector<Offer> offers = generated::offers(dice, Scale::tiny);
        const Offer own = contender(offers[0]);
        const std::vector<Offer> others = without(offers, own);
        const std::int64_t tick = dice.between(1, 3);
        REQUIRE(wins(own, others) == oracle_wins(own, others));
        REQUIRE(price_to_win(own, others, tick) == oracle_price_to_win(own, others, tick));
    }
}

TEST_CASE("property: the price to win wins and one tick more does not") {
    Dice dice(3);
    int found = 0;
    for (Scale scale : kScales)
        for (int round = 0; round < kRounds; ++round) {
            const std::vector<Offer> offers = generated::offers(dice, scale);
            const Offer own = contender(offers[0]);
            const std::vector<Offer> others = without(offers, own);
            const std::int64_t tick = dice.one_in(2) ? 1 : dice.between(2, 100);
            const std::optional<std::int64_t> price = price_to_win(own, others, tick);
            const std::int64_t more = price.value_or(0) + tick;
            if (price) {
                ++found;
                REQUIRE(*price % tick == 0);
                REQUIRE(*price <= own.maximum_minor.value_or(kPriceMinorMax));
                REQUIRE(wins(at_price(own, *price), others));
            }
            REQUIRE((more > kPriceMinorMax || !wins(at_price(own, more), others)));
        }
    CHECK(found > 2 * kRounds);
}

TEST_CASE("property: lowering only the price or raising only the quality never loses the box") {
    Dice dice(4);
    int held = 0;
    for (Scale scale : kScales)
        for (int round = 0; round < kRounds; ++round) {
            const std::vector<Offer> offers = generated::offers(dice, scale);
            const Offer own = contender(offers[0]);
            const std::vector<Offer> others = without(offers, own);
            if (!wins(own, others)) continue;
            ++held;
            REQUIRE(wins(at_price(own, dice.between(1, own.price_minor)), others));
            const std::int64_t quality = dice.between(own.quality, kQualityMax);
            REQUIRE(
                wins(with(own, [&](Offer& o) { o.quality = static_cast<std::int32_t>(quality); }),
                     others));
        }
    CHECK(held > kRounds / 2);
}

TEST_CASE("property: an offer that takes no part changes nothing") {
    Dice dice(5);
    for (Scale scale : kScales)
        for (int round = 0; round < kRounds; ++round) {
            std::vector<Offer> offers = generated::offers(dice, scale);
            const std::vector<Offer> ranked = rank(offers);
            const BuyboxFacts facts = facts_for(offers[0], offers, 1);
            Offer idle = offers[static_cast<std::size_t>(dice.between(0, 1))];
            idle.id = OfferId(100);
            if (dice.one_in(2))
                idle.quantity = 0;
            else
                idle.maximum_minor = idle.price_minor - 1;
            const Offer own = offers[0];
            offers.insert(offers.begin(), idle);
            REQUIRE(rank(offers) == ranked);
            REQUIRE(facts_for(own, offers, 1) == facts);
        }
}

} // namespace
} // namespace stall::listings
