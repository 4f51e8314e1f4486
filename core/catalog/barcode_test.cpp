// Check digits of known barcodes, and every slip of one digit.
#include "core/catalog/barcode.hpp"

#include <doctest/doctest.h>

namespace stall::catalog {
namespace {

TEST_CASE("known barcodes pass and others do not") {
    struct Case {
        const char* text;
        const char* outcome;
    };
    for (const Case& row : {
             Case{"4006381333931", "ok"},
             Case{"036000291452", "ok"},
             Case{"96385074", "ok"},
             Case{"10012345678902", "ok"},
             Case{" 4006381333931 ", "ok"},
             Case{"\u200B4006381\u00AD333931\uFEFF", "ok"},
             Case{"0000000000000", "ok"},
             Case{"4006381333932", "ean_check_digit"},
             Case{"036000291453", "ean_check_digit"},
             Case{"", "ean_malformed"},
             Case{"4006381", "ean_malformed"},
             Case{"400638133393X", "ean_malformed"},
             Case{"4,00638E+12", "ean_malformed"},
             Case{"400638133393123", "ean_malformed"},
             Case{"0036000291452", "ok"},
         }) {
        const Result<std::string> result = check_barcode(row.text);
        CHECK_MESSAGE((result.ok() ? "ok" : result.error().code) == row.outcome, row.text);
    }
    CHECK(check_barcode("4006381333932").error().wanted == "1");
}

TEST_CASE("every slip of one digit is noticed") {
    const std::string good = "4006381333931";
    for (std::size_t place = 0; place < good.size(); ++place)
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string slipped = good;
            slipped[place] = digit;
            CHECK(check_barcode(slipped).ok() == (slipped == good));
        }
}

} // namespace
} // namespace stall::catalog
