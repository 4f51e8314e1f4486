// Fuzz target: filters as text, which stand in addresses that anybody can write.
// Holds: a filter that is read is written and read as the same; both ways of asking a table agree.
#include "core/table/filter.hpp"
#include "core/table/table.hpp"
#include "tests/fuzz/property.hpp"

#include <array>

using namespace stall;
using namespace stall::table;

namespace {

Schema made_schema() {
    Schema schema;
    schema.columns = {ColumnSpec::text("title", Searchable::yes, Values::repeating),
                      ColumnSpec::text("sku", Searchable::yes), ColumnSpec::number("price"),
                      ColumnSpec::code("grade", {"good", "fair"}),
                      ColumnSpec::bits("segment", {"offline", "drafts"})};
    return schema;
}

const Table& small_table() {
    static const Table table = [] {
        Table made(made_schema());
        for (std::int64_t i = 0; i < 9; ++i) {
            const std::string sku = "sku-" + std::to_string(i);
            const std::array cells = {
                Cell::of_text(i % 2 == 0 ? "Galaxy Été" : "iPhone"), Cell::of_text(sku),
                i % 4 == 0 ? Cell::of_number(std::nullopt) : Cell::of_number(i * 100 - 200),
                Cell::of_code(static_cast<std::uint8_t>(i % 2)),
                Cell::of_code(static_cast<std::uint8_t>(i % 4))};
            made.append(cells);
        }
        return made;
    }();
    return table;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const Table& table = small_table();
    const auto filter = parse_filter(text, table.schema());
    if (!filter.ok()) {
        fuzz::hold_worded(filter.error());
        return 0;
    }
    const std::string written = to_text(filter.value(), table.schema());
    if (written.size() <= kFilterBytesMax) {
        const auto again = parse_filter(written, table.schema());
        fuzz::hold(again.ok(), "a written filter can be read", written);
        fuzz::hold(to_text(again.value(), table.schema()) == written, "and is the same", written);
    }
    const Matcher matcher(filter.value());
    RowSet rows;
    matcher.select(table, rows);
    for (Row row = 0; row < table.row_count(); ++row)
        fuzz::hold(rows.has(row) == matcher.matches(table, row), "one row and all rows agree",
                   written);
    return 0;
}
