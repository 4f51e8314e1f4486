// Texts and bytes that the JavaScript side made and C++ takes over.
// Must not know what they are.
#pragma once

#include <cstddef>
#include <string>

namespace stall::platform {

/// Copies and frees what stallGiveText made.
std::string take_text(char* text);
/// Copies and frees what stallGiveBytes made.
std::string take_bytes(char* bytes, std::size_t length);

} // namespace stall::platform
