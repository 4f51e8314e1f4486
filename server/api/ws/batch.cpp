// POST /ws/listings and /ws/tasks: a CSV of ads as one batch, and its task.
// Source: seller-api.md section 3. Must not know how lines are read or written.
#include "core/files/csv.hpp"
#include "core/listings/common_fields.hpp"
#include "core/wire/seller_tasks.hpp"
#include "server/api/background.hpp"
#include "server/api/handlers.hpp"
#include "server/api/ws/errors.hpp"
#include "server/api/ws/pace_rules.hpp"
#include "server/api/ws/page.hpp"
#include "server/storage/listings.hpp"
#include "server/usecases/import_ads.hpp"
#include "server/usecases/read_task.hpp"

#include <algorithm>

namespace stall::api {
namespace {

/// A file of what all markets share needs none of its own; any other one that of the locale.
Result<listings::Market> market_of_file(const Call& call, std::span<const files::Row> records) {
    const auto market = market_to_write(call.request);
    if (listings::line_without_market(records) != 0) return market;
    storage::Reader reader = TRY(call.store().read());
    const auto sold_in = TRY(storage::markets_of(reader.database(), call.actor.merchant));
    const auto asked = market.value_or(kPlatformMarket);
    const bool is_sold_in = std::ranges::find(sold_in, asked) != sold_in.end();
    return is_sold_in || sold_in.empty() ? asked : sold_in.front();
}

Result<TaskId> accepted(const Call& call) {
    wire::SellerBatch batch = TRY(wire::decode_seller_batch(call.request.body));
    wire::ImportRequest import;
    import.catalog = std::move(batch.catalog);
    import.delimiter = batch.delimiter;
    import.quote = batch.quote;
    const auto records = files::read(import.catalog, {import.delimiter, import.quote});
    import.market = TRY(market_of_file(call, records));
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
    const auto task =
        usecases::read_seller_task(call.store(), call.actor.merchant, TaskId(*id), seller_sentence);
    if (!task.ok()) return seller_problem(task.error(), call.context);
    return json_response(200, wire::encode_seller_task(task.value()));
}

} // namespace stall::api
