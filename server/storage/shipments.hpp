// Parcels that the marketplace's label service carries. Must not know JSON or who asks.
#pragma once

#include "core/wire/seller_shipping.hpp"
#include "server/storage/store.hpp"

#include <optional>
#include <vector>

namespace stall::storage {

/// All of it must hold; both ends of a span belong to it.
struct ShipmentFilter {
    wire::Direction direction = wire::Direction::delivery;
    std::optional<OrderId> order;
    std::optional<Instant> created_from, created_until;
    std::optional<Instant> picked_up_from, picked_up_until;
    std::optional<orders::OrderState> order_state;
    std::optional<bool> is_scanned;
};

Result<std::int64_t> count_shipments(Database& database, MerchantId merchant,
                                     const ShipmentFilter& filter);
/// Newest first.
Result<std::vector<wire::SellerShipment>> shipment_page(Database& database, MerchantId merchant,
                                                        const ShipmentFilter& filter,
                                                        std::int64_t offset,
                                                        std::int64_t count_max);
/// Nothing for another merchant's or one that goes the other way.
Result<std::optional<wire::SellerShipment>> find_shipment(Database& database, MerchantId merchant,
                                                          wire::Direction direction,
                                                          ShipmentId shipment);
Result<void> insert_shipment(Transaction& transaction, MerchantId merchant,
                             const wire::SellerShipment& shipment);

} // namespace stall::storage
