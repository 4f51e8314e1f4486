// How a bulk write stands, for the page and for the seller API.
// Must not know HTTP.
#pragma once

#include "core/wire/seller_tasks.hpp"
#include "server/storage/tasks.hpp"

namespace stall::usecases {

/// Errors: "task_unknown" (also another merchant's).
Result<wire::Task> read_task(storage::Store& store, MerchantId merchant, TaskId task);
/// `words` says what an error means to a program.
using ErrorWords = std::string (*)(const Error&);
Result<wire::SellerTask> read_seller_task(storage::Store& store, MerchantId merchant, TaskId task,
                                          ErrorWords words);

} // namespace stall::usecases
