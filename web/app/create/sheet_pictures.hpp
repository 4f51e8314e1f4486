// The pictures of a product sheet while they are not at the server: kept in the browser beside the
// form, and put together again with those that the server has. Must not know widgets or HTTP.
#pragma once

#include "web/app/turn.hpp"

namespace stall::app::create::sheet {

/// Keeps those that the server has not; the form says which they are, so keep_sheet() follows.
void keep_pictures(Turn& turn);

/// Asks for those of the kept form, when it has any.
void read_pictures(Turn& turn);
void take_kept_pictures(Turn& turn, std::string_view bytes);

/// Asks for the thumbnails that were not asked for.
void show_pictures(Turn& turn);
/// False when it is not the answer to such a question.
bool thumbnail_answered(Turn& turn, std::int64_t request, int status, std::string_view body);

/// Puts those of the server and the kept ones together, once both are here.
void settle_pictures(Turn& turn);

} // namespace stall::app::create::sheet
