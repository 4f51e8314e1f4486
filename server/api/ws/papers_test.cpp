// What goes with orders over /ws: invoices uploaded for customers, and the label service's parcels.
// Source: seller-api.md sections 1.4 and 1.5.
#include "core/orders/invoice_file.hpp"
#include "server/api/form_body.hpp"
#include "server/api/tried_json.hpp"
#include "server/api/tried_shop.hpp"
#include "server/storage/shipments.hpp"
#include "server/storage/tried_orders.hpp"

using namespace stall;
using namespace stall::api;
using storage::tried::succeed;
using tried::body_of;
using tried::Json;
using tried::kAlpha;

namespace {

/// Alpha's orders 70 and 71, Beta's 80.
struct PaperShop : tried::Shop {
    PaperShop() {
        succeed(store->write([](storage::Transaction& transaction) -> Result<void> {
            for (const std::int64_t id : {70, 71})
                TRY(storage::insert_customer_order(
                    transaction, kAlpha, storage::tried::tried_order(OrderId(id), "Zoé Weiß")));
            return storage::insert_customer_order(transaction, tried::kBeta,
                                                  storage::tried::tried_order(OrderId(80), "B B"));
        }));
    }
    Response upload(std::int64_t order, const std::string& body,
                    const char* type = "multipart/form-data; boundary=\"a b\"") {
        Request request = seller("POST", "/ws/orders/" + std::to_string(order) + "/invoice", body);
        for (auto& [name, value] : request.headers)
            if (name == "Content-Type") value = type;
        return send(request);
    }
    std::int64_t figure(const char* sql) {
        auto reader = storage::tried::value_of(store->read());
        return storage::tried::value_of(reader.database().integer_of(sql, {}, -1));
    }
    Json get(const std::string& target, int status = 200) {
        const Response response = send(seller("GET", target));
        CHECK(response.status == status);
        return Json(body_of(response));
    }
};

std::string part(const std::string& content, const char* name = "invoice",
                 const char* file = "facture.pdf") {
    return std::string("--a b\r\nContent-Disposition: form-data; name=\"") + name +
           "\"; filename=\"" + file + "\"\r\nContent-Type: text/html\r\n\r\n" + content + "\r\n";
}
const std::string kEnd = "--a b--\r\n";

/// Deliveries 1 (of 70, in May) and 2 (of 71, in June, scanned), and return 3 of a line of 70.
void add_shipments(PaperShop& shop) {
    succeed(shop.store->write([](storage::Transaction& transaction) -> Result<void> {
        wire::SellerShipment shipment;
        shipment.id = ShipmentId(1);
        shipment.order = OrderId(70);
        shipment.carrier = "Colissimo";
        shipment.label_url = "/labels/1.pdf";
        shipment.invoiced = {590, Currency::of("EUR")};
        shipment.created_at = Instant{1'778'407'200'000}; // 2026-05-10 10:00 UTC
        TRY(storage::insert_shipment(transaction, kAlpha, shipment));
        shipment.id = ShipmentId(2);
        shipment.order = OrderId(71);
        shipment.is_scanned = true;
        shipment.created_at = Instant{1'781'085'600'000}; // 2026-06-10 10:00 UTC
        shipment.picked_up_at = Instant{1'781'092'800'000};
        TRY(storage::insert_shipment(transaction, kAlpha, shipment));
        shipment.id = ShipmentId(3);
        shipment.direction = wire::Direction::return_;
        shipment.order = OrderId(70);
        shipment.lines = {OrderLineId(701)};
        return storage::insert_shipment(transaction, kAlpha, shipment);
    }));
}

} // namespace

