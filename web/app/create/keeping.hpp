// The forms of ad and product sheet as text in the browser's storage, by merchant: they outlive a
// reload. Must not know widgets or HTTP.
#pragma once

#include "web/app/create/model.hpp"
#include "web/app/turn.hpp"

namespace stall::app::create {

/// The form that was kept; nothing when none.
std::optional<Form> kept_form(const Model& model);
void keep_form(Turn& turn);
void forget_form(Turn& turn);

/// The same for the product sheet; its pictures: sheet_pictures.hpp.
std::optional<sheet::Form> kept_sheet(const Model& model);
void keep_sheet(Turn& turn);
void forget_sheet(Turn& turn);
/// Drops those of sheets, of whatever merchant of this browser, that were not changed for thirty
/// days; not of the one that is opened. Its form stays, and says then that they are gone.
void drop_old_pictures(Turn& turn);

} // namespace stall::app::create
