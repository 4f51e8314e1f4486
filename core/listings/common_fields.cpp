// See common_fields.hpp. Must not know locales, HTTP or storage.
#include "core/listings/common_fields.hpp"

#include "core/base/text.hpp"

#include <algorithm>

namespace stall::listings {
namespace {

bool is_of_a_market(AdColumn column) {
    switch (column) {
    case AdColumn::price:
    case AdColumn::currency:
    case AdColumn::comment:
    case AdColumn::warranty_delay:
    case AdColumn::min_price:
    case AdColumn::max_price:
    case AdColumn::publication_state:
    case AdColumn::price_new: return true;
    default: return column >= AdColumn::shipper_1 && column <= AdColumn::shipping_delay_3;
    }
}

std::vector<AdColumn> columns_of(const files::Row& header, const ColumnMapping& mapping) {
    std::vector<AdColumn> columns;
    for (std::size_t at = 0; at < header.cells.size(); ++at)
        columns.push_back(column_named(at < mapping.size() ? mapping[at] : header.cells[at]));
    return columns;
}

bool lacks_market(const files::Row& record, std::span<const AdColumn> columns) {
    bool gives_own = false;
    for (std::size_t at = 0; at < std::min(columns.size(), record.cells.size()); ++at) {
        if (trim(record.cells[at]).empty()) continue;
        if (columns[at] == AdColumn::market) return false;
        gives_own = gives_own || is_of_a_market(columns[at]);
    }
    return gives_own;
}

} // namespace

bool is_common(const Patch& patch, const DeliveryParts& parts) {
    Patch common;
    common.market = patch.market;
    common.quantity = patch.quantity;
    return patch == common && parts == DeliveryParts{};
}

Patch placed_in_market(Patch patch, const DeliveryParts& parts, const Listing& listing) {
    const bool is_there =
        std::ranges::find(listing.terms, patch.market, &MarketTerms::market) != listing.terms.end();
    if (!is_there && !listing.terms.empty() && is_common(patch, parts))
        patch.market = listing.terms.front().market;
    return patch;
}

std::int64_t line_without_market(std::span<const files::Row> records,
                                 const ColumnMapping& mapping) {
    const auto header = std::ranges::find_if_not(records, has_no_text);
    if (header == records.end()) return 0;
    const auto columns = columns_of(*header, mapping);
    const auto found = std::find_if(header + 1, records.end(), [&](const files::Row& record) {
        return lacks_market(record, columns);
    });
    return found == records.end() ? 0 : found->line;
}

} // namespace stall::listings
