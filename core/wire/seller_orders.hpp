// The published seller API's orders (/ws/orders, /ws/orderlines) as structs with their JSON codecs.
// Lenient as that API is: unknown keys pass, numbers may be strings, bodies may be forms.
// Source: seller-api.md sections 0.5, 1.4 and 2. Must not know HTTP or storage.
#pragma once

#include "core/orders/address.hpp"
#include "core/orders/order.hpp"
#include "core/time/zone.hpp"
#include "core/wire/json.hpp"
#include "core/wire/seller_page.hpp"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace stall::wire {

struct SellerOrder {
    orders::Order order;
    orders::Address shipping;
    orders::Address billing;
    std::string payment_method;
    Instant modified_at;
    std::string delivery_note;                   ///< its address; "" until a line is accepted
    std::optional<Instant> expected_dispatch_at; ///< while it has not left
    std::optional<Instant> invoiced_at;
    bool is_backship = false; ///< the marketplace's own label
    bool operator==(const SellerOrder&) const = default;
};

/// The page envelope; `next` and `previous` are absolute addresses or "" for null.
using SellerOrderPage = SellerPageOf<SellerOrder>;
std::string encode_seller_order_page(const SellerOrderPage& page);
std::string encode_seller_order(const SellerOrder& order);

/// Body of POST /ws/orders/{id}: a line state that lines go to, and what that needs.
struct SellerOrderChange {
    std::optional<OrderId> order; ///< where the body repeats the path's
    orders::LineState new_state = orders::LineState::accepted;
    std::string sku; ///< "" where none came
    orders::Parcel parcel;
    orders::Identifiers identifiers;
    std::optional<orders::Reason> reason;
    std::string message;
    bool operator==(const SellerOrderChange&) const = default;
};
/// Errors: "json_malformed", "json_too_deep", "json_type", "new_state_unknown" (wanted: the legal
/// ones), "sku_not_in_order" (a state that needs a SKU came without), "reason_missing",
/// "reason_unknown", "vat_type_unknown", "date_malformed".
Result<SellerOrderChange> decode_seller_order_change(std::string_view json);
/// The same out of application/x-www-form-urlencoded, taken apart.
using FormFields = std::span<const std::pair<std::string, std::string>>;
Result<SellerOrderChange> read_seller_order_form(FormFields fields);

/// Body of PATCH /ws/orderlines/{id}. Errors: those of JSON, "identifiers_missing".
Result<orders::Identifiers> decode_seller_identifiers(std::string_view json);
Result<orders::Identifiers> read_seller_identifiers_form(FormFields fields);
/// {"imei", "serial_number"}: those that were sent.
std::string encode_seller_identifiers(const orders::Identifiers& identifiers);

/// Date-times as programs write them: "2026-03-27T16:00:00Z", with an offset, with fractions, with
/// a blank for the T, or a date alone (its first instant). Without a zone they are UTC, whatever
/// the place of market and merchant. Errors: "date_malformed".
Result<Instant> read_seller_instant(std::string_view text);
/// "2026-03-27T17:00:00+01:00": to the second, with the offset of the place; "Z" where that is UTC.
std::string seller_instant_text(Instant instant, time::Zone zone);
/// Whose clocks a market shows.
time::Zone zone_of(listings::Market market);

} // namespace stall::wire
