// Columns and cells of the export. Must not know HTTP, storage or widgets.
#include "core/orders/order_file.hpp"

#include "core/orders/line_money.hpp"
#include "core/time/calendar_date.hpp"

namespace stall::orders {
namespace {

constexpr std::array kColumns = std::to_array<std::string_view>({"order_id",
                                                                 "order_state",
                                                                 "date_creation",
                                                                 "date_payment",
                                                                 "date_shipping",
                                                                 "country",
                                                                 "currency",
                                                                 "order_price",
                                                                 "shipping_price",
                                                                 "payment_method",
                                                                 "orderline_id",
                                                                 "orderline_state",
                                                                 "sku",
                                                                 "orderline_title",
                                                                 "brand",
                                                                 "backbox_grade",
                                                                 "quantity",
                                                                 "orderline_price",
                                                                 "orderline_shipping",
                                                                 "orderline_fee",
                                                                 "orderline_fee_vat",
                                                                 "refunded",
                                                                 "return_reason",
                                                                 "return_message",
                                                                 "warranty_delay",
                                                                 "imei",
                                                                 "serial_number",
                                                                 "product_id",
                                                                 "listing_id",
                                                                 "shipper",
                                                                 "tracking_number",
                                                                 "tracking_url",
                                                                 "shipping_company",
                                                                 "shipping_first_name",
                                                                 "shipping_last_name",
                                                                 "shipping_street",
                                                                 "shipping_street2",
                                                                 "shipping_postal_code",
                                                                 "shipping_city",
                                                                 "shipping_country",
                                                                 "shipping_phone",
                                                                 "shipping_email",
                                                                 "billing_company",
                                                                 "billing_first_name",
                                                                 "billing_last_name",
                                                                 "billing_street",
                                                                 "billing_street2",
                                                                 "billing_postal_code",
                                                                 "billing_city",
                                                                 "billing_country",
                                                                 "billing_phone",
                                                                 "billing_email"});

std::string number_of(std::int64_t number) { return std::to_string(number); }
std::string number_of(LineState state) { return std::to_string(static_cast<int>(state)); }
std::string instant_of(const std::optional<Instant>& instant) {
    return instant ? utc_text(*instant) : "";
}

void add_address(std::vector<std::string>& cells, const Address& address) {
    cells.insert(cells.end(), {address.company, address.first_name, address.last_name,
                               address.street, address.street2, address.postal_code, address.city,
                               address.country, address.phone, address.email});
}

void add_order(std::vector<std::string>& cells, const ExportedOrder& exported) {
    const Order& order = exported.order;
    const auto amount = [&](const Result<Money>& money) {
        return money.ok() ? to_text(money.value()) : std::string();
    };
    cells.insert(cells.end(),
                 {number_of(order.id.value), number_of(static_cast<int>(state_of(order))),
                  utc_text(order.created_at), instant_of(order.paid_at),
                  instant_of(order.shipped_at), std::string(code_of(order.market)),
                  order.currency.code(), amount(price_of(order)), amount(shipping_of(order)),
                  exported.payment_method});
}

void add_line(std::vector<std::string>& cells, const Order& order, const OrderLine& line) {
    const auto money = [&](std::int64_t minor) { return to_text(Money{minor, order.currency}); };
    const auto commission = commission_of(line);
    const Commission fee = commission.ok() ? commission.value() : Commission{};
    cells.insert(cells.end(), {number_of(line.id.value),
                               number_of(line.state),
                               line.sku,
                               line.title,
                               line.brand,
                               std::string(name_of(line.grade)),
                               number_of(line.quantity),
                               money(line.price_minor),
                               money(line.shipping_minor),
                               money(fee.net_minor),
                               money(fee.vat_minor),
                               money(line.refunded_price_minor + line.refunded_shipping_minor),
                               line.reason ? number_of(static_cast<int>(*line.reason)) : "",
                               line.message,
                               number_of(line.warranty_months),
                               line.identifiers.imei,
                               line.identifiers.serial,
                               line.product.exists() ? number_of(line.product.value) : "",
                               line.listing.exists() ? number_of(line.listing.value) : "",
                               order.parcel.carrier,
                               order.parcel.tracking_number,
                               order.parcel.tracking_url});
}

} // namespace

std::span<const std::string_view> order_file_columns() { return kColumns; }

std::string order_file_header(files::Dialect dialect) {
    const std::vector<std::string> cells(kColumns.begin(), kColumns.end());
    return std::string(files::kByteOrderMark) + files::write_row(cells, dialect, files::Defuse::no);
}

std::string order_file_rows(const ExportedOrder& exported, files::Dialect dialect) {
    std::string rows;
    for (const OrderLine& line : exported.order.lines) {
        std::vector<std::string> cells;
        cells.reserve(kColumns.size());
        add_order(cells, exported);
        add_line(cells, exported.order, line);
        add_address(cells, exported.shipping);
        add_address(cells, exported.billing);
        rows += files::write_row(cells, dialect, files::Defuse::formulas);
    }
    return rows;
}

std::string utc_text(Instant instant) {
    std::int64_t days = instant.utc_ms / time::kDayMs;
    std::int64_t of_day = instant.utc_ms % time::kDayMs;
    if (of_day < 0) of_day += time::kDayMs, --days;
    const std::int64_t seconds = of_day / 1'000;
    const auto two = [](std::int64_t number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    return time::to_text(time::LocalDate{static_cast<std::int32_t>(days)}) + "T" +
           two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60) + "Z";
}

} // namespace stall::orders
