// For tests: a paid order of two lines, as a customer would make it.
// Must not know what is tested.
#pragma once

#include "server/storage/orders.hpp"

namespace stall::storage::tried {

inline Result<void> add_merchants(Transaction& transaction) {
    return transaction.database().run_script(
        "insert into merchant values (1, 'a0', 'Alpha', 'FR', 'Europe/Paris', 500000, 2000, 0),"
        " (2, 'b0', 'Beta', 'FR', 'Europe/Paris', 500000, 2000, 0);");
}

/// Its lines have ten times its number, and one more; both are to be confirmed.
inline NewOrder tried_order(OrderId id, std::string_view name) {
    NewOrder made;
    orders::Order& order = made.order;
    order.id = id;
    order.version = Version(1);
    order.currency = Currency::of("EUR");
    order.created_at = Instant{1'790'000'000'000 - 7'200'000};
    order.paid_at = Instant{1'790'000'000'000 - 3'600'000};
    for (std::int64_t at = 0; at < 2; ++at) {
        orders::OrderLine& line = order.lines.emplace_back();
        line.id = OrderLineId(id.value * 10 + at);
        line.state = orders::LineState::to_confirm;
        line.listing = ListingId(1 + at);
        line.product = ProductId(1 + at);
        line.sku = "SKU-" + std::to_string(1 + at);
        line.title = "Phone";
        line.price_minor = 34'500;
        line.shipping_minor = 490;
        line.commission_basis_points = 1'500;
        line.commission_vat_basis_points = 2'000;
    }
    const std::size_t blank = name.find(' ');
    made.shipping = {std::string(name.substr(0, blank)),
                     std::string(blank == name.npos ? "" : name.substr(blank + 1)),
                     "",
                     "1 rue de la Paix",
                     "",
                     "75002",
                     "Paris",
                     "",
                     "FR",
                     "+33102030405",
                     "a1@relay.example"};
    made.billing = made.shipping;
    made.payment_method = "CARD";
    return made;
}

} // namespace stall::storage::tried
