// The quality of a merchant: a few known records, and that it only ever falls for bad service.
#include "core/listings/quality.hpp"

#include "core/listings/offers_generated.hpp"

#include <doctest/doctest.h>

namespace stall::listings {
namespace {

TEST_CASE("known records have known qualities") {
    struct Case {
        const char* why;
        ServiceRecord record;
        std::int32_t quality;
    };
    for (const Case& row : {
             Case{"a newcomer", {}, 915'500},
             Case{"perfect and busy", {{0, 0, 0, 0, 9'980}, 9'950, 0, 9'950, 0, 950, 0}, 999'525},
             Case{"one star for all", {{80, 0, 0, 0, 0}, 0, 0, 0, 0, 0, 0}, 635'500},
             Case{"one order in ten cancelled", {{}, 950, 100, 0, 0, 0, 0}, 698'300},
             Case{"the worst there is",
                  {{1'000'000, 0, 0, 0, 0}, 100'000, 100'000, 100'000, 100'000, 100'000, 100'000},
                  6},
         })
        CHECK_MESSAGE(quality_of(row.record) == row.quality, row.why);
}

TEST_CASE("property: better service never lowers the quality and worse never raises it") {
    generated::Dice dice(53);
    int changed = 0;
    for (int round = 0; round < 20'000; ++round) {
        ServiceRecord record;
        const std::int64_t scale = dice.one_in(2) ? 20 : 20'000;
        for (std::int64_t& count : record.ratings) count = dice.between(0, scale);
        const auto rate = [&](std::int64_t& all, std::int64_t& bad) {
            all = dice.between(1, scale);
            bad = dice.one_in(3) ? 0 : dice.between(0, all - 1);
        };
        rate(record.orders, record.cancelled);
        rate(record.dispatched, record.dispatched_late);
        rate(record.answers, record.answers_late);
        const std::int32_t quality = quality_of(record);
        REQUIRE(quality >= 1);
        REQUIRE(quality <= kQualityMax);

        const auto star = static_cast<std::size_t>(dice.between(0, 3));
        ServiceRecord better = record;
        if (better.ratings[star] > 0) --better.ratings[star], ++better.ratings[star + 1];
        REQUIRE(quality_of(better) >= quality);
        better = record;
        ++better.ratings[4];
        REQUIRE(quality_of(better) >= quality);

        for (std::int64_t ServiceRecord::* bad :
             {&ServiceRecord::cancelled, &ServiceRecord::dispatched_late,
              &ServiceRecord::answers_late}) {
            ServiceRecord worse = record;
            ++(worse.*bad);
            REQUIRE(quality_of(worse) <= quality);
            changed += quality_of(worse) < quality;
        }
        ServiceRecord worse = record;
        ++worse.orders, ++worse.cancelled;
        REQUIRE(quality_of(worse) <= quality);
    }
    CHECK(changed > 10'000);
}

} // namespace
} // namespace stall::listings
