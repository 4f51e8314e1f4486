// The clipboard, through the browser's copy, cut and paste events, so that nobody is asked for a
// permission. Text with tabs also leaves as an HTML table, which spreadsheets prefer.
// Must not know what is copied.
#pragma once

#include <string>
#include <string_view>

namespace stall::platform {

/// Starts listening and becomes ImGui's clipboard. The ImGui context exists.
void attach_clipboard();
/// From a button: only inside the handling of a click or key.
void copy_text(std::string_view text);

/// "a\tb\nc\td" as an HTML table; "" for text without tabs.
std::string table_html(std::string_view text);

} // namespace stall::platform
