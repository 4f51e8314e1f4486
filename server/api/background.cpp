// Wraps an import into work for the host. Must not know HTTP.
#include "server/api/background.hpp"

#include "server/usecases/import_ads.hpp"

#include <memory>

namespace stall::api {

void run_import(Context& context, MerchantId merchant, TaskId task) {
    const auto run = std::make_shared<usecases::ImportRun>(
        context.store, context.market, context.secrets, context.now, merchant, task);
    const Work work = [run] { return run->step(); };
    if (context.run_later) {
        context.run_later(work);
        return;
    }
    while (work()) {
    }
}

} // namespace stall::api
