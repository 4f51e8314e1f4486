// The ads in rows and columns; see shelf.hpp.
// Must not know drafts or HTTP.
#include "web/app/ads/shelf.hpp"

#include "core/base/text.hpp"
#include "core/catalog/barcode.hpp"

namespace stall::app::ads {
namespace {

using namespace shelf_column;
using table::Cell;
using table::ColumnSpec;
using table::Searchable;
using table::Values;

table::Schema make_schema() {
    return {{ColumnSpec::text("title", Searchable::yes, Values::repeating),
             ColumnSpec::text("sku", Searchable::yes),
             ColumnSpec::text("ean", Searchable::yes, Values::repeating),
             ColumnSpec::text("category", Searchable::no, Values::repeating),
             ColumnSpec::code("grade", {"premium", "excellent", "very_good", "good", "fair"}),
             ColumnSpec::code("market",
                              {"fr", "de", "es", "it", "be", "nl", "at", "pt", "ie", "gb", "se"}),
             ColumnSpec::code("colour", {"grey", "orange", "green", "red"}),
             ColumnSpec::bits("segment", {"all", "best_price", "not_best_price", "above_new_price",
                                          "offline", "drafts", "archived"}),
             ColumnSpec::number("stock"), ColumnSpec::number("price"), ColumnSpec::number("to_win"),
             ColumnSpec::number("new_price"), ColumnSpec::number("distance"),
             ColumnSpec::number("rivals"), ColumnSpec::number("floor"), ColumnSpec::number("kept"),
             ColumnSpec::number("margin")}};
}

std::array<Cell, 17> cells_of(const wire::AdRow& row, const listings::Position& position,
                              std::int64_t price_minor) {
    const auto verdict = listings::verdict_at(position, price_minor);
    return {Cell::of_text(row.title),
            Cell::of_text(row.sku),
            Cell::of_text(row.ean),
            Cell::of_text(row.category),
            Cell::of_enum(row.grade),
            Cell::of_enum(row.market),
            Cell::of_enum(verdict.row),
            Cell::of_code(listings::segments_of(position, verdict)),
            Cell::of_number(position.quantity),
            Cell::of_number(price_minor),
            Cell::of_number(verdict.recommended_minor),
            Cell::of_number(position.new_price_minor),
            Cell::of_number(verdict.distance_minor),
            Cell::of_number(position.facts.rivals),
            Cell::of_number(position.floor_minor),
            Cell::of_number(verdict.kept_minor),
            Cell::of_number(verdict.margin_minor)};
}

table::Column sort_column(Column column) {
    switch (column) {
    case Column::buybox: return kColour;
    case Column::ad: return kTitle;
    case Column::grade: return kGrade;
    case Column::market: return kMarket;
    case Column::category: return kCategory;
    case Column::stock: return kStock;
    case Column::price: return kPrice;
    case Column::to_win: return kToWin;
    case Column::new_price: return kNewPrice;
    case Column::distance: return kDistance;
    case Column::rivals: return kRivals;
    case Column::floor: return kFloor;
    case Column::kept: return kKept;
    case Column::margin: return kMargin;
    }
    return kTitle;
}

template <typename Enum> std::uint32_t codes_of(const std::vector<Enum>& all) {
    std::uint32_t codes = 0;
    for (const auto each : all) codes |= 1u << static_cast<unsigned>(each);
    return codes;
}

void add_range(std::vector<table::Filter>& parts, table::Column column, const Range& range) {
    if (range.is_open()) return;
    parts.push_back(table::number_range(column, range.from.value_or(table::kLowest),
                                        range.to.value_or(table::kHighest)));
}

} // namespace

Shelf::Shelf()
    : table_(std::make_unique<table::Table>(make_schema())),
      view_(std::make_unique<table::View>(*table_)) {}

void Shelf::reserve(std::int64_t rows) {
    const auto count = static_cast<std::uint32_t>(rows);
    rows_.reserve(count);
    row_of_.reserve(count);
    table_->reserve(count);
}

table::Row Shelf::put(wire::AdRow row) {
    const auto cells = cells_of(row, row.position, row.position.price_minor);
    const auto [place, is_new] =
        row_of_.try_emplace(key_of(row), static_cast<table::Row>(rows_.size()));
    if (is_new) {
        const auto& categories = table_->texts(kCategory); // knows at once whether one is new
        const auto known = categories.value_count();
        table_->append(cells);
        if (categories.value_count() != known) categories_.insert(row.category);
        rows_.push_back(std::move(row));
    } else {
        table_->set_row(place->second, cells);
        categories_.insert(row.category);
        rows_[place->second] = std::move(row);
        skus_known_ = 0;
    }
    return place->second;
}

void Shelf::show(table::Row row, const listings::Position& position, std::int64_t price_minor) {
    table_->set_row(row, cells_of(rows_[row], position, price_minor));
}

std::optional<table::Row> Shelf::find(const AdKey& key) const {
    const auto found = row_of_.find(key);
    if (found == row_of_.end()) return std::nullopt;
    return found->second;
}

std::vector<table::Row> Shelf::rows_of(ListingId listing) const {
    std::vector<table::Row> rows;
    for (const auto market : listings::kMarkets)
        if (const auto row = find({listing, market})) rows.push_back(*row);
    return rows;
}

std::optional<table::Row> Shelf::find_sku(std::string_view sku, listings::Market market) const {
    if (skus_known_ == 0) rows_of_sku_.clear();
    for (; skus_known_ < rows_.size(); ++skus_known_)
        rows_of_sku_[fold(rows_[skus_known_].sku)].push_back(static_cast<table::Row>(skus_known_));
    const auto found = rows_of_sku_.find(fold(sku));
    if (found == rows_of_sku_.end()) return std::nullopt;
    for (const auto row : found->second)
        if (rows_[row].market == market) return row;
    return std::nullopt;
}

std::int64_t Shelf::count_in(listings::Segment segment) const {
    const auto bit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(segment));
    std::int64_t count = 0;
    for (const auto bits : table_->smalls(kSegments)) count += (bits & bit) != 0 ? 1 : 0;
    return count;
}

table::Query query_of(const Question& question) {
    const auto& filters = question.filters;
    std::vector<table::Filter> parts;
    if (!filters.grades.empty()) parts.push_back(table::code_in(kGrade, codes_of(filters.grades)));
    if (!filters.markets.empty())
        parts.push_back(table::code_in(kMarket, codes_of(filters.markets)));
    if (!filters.colours.empty())
        parts.push_back(table::code_in(kColour, codes_of(filters.colours)));
    if (!filters.categories.empty()) {
        std::vector<table::Filter> names;
        for (const auto& name : filters.categories)
            names.push_back(table::text_equals(kCategory, name));
        parts.push_back(table::any_of(std::move(names)));
    }
    add_range(parts, kPrice, filters.price_minor);
    add_range(parts, kStock, filters.stock);

    table::Query query;
    query.search = catalog::with_kept_barcodes(question.search);
    query.filter = table::all_of(std::move(parts));
    query.segment = table::SegmentTerm{
        kSegments, static_cast<std::uint8_t>(1u << static_cast<unsigned>(question.segment))};
    for (const auto& key : question.sort)
        query.sort.push_back({sort_column(key.column), key.direction == Direction::descending
                                                           ? table::Direction::descending
                                                           : table::Direction::ascending});
    return query;
}

} // namespace stall::app::ads
