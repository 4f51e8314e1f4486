// Files from and to the person's disk. Chosen and dropped ones come to Listener::file_arrived.
// Must not know their content.
#pragma once

#include <string>
#include <string_view>

namespace stall::platform {

/// Starts taking files that are dropped on the page.
void attach_files();
/// `accept` as in HTML: ".csv,text/csv".
void choose_file(std::string_view accept);
void download(std::string_view file_name, std::string_view media_type, std::string_view bytes);

/// Another address of the same site: kept as a file under its own name, or opened in another tab.
enum class Visit : unsigned char { save, open };
void visit(std::string_view path, Visit how);

/// A file that the shell fetched before the wasm started (a font); "" when it could not be had.
std::string take_startup_file(std::string_view name);

} // namespace stall::platform
