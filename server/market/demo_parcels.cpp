// What becomes of a label. Must not know when an order came or why.
#include "server/market/demo_parcels.hpp"

#include "core/orders/carrier.hpp"
#include "core/orders/line_money.hpp"
#include "server/market/demo_buyers.hpp"
#include "server/storage/shipments.hpp"

#include <algorithm>

namespace stall::market {
namespace {

using storage::Transaction;
using wire::Direction;
using wire::SellerShipment;

constexpr std::int64_t kHourMs = time::kHourMs;
constexpr std::int64_t kDaysWithLabels = 120;
constexpr int kWithLabel = 350; ///< of a thousand orders

std::int64_t carrier_number(std::string_view carrier) {
    const auto all = orders::carriers();
    const auto found = std::ranges::find(all, carrier, &orders::Carrier::name);
    return found - all.begin() + 1;
}

/// Picked up at `at`, if that has come; scanned at the hub some hours later.
void pick_up(SellerShipment& parcel, Instant at, Instant now, Random& random) {
    parcel.pickup_from = Instant{at.utc_ms - kHourMs};
    parcel.pickup_until = Instant{at.utc_ms + kHourMs};
    if (at > now) return;
    parcel.picked_up_at = at;
    parcel.is_scanned = at.utc_ms + random.between(3, 14) * kHourMs < now.utc_ms;
}

class Labels {
public:
    Labels(Transaction& transaction, MerchantId merchant, const orders::Order& order,
           std::string_view country, Instant now)
        : transaction_(transaction), merchant_(merchant), order_(order), country_(country),
          now_(now), random_(static_cast<std::uint64_t>(order.id.value) ^ 0x9a4ce1u) {}

    bool are_used() { return random_.happens(kWithLabel); }

    Result<void> send() {
        SellerShipment parcel = made(Direction::delivery, *order_.accepted_at);
        parcel.carrier = order_.parcel.carrier;
        parcel.tracking_number = order_.parcel.tracking_number;
        if (!order_.shipped_at) {
            parcel.carrier = draw_carrier(country_, random_);
            parcel.tracking_number = draw_tracking_number(parcel.carrier, country_, random_);
        }
        parcel.delivered_at = order_.delivered_at;
        parcel.label_url = "/ws/orders/" + std::to_string(order_.id.value) + "/delivery_note";
        pick_up(parcel, order_.shipped_at.value_or(Instant{now_.utc_ms + 6 * kHourMs}), now_,
                random_);
        return write(parcel);
    }

    Result<void> send_back(const orders::OrderLine& line) {
        const std::int64_t days = random_.between(1, 9);
        const Instant asked{order_.delivered_at->utc_ms + days * time::kDayMs};
        if (asked > now_) return {};
        SellerShipment parcel = made(Direction::return_, asked);
        parcel.lines = {line.id};
        parcel.carrier = order_.parcel.carrier;
        parcel.tracking_number = draw_tracking_number(parcel.carrier, country_, random_);
        const Instant left{asked.utc_ms + random_.between(12, 60) * kHourMs};
        pick_up(parcel, left, now_, random_);
        const Instant back{left.utc_ms + random_.between(30, 90) * kHourMs};
        if (back <= now_) parcel.delivered_at = back;
        return write(parcel);
    }

private:
    SellerShipment made(Direction direction, Instant at) {
        SellerShipment parcel;
        parcel.direction = direction;
        parcel.order = order_.id;
        parcel.created_at = at;
        parcel.invoiced = {random_.between(390, 890), order_.currency};
        return parcel;
    }

    Result<void> write(SellerShipment& parcel) {
        parcel.id = ShipmentId(TRY(transaction_.reserve_ids(merchant_, "shipment", 1)));
        parcel.carrier_id = carrier_number(parcel.carrier);
        parcel.tracking_url = orders::tracking_page(parcel.carrier, parcel.tracking_number);
        parcel.reference = "SK" + std::to_string(order_.id.value);
        parcel.pickup_id = parcel.id.value;
        parcel.pickup_confirmation = "PU" + std::to_string(100'000 + parcel.id.value);
        return storage::insert_shipment(transaction_, merchant_, parcel);
    }

    Transaction& transaction_;
    MerchantId merchant_;
    const orders::Order& order_;
    std::string_view country_;
    Instant now_;
    Random random_;
};

/// The device came back: all of its money did.
bool is_back(const orders::OrderLine& line) {
    const bool was_lost =
        line.reason == orders::Reason::lost || line.reason == orders::Reason::not_arrived;
    return line.state == orders::LineState::refunded_after_shipping && !was_lost &&
           orders::refundable_minor(line) == 0;
}

} // namespace

Result<void> add_demo_parcels(Transaction& transaction, MerchantId merchant,
                              const orders::Order& order, std::string_view country, Instant now) {
    const auto leaves = [](const orders::OrderLine& line) {
        return line.state == orders::LineState::accepted ||
               line.state == orders::LineState::shipped ||
               line.state == orders::LineState::refunded_after_shipping;
    };
    if (!order.accepted_at || std::ranges::none_of(order.lines, leaves)) return {};
    if (now.utc_ms - order.accepted_at->utc_ms > kDaysWithLabels * time::kDayMs) return {};
    Labels labels(transaction, merchant, order, country, now);
    if (!labels.are_used()) return {};
    TRY(labels.send());
    if (!order.delivered_at) return {};
    for (const orders::OrderLine& line : order.lines)
        if (is_back(line)) TRY(labels.send_back(line));
    return {};
}

} // namespace stall::market
