// Orders over a table's rows: stable, by several columns, kept and repaired rather than made anew.
// Must not know queries.
#pragma once

#include "core/table/row_set.hpp"
#include "core/table/schema.hpp"

#include <cstdint>
#include <list>
#include <span>
#include <vector>

namespace stall::table {

class Table;

enum class Direction : std::uint8_t { ascending, descending };
/// How texts compare: folded (then exact), or by code points alone.
enum class TextOrder : std::uint8_t { folded, exact };

/// One level of a sort. Absent numbers come last in both directions.
struct SortKey {
    Column column{};
    Direction direction = Direction::ascending;
    TextOrder text = TextOrder::folded;

    bool operator==(const SortKey&) const = default;
};

/// Does row a come before row b? Equal rows by row number, so exactly one of (a, b), (b, a) holds.
bool precedes(const Table& table, std::span<const SortKey> keys, Row a, Row b);

/// All rows in the order of some keys, and where each row is.
struct Order {
    std::vector<SortKey> keys;
    std::vector<Row> rows;
    std::vector<Row> pending; ///< changed since; not yet at their place

    /// By row; worked out when asked for the first time.
    const std::vector<std::uint32_t>& places() const;
    void forget_places() { place_of_.clear(); }

private:
    mutable std::vector<std::uint32_t> place_of_;
};

/// The orders asked for lately.
class Orders {
public:
    /// The order by these keys, made or repaired. Valid until the next call.
    const Order& by(const Table& table, std::span<const SortKey> keys);
    /// The row's cells changed, or it is new.
    void row_changed(Row row);
    void clear() { kept_.clear(); }

private:
    std::list<Order> kept_; ///< last used first
};

} // namespace stall::table
