// What one line of an ad file makes of the shop: the ad that it makes or changes, the sheet that it
// proposes, and where its file has what is wrong. The page says it before, the backend does it.
// Source: seller-api.md section 3.2. Must not know storage, JSON or widgets.
#pragma once

#include "core/listings/ad_file.hpp"

namespace stall::listings {

/// The product of a new ad.
struct LineProduct {
    ProductId id;
    bool is_validated = true;
};

/// The ad that a line makes, in the markets that the merchant sells in: good where no grade is
/// given, online where a price is, else a draft. Errors: those of `apply`.
Result<Listing> make_listing(const AdLine& line, LineProduct product,
                             std::span<const Market> markets);

/// A change of a listing with what came of its deliveries put over those there. Errors: those of
/// with_parts.
Result<Patch> with_deliveries(Patch patch, const Listing& listing, const DeliveryParts& parts);

/// Everything that keeps the line's sheet from being proposed; see catalog::check_draft.
std::vector<Error> check_sheet(const AdLine& line, std::span<const catalog::Category> tree);

/// A sheet with what a line gives put over what was there: blank cells leave theirs alone.
catalog::ProductDraft merged(const catalog::ProductDraft& before,
                             const catalog::ProductDraft& line_sheet);

/// The error with `where` as the file calls it: a field of the rules ("/floor") is the header that
/// the file has for its column, and the column's own name ("min_price") where it has none.
Error placed_in(const AdFile& file, Error error);

/// The text of a line's cell, "" where the file has no such column or the line is short.
std::string_view cell_of(const AdFile& file, const files::Row& record, AdColumn column);

} // namespace stall::listings
