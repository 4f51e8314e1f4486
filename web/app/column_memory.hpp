// What the merchant said of headers before, kept as text: a line for each header, tab, name.
// Must not know what the columns of any file mean, widgets, or where settings are kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stall::app {

/// What is remembered of a header; "" leaves its column out.
std::optional<std::string> recalled(std::string_view kept, std::string_view header);
/// The kept text with what the merchant says of a header.
std::string remembered(std::string_view kept, std::string_view header, std::string_view name);

} // namespace stall::app
