// What a sheet's form needs to know: the category tree, the titles' pattern, the original, the
// likely doubles. Must not know widgets.
#pragma once

#include "web/app/create/model.hpp"
#include "web/app/turn.hpp"

namespace stall::app::create::sheet {

/// Asks for what the form lacks.
void load(Turn& turn);
/// Asks for the products that the form may be a double of, unless that is known.
void look_for_doubles(Turn& turn);
/// True when the request was one of these.
bool load_answered(Turn& turn, std::int64_t request, int status, std::string_view body);

} // namespace stall::app::create::sheet
