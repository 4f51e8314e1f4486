// What happened in a shop after a point of its journal, with the rows as they are now.
// Must not know streams or how long one waits.
#pragma once

#include "core/wire/listings.hpp"
#include "server/storage/store.hpp"

namespace stall::usecases {

/// Journal entries answered at once, at most: an entry of an import names hundreds of ads.
inline constexpr std::int64_t kChangesAtOnceMax = 8;

/// Oldest first. An ad that several entries name comes with the last of them only.
/// Errors: "cursor_unknown" when `after` lies beyond the journal's end (another database's cursor),
/// or before what is kept of it.
Result<std::vector<wire::Change>> changes_after(storage::Store& store, MerchantId merchant,
                                                Sequence after);

} // namespace stall::usecases
