// The demo's orders: the same for the same seed, in every state, right in every number; and the
// living market, which pays, delivers and orders.
#include "core/orders/carrier.hpp"
#include "server/api/tried_shop.hpp"
#include "server/market/customers.hpp"
#include "server/market/demo_orders.hpp"
#include "server/market/sales.hpp"
#include "server/storage/order_search.hpp"
#include "server/storage/orders.hpp"
#include "server/storage/shipments.hpp"

#include <map>
#include <set>

using namespace stall;
using namespace stall::market;
using api::tried::kAlpha;
using storage::tried::succeed;
using storage::tried::value_of;

namespace {

std::vector<wire::OrderDetail> demo_of(api::tried::Shop& shop, std::int64_t count,
                                       std::uint64_t seed) {
    succeed(shop.store->write([&](storage::Transaction& transaction) {
        return add_demo_orders(transaction, kAlpha, count, seed, shop.now);
    }));
    auto reader = value_of(shop.store->read());
    std::vector<wire::OrderDetail> details;
    for (const auto& place :
         value_of(storage::find_orders(reader.database(), kAlpha, {}, std::nullopt, count)))
        details.push_back(
            *value_of(storage::load_order_detail(reader.database(), kAlpha, place.order)));
    return details;
}

std::int64_t figure(api::tried::Shop& shop, const char* sql) {
    auto reader = value_of(shop.store->read());
    return value_of(reader.database().integer_of(sql, {}, 0));
}

} // namespace

TEST_CASE("the same seed makes the same orders and another seed makes others") {
    api::tried::Shop one, other, different;
    const auto first = demo_of(one, 150, 7);
    CHECK(first.size() > 130);
    CHECK(first == demo_of(other, 150, 7));
    CHECK(first != demo_of(different, 150, 8));
}

