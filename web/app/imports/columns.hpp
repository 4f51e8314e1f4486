// What the columns of a file mean: their own names, what the merchant said of such headers before,
// a guess. Must not know widgets or where settings are kept.
#pragma once

#include "core/listings/ad_file.hpp"

namespace stall::app::imports {

/// For each column what it is to be: its own name where that is one of ours, else what is
/// remembered of such a header, else a guess, else itself (it may be an attribute). Nothing takes
/// the place of a column that stands there by its own name.
listings::ColumnMapping mapping_of(std::span<const std::string> header, std::string_view kept);

} // namespace stall::app::imports
