// How the model holds the creation of an ad without the first part knowing what is in one.
// Must not know it either.
#pragma once

#include "web/app/later.hpp"

#include <memory>

namespace stall::app::create {

struct Create;
STALL_LATER void forget(Create* create);
struct Forget {
    void operator()(Create* create) const { forget(create); }
};
/// Nothing until creating was opened.
using Held = std::unique_ptr<Create, Forget>;

} // namespace stall::app::create
