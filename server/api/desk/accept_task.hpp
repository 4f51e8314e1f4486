// The answer that a task is accepted, for every kind of bulk write.
// Must not know what the task does.
#pragma once

#include "server/api/background.hpp"
#include "server/api/desk/write.hpp"
#include "server/storage/store.hpp"

namespace stall::api {

/// The answer that a task is accepted, once for each key; the host works it off.
template <typename Accept> Response accept_task(Call& call, wire::Task::Kind kind, Accept accept) {
    const auto key = TRY_OR_PROBLEM(call, request_key_of(call));
    wire::Task task;
    task.kind = kind;
    const auto answer = usecases::answer_once(
        call.store(), key, call.now(),
        [&](storage::Transaction& transaction) -> Result<storage::KeptAnswer> {
            TRY(accept(transaction, task));
            Response response = json_response(202, wire::encode_task(task));
            response.headers.emplace_back("Location",
                                          "/desk/v1/tasks/" + std::to_string(task.id.value));
            return kept_answer(response);
        });
    if (!answer.ok()) return guarded_problem(answer.error(), call.context);
    // Sent again, it is not worked off again.
    if (task.id.exists()) run_task(call.context, call.actor.merchant, task.id, kind);
    return response_of(answer.value());
}

} // namespace stall::api
