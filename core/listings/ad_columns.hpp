// One column of the ad file as its reader needs it. Inside core/listings only.
// Must not know whole files.
#pragma once

#include "core/listings/ad_file.hpp"

namespace stall::listings {

struct ColumnRule {
    std::string_view name;
    /// Takes a trimmed cell that is not blank (but for the SKU, which may be).
    Result<void> (*read)(std::string_view cell, AdLine& line);
    /// Instead, where the column holds amounts.
    Result<void> (*read_amount)(std::string_view cell, AdLine& line, Marks marks) = nullptr;
};
const ColumnRule& rule_of(AdColumn column);

/// Whether it is what files of old call `product_id` ("backmarket_id").
bool is_legacy_product(std::string_view name);

} // namespace stall::listings
