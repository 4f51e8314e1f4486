// Undoing one change of one ad: what it changed goes back to what it was, as long as nobody has
// changed it since. Source: rules.md section 3 (floor). Must not know tasks or storage.
#pragma once

#include "core/listings/listing.hpp"

namespace stall::listings {

/// The parts of `before` and `after` that differ: the markets that one of them lacks or that are
/// not the same. Enough for put_back, and small.
struct ChangedParts {
    Listing before;
    Listing after;
};
ChangedParts changed_parts(const Listing& before, const Listing& after);

/// `present` with every field that went from `before` to `after` as it was before. Errors:
/// "changed_since" (where: the field; a field is not as `after` left it), "price_below_floor" (the
/// floor was raised meanwhile).
Result<Listing> put_back(const Listing& present, const Listing& before, const Listing& after);

} // namespace stall::listings
