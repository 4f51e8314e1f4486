// Limits of a delivery, and putting parts of it in place. Must not know JSON or storage.
#include "core/listings/delivery.hpp"

#include "core/base/text.hpp"
#include "core/listings/listing.hpp"

#include <algorithm>
#include <tuple>

namespace stall::listings {
namespace {

Error placed(Error error, std::size_t number, const char* field) {
    error.where = "/" + std::to_string(number) + field;
    return error;
}

bool says_nothing(const DeliveryPart& part) { return part == DeliveryPart{}; }

Error incomplete(const char* column, std::size_t number, const char* wanted) {
    return Error{"delivery_incomplete", column + std::to_string(number + 1), "", wanted};
}

} // namespace

Result<Money> check_delivery_price(Money price) {
    if (price.minor == 0) return price;
    Result<Money> checked = check_price(price);
    if (checked.ok()) return checked;
    Error error = checked.error();
    if (price.minor < 0) error.wanted = to_text({0, price.currency});
    return error;
}

Result<std::int32_t> check_delivery_hours(std::int64_t hours) {
    if (hours < 1 || hours > kDeliveryHoursMax)
        return Error{"delivery_hours_out_of_range", "", std::to_string(hours), "1–72"};
    return static_cast<std::int32_t>(hours);
}

Result<std::string> check_shipper(std::string_view shipper) {
    TRY(check_utf8(shipper));
    const std::string_view name = trim(shipper);
    if (count_code_points(name) > kShipperLengthMax)
        return Error{"shipper_too_long", "", std::string(name), std::to_string(kShipperLengthMax)};
    return std::string(name);
}

Result<void> check_deliveries(const std::vector<Delivery>& deliveries, Currency currency) {
    if (deliveries.size() > kDeliveriesMax)
        return Error{"too_many_deliveries", "", std::to_string(deliveries.size()),
                     std::to_string(kDeliveriesMax)};
    for (std::size_t at = 0; at < deliveries.size(); ++at) {
        const Delivery& each = deliveries[at];
        if (each.price.currency != currency)
            return placed({"currency_mismatch", "", each.price.currency.code(), currency.code()},
                          at, "/price");
        if (const auto price = check_delivery_price(each.price); !price.ok())
            return placed(price.error(), at, "/price");
        if (const auto hours = check_delivery_hours(each.delay_hours); !hours.ok())
            return placed(hours.error(), at, "/delay_hours");
        if (const auto shipper = check_shipper(each.shipper); !shipper.ok())
            return placed(shipper.error(), at, "/shipper");
    }
    return {};
}

const Delivery* cheapest(const std::vector<Delivery>& deliveries) {
    const auto found = std::ranges::min_element(deliveries, {}, [](const Delivery& each) {
        return std::pair(each.price.minor, each.delay_hours);
    });
    return found == deliveries.end() ? nullptr : &*found;
}

Result<std::vector<Delivery>> with_parts(std::vector<Delivery> present,
                                         const DeliveryParts& parts) {
    const std::size_t there = present.size();
    for (std::size_t at = 0; at < parts.size(); ++at) {
        const DeliveryPart& part = parts[at];
        if (says_nothing(part) || part.is_removed) continue;
        if (at >= there) {
            if (!part.price) return incomplete("/shipping_price_", at, "0.00");
            if (!part.delay_hours) return incomplete("/shipping_delay_", at, "24");
            present.emplace_back();
        }
        Delivery& delivery = at < there ? present[at] : present.back();
        if (!part.shipper.empty()) delivery.shipper = part.shipper;
        if (part.price) delivery.price = *part.price;
        if (part.delay_hours) delivery.delay_hours = *part.delay_hours;
    }
    // From behind, so that the places before stay what they are called.
    for (std::size_t at = std::min(there, parts.size()); at-- > 0;)
        if (parts[at].is_removed) present.erase(present.begin() + static_cast<std::ptrdiff_t>(at));
    return present;
}

} // namespace stall::listings
