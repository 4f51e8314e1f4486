// How the model holds the Orders section without the first part knowing what is in it.
// Must not know it either.
#pragma once

#include "web/app/later.hpp"

#include <memory>

namespace stall::app::orders {

struct Orders;
struct Finding;
STALL_LATER void forget(Orders* orders);
STALL_LATER void forget(Finding* finding);
struct Forget {
    void operator()(Orders* orders) const { forget(orders); }
    void operator()(Finding* finding) const { forget(finding); }
};
/// Nothing until the section was opened.
using Held = std::unique_ptr<Orders, Forget>;
/// Nothing while the palette's text names no order.
using HeldFinding = std::unique_ptr<Finding, Forget>;

} // namespace stall::app::orders
