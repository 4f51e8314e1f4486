// For tests: an order on its way to paper. Must not know what is tested.
#pragma once

#include "server/documents/order_slips.hpp"

namespace stall::documents::tried {

inline constexpr Instant kPrintedAt{1'774'627'200'000}; // 2026-03-27 16:00 UTC

inline SlipSeller seller() {
    return {"Reprise Paris SAS", time::find_zone("Europe/Paris").value()};
}

inline orders::Address address(std::string first, std::string last, std::string country) {
    orders::Address address;
    address.first_name = std::move(first);
    address.last_name = std::move(last);
    address.street = "12 rue de l’Échiquier";
    address.street2 = "Bât. B, 3e étage";
    address.postal_code = "75010";
    address.city = "Paris";
    address.country = std::move(country);
    address.phone = "+33612345678";
    return address;
}

/// Shipped, two lines, one of them with an IMEI: 249.90 and 2 × 19.95, shipping 4.90.
inline SlipOrder slip() {
    SlipOrder slip;
    orders::Order& order = slip.order;
    order.id = OrderId(20'417'733);
    order.created_at = Instant{1'774'450'800'000};
    order.paid_at = order.created_at;
    order.dispatch_by = Instant{1'774'717'200'000};
    orders::OrderLine phone;
    phone.id = OrderLineId(1);
    phone.state = orders::LineState::accepted;
    phone.sku = "IP12-64-BLK-VG";
    phone.title = "iPhone 12 64 Go – Noir – Débloqué";
    phone.brand = "Apple";
    phone.grade = listings::Grade::very_good;
    phone.price_minor = 24'990;
    phone.shipping_minor = 490;
    phone.identifiers.imei = "356938035643809";
    orders::OrderLine charger = phone;
    charger.id = OrderLineId(2);
    charger.sku = "CHG-20W";
    charger.title = "Chargeur 20 W";
    charger.brand = "";
    charger.quantity = 2;
    charger.price_minor = 3'990;
    charger.shipping_minor = 0;
    charger.identifiers = {};
    order.lines = {phone, charger};
    order.parcel.carrier = "Colissimo";
    slip.shipping = address("Zoé", "Müller-Łukaszewicz", "FR");
    slip.billing = slip.shipping;
    return slip;
}

/// The same with many lines.
inline SlipOrder long_slip(int line_count) {
    SlipOrder slip = tried::slip();
    const orders::OrderLine line = slip.order.lines.front();
    slip.order.lines.clear();
    for (int i = 1; i <= line_count; ++i) {
        slip.order.lines.push_back(line);
        slip.order.lines.back().id = OrderLineId(i);
        slip.order.lines.back().sku = "LINE-" + std::to_string(i) + "-END";
    }
    return slip;
}

} // namespace stall::documents::tried
