// Text inside a URL's query: escaped and back.
// Must not know what the query says.
#pragma once

#include <string>
#include <string_view>

namespace stall::app {

std::string url_encoded(std::string_view plain);
/// What is no escape stays as it is; "+" is a blank.
std::string url_decoded(std::string_view text);

} // namespace stall::app
