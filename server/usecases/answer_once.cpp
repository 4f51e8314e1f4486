// Looks the key up inside the write, where no other request can come between.
// Must not know what the request does.
#include "server/usecases/answer_once.hpp"

namespace stall::usecases {

Result<storage::KeptAnswer>
answer_once(storage::Store& store, const RequestKey& request, Instant now,
            const std::function<Result<storage::KeptAnswer>(storage::Transaction&)>& job) {
    storage::KeptAnswer answer;
    TRY(store.write([&](storage::Transaction& transaction) -> Result<void> {
        const auto kept =
            TRY(storage::find_answer(transaction.database(), request.merchant, request.key, now));
        if (kept && kept->request_digest != request.digest) {
            return Error{"idempotency_key_reused", "", request.key, ""};
        }
        if (kept) {
            answer = *kept;
            return {};
        }
        answer = TRY(job(transaction));
        answer.request_digest = request.digest;
        return storage::keep_answer(transaction, request.merchant, request.key, answer, now);
    }));
    return answer;
}

} // namespace stall::usecases
