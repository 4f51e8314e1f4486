// In which states an ad may be, and which moves between them a merchant may make.
// Source: rules.md section 3 (publication). Must not know storage or who validates products.
#pragma once

#include "core/listings/listing.hpp"

namespace stall::listings {

/// Where a merchant's wish to move an ad leads. Wanted is online, offline or archived; staying is
/// always legal. An incomplete ad goes online once it has a price; a waiting one is put online by
/// the marketplace when its product is validated, and may only be archived until then; an archived
/// one may come back. Errors: "publication_not_allowed" (wanted: the legal ones), "price_missing",
/// "waiting_for_validation"; `where` is "/publication".
Result<Publication> move_publication(Publication from, Publication wanted,
                                     std::int64_t price_minor);

/// The moves that move_publication takes from here.
std::vector<Publication> legal_moves(Publication from, std::int64_t price_minor);

} // namespace stall::listings
