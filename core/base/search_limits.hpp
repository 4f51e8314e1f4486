// How much may be searched for at once: the one limit of every search, on the page and at the
// server. Must not know what is searched.
#pragma once

#include "core/base/result.hpp"

#include <cstddef>
#include <string_view>

namespace stall {

inline constexpr std::size_t kSearchLettersMax = 300;
inline constexpr std::size_t kSearchWordsMax = 40;

/// Errors: "search_too_long" (wanted: letters), "search_words_too_many" (wanted: words; words are
/// cut where letters, digits and marks meet, as the finest of the searches does).
Result<void> check_search(std::string_view typed);

} // namespace stall
