// Hands a bulk write to the host's background, or does it at once where there is none.
// Must not know HTTP.
#pragma once

#include "server/api/respond.hpp"

namespace stall::api {

void run_import(Context& context, MerchantId merchant, TaskId task);

} // namespace stall::api
