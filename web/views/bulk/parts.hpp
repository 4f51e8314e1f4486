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
/// Every ad before and after.
void lines_ui(const Context& context, const Bulk& bulk);
/// Why a rule moves a price, or leaves it; nothing to say where it does just what it aims at.
std::string reason_words(const Context& context, listings::RepricingReason reason);
/// A share of a hundred: "12.50" of 1,250.
std::string basis_points(const Context& context, std::int32_t points);
/// Where the guard stops a change or a rule: what it says.
std::string guard_words(const Context& context, const listings::GuardStop& stop);
/// "FR · 12 ads": what a saved rule covers.
std::string cover_words(const Context& context, const wire::RuleWish& wish);
void rules_ui(const Context& context, const Bulk& bulk);
/// What saved rules did, and which of them a guard stopped.
void journal_ui(const Context& context, const Bulk& bulk);

} // namespace stall::views::bulk
