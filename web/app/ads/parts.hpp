// The small values of the Ads section: which ad, which cell, filters, sort, columns.
// Must not know how they are shown, kept or sent.
#pragma once

#include "core/listings/listing.hpp"
#include "core/listings/segment.hpp"
#include "web/app/kept_list.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stall::app::ads {

/// One ad in one market: a row of the list.
struct AdKey {
    ListingId listing;
    listings::Market market = listings::Market::FR;
    constexpr auto operator<=>(const AdKey&) const = default;
};

enum class CellField : std::uint8_t { price, stock, floor };

struct CellKey {
    AdKey ad;
    CellField field = CellField::price;
    constexpr auto operator<=>(const CellKey&) const = default;
};

/// Both ends included; an absent end is open.
struct Range {
    std::optional<std::int64_t> from;
    std::optional<std::int64_t> to;
    bool is_open() const { return !from && !to; }
    bool operator==(const Range&) const = default;
};

/// An empty list allows everything.
struct Filters {
    std::vector<listings::Grade> grades;
    std::vector<listings::Market> markets;
    std::vector<std::string> categories;
    std::vector<listings::RowColour> colours;
    Range price_minor;
    Range stock;
    bool is_empty() const { return *this == Filters{}; }
    bool operator==(const Filters&) const = default;
};

enum class Column : std::uint8_t {
    buybox,
    ad,
    grade,
    market,
    category,
    stock,
    price,
    to_win,
    new_price,
    distance,
    rivals,
    floor,
    kept,
    margin,
};
inline constexpr std::array kColumns = {
    Column::buybox, Column::ad,    Column::grade,  Column::market,    Column::category,
    Column::stock,  Column::price, Column::to_win, Column::new_price, Column::distance,
    Column::rivals, Column::floor, Column::kept,   Column::margin};

/// "to_win"; stable: it stands in URLs and in what is kept.
std::string_view name_of(Column column);
std::optional<Column> parse_column(std::string_view name);

enum class Direction : std::uint8_t { ascending, descending };

struct SortKey {
    Column column = Column::ad;
    Direction direction = Direction::ascending;
    bool operator==(const SortKey&) const = default;
};

using ColumnLayout = app::ColumnLayout<Column>;

/// Market, category, floor, kept and margin are hidden until asked for.
std::vector<ColumnLayout> first_columns();

/// What the list shows; the URL says the same in words.
struct Question {
    listings::Segment segment = listings::Segment::all;
    std::string search;
    Filters filters;
    std::vector<SortKey> sort;
    bool operator==(const Question&) const = default;
};

using SavedView = app::SavedView<Question>;

} // namespace stall::app::ads

template <> struct std::hash<stall::app::ads::AdKey> {
    std::size_t operator()(const stall::app::ads::AdKey& key) const noexcept {
        return std::hash<std::int64_t>{}(key.listing.value * 16 +
                                         static_cast<std::int64_t>(key.market));
    }
};
