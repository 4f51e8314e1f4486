// A file of trackings: good rows go, bad ones come back with the reason.
#include "core/orders/tracking_file.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::orders;

namespace {

std::string told(const TrackingFile& file) {
    std::string text;
    for (const TrackingRefusal& refusal : file.refusals)
        text += std::to_string(refusal.line) + " " + refusal.error.where + " " +
                refusal.error.code + "\n";
    return text;
}

} // namespace

TEST_CASE("good rows are read and every bad cell is told") {
    const char* text = "Order number;Tracking number;Carrier;Tracking URL;Date\n"
                       "1001;6A12345678901;Colissimo;;\n"
                       "#1002;1z999aa10123456784;ups;https://x.example/1;27/03/2026\n"
                       "1003;1Z999AA10123456785;UPS;;\n"
                       "x;6A12345678901;Colissimo;;\n"
                       ";6A12345678901;;;\n"
                       "1001;6A12345678902;Colissimo;;\n"
                       "1004;6A12345678901;Colissimo;ftp://x;31/02/2026\n"
                       "1005;6A12345678901\n"
                       ";;;;\n";
    const auto file = read_tracking_file(text, {';', '"'}).value();
    CHECK(file.line_count == 8);
    REQUIRE(file.lines.size() == 2);
    CHECK(file.lines[0] == TrackingLine{2, OrderId(1001), {"6A12345678901", "", "Colissimo", ""}});
    CHECK(file.lines[1] ==
          TrackingLine{3,
                       OrderId(1002),
                       {"1Z999AA10123456784", "https://x.example/1", "UPS", "2026-03-27"}});
    CHECK(told(file) == "4 Tracking number tracking_number_check_digit\n"
                        "5 Order number order_number_malformed\n"
                        "6 Order number order_number_missing\n"
                        "6 Carrier carrier_missing\n"
                        "7 Order number order_twice_in_file\n"
                        "8 Date date_malformed\n"
                        "8 Tracking URL tracking_url_malformed\n"
                        "9  line_too_short\n");
    CHECK(file.refused == std::vector<RefusedRow>{{4, "1003", "1Z999AA10123456785", "UPS"},
                                                  {5, "x", "6A12345678901", "Colissimo"},
                                                  {6, "", "6A12345678901", ""},
                                                  {7, "1001", "6A12345678902", "Colissimo"},
                                                  {8, "1004", "6A12345678901", "Colissimo"},
                                                  {9, "1005", "6A12345678901", ""}});
}

TEST_CASE("headers are known in several languages and a file needs three of them") {
    CHECK(read_tracking_file("N° de commande,Numéro de suivi,Transporteur\n", {}).ok());
    CHECK(read_tracking_file("Bestellnummer,Sendungsnummer,Versanddienstleister\n", {}).ok());
    CHECK(read_tracking_file("order_id,tracking_number,shipper\n", {}).ok());
    CHECK(read_tracking_file("order_id,shipper\n", {}).error().where == "tracking_number");
    CHECK(read_tracking_file("order,order_id,tracking,carrier\n", {}).error().code ==
          "column_twice");
    CHECK(read_tracking_file("", {}).error().code == "file_empty");
}

TEST_CASE("only an order that is to be dispatched takes a parcel") {
    struct Case {
        std::optional<OrderStanding> standing;
        const char* outcome;
    };
    const Case cases[] = {
        {std::nullopt, "order_unknown"},
        {OrderStanding{OrderState::fresh, false}, "order_unknown"},
        {OrderStanding{OrderState::to_confirm, false}, "order_not_to_dispatch"},
        {OrderStanding{OrderState::to_dispatch, false}, "ok"},
        {OrderStanding{OrderState::done, true}, "order_shipped_already"},
        {OrderStanding{OrderState::done, false}, "order_not_to_dispatch"},
        {OrderStanding{OrderState::pending_payment, false}, "order_not_to_dispatch"},
    };
    for (const Case& each : cases) {
        const auto checked = check_standing({2, OrderId(1), {}}, each.standing);
        CHECK((checked.ok() ? "ok" : checked.error().code) == each.outcome);
    }
}

TEST_CASE("days are read as programs write them") {
    CHECK(read_day("2026-03-27").value() == "2026-03-27");
    CHECK(read_day("2026-03-27T10:00:00Z").value() == "2026-03-27");
    CHECK(read_day("7.3.2026").value() == "2026-03-07");
    CHECK(read_day("29/02/2028").value() == "2028-02-29");
    for (const char* bad :
         {"29/02/2026", "2026-13-01", "2026-03", "yesterday", "2026-03-27x", "2026--3-27", ""})
        CHECK(read_day(bad).error().code == "date_malformed");
}
