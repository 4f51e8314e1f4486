// GET …/packing-slip.pdf and …/delivery-note.pdf: language, names, and whose orders they show.
#include "server/api/tried_shop.hpp"
#include "server/documents/printer.hpp"
#include "server/storage/tried_orders.hpp"

using namespace stall;
using namespace stall::api;
using tried::says;

namespace {

/// Alpha's order 7 goes to Zoé Weiß in France.
struct PaperShop : tried::Shop {
    PaperShop() {
        storage::tried::succeed(store->write([](storage::Transaction& transaction) {
            return storage::insert_customer_order(
                transaction, tried::kAlpha, storage::tried::tried_order(OrderId(7), "Zoé Weiß"));
        }));
    }
    Response get(const std::string& target, const char* language = nullptr) {
        Request request = desk("GET", target);
        if (language != nullptr) request.headers.emplace_back("Accept-Language", language);
        return send(request);
    }
};

class FailingPrinter final : public documents::Printer {
    Result<documents::Printed> print(const documents::Document&) override {
        return Error{"document_not_drawn", "", "secret reason", ""};
    }
};

} // namespace

TEST_CASE("the slip speaks who packs and the note speaks the customer") {
    PaperShop shop;
    const Response slip = shop.get("/desk/v1/orders/7/packing-slip.pdf", "en-GB,en;q=0.9");
    CHECK(slip.status == 200);
    CHECK(says(slip, "Packing slip"));
    CHECK(says(slip, "Zoé Weiß"));
    CHECK(says(slip, "SKU-2"));
    CHECK(says(shop.get("/desk/v1/orders/7/packing-slip.pdf"), "Bon de préparation"));
    const Response note = shop.get("/desk/v1/orders/7/delivery-note.pdf", "en");
    CHECK(says(note, "Bon de livraison"));
    CHECK(says(note, "699,80\u00A0€"));
    CHECK(says(shop.get("/desk/v1/orders/7/delivery-note.pdf?language=en"), "Delivery note"));
    CHECK(shop.get("/desk/v1/orders/7/delivery-note.pdf?language=xx").status == 400);
    CHECK(find_header(note.headers, "Content-Disposition") ==
          "inline; filename=\"delivery-note-7.html\"");
    CHECK(find_header(note.headers, "Cache-Control") == "no-store");
    CHECK(find_header(note.headers, "Content-Security-Policy")->find("script") ==
          std::string_view::npos);
}

TEST_CASE("orders of others and none are absent") {
    PaperShop shop;
    for (const char* target :
         {"/desk/v1/orders/8/packing-slip.pdf", "/desk/v1/orders/x/delivery-note.pdf"}) {
        const Response response = shop.get(target);
        CHECK(response.status == 404);
        CHECK(says(response, "order_unknown"));
    }
    shop.cookie = shop.sign_in("beta@example.org");
    CHECK(shop.get("/desk/v1/orders/7/packing-slip.pdf").status == 404);
}

TEST_CASE("why a page was not drawn stays here") {
    PaperShop shop;
    FailingPrinter printer;
    shop.printer = &printer;
    const Response response = shop.get("/desk/v1/orders/7/packing-slip.pdf");
    CHECK(response.status == 500);
    CHECK_FALSE(says(response, "secret"));
}
