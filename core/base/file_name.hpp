// A file's name as somebody else chose it, made fit to keep and to show. Must not know files.
#pragma once

#include <string>
#include <string_view>

namespace stall {

inline constexpr int kFileNameLengthMax = 100; ///< code points

/// The last part of a path, at most kFileNameLengthMax long, without bytes that are no UTF-8 and
/// without what cannot be seen or turns the text around: control characters, marks of direction
/// ("invoice\u202Efdp.exe" would be read as "invoiceexe.pdf"), line separators, blanks of no width.
std::string kept_file_name(std::string_view name);

} // namespace stall
