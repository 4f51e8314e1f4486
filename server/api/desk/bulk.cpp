// /desk/v1/bulk, and what became of tasks: many ads changed at once, line by line, and undone.
// Must not know rules of ads or statements.
#include "server/api/desk/accept_task.hpp"
#include "server/api/handlers.hpp"
#include "server/usecases/edit_in_bulk.hpp"

#include <memory>

namespace stall::api {
namespace {

constexpr const char* kLines = "application/x-ndjson; charset=utf-8";
constexpr std::int64_t kLinesAtOnce = 2'000;

Result<TaskId> task_in(const Call& call) {
    const auto id = read_id(call.captures[0]);
    if (!id) return Error{"task_unknown", "", call.captures[0], ""};
    return TaskId(*id);
}

std::string lines_text(const std::vector<storage::TaskLine>& lines) {
    std::string text;
    for (const storage::TaskLine& line : lines) {
        const bool is_order = line.order.exists();
        text += "{\"line\":" + std::to_string(line.line) +
                (is_order ? ",\"order\":" : ",\"listing\":") +
                std::to_string(is_order ? line.order.value : line.listing.value) +
                ",\"outcome\":\"" + line.outcome + "\"}\n";
    }
    return text;
}

} // namespace

Response post_bulk(Call& call) {
    const auto request = TRY_OR_PROBLEM(call, wire::decode_bulk(call.request.body));
    const auto guarded =
        usecases::guard_bulk(call.store(), call.actor.merchant, request, call.now());
    return accept_task(call, wire::Task::Kind::bulk,
                       [&](storage::Transaction& transaction, wire::Task& task) -> Result<void> {
                           task.id = TRY(usecases::accept_bulk(transaction, call.actor, request,
                                                               guarded, call.now()));
                           return {};
                       });
}

Response post_undo(Call& call) {
    const TaskId undone = TRY_OR_PROBLEM(call, task_in(call));
    return accept_task(call, wire::Task::Kind::undo,
                       [&](storage::Transaction& transaction, wire::Task& task) -> Result<void> {
                           task.id = TRY(
                               usecases::accept_undo(transaction, call.actor, undone, call.now()));
                           task.undoes = undone;
                           return {};
                       });
}

/// What was done stays done, and can be undone.
Response post_stop(Call& call) {
    const TaskId task = TRY_OR_PROBLEM(call, task_in(call));
    std::optional<wire::Task> stands;
    const auto asked = call.store().write([&](storage::Transaction& transaction) -> Result<void> {
        TRY(storage::ask_to_stop(transaction, call.actor.merchant, task, call.now()));
        stands = TRY(storage::load_task(transaction.database(), call.actor.merchant, task));
        return {};
    });
    if (!asked.ok()) return problem_response(asked.error(), call.context);
    return json_response(200, wire::encode_task(*stands));
}

Response get_task_lines(Call& call) {
    const TaskId task = TRY_OR_PROBLEM(call, task_in(call));
    {
        auto reader = TRY_OR_PROBLEM(call, call.store().read());
        const auto found =
            TRY_OR_PROBLEM(call, storage::load_task(reader.database(), call.actor.merchant, task));
        if (!found)
            return problem_response({"task_unknown", "", call.captures[0], ""}, call.context);
    }
    const auto after = std::make_shared<std::int64_t>(0);
    return {200,
            {{"Content-Type", kLines}},
            Stream([&store = call.store(), merchant = call.actor.merchant, task, after]() -> Chunk {
                auto reader = store.read();
                if (!reader.ok()) return {"", Chunk::Then::end};
                const auto lines = storage::task_lines_after(reader.value().database(), merchant,
                                                             task, *after, kLinesAtOnce);
                if (!lines.ok() || lines.value().empty()) return {"", Chunk::Then::end};
                *after = lines.value().back().line;
                return {lines_text(lines.value()), Chunk::Then::more};
            })};
}

} // namespace stall::api
