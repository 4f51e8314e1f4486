// The refused lines of a file as a file, ready to be corrected and dropped again.
// Must not know what the columns mean.
#pragma once

#include "core/files/csv.hpp"

#include <map>

namespace stall::files {

/// With a byte order mark: the header, then each line that has a reason, in its own words, and the
/// reason in a last column of that name. Columns that an earlier such file had for it are left out:
/// the reasons are told anew. Formulas are defused, so that reading gives what was there.
std::string refused_lines(std::span<const Row> records, Dialect dialect,
                          const std::map<std::int64_t, std::string>& reason_of_line,
                          std::string_view reason_column);

} // namespace stall::files
