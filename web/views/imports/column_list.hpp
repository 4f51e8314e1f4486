// What each column of a file is to be, for any file that has a header: one page for all of them.
// Must not know what the columns mean.
#pragma once

#include "core/files/csv.hpp"
#include "web/views/context.hpp"

#include <functional>

namespace stall::views::imports {

struct ColumnChoices {
    std::vector<std::string> labels;
    std::vector<std::string> names; ///< as in the mapping; "" leaves the column out
};

struct ColumnList {
    const files::Row* header = nullptr;
    std::span<const files::Row> records; ///< the header is one of them
    std::optional<Error> header_error;   ///< what keeps the columns from being read
    std::size_t count = 0;               ///< columns that are mapped
    std::function<ColumnChoices(std::size_t column)> choices;
    std::function<std::size_t(const ColumnChoices&, std::size_t column)> chosen;
};

struct PickedColumn {
    std::size_t column = 0;
    std::string name;
};

/// Draws the page; what was picked in this frame.
std::optional<PickedColumn> column_list(const Context& context, const ColumnList& list);

} // namespace stall::views::imports
