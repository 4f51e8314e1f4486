// What the browser keeps between visits: small text under a prefix of our own, and bytes that are
// too large for that. Storage that it refuses (private windows, full disk) is as if empty. Must not
// know what the keys mean.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stall::platform {

std::vector<std::pair<std::string, std::string>> read_kept();
void keep(std::string_view key, std::string_view value); ///< "" removes

void keep_bytes(std::string_view key, std::string_view bytes); ///< "" removes
/// Answered by Listener::bytes_read, after what keep_bytes() was told before.
void read_bytes(std::int64_t request, std::string_view key);

} // namespace stall::platform
