// JSON of the seller API's parcels: camelCase throughout. Must not know HTTP or storage.
#include "core/wire/seller_shipping.hpp"

#include "core/wire/seller_orders.hpp"

namespace stall::wire {
namespace {

/// What has not come yet is left out: the published file has these dates as strings, never null.
void date(Writer& out, std::string_view name, const std::optional<Instant>& at, time::Zone zone) {
    if (at) out.field(name, std::string_view(seller_instant_text(*at, zone)));
}

void write_pickup(Writer& out, const SellerShipment& shipment, time::Zone zone) {
    out.key("pickupInfo");
    out.begin_object();
    out.field("confirmationNumber", std::string_view(shipment.pickup_confirmation));
    date(out, "datePickupActual", shipment.picked_up_at, zone);
    date(out, "datePickupRangeStart", shipment.pickup_from, zone);
    date(out, "datePickupRangeEnd", shipment.pickup_until, zone);
    const auto day = shipment.pickup_from
                         ? time::to_text(time::local_date(zone, *shipment.pickup_from))
                         : std::string();
    text_if_any(out, "datePickupRequested", day);
    out.flag("isCanceled", shipment.is_pickup_cancelled);
    out.field("pickupId", shipment.pickup_id);
    out.end_object();
}

/// What deliveries and returns share.
void write_parcel(Writer& out, const SellerShipment& shipment, time::Zone zone) {
    out.field("shipmentId", shipment.id.value);
    out.field("carrierId", shipment.carrier_id);
    out.field("carrierName", std::string_view(shipment.carrier));
    out.field("referenceNumber", std::string_view(shipment.reference));
    out.field("trackingNumber", std::string_view(shipment.tracking_number));
    out.field("trackingUrl", std::string_view(shipment.tracking_url));
    out.flag("hubScanned", shipment.is_scanned);
    out.field("invoicedCurrency", std::string_view(shipment.invoiced.currency.code()));
    out.field("invoicedPrice", shipment.invoiced.minor); // the unit is not published: minor units
    date(out, "datePickup", shipment.picked_up_at, zone);
    date(out, "dateCreation", shipment.created_at, zone);
    date(out, "dateDelivery", shipment.delivered_at, zone);
}

void write(Writer& out, const SellerShipment& shipment, time::Zone zone) {
    if (shipment.direction == Direction::delivery) {
        out.field("order", shipment.order.value);
        out.ids("orderlines", shipment.lines);
    } else {
        out.field("orderId", shipment.order.value);
        out.field("orderlineId", shipment.lines.empty() ? 0 : shipment.lines.front().value);
    }
    write_parcel(out, shipment, zone);
    if (shipment.direction == Direction::delivery) {
        out.field("labelUrl", std::string_view(shipment.label_url));
        out.field("type", std::string_view("DELIVERY"));
        write_pickup(out, shipment, zone);
    } else {
        out.field("label", std::string_view(shipment.label_url));
        out.field("type", std::string_view("RETURN"));
    }
}

} // namespace

std::string encode_seller_shipment(const SellerShipment& shipment, time::Zone zone) {
    Writer out(1024);
    out.begin_object();
    write(out, shipment, zone);
    out.end_object();
    return out.take();
}

std::string encode_seller_shipment_page(const SellerShipmentPage& page, time::Zone zone) {
    constexpr std::size_t kRowBytes = 1024;
    return encode_page_of(page, kRowBytes, [&](Writer& out, const SellerShipment& shipment) {
        write(out, shipment, zone);
    });
}

std::string encode_shipping_refusal(std::string_view field, std::string_view message,
                                    std::string_view request_id) {
    Writer out(256);
    out.begin_object();
    out.key("error");
    out.begin_object();
    out.field("code", std::string_view("E009"));
    out.field("message", message);
    out.end_object();
    out.key("data");
    out.begin_object();
    out.key("fields");
    out.begin_object();
    out.key(field);
    out.begin_array();
    out.text(message);
    out.end_array();
    out.end_object();
    out.end_object();
    out.field("requestId", request_id);
    out.end_object();
    return out.take();
}

} // namespace stall::wire
