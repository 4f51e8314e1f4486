// What the columns of a file mean; see columns.hpp.
// Must not know widgets or where settings are kept.
#include "web/app/imports/columns.hpp"

#include "core/base/text.hpp"
#include "web/app/column_memory.hpp"

namespace stall::app::imports {
namespace {

bool is_ours(std::string_view name) {
    const auto column = listings::column_named(name);
    return column != listings::AdColumn::attribute && column != listings::AdColumn::ignored;
}

} // namespace

listings::ColumnMapping mapping_of(std::span<const std::string> header, std::string_view kept) {
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
        const auto name = recalled(kept, header[at]);
        if (!name || (is_ours(*name) && is_there(*name, at))) continue;
        // What was said of one column goes before what is guessed of another.
        for (std::size_t other = 0; other < mapping.size(); ++other)
            if (other != at && mapping[other] == *name) mapping[other] = trim(header[other]);
        mapping[at] = *name;
    }
    return mapping;
}

} // namespace stall::app::imports
