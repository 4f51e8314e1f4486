// The same request sent twice has one effect and one answer.
// Must not know what the request does or how an answer travels.
#pragma once

#include "server/storage/idempotency.hpp"

#include <functional>

namespace stall::usecases {

/// Which request this is: the key that the sender chose, and a digest of all that it asks.
struct RequestKey {
    MerchantId merchant;
    std::string key;
    std::string digest;
};

/// Runs the job and keeps its answer in the same transaction; a request that was answered before
/// gets that answer again, and the job does not run. An error keeps nothing: it may be tried again.
/// Errors: "idempotency_key_reused" (the key came with another request), those of the job,
/// failures.
Result<storage::KeptAnswer>
answer_once(storage::Store& store, const RequestKey& request, Instant now,
            const std::function<Result<storage::KeptAnswer>(storage::Transaction&)>& job);

} // namespace stall::usecases
