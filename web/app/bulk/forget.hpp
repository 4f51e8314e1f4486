// How the model holds a bulk edit without the first part knowing what is in one.
// Must not know it either.
#pragma once

#include "web/app/later.hpp"

#include <memory>

namespace stall::app::bulk {

struct Bulk;
STALL_LATER void forget(Bulk* bulk);
struct Forget {
    void operator()(Bulk* bulk) const { forget(bulk); }
};
/// Nothing while no dialog is open.
using Held = std::unique_ptr<Bulk, Forget>;

} // namespace stall::app::bulk
