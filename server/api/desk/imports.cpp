// /desk/v1/imports and /desk/v1/tasks: a file of ads sent, and how far it is.
// Must not know how lines are read or written.
#include "server/api/desk/accept_task.hpp"
#include "server/api/handlers.hpp"
#include "server/usecases/foresee_lines.hpp"
#include "server/usecases/import_ads.hpp"
#include "server/usecases/read_task.hpp"

namespace stall::api {

Response post_import(Call& call) {
    const auto import = TRY_OR_PROBLEM(call, wire::decode_import(call.request.body));
    const auto guarded = usecases::guard_import(call.store(), call.actor.merchant, import);
    return accept_task(call, wire::Task::Kind::import,
                       [&](storage::Transaction& transaction, wire::Task& task) -> Result<void> {
                           task.id = TRY(usecases::accept_import(transaction, call.actor, import,
                                                                 guarded, call.now()));
                           return {};
                       });
}

Response post_foresight(Call& call) {
    const auto questions = TRY_OR_PROBLEM(call, wire::decode_line_questions(call.request.body));
    const auto lines = TRY_OR_PROBLEM(
        call, usecases::foresee_lines(call.store(), call.actor.merchant, questions, call.now()));
    return json_response(200, wire::encode_foreseen_lines(lines));
}

Response get_task(Call& call) {
    const auto id = read_id(call.captures[0]);
    if (!id) return problem_response({"task_unknown", "", call.captures[0], ""}, call.context);
    const auto task =
        TRY_OR_PROBLEM(call, usecases::read_task(call.store(), call.actor.merchant, TaskId(*id)));
    return json_response(200, wire::encode_task(task));
}

} // namespace stall::api
