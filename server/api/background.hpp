// Hands a bulk write to the host's background, or does it at once where there is none.
// Must not know HTTP.
#pragma once

#include "core/wire/listings.hpp"
#include "server/api/respond.hpp"

namespace stall::api {

void run_task(Context& context, MerchantId merchant, TaskId task, wire::Task::Kind kind);

} // namespace stall::api
