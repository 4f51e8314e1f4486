// The published seller API's parcels of the marketplace's own label service
// (/ws/shipping/v1/deliveries and /returns) as structs with their JSON codecs.
// Source: seller-api.md sections 0.6 and 1.5. Must not know HTTP or storage.
#pragma once

#include "core/base/money.hpp"
#include "core/orders/order.hpp"
#include "core/time/zone.hpp"
#include "core/wire/seller_page.hpp"

#include <optional>
#include <string>
#include <vector>

namespace stall {
using ShipmentId = Id<struct ShipmentTag>;
}

namespace stall::wire {

enum class Direction : std::uint8_t { delivery, return_ };

struct SellerShipment {
    ShipmentId id;
    Direction direction = Direction::delivery;
    OrderId order;
    std::vector<OrderLineId> lines; ///< of a return, one
    std::int64_t carrier_id = 0;
    std::string carrier;
    std::string reference;
    std::string tracking_number;
    std::string tracking_url;
    std::string label_url;
    bool is_scanned = false; ///< at the carrier's hub
    Money invoiced;
    Instant created_at;
    std::optional<Instant> picked_up_at;
    std::optional<Instant> delivered_at;
    std::int64_t pickup_id = 0;
    std::string pickup_confirmation;
    std::optional<Instant> pickup_from;
    std::optional<Instant> pickup_until;
    bool is_pickup_cancelled = false;
    bool operator==(const SellerShipment&) const = default;
};

using SellerShipmentPage = SellerPageOf<SellerShipment>;

/// Dates have the offset of `zone`.
std::string encode_seller_shipment(const SellerShipment& shipment, time::Zone zone);
std::string encode_seller_shipment_page(const SellerShipmentPage& page, time::Zone zone);

/// {"error":{"code":"E009","message"},"data":{"fields":{field:[message]}},"requestId"}
std::string encode_shipping_refusal(std::string_view field, std::string_view message,
                                    std::string_view request_id);

} // namespace stall::wire
