// All ads of a merchant, piece by piece, and where the news after them begin.
// Must not know HTTP, compression or caching headers.
#pragma once

#include "core/wire/listings.hpp"
#include "server/storage/listings.hpp"
#include "server/storage/store.hpp"

namespace stall::usecases {

/// The head and a mark of this state of the shop: the same mark means the same rows. The mark holds
/// the merchant's own uuid, so that another database never passes for this one.
struct WorkspaceStart {
    wire::WorkspaceHead head;
    std::string mark;
};
Result<WorkspaceStart> start_workspace(storage::Store& store, MerchantId merchant);

inline constexpr std::int64_t kWorkspacePieceRows = 500;

/// The next rows as NDJSON; "" after the last. No connection is held between two pieces: a row that
/// changed meanwhile comes as it is now, and once more among the news after the head's cursor.
Result<std::string> next_rows(storage::Store& store, MerchantId merchant, storage::RowPlace& place);

} // namespace stall::usecases
