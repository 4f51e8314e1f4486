// What an ad has once for all its markets, told from what each market has of its own.
// Source: rules.md section 3 (SKU, product, grade and quantity are common). Must not know locales,
// HTTP or storage.
#pragma once

#include "core/listings/ad_file.hpp"

namespace stall::listings {

/// Whether a change is only of what all markets share: it is the same in whichever it is asked.
bool is_common(const Patch& patch, const DeliveryParts& parts);

/// A common change of an ad that the asked market does not have, in a market that it is in; any
/// other as it is.
Patch placed_in_market(Patch patch, const DeliveryParts& parts, const Listing& listing);

/// The first line of a file that gives something of a market's own (a price, a comment …) without
/// naming its market; 0 where none does. Records as files::read gives them.
std::int64_t line_without_market(std::span<const files::Row> records,
                                 const ColumnMapping& mapping = {});

} // namespace stall::listings
