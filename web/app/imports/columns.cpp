// What the columns of a file mean; see columns.hpp. The kept text has a line for each header:
// header, tab, name. Must not know widgets or where settings are kept.
#include "web/app/imports/columns.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <optional>

namespace stall::app::imports {
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

std::optional<std::string_view> recall(const std::vector<Memory>& memories,
                                       std::string_view header) {
    const auto found = std::ranges::find(memories, key_of(header), &Memory::header);
    return found == memories.end() ? std::nullopt : std::optional(found->name);
}

bool is_ours(std::string_view name) {
    const auto column = listings::column_named(name);
    return column != listings::AdColumn::attribute && column != listings::AdColumn::ignored;
}

} // namespace

listings::ColumnMapping mapping_of(std::span<const std::string> header, std::string_view kept) {
    const auto memories = memories_in(kept);
    auto mapping = listings::suggest_mapping(header);
    const auto is_there = [&](std::string_view name, std::size_t except) {
        for (std::size_t at = 0; at < header.size(); ++at)
            if (at != except && is_ours(header[at]) &&
                listings::column_named(header[at]) == listings::column_named(name))
                return true;
        return false;
    };
    for (std::size_t at = 0; at < header.size(); ++at) {
        if (is_ours(header[at])) continue;
        const auto name = recall(memories, header[at]);
        if (!name || (is_ours(*name) && is_there(*name, at))) continue;
        // What was said of one column goes before what is guessed of another.
        for (std::size_t other = 0; other < mapping.size(); ++other)
            if (other != at && mapping[other] == *name) mapping[other] = trim(header[other]);
        mapping[at] = *name;
    }
    return mapping;
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

} // namespace stall::app::imports
