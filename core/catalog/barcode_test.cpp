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

TEST_CASE("every spelling of a number is kept in one form") {
    struct Case {
        const char* kept;
        std::vector<const char*> typed;
    };
    for (const Case& row : {
             // UPC-A, EAN-13 and GTIN-14 of one article.
             Case{"0199123456709", {"199123456709", "0199123456709", " 00199123456709 "}},
             Case{"0036000291452", {"036000291452", "0036000291452", "00036000291452"}},
             Case{"4006381333931", {"4006381333931", "04006381333931"}},
             Case{"96385074", {"96385074", "000096385074", "0000096385074", "00000096385074"}},
             Case{"01234565", {"01234565", "0000001234565"}},
             // A case of the article of the second line: another one.
             Case{"10036000291459", {"10036000291459"}},
             Case{"00000000", {"00000000", "0000000000000"}},
         })
        for (const char* typed : row.typed) {
            CAPTURE(typed);
            CHECK(check_barcode(typed).value() == row.kept);
            CHECK(kept_barcode(typed) == row.kept);
            CHECK(check_barcode(row.kept).value() == row.kept);
        }
    CHECK(kept_barcode(" SKU 1 ") == "SKU 1");
    CHECK(kept_barcode("0199123456708") == "0199123456708"); // no barcode: it stays as it is
}

TEST_CASE("a barcode within a search is looked for as it is kept") {
    struct Case {
        const char* typed;
        const char* kept;
    };
    for (const Case& row : {
             Case{"199123456709", "0199123456709"},
             Case{"00199123456709 blue", "0199123456709 blue"},
             Case{"phone  \"199123456709\"", "phone  \"0199123456709\""},
             Case{"x199123456709", "x199123456709"},
             Case{"199123456709-A", "199123456709-A"},
             Case{"1991234567", "1991234567"},
             Case{"00199", "00199"},
             Case{"iphone 12 128", "iphone 12 128"},
             Case{"", ""},
             Case{" ", " "},
         })
        CHECK(with_kept_barcodes(row.typed) == row.kept);
}

TEST_CASE("an article is found by all its spellings") {
    using Words = std::vector<std::string>;
    CHECK(barcode_spellings("199123456709") ==
          Words{"0199123456709", "199123456709", "00199123456709"});
    CHECK(barcode_spellings("4006381333931") == Words{"4006381333931", "04006381333931"});
    CHECK(barcode_spellings("10036000291459") == Words{"10036000291459"});
    CHECK(barcode_spellings("96385074") ==
          Words{"96385074", "000096385074", "0000096385074", "00000096385074"});
    CHECK(barcode_spellings("SKU-1").empty());
    CHECK(barcode_spellings("").empty());
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
