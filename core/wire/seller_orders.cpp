// JSON of the seller API's orders. Must not know HTTP or storage.
#include "core/wire/seller_orders.hpp"

#include "core/wire/seller_listings.hpp"

#include <algorithm>
#include <array>

namespace stall::wire {
namespace {

using orders::LineState;

/// Both spellings: the one that programs meet, then the one that the published file draws.
void write_address(Writer& out, std::string_view name, const orders::Address& address) {
    out.key(name);
    out.begin_object();
    const auto both = [&](std::string_view snake, std::string_view camel, std::string_view value) {
        out.field(snake, value);
        out.field(camel, value);
    };
    out.field("company", std::string_view(address.company));
    both("first_name", "firstName", address.first_name);
    both("last_name", "lastName", address.last_name);
    out.field("street", std::string_view(address.street));
    out.field("street2", std::string_view(address.street2));
    both("postal_code", "postalCode", address.postal_code);
    out.field("city", std::string_view(address.city));
    both("state_or_province", "state", address.state);
    out.field("country", std::string_view(address.country));
    both("phone", "phoneNumber", address.phone);
    out.field("email", std::string_view(address.email));
    out.field("customer_id_number", std::string_view());
    out.field("gender", std::int64_t{0});
    out.end_object();
}

Money fee_of(const orders::OrderLine& line, Currency currency) {
    return share(Money{line.price_minor, currency}, line.commission_basis_points)
        .value_or(Money{0, currency});
}

void write_line(Writer& out, const SellerOrder& seller, const orders::OrderLine& line,
                time::Zone zone) {
    const orders::Order& order = seller.order;
    out.field("id", line.id.value);
    out.field("date_creation", std::string_view(seller_instant_text(order.created_at, zone)));
    out.field("state", static_cast<std::int64_t>(line.state));
    out.field("price", Money{line.price_minor, order.currency}); // of the whole line, as observed
    out.field("shipping_price", Money{line.shipping_minor, order.currency});
    out.field("shipping_delay", std::int64_t{line.shipping_delay_hours});
    out.field("shipper", std::string_view(order.parcel.carrier));
    out.field("currency", std::string_view(order.currency.code()));
    out.field("return_reason",
              line.reason ? static_cast<std::int64_t>(*line.reason) : std::int64_t{0});
    out.field("return_message", std::string_view(line.message));
    out.field("listing", std::string_view(line.sku)); // the SKU; the numbers are the next ones
    out.field("listing_id", line.listing.value);
    out.field("orderline_fee", fee_of(line, order.currency));
    out.field("product", std::string_view(line.title));
    out.field("quantity", std::int64_t{line.quantity});
    out.field("brand", std::string_view(line.brand));
    out.field("product_id", line.product.value);
    out.flag("backcare", false);
    out.field("backcare_price", std::int64_t{0});
    out.field("sales_taxes", Money{0, order.currency});
    out.field("imei", std::string_view(line.identifiers.imei));
    out.field("serial_number", std::string_view(line.identifiers.serial));
    out.field("condition", std::int64_t{condition_of(line.grade)});
}

void write_dates(Writer& out, const SellerOrder& seller, time::Zone zone) {
    const orders::Order& order = seller.order;
    const auto text = [&](const std::optional<Instant>& at) {
        return at ? seller_instant_text(*at, zone) : std::string();
    };
    text_if_any(out, "expected_dispatch_date", text(seller.expected_dispatch_at));
    text_if_any(out, "date_creation", text(order.created_at));
    text_if_any(out, "date_modification", text(seller.modified_at));
    text_if_any(out, "date_payment", text(order.paid_at));
    text_or_null(out, "date_shipping", text(order.shipped_at)); // null in all live payloads
    text_or_null(out, "date_bill_provided", text(seller.invoiced_at));
}

/// Sums that storage has checked when the order came cannot overflow here.
Money sum_or_zero(Result<Money> sum, Currency currency) { return sum.value_or(Money{0, currency}); }

void write_order(Writer& out, const SellerOrder& seller) {
    const orders::Order& order = seller.order;
    const time::Zone zone = zone_of(order.market);
    out.field("order_id", order.id.value);
    write_address(out, "shipping_address", seller.shipping);
    write_address(out, "billing_address", seller.billing);
    text_if_any(out, "delivery_note", seller.delivery_note);
    write_dates(out, seller, zone);
    out.field("tracking_number", std::string_view(order.parcel.tracking_number));
    out.field("tracking_url", std::string_view(order.parcel.tracking_url));
    out.field("shipper", std::string_view(order.parcel.carrier));
    out.field("shipper_display", std::string_view(order.parcel.carrier));
    out.flag("is_backship", seller.is_backship);
    out.field("state", static_cast<std::int64_t>(orders::state_of(order)));
    out.each("orderlines", order.lines,
             [&](const orders::OrderLine& line) { write_line(out, seller, line, zone); });
    out.field("price", sum_or_zero(orders::price_of(order), order.currency));
    out.field("shipping_price", sum_or_zero(orders::shipping_of(order), order.currency));
    out.field("currency", std::string_view(order.currency.code()));
    out.field("country_code", locale_of(order.market));
    text_or_null(out, "paypal_reference", "");
    out.flag("installment_payment", seller.payment_method.starts_with("KLARNA_SLICE") ||
                                        seller.payment_method.starts_with("ONEY"));
    out.field("payment_method", std::string_view(seller.payment_method));
    out.field("sales_taxes", Money{0, order.currency});
}

} // namespace

std::string encode_seller_order(const SellerOrder& order) {
    Writer out(2048);
    out.begin_object();
    write_order(out, order);
    out.end_object();
    return out.take();
}

std::string encode_seller_order_page(const SellerOrderPage& page) {
    constexpr std::size_t kRowBytes = 2048;
    return encode_page_of(page, kRowBytes, write_order);
}

std::string encode_seller_identifiers(const orders::Identifiers& identifiers) {
    Writer out(64);
    out.begin_object();
    if (!identifiers.imei.empty()) out.field("imei", std::string_view(identifiers.imei));
    if (!identifiers.serial.empty())
        out.field("serial_number", std::string_view(identifiers.serial));
    out.end_object();
    return out.take();
}

} // namespace stall::wire