TEST_CASE("a PDF is kept as the customers invoice whatever its name and type say") {
    PaperShop shop;
    const std::string pdf = "%PDF-1.4\r\n--another boundary\r\n";
    const Response response = shop.upload(70, part(pdf) + part("x", "note", "") + kEnd);
    CHECK(response.status == 200);
    CHECK(shop.figure("select count(*) from order_invoice where merchant_id = 1 and order_id = 70"
                      " and media_type = 'application/pdf' and file_name = 'facture.pdf'") == 1);
    CHECK(shop.figure("select sum(byte_count) from order_invoice") ==
          static_cast<std::int64_t>(pdf.size()));
    CHECK_FALSE(shop.get("/ws/orders/70")["date_bill_provided"].is_null());
    CHECK(shop.get("/ws/orders/71")["date_bill_provided"].is_null());
}

TEST_CASE("what a program uploaded is listed on the desk and read there") {
    PaperShop shop;
    const std::string pdf = "%PDF-1.4 one", png = "\x89PNG\r\n\x1a\n and more";
    REQUIRE(shop.upload(70, part(pdf, "invoice", "../facture é.pdf") + kEnd).status == 200);
    shop.now.utc_ms += 1'000;
    REQUIRE(shop.upload(70, part(png, "invoice", "scan.png") + kEnd).status == 200);
    const auto desk = [&shop](const std::string& path) {
        return shop.send(shop.desk("GET", "/desk/v1/orders/" + path));
    };
    const auto detail = storage::tried::value_of(wire::decode_order_detail(body_of(desk("70"))));
    const auto size = [](const std::string& text) {
        return static_cast<std::int64_t>(text.size());
    };
    REQUIRE(detail.invoices.size() == 2);
    CHECK(detail.invoices[0] == wire::UploadedInvoice{1, "facture é.pdf", "application/pdf",
                                                      size(pdf), storage::tried::kNow});
    CHECK(detail.invoices[1] ==
          wire::UploadedInvoice{2, "scan.png", "image/png", size(png), shop.now});
    const Response first = desk("70/invoices/1"), second = desk("70/invoices/2");
    CHECK(body_of(first) == pdf);
    CHECK(find_header(first.headers, "Content-Type") == "application/pdf");
    CHECK(find_header(first.headers, "Content-Disposition") ==
          "attachment; filename=\"invoice-70-1.pdf\"");
    CHECK(body_of(second) == png);
    for (const char* none : {"70/invoices/3", "70/invoices/0", "71/invoices/1", "x/invoices/1"}) {
        CAPTURE(none);
        CHECK(desk(none).status == 404);
    }
    shop.cookie = shop.sign_in("beta@example.org");
    CHECK(desk("70/invoices/1").status == 404);
}

TEST_CASE("an upload that is not all good leaves nothing") {
    PaperShop shop;
    struct Refused {
        std::string body;
        const char* code;
    };
    std::string many;
    for (int i = 0; i < 11; ++i) many += part("%PDF-");
    for (const Refused& refused :
         {Refused{part("%PDF-") + part("<html>") + kEnd, "invoice_type_unknown"},
          Refused{part("MZ\x90", "invoice", "invoice.pdf") + kEnd, "invoice_type_unknown"},
          Refused{part("") + kEnd, "invoice_empty"},
          Refused{part("%PDF-" + std::string(orders::kInvoiceBytesMax, 'x')) + kEnd,
                  "invoice_too_large"},
          Refused{many + kEnd, "invoices_too_many"},
          Refused{part("%PDF-", "other") + kEnd, "invoice_missing"},
          Refused{part("%PDF-"), "multipart_malformed"},
          Refused{"--a b\r\nno head", "multipart_malformed"},
          Refused{part("%PDF-", "invoice", std::string(kPartHeadBytesMax, 'x').c_str()) + kEnd,
                  "multipart_malformed"},
          Refused{part("%PDF-\r\n--a b and more") + kEnd, "multipart_malformed"},
          Refused{"", "multipart_malformed"}}) {
        CAPTURE(refused.code);
        const Response response = shop.upload(70, refused.body);
        CHECK(response.status == 400);
        CHECK(Json(body_of(response))["error"]["code"] == refused.code);
    }
    CHECK(shop.upload(70, part("%PDF-") + kEnd, "application/json").status == 400);
    CHECK(shop.upload(70, part("%PDF-") + kEnd, "multipart/form-data").status == 400);
    CHECK(shop.upload(80, part("%PDF-") + kEnd).status == 404);
    CHECK(shop.figure("select count(*) from order_invoice") == 0);
}

