// Lines of headers and names; see column_memory.hpp.
// Must not know what the columns of any file mean, widgets, or where settings are kept.
#include "web/app/column_memory.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <vector>

namespace stall::app {
namespace {

constexpr std::size_t kRememberedMax = 200;

struct Memory {
    std::string_view header;
    std::string_view name;
};

std::vector<Memory> memories_in(std::string_view kept) {
    std::vector<Memory> memories;
    while (!kept.empty()) {
        const auto end = std::min(kept.find('\n'), kept.size());
        const auto line = kept.substr(0, end);
        const auto tab = line.find('\t');
        if (tab != std::string_view::npos)
            memories.push_back({line.substr(0, tab), line.substr(tab + 1)});
        kept.remove_prefix(std::min(end + 1, kept.size()));
    }
    return memories;
}

/// A header as it is kept: one line, without tabs.
std::string key_of(std::string_view header) {
    std::string key = fold(trim(header));
    std::ranges::replace_if(key, [](char letter) { return letter == '\t' || letter == '\n'; }, ' ');
    return key;
}

} // namespace

std::optional<std::string> recalled(std::string_view kept, std::string_view header) {
    const auto memories = memories_in(kept);
    const auto found = std::ranges::find(memories, key_of(header), &Memory::header);
    return found == memories.end() ? std::nullopt : std::optional(std::string(found->name));
}

std::string remembered(std::string_view kept, std::string_view header, std::string_view name) {
    const auto key = key_of(header);
    auto memories = memories_in(kept);
    std::erase_if(memories, [&](const Memory& memory) { return memory.header == key; });
    memories.push_back({key, name});
    std::string text;
    const auto skipped = memories.size() > kRememberedMax ? memories.size() - kRememberedMax : 0;
    for (std::size_t at = skipped; at < memories.size(); ++at) {
        text.append(memories[at].header);
        text += '\t';
        text.append(memories[at].name);
        text += '\n';
    }
    return text;
}

} // namespace stall::app
