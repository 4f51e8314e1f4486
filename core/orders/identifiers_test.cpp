// IMEI and serial: what is one, and that they are written once.
#include "core/orders/identifiers.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::orders;

TEST_CASE("an IMEI has fifteen digits and the last one fits") {
    struct Case {
        const char* text;
        const char* outcome; ///< the digits, or the error's code
        const char* wanted = "";
    };
    const Case cases[] = {
        {"490154203237518", "490154203237518"},
        {" 49-015420-323751-8 ", "490154203237518"},
        {"35 209900 176148 1", "352099001761481"},
        {"490154203237517", "imei_check_digit", "8"},
        {"49015420323751", "imei_malformed", "15"},
        {"4901542032375181", "imei_malformed", "15"},
        {"49015420323751O", "imei_malformed", "15"},
        {"", "imei_malformed", "15"},
        {"\u200E490154\u2011203237\u00A0518", "490154203237518"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.text);
        const auto imei = check_imei(each.text);
        CHECK((imei.ok() ? imei.value() : imei.error().code) == each.outcome);
        if (!imei.ok()) CHECK(imei.error().wanted == each.wanted);
    }
}

TEST_CASE("every single slip of a digit in an IMEI is noticed") {
    const std::string good = "490154203237518";
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string slipped = good;
            slipped[at] = digit;
            CHECK(check_imei(slipped).ok() == (slipped == good));
        }
    }
}

TEST_CASE("a serial number has one to fifty characters") {
    CHECK(check_serial(" F2LX-99 ").value() == "F2LX-99");
    CHECK(check_serial("\uFEFFF2LX\u2011\u200B99\u00A0").value() == "F2LX-99");
    CHECK(check_serial("  ").error().code == "serial_empty");
    CHECK(check_serial(std::string(50, 'x')).ok());
    CHECK(check_serial(std::string(51, 'x')).error().code == "serial_too_long");
    CHECK(check_serial("\xFF").error().code == "utf8_invalid");
}

TEST_CASE("identifiers are written once and for single units only") {
    const std::string imei = "490154203237518", other = "352099001761481";
    struct Case {
        Identifiers present;
        int quantity;
        Identifiers wished;
        const char* outcome;
    };
    const Case cases[] = {
        {{}, 1, {imei, ""}, "ok"},
        {{}, 1, {"", "S1"}, "ok"},
        {{imei, ""}, 1, {"", "S1"}, "ok"},
        {{imei, ""}, 1, {imei, ""}, "ok"},
        {{imei, ""}, 1, {other, ""}, "imei_written_already"},
        {{"", "S1"}, 1, {"", "S2"}, "serial_written_already"},
        {{}, 2, {imei, ""}, "identifier_quantity"},
        {{}, 1, {}, "identifiers_missing"},
        {{}, 1, {"123", ""}, "imei_malformed"},
    };
    for (const Case& each : cases) {
        const auto written = write_identifiers(each.present, each.quantity, each.wished);
        CHECK((written.ok() ? "ok" : written.error().code) == each.outcome);
    }
    const auto both = write_identifiers({imei, ""}, 1, {"", "S1"}).value();
    CHECK(both == Identifiers{imei, "S1"});
}
