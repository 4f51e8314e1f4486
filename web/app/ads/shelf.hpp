// Every ad of the merchant as the server last said, and the same in columns so that a hundred
// thousand can be searched, filtered and sorted within a frame. Must not know drafts or HTTP.
#pragma once

#include "core/table/view.hpp"
#include "core/wire/listings.hpp"
#include "web/app/ads/parts.hpp"

#include <memory>
#include <set>
#include <unordered_map>

namespace stall::app::ads {

/// The columns of the table, in the schema's order.
namespace shelf_column {
inline constexpr table::Column kTitle{0};
inline constexpr table::Column kSku{1};
inline constexpr table::Column kEan{2};
inline constexpr table::Column kCategory{3};
inline constexpr table::Column kGrade{4};
inline constexpr table::Column kMarket{5};
inline constexpr table::Column kColour{6};
inline constexpr table::Column kSegments{7};
inline constexpr table::Column kStock{8};
inline constexpr table::Column kPrice{9};
inline constexpr table::Column kToWin{10};
inline constexpr table::Column kNewPrice{11};
inline constexpr table::Column kDistance{12};
inline constexpr table::Column kRivals{13};
inline constexpr table::Column kFloor{14};
inline constexpr table::Column kKept{15};
inline constexpr table::Column kMargin{16};
} // namespace shelf_column

class Shelf {
public:
    Shelf();

    void reserve(std::int64_t rows);
    /// Adds the row, or replaces the one with its key. Replaced rows count as changed.
    table::Row put(wire::AdRow row);
    /// Writes what the list shows of a row into the columns: the position as changed by the
    /// merchant's own writes, judged at that price.
    void show(table::Row row, const listings::Position& position, std::int64_t price_minor);

    const std::vector<wire::AdRow>& rows() const { return rows_; }
    const wire::AdRow& at(table::Row row) const { return rows_[row]; }
    std::optional<table::Row> find(const AdKey& key) const;
    /// All markets of one listing.
    std::vector<table::Row> rows_of(ListingId listing) const;
    /// The row with this SKU in that market, without regard to case.
    std::optional<table::Row> find_sku(std::string_view sku, listings::Market market) const;

    const table::Table& columns() const { return *table_; }
    table::View& view() { return *view_; }
    const table::View& view() const { return *view_; }
    /// Of all ads, whatever the list asks.
    std::int64_t count_in(listings::Segment segment) const;
    const std::set<std::string>& categories() const { return categories_; }

private:
    std::vector<wire::AdRow> rows_;
    std::unordered_map<AdKey, table::Row> row_of_;
    mutable std::unordered_map<std::string, std::vector<table::Row>>
        rows_of_sku_;                    ///< by folded SKU
    mutable std::size_t skus_known_ = 0; ///< rows already in rows_of_sku_
    std::set<std::string> categories_;
    std::unique_ptr<table::Table>
        table_; ///< stays in place when the shelf moves: the view points to it
    std::unique_ptr<table::View> view_;
};

inline AdKey key_of(const wire::AdRow& row) { return {row.listing, row.market}; }

/// The question in the table's terms.
table::Query query_of(const Question& question);

} // namespace stall::app::ads