TEST_CASE("demo orders are in every state and right in every number") {
    api::tried::Shop shop;
    const auto details = demo_of(shop, 1'500, 1);
    std::map<orders::OrderState, int> states;
    std::map<orders::LineState, int> lines;
    std::set<std::string> countries;
    int parts = 0, late = 0;
    for (const wire::OrderDetail& detail : details) {
        const orders::Order& order = detail.order;
        ++states[state_of(order)];
        countries.insert(detail.shipping.country);
        CHECK(order.created_at < shop.now);
        if (order.shipped_at) {
            CHECK(*order.paid_at <= *order.accepted_at);
            CHECK(*order.accepted_at <= *order.shipped_at);
            late += *order.shipped_at > *order.dispatch_by ? 1 : 0;
            const auto number =
                orders::check_tracking_number(order.parcel.carrier, order.parcel.tracking_number);
            CAPTURE(order.parcel.carrier);
            CAPTURE(order.parcel.tracking_number);
            CHECK(number.ok());
        }
        std::int64_t balance = 0, left = 0;
        for (const wire::OrderMoney& money : detail.money) balance += money.entry.amount_minor;
        for (const orders::OrderLine& line : order.lines) {
            ++lines[line.state];
            if (!line.identifiers.imei.empty())
                CHECK(orders::check_imei(line.identifiers.imei).ok());
            if (order.shipped_at) left += value_of(orders::left_minor(line));
            const bool is_part = line.state == orders::LineState::refunded_after_shipping &&
                                 orders::refundable_minor(line) > 0;
            parts += is_part ? 1 : 0;
        }
        CHECK(balance == left);
        for (std::size_t at = 1; at < detail.timeline.size(); ++at)
            CHECK(detail.timeline[at - 1].at <= detail.timeline[at].at);
    }
    using enum orders::OrderState;
    for (const auto state : {to_confirm, to_dispatch, done}) CHECK(states[state] > 5);
    for (const int state : {1, 2, 3, 4, 5, 6}) {
        CAPTURE(state);
        CHECK(lines[static_cast<orders::LineState>(state)] > 0);
    }
    CHECK(parts > 3);
    CHECK(late > 3);
    CHECK(countries.size() > 4);
    CHECK(countries.contains("GR"));
}

TEST_CASE("an ad is sold with the cheapest of its own deliveries and else as the shop delivers") {
    api::tried::Shop shop;
    const auto ads_of = [&](const char* patch, const char* version) {
        REQUIRE(shop.send(shop.patch(1, patch, version)).status == 200);
        auto reader = value_of(shop.store->read());
        const auto shelves =
            value_of(load_shelves(reader.database(), kAlpha, StockNeed::none, 100));
        REQUIRE(shelves.front().market == listings::Market::FR);
        return shelves;
    };
    const auto shelves = ads_of(R"({"market":"FR","currency":"EUR","deliveries":[)"
                                R"({"shipper":"Express","price":"9.90","delay_hours":24},)"
                                R"({"shipper":"Post","price":"4.90","delay_hours":48}]})",
                                "1");
    const auto& ads = shelves.front().ads;
    REQUIRE(ads.size() > 1);
    CHECK(ads[0].shipping_minor == 490);
    CHECK(ads[0].shipping_delay_hours == 48);
    CHECK(ads[1].shipping_minor == 0);
    CHECK(ads[1].shipping_delay_hours == 24);
    int own = 0;
    for (int each = 1; each < 60; ++each) {
        Random random(static_cast<std::uint64_t>(each));
        const auto order = draw_sale(shelves, OrderId(1), OrderLineId(1), shop.now, random).order;
        const auto& first = order.lines.front();
        if (order.market != listings::Market::FR || first.listing != ListingId(1)) continue;
        ++own;
        CHECK(first.shipping_minor == 490); // once for a line, whatever its units
        CHECK(first.shipping_delay_hours == 48);
        for (std::size_t at = 1; at < order.lines.size(); ++at)
            CHECK(order.lines[at].shipping_minor == 0);
    }
    CHECK(own > 5);
    const auto after = ads_of(R"({"market":"FR","deliveries":[]})", "2");
    CHECK(after.front().ads[0].shipping_minor == 0);
    CHECK(after.front().ads[0].shipping_delay_hours == 24);
}

TEST_CASE("parcels with labels of the marketplace agree with their orders") {
    api::tried::Shop shop;
    (void)demo_of(shop, 1'500, 1);
    auto reader = value_of(shop.store->read());
    storage::Database& database = reader.database();
    storage::ShipmentFilter filter;
    const auto deliveries = value_of(storage::shipment_page(database, kAlpha, filter, 0, 5'000));
    CHECK(deliveries.size() > 20);
    int waiting = 0;
    for (const wire::SellerShipment& parcel : deliveries) {
        const auto order = *value_of(storage::load_customer_order(database, kAlpha, parcel.order));
        CHECK(parcel.created_at == *order.accepted_at);
        CHECK(parcel.picked_up_at == order.shipped_at);
        CHECK(parcel.delivered_at == order.delivered_at);
        if (order.shipped_at) CHECK(parcel.tracking_number == order.parcel.tracking_number);
        if (order.shipped_at) CHECK(parcel.tracking_url == order.parcel.tracking_url);
        CHECK(orders::check_tracking_number(parcel.carrier, parcel.tracking_number).ok());
        CHECK_FALSE(parcel.lines.empty());
        waiting += order.shipped_at ? 0 : 1;
    }
    CHECK(waiting > 0);
    filter.direction = wire::Direction::return_;
    const auto returns = value_of(storage::shipment_page(database, kAlpha, filter, 0, 5'000));
    CHECK(returns.size() > 0);
    for (const wire::SellerShipment& parcel : returns) {
        const auto order = *value_of(storage::load_customer_order(database, kAlpha, parcel.order));
        REQUIRE(parcel.lines.size() == 1);
        CHECK(parcel.created_at > *order.delivered_at);
        CHECK(parcel.created_at <= shop.now);
        if (parcel.delivered_at) CHECK(*parcel.delivered_at > *parcel.picked_up_at);
    }
}

TEST_CASE("the living market orders and pays and delivers") {
    api::tried::Shop shop;
    (void)demo_of(shop, 20, 1);
    const auto round = [&](MarketPace pace) {
        shop.now.utc_ms += 60'000;
        succeed(shop.store->write([&](storage::Transaction& transaction) -> Result<void> {
            TRY(serve_customers(transaction, shop.market, shop.now, 1, pace));
            return {};
        }));
    };
    constexpr const char* kAll = "select count(*) from customer_order where merchant_id = 1";
    constexpr const char* kStock = "select sum(quantity) from listing where merchant_id = 1";
    const std::int64_t orders_before = figure(shop, kAll), stock_before = figure(shop, kStock);
    MarketPace busy;
    busy.orders_max = 4;
    for (int each = 0; each < 4; ++each) round(busy);
    const std::int64_t came = figure(shop, kAll) - orders_before;
    CHECK(came > 0);
    MarketPace quiet;
    quiet.orders_max = 0;
    quiet.delivery_ms = 0;
    for (int each = 0; each < 3; ++each) round(quiet);
    CHECK(figure(shop, "select count(*) from customer_order where state in (0, 10)") == 0);
    CHECK(figure(shop, "select count(*) from customer_order where shipped_at is not null"
                       " and delivered_at is null") == 0);
    CHECK(figure(shop, "select count(*) from customer_order where state = 1"
                       " and confirm_by is null") == 0);
    const std::int64_t refused = figure(shop, "select count(*) from order_event"
                                              " where kind = 'unpaid' and at > 1790000000000");
    CHECK(stock_before - figure(shop, kStock) <= came);
    CHECK(stock_before - figure(shop, kStock) >= came - refused);
    CHECK(figure(shop, "select count(*) from journal where kind = 'order_paid'") > 0);
}
