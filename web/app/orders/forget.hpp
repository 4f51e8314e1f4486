// How the model holds the Orders section without the first part knowing what is in it.
// Must not know it either.
#pragma once

#include "web/app/later.hpp"

#include <memory>

namespace stall::app::orders {

struct Orders;
STALL_LATER void forget(Orders* orders);
struct Forget {
    void operator()(Orders* orders) const { forget(orders); }
};
/// Nothing until the section was opened.
using Held = std::unique_ptr<Orders, Forget>;

} // namespace stall::app::orders