TEST_CASE("deliveries and returns are read with their filters and cannot be told from none") {
    PaperShop shop;
    CHECK(shop.get("/ws/shipping/v1/deliveries")["count"] == 0);
    add_shipments(shop);
    const auto count = [&shop](const std::string& query) {
        return shop.get("/ws/shipping/v1/deliveries" + query)["count"].raw();
    };
    CHECK(count("") == "2");
    CHECK(count("/?order_id=71") == "1");
    CHECK(count("?start_date=2026-06-01") == "1");
    CHECK(count("?end_date=2026-05-10") == "1");
    CHECK(count("?end_date=2026-05-10T09:59:59") == "0"); // UTC, as no zone is named
    CHECK(count("?end_date=2026-05-10T10:00:00") == "1");
    CHECK(count("?end_date=2026-05-09") == "0");
    CHECK(count("?pickup_start_date=2026-06-10&pickup_end_date=2026-06-10") == "1");
    CHECK(count("?hub_scanned=true") == "1");
    CHECK(count("?hub_scanned=false") == "1");
    CHECK(count("?order_state=1") == "2");
    CHECK(count("?order_state=9") == "0");
    const Json delivery = shop.get("/ws/shipping/v1/deliveries/2");
    CHECK(delivery.keys() ==
          "order orderlines shipmentId carrierId carrierName referenceNumber trackingNumber"
          " trackingUrl hubScanned invoicedCurrency invoicedPrice datePickup dateCreation"
          " labelUrl type pickupInfo ");
    CHECK(delivery["pickupInfo"].keys() ==
          "confirmationNumber datePickupActual isCanceled pickupId ");
    // What has not come yet is left out.
    const Json waiting = shop.get("/ws/shipping/v1/deliveries/1");
    CHECK(waiting.keys().find("datePickup ") == std::string::npos);
    CHECK(waiting["pickupInfo"].keys() == "confirmationNumber isCanceled pickupId ");
    CHECK(delivery["order"] == 71);
    CHECK(delivery["dateCreation"] == "2026-06-10T12:00:00+02:00");
    CHECK(delivery["type"] == "DELIVERY");
    const Json given_back = shop.get("/ws/shipping/v1/returns/3");
    CHECK(given_back["orderlineId"] == 701);
    CHECK(given_back["type"] == "RETURN");
    CHECK(shop.get("/ws/shipping/v1/returns")["count"] == 1);
    CHECK(shop.get("/ws/orders/70")["is_backship"].raw() == "true");
}

TEST_CASE("a shipment of others or of the other way is absent and a bad filter says which") {
    PaperShop shop;
    add_shipments(shop);
    CHECK(shop.get("/ws/shipping/v1/deliveries/3", 404)["error"]["code"] == "shipment_unknown");
    CHECK(shop.get("/ws/shipping/v1/returns/1", 404)["error"]["code"] == "shipment_unknown");
    Request beta = shop.seller("GET", "/ws/shipping/v1/deliveries/1");
    beta.headers[0].second = std::string("Basic ") + tried::kBetaToken;
    CHECK(shop.send(beta).status == 404);
    const Json refused = shop.get("/ws/shipping/v1/deliveries?order_id=abc", 422);
    CHECK(refused["error"]["code"] == "E009");
    CHECK(refused["data"]["fields"].keys() == "order_id ");
    CHECK(shop.get("/ws/shipping/v1/returns?start_date=soon", 422)["data"]["fields"].keys() ==
          "start_date ");
    CHECK(shop.get("/ws/shipping/v1/returns?hub_scanned=maybe", 422)["error"]["code"] == "E009");
}
