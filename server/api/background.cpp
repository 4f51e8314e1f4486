// Wraps a bulk write into work for the host. Must not know HTTP.
#include "server/api/background.hpp"

#include "server/usecases/edit_in_bulk.hpp"
#include "server/usecases/import_ads.hpp"
#include "server/usecases/order_tasks.hpp"

#include <memory>

namespace stall::api {
namespace {

std::shared_ptr<usecases::TaskRun> run_of(Context& context, MerchantId merchant, TaskId task,
                                          wire::Task::Kind kind) {
    switch (kind) {
    case wire::Task::Kind::bulk:
        return std::make_shared<usecases::BulkRun>(context.store, context.market, context.now,
                                                   merchant, task);
    case wire::Task::Kind::undo:
        return std::make_shared<usecases::UndoRun>(context.store, context.market, context.now,
                                                   merchant, task);
    case wire::Task::Kind::orders:
        return std::make_shared<usecases::OrderBulkRun>(context.store, context.market, context.now,
                                                        merchant, task);
    case wire::Task::Kind::trackings:
        return std::make_shared<usecases::TrackingRun>(context.store, context.market, context.now,
                                                       merchant, task);
    case wire::Task::Kind::import: break;
    }
    return std::make_shared<usecases::ImportRun>(context.store, context.market, context.secrets,
                                                 context.now, merchant, task);
}

} // namespace

void run_task(Context& context, MerchantId merchant, TaskId task, wire::Task::Kind kind) {
    const auto run = run_of(context, merchant, task, kind);
    const Work work = [run] { return run->step(); };
    if (context.run_later) {
        context.run_later(work);
        return;
    }
    while (work() == usecases::Step::more) {
    }
}

} // namespace stall::api
