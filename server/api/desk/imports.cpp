// /desk/v1/imports and /desk/v1/tasks: a file of ads sent, and how far it is.
// Must not know how lines are read or written.
#include "server/api/background.hpp"
#include "server/api/desk/write.hpp"
#include "server/api/handlers.hpp"
#include "server/usecases/foresee_lines.hpp"
#include "server/usecases/import_ads.hpp"
#include "server/usecases/read_task.hpp"

namespace stall::api {

Response post_import(Call& call) {
    const auto key = TRY_OR_PROBLEM(call, request_key_of(call));
    const auto import = TRY_OR_PROBLEM(call, wire::decode_import(call.request.body));
    TaskId accepted;
    const auto answer = TRY_OR_PROBLEM(
        call, usecases::answer_once(
                  call.store(), key, call.now(),
                  [&](storage::Transaction& transaction) -> Result<storage::KeptAnswer> {
                      accepted =
                          TRY(usecases::accept_import(transaction, call.actor, import, call.now()));
                      wire::Task task;
                      task.id = accepted;
                      Response response = json_response(202, wire::encode_task(task));
                      response.headers.emplace_back("Location", "/desk/v1/tasks/" +
                                                                    std::to_string(accepted.value));
                      return kept_answer(response);
                  }));
    // Sent again, the file is not worked off again.
    if (accepted.exists())
        run_task(call.context, call.actor.merchant, accepted, wire::Task::Kind::import);
    return response_of(answer);
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
