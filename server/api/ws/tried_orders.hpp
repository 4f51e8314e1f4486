// For tests of orders over /ws: a merchant's orders in several states, asked and written as
// programs do. Must not know what is tested.
#pragma once

#include "server/api/tried_json.hpp"
#include "server/api/tried_shop.hpp"
#include "server/storage/tried_orders.hpp"

namespace stall::api::tried {

/// Alpha's 70 and 71 (two lines each, to confirm), 72 (one line, to confirm), 73 (awaiting
/// payment), 74 and 75 (never to be listed); Beta's 80.
struct SellerShop : Shop {
    SellerShop() {
        storage::tried::succeed(store->write([](storage::Transaction& transaction) -> Result<void> {
            for (const std::int64_t id : {70, 71, 72, 73, 74, 75}) {
                storage::NewOrder made = storage::tried::tried_order(OrderId(id), "Zoé Müller");
                if (id == 72) made.order.lines.resize(1);
                if (id >= 73) set_all(made.order, id);
                made.order.created_at.utc_ms += id;
                TRY(storage::insert_customer_order(transaction, kAlpha, made));
            }
            return storage::insert_customer_order(
                transaction, kBeta, storage::tried::tried_order(OrderId(80), "Beta Buyer"));
        }));
    }
    static void set_all(orders::Order& order, std::int64_t id) {
        using orders::LineState;
        const LineState state = id == 73   ? LineState::pending
                                : id == 74 ? LineState::fresh
                                           : LineState::unpaid;
        for (orders::OrderLine& line : order.lines) line.state = state;
        order.paid_at.reset();
    }
    Response get(const std::string& target) { return send(seller("GET", target)); }
    Response post(std::int64_t order, const std::string& body, const char* type = nullptr) {
        Request request = seller("POST", "/ws/orders/" + std::to_string(order), body);
        if (type != nullptr)
            for (auto& [name, value] : request.headers)
                if (name == "Content-Type") value = type;
        return send(request);
    }
    Json order(std::int64_t id) {
        const Response response = get("/ws/orders/" + std::to_string(id));
        REQUIRE(response.status == 200);
        return Json(body_of(response));
    }
    std::string ids(const std::string& query) {
        const Response response = get("/ws/orders" + query);
        if (response.status != 200) return std::to_string(response.status);
        const Json page(body_of(response));
        std::string numbers;
        for (std::size_t i = 0; i < page["results"].size(); ++i)
            numbers += page["results"].at(i)["order_id"].raw() + " ";
        CHECK(page.keys() == "count next previous results ");
        return numbers;
    }
    std::int64_t stock(std::int64_t listing) {
        auto reader = storage::tried::value_of(store->read());
        return storage::tried::value_of(reader.database().integer_of(
            "select quantity from listing where merchant_id = 1 and listing_id = ?", {listing},
            -1));
    }
};

} // namespace stall::api::tried
