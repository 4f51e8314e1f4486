// POST /ws/listings and /ws/tasks: a CSV of ads as one batch, and its task.
// Source: seller-api.md section 3. Must not know how lines are read or written.
#include "core/files/csv.hpp"
#include "core/wire/seller_tasks.hpp"
#include "server/api/background.hpp"
#include "server/api/handlers.hpp"
#include "server/api/ws/errors.hpp"
#include "server/api/ws/pace_rules.hpp"
#include "server/api/ws/page.hpp"
#include "server/usecases/import_ads.hpp"
#include "server/usecases/read_task.hpp"

namespace stall::api {
namespace {

Result<TaskId> accepted(const Call& call) {
    wire::SellerBatch batch = TRY(wire::decode_seller_batch(call.request.body));
    wire::ImportRequest import;
    import.market = TRY(market_to_write(call.request));
    import.catalog = std::move(batch.catalog);
    import.delimiter = batch.delimiter;
    import.quote = batch.quote;
    const auto records = files::read(import.catalog, {import.delimiter, import.quote});
    TRY(take_lines(call, static_cast<std::int64_t>(records.size()) - 1));
    TaskId task;
    TRY(call.store().write([&](storage::Transaction& transaction) -> Result<void> {
        task = TRY(usecases::accept_import(transaction, call.actor, import, {}, call.now()));
        return {};
    }));
    return task;
}

} // namespace

Response post_seller_batch(Call& call) {
    const auto task = accepted(call);
    if (!task.ok()) return seller_write_problem(task.error(), call.context);
    run_task(call.context, call.actor.merchant, task.value(), wire::Task::Kind::import);
    return json_response(200, wire::encode_batch_accepted(task.value()));
}

Response get_seller_task(Call& call) {
    const auto id = read_id(call.captures[0]);
    if (!id) return seller_problem({"task_unknown", "", call.captures[0], ""}, call.context);
    const auto task = usecases::read_seller_task(call.store(), call.actor.merchant, TaskId(*id));
    if (!task.ok()) return seller_problem(task.error(), call.context);
    return json_response(200, wire::encode_seller_task(task.value()));
}

} // namespace stall::api
