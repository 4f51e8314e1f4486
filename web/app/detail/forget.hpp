// How the model holds what is known of the opened ad without the first part knowing what that is.
// Must not know it either.
#pragma once

#include "web/app/later.hpp"

#include <memory>

namespace stall::app::detail {

struct Detail;
STALL_LATER void forget(Detail* detail);
struct Forget {
    void operator()(Detail* detail) const { forget(detail); }
};
/// Nothing while no ad was opened.
using Held = std::unique_ptr<Detail, Forget>;

} // namespace stall::app::detail
