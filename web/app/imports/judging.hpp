// What each line of a file of ads would do to the shop, before anything is sent.
// Must not know widgets, HTTP or tasks.
#pragma once

#include "web/app/ads/model.hpp"
#include "web/app/imports/model.hpp"

namespace stall::app::imports {

/// Reads the opened file again for its market and judges every line against the ads.
/// Errors: those of the whole file.
Result<void> judge(Import& import, const ads::Ads& ads);

} // namespace stall::app::imports
