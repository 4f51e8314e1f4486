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

TEST_CASE("headers of spreadsheets and shops are known") {
    struct Case {
        TrackingColumn column;
        std::vector<const char*> headers;
    };
    using enum TrackingColumn;
    for (const Case& row : {
             Case{order,
                  {"N° commande", "N° de commande", "Nº commande", "No. commande", "Order No.",
                   "Order #", "Order_ID", "Bestell-Nr.", "Bestellnr", "Auftragsnummer",
                   "Nr. ordine", "N. ordine", "Numero d’ordine", "N.º de pedido", "Nº pedido",
                   "ORDER NUMBER", "\uFEFForder number"}},
             Case{tracking_number,
                  {"Tracking Code", "Tracking No.", "Tracking-ID", "N° de suivi", "Numéro de colis",
                   "Sendungs-Nr.", "Paketnummer", "Código de seguimiento", "Codice tracciamento",
                   "Nr. spedizione"}},
             Case{carrier,
                  {"Courier", "Transporteur", "Paketdienst", "Frachtführer", "Mensajería",
                   "Vettore"}},
             Case{url, {"Lien de suivi", "Tracking link"}},
             Case{date, {"Date d’envoi", "Versanddatum", "Fecha de envío", "Data di spedizione"}},
             Case{ignored, {"reason", "", "sku", "order_state", "tracking_numbers2"}},
         })
        for (const char* header : row.headers) {
            CAPTURE(header);
            CHECK(tracking_column_named(header) == row.column);
        }
    const std::vector<std::string> header = {"order", "order_number", "Tracking", "Note",
                                             "carrier"};
    CHECK(suggest_tracking_mapping(header) ==
          listings::ColumnMapping{"", "order_number", "tracking_number", "", "carrier"});
}

TEST_CASE("columns go where the merchant says") {
    const char* text = "Ref,Box,By\n1001,6A12345678901,Colissimo\nx,6A12345678902,Colissimo\n";
    CHECK(read_tracking_file(text, {}).error().code == "column_missing");
    const auto file = read_tracking_file(text, {}, {"order_number", "tracking_number", "carrier"});
    REQUIRE(file.ok());
    CHECK(file.value().lines.size() == 1);
    CHECK(told(file.value()) == "3 Ref order_number_malformed\n"); // as the file has it
    CHECK(read_tracking_file(text, {}, {"carrier", "tracking_number", "carrier"}).error().code ==
          "column_twice");
    CHECK(read_tracking_file("order,tracking,carrier\n", {}, {"", "", "carrier"}).error().where ==
          "order_number");
}

TEST_CASE("numbers are read as spreadsheets write them") {
    const auto file =
        read_tracking_file("order;tracking;carrier\n"
                           "\"=\"\"402948\"\"\";\"=\"\"6A12345678901\"\"\";Colissimo\n"
                           "402949.0;6A12345678902;Colissimo\n"
                           "402950,00;'6A12345678903;Colissimo\n"
                           "'402951;6A12345678904;Colissimo\n"
                           "\u200B#402952;6A1234567890\u00AD5;Colissimo\n"
                           "402953.5;6A12345678906;Colissimo\n"
                           "4,02954E+05;6A12345678907;Colissimo\n"
                           "402955;6,12346E+12;Other\n"
                           "402956;#N/A;My cousin's van\n",
                           {';', '"'})
            .value();
    std::vector<std::int64_t> orders;
    std::string numbers;
    for (const TrackingLine& line : file.lines) {
        orders.push_back(line.order.value);
        numbers += line.parcel.tracking_number.back();
    }
    CHECK(orders == std::vector<std::int64_t>{402948, 402949, 402950, 402951, 402952});
    CHECK(numbers == "12345");
    CHECK(told(file) == "7 order order_number_malformed\n"
                        "8 order order_number_malformed\n"
                        "9 tracking tracking_number_spoilt\n"
                        "10 tracking tracking_number_spoilt\n");
}

TEST_CASE("a refused row takes no good row of the same order with it") {
    const auto file = read_tracking_file("sep=,\n"
                                         "order,tracking,carrier\n"
                                         "1001,#N/A,Colissimo\n"
                                         "1001,6A12345678901,Colissimo\n"
                                         "1001,6A12345678902,Colissimo\n"
                                         "1002,6A1\uFFFD345678901,Colissimo\n"
                                         "1002,6A12345678903,Colissimo\n",
                                         {})
                          .value();
    REQUIRE(file.lines.size() == 2);
    CHECK(file.lines[0].line == 4);
    CHECK(file.lines[1].line == 7);
    CHECK(told(file) == "3 tracking tracking_number_spoilt\n"
                        "5 order order_twice_in_file\n"
                        "6 tracking cell_not_utf8\n");
}

TEST_CASE("dates of two readings are taken where the file proves one") {
    const std::string file = "order,tracking,carrier,date\n1001,6A12345678901,Colissimo,5/11/26\n";
    const auto refused = read_tracking_file(file, {}).value();
    REQUIRE(refused.refusals.size() == 1);
    CHECK(refused.refusals[0].error ==
          Error{"date_ambiguous", "date", "5/11/26", "2026-11-05, 2026-05-11"});
    const auto taken =
        read_tracking_file(file + "1002,6A12345678902,Colissimo,25/11/26\n", {}).value();
    REQUIRE(taken.lines.size() == 2);
    CHECK(taken.lines[0].parcel.stated_day == "2026-11-05");
}
