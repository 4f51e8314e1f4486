// The columns of the ads list, between the model's layout and the kit's.
// Must not know what stands in a cell.
#pragma once

#include "web/views/context.hpp"

#include <span>

namespace stall::views::ads {

/// All columns, in the order of app::ads::kColumns.
std::span<const kit::TableColumn> table_columns(const Context& context);
kit::TableLayout table_layout(const Context& context);
/// The merchant's new layout. Columns that only the open detail hides stay as they were.
std::vector<app::ads::ColumnLayout> layout_from(const Context& context,
                                                const kit::TableLayout& layout);

} // namespace stall::views::ads
