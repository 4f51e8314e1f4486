// The ways to deliver that an ad has of its own in one market; where it has none the shop's count.
// Source: rules.md section 6 (delivery option), seller-api.md (shippings). Must not know which ads
// there are, JSON or storage.
#pragma once

#include "core/base/money.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace stall::listings {

inline constexpr std::size_t kDeliveriesMax = 3;
inline constexpr std::int32_t kDeliveryHoursMax = 72;
inline constexpr std::size_t kShipperLengthMax = 200; // code points

/// One way to deliver.
struct Delivery {
    std::string shipper; ///< a carrier's name, "" where the merchant names none
    Money price;         ///< what the customer pays for it, from 0
    std::int32_t delay_hours = 24;
    bool operator==(const Delivery&) const = default;
};

/// What a file or a program says of one of the three; what is absent stays as it is.
struct DeliveryPart {
    std::string shipper = {};
    std::optional<Money> price = {};
    std::optional<std::int32_t> delay_hours = {};
    bool is_removed = false;
    bool operator==(const DeliveryPart&) const = default;
};
using DeliveryParts = std::array<DeliveryPart, kDeliveriesMax>;

/// Errors: "price_not_positive" (under 0), "price_too_high".
Result<Money> check_delivery_price(Money price);
/// Errors: "delivery_hours_out_of_range".
Result<std::int32_t> check_delivery_hours(std::int64_t hours);
/// Without spaces around it. Errors: "utf8_invalid", "shipper_too_long".
Result<std::string> check_shipper(std::string_view shipper);

/// All of an ad's in a market with this currency. Errors: "too_many_deliveries" and those above;
/// `where` is empty or "/N/price", "/N/delay_hours", "/N/shipper".
Result<void> check_deliveries(const std::vector<Delivery>& deliveries, Currency currency);

/// The one that the ranking looks at: the cheapest, of those the quickest; null where none is.
const Delivery* cheapest(const std::vector<Delivery>& deliveries);

/// `present` with each part put where it belongs; a part behind the last makes one more. Errors:
/// "delivery_incomplete" for one that would lack its price or its delay; `where` is the column of
/// the ad file ("/shipping_price_2").
Result<std::vector<Delivery>> with_parts(std::vector<Delivery> present, const DeliveryParts& parts);

} // namespace stall::listings
