// The two sides of the bulk dialog, and the saved rules. Must not know how a change is judged.
#pragma once

#include "web/app/bulk/model.hpp"
#include "web/views/context.hpp"

namespace stall::views::bulk {

using app::bulk::Bulk;

/// What to do to which ads.
void form_ui(const Context& context, const Bulk& bulk);
/// What it would do: counts, guard, every line.
void preview_ui(const Context& context, const Bulk& bulk);
/// Where the guard stops a change or a rule: what it says.
std::string guard_words(const Context& context, const listings::GuardStop& stop);
void rules_ui(const Context& context, const Bulk& bulk);

} // namespace stall::views::bulk
