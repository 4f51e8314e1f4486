// Numbers that carriers print, numbers with a slip, and numbers that are another carrier's.
#include "core/orders/carrier.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace stall;
using namespace stall::orders;

TEST_CASE("each carrier takes its own numbers and names the slip in others") {
    struct Case {
        const char* carrier;
        const char* number;
        const char* outcome; ///< the number, or the error's code
        const char* wanted = "";
    };
    const Case cases[] = {
        {"UPS", "1Z999AA10123456784", "1Z999AA10123456784"},
        {"ups", " 1z 999 aa1 01 2345 6784", "1Z999AA10123456784"},
        {"UPS", "1Z999AA10123456785", "tracking_number_check_digit", "4"},
        {"UPS", "6A12345678901", "tracking_number_malformed", "1Z999AA10123456784"},
        {"Royal Mail", "RB123456785GB", "RB123456785GB"},
        {"Royal Mail", "RB123456784GB", "tracking_number_check_digit", "5"},
        {"Chronopost", "XY411654245FR", "tracking_number_check_digit", "8"},
        {"Post NL", "RA473124829NL", "RA473124829NL"},
        {"USPS", "RB473124828US", "tracking_number_check_digit", "9"},
        {"Colissimo", "6A12345678901", "6A12345678901"},
        {"Colissimo", "6A1234567890", "tracking_number_malformed", "RB123456785FR, 6A12345678901"},
        {"DHL Express", "3318810025", "3318810025"},
        {"DHL Express", "3318810034", "tracking_number_check_digit", "6"},
        {"DHL Paket", "563102430313", "563102430313"},
        {"DHL Paket", "00340434292135100186", "00340434292135100186"},
        {"DHL Paket", "00340434292135100187", "tracking_number_check_digit", "6"},
        {"DHL Paket", "JJD000390007882823", "JJD000390007882823"},
        {"DPD", "0081827 0998 0000 0200 33 350 276 C", "008182709980000020033350276C"},
        {"DPD", "008182709980000020033350276A", "tracking_number_check_digit", "C"},
        {"DPD", "09980525414724", "09980525414724"},
        {"GLS", "50123456789", "50123456789"},
        {"GLS", "ZABC1234", "ZABC1234"},
        {"GLS", "123", "tracking_number_malformed", "50123456789"},
        {"FedEx", "986578788855", "986578788855"},
        {"FedEx", "986578788856", "tracking_number_check_digit", "5"},
        {"FedEx", "149331877648230", "149331877648230"},
        {"Other", "anything goes", "anything goes"},
        {"My cousin's van", "no. 5", "no. 5"},
        {"GLS", "  ", "tracking_number_missing"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.carrier);
        CAPTURE(each.number);
        const auto number = check_tracking_number(each.carrier, each.number);
        CHECK((number.ok() ? number.value() : number.error().code) == each.outcome);
        if (!number.ok()) CHECK(number.error().wanted == each.wanted);
    }
    CHECK(check_tracking_number("", std::string(201, '1')).error().code ==
          "tracking_number_too_long");
}

TEST_CASE("the list of carriers is in order and every one is found again") {
    CHECK(std::ranges::is_sorted(carriers(), [](const Carrier& left, const Carrier& right) {
        std::string one(left.name), other(right.name);
        std::ranges::transform(one, one.begin(), [](char c) { return c | 0x20; });
        std::ranges::transform(other, other.begin(), [](char c) { return c | 0x20; });
        return one < other;
    }));
    for (const Carrier& carrier : carriers()) {
        CAPTURE(carrier.name);
        CHECK(find_carrier(carrier.name) == &carrier);
        if (!carrier.page.empty()) CHECK(carrier.page.starts_with("https://"));
    }
    CHECK(find_carrier("postnl")->name == "Post NL");
    CHECK(find_carrier("DHL  EXPRESS")->name == "DHL Express");
    CHECK(find_carrier("Pigeon") == nullptr);
}

TEST_CASE("a page for the parcel where the carrier has one") {
    CHECK(tracking_page("UPS", "1Z999AA10123456784") ==
          "https://www.ups.com/track?tracknum=1Z999AA10123456784");
    CHECK(tracking_page("Pigeon", "1") == "");
    CHECK(tracking_page("UPS", "a&b=c") == "");
}
