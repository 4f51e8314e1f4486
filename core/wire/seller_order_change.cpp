// What programs send to move an order's lines, as JSON or as a form. Must not know HTTP or storage.
#include "core/base/text.hpp"
#include "core/orders/tracking_day.hpp"
#include "core/wire/seller_json.hpp"
#include "core/wire/seller_orders.hpp"

#include <algorithm>
#include <array>

namespace stall::wire {
namespace {

using orders::LineState;
using seller::Json;

/// Absent, null and "" are the same: nothing came.
const Json* present(const Json& json, const char* key) {
    const auto found = json.find(key);
    if (found == json.end() || found->is_null()) return nullptr;
    const bool is_blank = found->is_string() && trim(found->get_ref<const std::string&>()).empty();
    return is_blank ? nullptr : &*found;
}

/// A text; a number is taken for its digits, as programs send tracking numbers and IMEIs so.
Result<std::string> text_of(const Json& json, const char* key) {
    const Json* const value = present(json, key);
    if (value == nullptr) return std::string();
    if (value->is_string()) return std::string(trim(value->get_ref<const std::string&>()));
    if (value->is_number_integer()) return seller::dump(*value);
    return Error{"json_type", "/" + std::string(key), seller::dump(*value), "string"};
}

Result<LineState> read_new_state(const Json& json) {
    const Json* const value = present(json, "new_state");
    const Error unknown{"new_state_unknown", "/new_state", value ? seller::dump(*value) : "",
                        "2, 3, 4, 5, 6"};
    if (value == nullptr) return unknown;
    const auto number = seller::read_integer(*value, "/new_state");
    if (!number.ok() || number.value() < 2 || number.value() > 6) return unknown;
    return static_cast<LineState>(number.value());
}

Result<void> read_parcel(const Json& json, orders::Parcel& parcel) {
    parcel.tracking_number = TRY(text_of(json, "tracking_number"));
    parcel.tracking_url = TRY(text_of(json, "tracking_url"));
    parcel.carrier = TRY(text_of(json, "shipper"));
    const std::string date = TRY(text_of(json, "date_shipping"));
    if (date.empty()) return {};
    const auto instant = read_seller_instant(date);
    if (!instant.ok())
        return Error{"date_malformed", "/date_shipping", date, instant.error().wanted};
    parcel.stated_day = TRY(orders::read_day(date)); // the day as the merchant's own clock shows it
    return {};
}

Result<void> read_reason(const Json& json, SellerOrderChange& change) {
    change.message = TRY(text_of(json, "return_message"));
    const Json* const value = present(json, "return_reason");
    if (value == nullptr) {
        if (change.new_state != LineState::refunded_after_shipping) return {};
        return Error{"reason_missing", "/return_reason", "", ""};
    }
    const auto number = TRY(seller::read_integer(*value, "/return_reason"));
    auto reason = orders::reason_of(number);
    if (!reason.ok()) {
        Error error = reason.error();
        error.where = "/return_reason";
        return error;
    }
    change.reason = reason.value();
    return {};
}

Result<void> check_vat_type(const Json& json) {
    const std::string vat_type = TRY(text_of(json, "vat_type"));
    if (vat_type.empty() || vat_type == "REGULAR" || vat_type == "MARGINAL") return {};
    return Error{"vat_type_unknown", "/vat_type", vat_type, "REGULAR, MARGINAL"};
}

Result<orders::Identifiers> identifiers_in(const Json& json) {
    orders::Identifiers identifiers;
    identifiers.imei = TRY(text_of(json, "imei"));
    identifiers.serial = TRY(text_of(json, "serial_number"));
    return identifiers;
}

Result<SellerOrderChange> change_in(const Json& json) {
    SellerOrderChange change;
    if (const Json* const order = present(json, "order_id"))
        change.order = OrderId(TRY(seller::read_integer(*order, "/order_id")));
    change.new_state = TRY(read_new_state(json));
    change.sku = TRY(text_of(json, "sku"));
    if (change.sku.empty() && change.new_state != LineState::shipped)
        return Error{"sku_not_in_order", "/sku", "", ""};
    TRY(read_parcel(json, change.parcel));
    TRY(read_reason(json, change));
    TRY(check_vat_type(json));
    change.identifiers = TRY(identifiers_in(json));
    return change;
}

Result<orders::Identifiers> some_identifiers_in(const Json& json) {
    auto identifiers = TRY(identifiers_in(json));
    if (identifiers == orders::Identifiers{})
        return Error{"identifiers_missing", "", "", "imei, serial_number"};
    return identifiers;
}

/// The fields that are read, so that a form of many others costs nothing.
Json json_of(FormFields fields) {
    static constexpr std::array<std::string_view, 12> kRead = {
        "order_id",       "new_state", "sku",           "tracking_number",
        "tracking_url",   "shipper",   "date_shipping", "return_reason",
        "return_message", "vat_type",  "imei",          "serial_number"};
    Json json = Json::object();
    for (const auto& [key, value] : fields)
        if (std::ranges::find(kRead, key) != kRead.end()) json[key] = value;
    return json;
}

} // namespace

Result<SellerOrderChange> decode_seller_order_change(std::string_view json) {
    return change_in(TRY(seller::parse_object(json)));
}

Result<SellerOrderChange> read_seller_order_form(FormFields fields) {
    return change_in(json_of(fields));
}

Result<orders::Identifiers> decode_seller_identifiers(std::string_view json) {
    return some_identifiers_in(TRY(seller::parse_object(json)));
}

Result<orders::Identifiers> read_seller_identifiers_form(FormFields fields) {
    return some_identifiers_in(json_of(fields));
}

} // namespace stall::wire
