// What spreadsheets leave, refused for every carrier; and numbers that only look like it.
#include "core/orders/spoilt_number.hpp"

#include "core/orders/carrier.hpp"
#include "core/orders/moves.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::orders;

TEST_CASE("what a spreadsheet spoilt is no number of any carrier") {
    for (const char* text : {"6,12346E+12",
                             "6.1E+12",
                             "1,23457E+11",
                             "6E+12",
                             "6.12346e12",
                             "-1.5E-7",
                             "6,12346 E+12",
                             "#N/A",
                             "#NV",
                             "#N/D",
                             "#REF!",
                             "#BEZUG!",
                             "#RIF!",
                             "#\u00A1REF!",
                             "#WERT!",
                             "#VALUE!",
                             "#VALEUR!",
                             "#\u00A1VALOR!",
                             "#VALORE!",
                             "#NAME?",
                             "#NOM?",
                             "#\u00BFNOMBRE?",
                             "#NOME?",
                             "#DIV/0!",
                             "#\u00A1DIV/0!",
                             "#NULL!",
                             "#NUM!",
                             "#ZAHL!",
                             "#SPILL!",
                             "########",
                             "Err:502",
                             "NaN",
                             "null",
                             "FALSE",
                             "FAUX",
                             "n/a",
                             "=1+1",
                             "=\"6A12345678901\"",
                             "6123456789012.0",
                             "6123456789012,00",
                             "\u200B#N/A\u00A0",
                             " 6,12346E+12 "}) {
        CAPTURE(text);
        CHECK(is_spoilt(text));
        for (const char* carrier : {"Colissimo", "DPD", "Evri", "Other", "My cousin's van"})
            CHECK(check_tracking_number(carrier, text).error().code == "tracking_number_spoilt");
        // Programs give any carrier and any form; these not.
        CHECK(check_parcel_text({text, "", "Other", ""}).error() ==
              Error{"tracking_number_spoilt", "/tracking_number",
                    check_tracking_number("Other", text).error().got, ""});
    }
    for (const char* text :
         {"6A12345678901", "12345E12", "E+12", "1Z999AA10123456784", "no. 5", "anything goes", "#5",
          "#A1B2", "1.2", "34.5", "402948.000", "3.0", "Nulla", "Err: 5x", "6,12346E+12A"}) {
        CAPTURE(text);
        CHECK_FALSE(is_spoilt(text));
    }
}

TEST_CASE("letters that nobody sees make no second tracking number") {
    CHECK(check_tracking_number("UPS", "\uFEFF1Z999AA1\u200B0123456784").value() ==
          "1Z999AA10123456784");
    CHECK(check_tracking_number("Other", "AB\u2011\u00AD12\u00A03").value() == "AB-12 3");
    CHECK(check_parcel_text({"AB\u200B1", "", "By hand", ""}).value().tracking_number == "AB1");
    CHECK(check_tracking_number("Other", "\u200B").error().code == "tracking_number_missing");
}
