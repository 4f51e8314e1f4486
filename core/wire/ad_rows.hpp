// The two ways in which a line becomes an ad row; decode_ad_row tries the first, then the second.
// Inside core/wire only. Must not know HTTP or storage.
#pragma once

#include "core/wire/listings.hpp"

namespace stall::wire {

/// A row as our own writer writes it, keys in its order. False: let the other way judge it, and
/// `row` means nothing.
bool scan_ad_row(std::string_view json, AdRow& row);
/// Any row; says what is wrong.
Result<AdRow> judge_ad_row(std::string_view json);

} // namespace stall::wire
