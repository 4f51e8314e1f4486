// Reads tasks, and says them in the seller API's numbers. Must not know HTTP.
#include "server/usecases/read_task.hpp"

#include "core/wire/seller_listings.hpp"

namespace stall::usecases {
namespace {

Error task_unknown(TaskId task) {
    return Error{"task_unknown", "", std::to_string(task.value), ""};
}

/// 0 waiting or running, 8 failed, 9 success.
int action_status_of(wire::Task::State state) {
    switch (state) {
    case wire::Task::State::done:
    case wire::Task::State::stopped: return 9;
    case wire::Task::State::failed: return 8;
    default: return 0;
    }
}

} // namespace

Result<wire::Task> read_task(storage::Store& store, MerchantId merchant, TaskId id) {
    storage::Reader reader = TRY(store.read());
    auto task = TRY(storage::load_task(reader.database(), merchant, id));
    if (!task) return task_unknown(id);
    return *std::move(task);
}

Result<wire::SellerTask> read_seller_task(storage::Store& store, MerchantId merchant, TaskId id,
                                          ErrorWords words) {
    storage::Reader reader = TRY(store.read());
    const auto task = TRY(storage::load_task(reader.database(), merchant, id));
    if (!task) return task_unknown(id);
    wire::SellerTask seller;
    seller.task = id;
    seller.action_status = action_status_of(task->state);
    if (task->state == wire::Task::State::failed) {
        const auto reason = TRY(storage::failure_of_task(reader.database(), merchant, id));
        seller.last_action_error = words({reason, "", "", ""});
    }
    for (const auto& line : TRY(storage::lines_of_task(reader.database(), merchant, id))) {
        seller.successes.push_back({line.line, line.listing, line.product,
                                    wire::publication_state_of(line.publication, line.quantity)});
    }
    for (const wire::Refusal& refusal : task->refusals) {
        // A line with several bad cells is one row there: their messages are joined.
        auto& failures = seller.failures;
        if (!failures.empty() && failures.back().line == refusal.line) {
            failures.back().message += "; " + words(refusal.error);
        } else {
            failures.push_back({refusal.line, refusal.sku, words(refusal.error)});
        }
    }
    return seller;
}

} // namespace stall::usecases
