// Splits and joins lines. Must not know what they say.
#include "web/platform/rules/lines.hpp"

#include <algorithm>

namespace stall::platform {

std::vector<std::string> split_lines(std::string_view block) {
    std::vector<std::string> lines;
    while (!block.empty()) {
        const std::size_t end = std::min(block.find('\n'), block.size());
        std::string_view line = block.substr(0, end);
        block.remove_prefix(std::min(end + 1, block.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!line.empty()) lines.emplace_back(line);
    }
    return lines;
}

std::string print_headers(const Headers& headers) {
    std::string text;
    for (const auto& [name, value] : headers) text += name + ": " + value + "\n";
    return text;
}

Headers parse_headers(std::string_view text) {
    Headers headers;
    for (const std::string& line : split_lines(text)) {
        const std::size_t colon = line.find(": ");
        if (colon != std::string::npos) {
            headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
        }
    }
    return headers;
}

} // namespace stall::platform
