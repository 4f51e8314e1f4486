// Small text kept in the browser between visits, under a prefix of our own. Storage that the
// browser refuses (private windows, full disk) is as if empty. Must not know what the keys mean.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stall::platform {

std::vector<std::pair<std::string, std::string>> read_kept();
void keep(std::string_view key, std::string_view value); ///< "" removes

} // namespace stall::platform
