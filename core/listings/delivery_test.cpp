// Limits of deliveries, the one that ranks, and parts put in their places, as tables.
#include "core/listings/delivery.hpp"

#include <doctest/doctest.h>

namespace stall::listings {
namespace {

constexpr Currency kEur = Currency::of("EUR");
Delivery way(std::int64_t minor, std::int32_t hours, const char* shipper = "UPS") {
    return {shipper, {minor, kEur}, hours};
}
template <typename T> std::string said(const Result<T>& result) {
    return result.ok() ? "" : result.error().code + result.error().where;
}

TEST_CASE("each delivery knows its limits and an ad has three at most") {
    struct Case {
        std::vector<Delivery> deliveries;
        const char* refusal;
    };
    for (const Case& row : {
             Case{{}, ""},
             Case{{way(0, 1), way(499, 72, ""), way(999, 24)}, ""},
             Case{{way(0, 24), way(0, 24), way(0, 24), way(0, 24)}, "too_many_deliveries"},
             Case{{way(-1, 24)}, "price_not_positive/0/price"},
             Case{{way(0, 24), way(INT64_MAX, 24)}, "price_too_high/1/price"},
             Case{{way(0, 0)}, "delivery_hours_out_of_range/0/delay_hours"},
             Case{{way(0, 73)}, "delivery_hours_out_of_range/0/delay_hours"},
             Case{{way(0, 24, "\xff")}, "utf8_invalid/0/shipper"},
             Case{{{"", {0, Currency::of("SEK")}, 24}}, "currency_mismatch/0/price"},
         })
        CHECK(said(check_deliveries(row.deliveries, kEur)) == row.refusal);
    CHECK(said(check_shipper(std::string(kShipperLengthMax + 1, 'a'))) == "shipper_too_long");
    CHECK(check_shipper(" DHL  EXPRESS ").value() == "DHL  EXPRESS");
}

TEST_CASE("the cheapest ranks and of two as cheap the quicker") {
    CHECK(cheapest({}) == nullptr);
    CHECK(*cheapest({way(499, 24), way(0, 72), way(0, 48)}) == way(0, 48));
    CHECK(*cheapest({way(499, 1)}) == way(499, 1));
}

TEST_CASE("parts go to their places and what they leave out stays") {
    const Money free{0, kEur};
    const std::vector<Delivery> two = {way(499, 24), way(899, 48, "DPD")};
    struct Case {
        std::vector<Delivery> present;
        DeliveryParts parts;
        std::vector<Delivery> wanted;
    };
    for (const Case& row : {
             Case{two, {}, two},
             Case{two, {{{"GLS"}}}, {way(499, 24, "GLS"), two[1]}},
             Case{two, {{{}, {"", free, 72}}}, {two[0], way(0, 72, "DPD")}},
             Case{two, {{{}, {}, {"", free, 72}}}, {two[0], two[1], way(0, 72, "")}},
             Case{{}, {{{}, {}, {"GLS", free, 72}}}, {way(0, 72, "GLS")}},
             Case{two, {{{"", {}, {}, true}}}, {two[1]}},
             Case{two, {{{"", {}, {}, true}, {"GLS"}}}, {way(899, 48, "GLS")}},
             Case{{}, {{{"", {}, {}, true}}}, {}},
         })
        CHECK(with_parts(row.present, row.parts).value() == row.wanted);
    CHECK(said(with_parts({}, {{{"UPS"}}})) == "delivery_incomplete/shipping_price_1");
    CHECK(said(with_parts(two, {{{}, {}, {"", free}}})) == "delivery_incomplete/shipping_delay_3");
}

} // namespace
} // namespace stall::listings
