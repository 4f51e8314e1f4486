// Texts made of lines: blocks of NDJSON and headers as they cross to JavaScript.
// Must not know what the lines say.
#pragma once

#include "web/platform/listener.hpp"

namespace stall::platform {

/// Without their breaks; empty lines and a last break count for nothing.
std::vector<std::string> split_lines(std::string_view block);
/// "name: value\n" for each.
std::string print_headers(const Headers& headers);
Headers parse_headers(std::string_view text);

} // namespace stall::platform
