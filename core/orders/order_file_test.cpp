// The export: one row for each line, one cell for each column, nothing that runs in a spreadsheet.
#include "core/orders/order_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace stall;
using namespace stall::orders;

TEST_CASE("an order of two lines is two rows under the header") {
    ExportedOrder exported;
    Order& order = exported.order;
    order.id = OrderId(5);
    order.created_at = Instant{1'774'627'200'000};
    order.lines.resize(2);
    order.lines[0].state = LineState::shipped;
    order.lines[0].sku = "=1+1";
    order.lines[0].price_minor = 34'500;
    order.lines[0].commission_basis_points = 1'500;
    order.lines[1].state = LineState::cancelled;
    order.lines[1].reason = Reason::stock_mistake;
    exported.shipping.last_name = "Müller; Söhne";
    const std::string text = order_file_header({';', '"'}) + order_file_rows(exported, {';', '"'});
    const auto rows = files::read(text, {';', '"'});
    REQUIRE(rows.size() == 3);
    const auto cell = [&](std::size_t row, std::string_view column) {
        const auto columns = order_file_columns();
        return rows[row]
            .cells[static_cast<std::size_t>(std::ranges::find(columns, column) - columns.begin())];
    };
    for (const auto& row : rows) CHECK(row.cells.size() == order_file_columns().size());
    CHECK(cell(1, "order_state") == "9");
    CHECK(cell(1, "date_creation") == "2026-03-27T16:00:00Z");
    CHECK(cell(1, "date_payment") == "");
    CHECK(cell(1, "sku") == "'=1+1");
    CHECK(cell(1, "orderline_fee") == "51.75");
    CHECK(cell(1, "order_price") == "345.00");
    CHECK(cell(2, "return_reason") == "0");
    CHECK(cell(2, "shipping_last_name") == "Müller; Söhne");
}

TEST_CASE("what customers and programs wrote is no formula in a spreadsheet") {
    ExportedOrder exported;
    exported.order.id = OrderId(5);
    exported.order.lines.resize(1);
    exported.order.lines[0].sku = "=HYPERLINK(\"http://x\")";
    exported.order.lines[0].message = "@SUM(A1)";
    exported.order.parcel.tracking_number = "-2+3";
    exported.shipping.first_name = "+cmd|' /C calc'!A0";
    exported.shipping.street = "\t=1+1";
    const std::string rows = order_file_rows(exported, {});
    const auto read = files::read(rows, {});
    REQUIRE(read.size() == 1);
    for (const std::string& cell : read[0].cells) {
        CAPTURE(cell);
        CHECK((cell.empty() || std::string_view("=+-@\t\r").find(cell[0]) == std::string::npos));
    }
    CHECK(rows.find("'=HYPERLINK") != std::string::npos);
}

TEST_CASE("instants are written in UTC") {
    CHECK(utc_text(Instant{0}) == "1970-01-01T00:00:00Z");
    CHECK(utc_text(Instant{951'827'696'789}) == "2000-02-29T12:34:56Z");
    CHECK(utc_text(Instant{4'102'444'799'999}) == "2099-12-31T23:59:59Z");
}
