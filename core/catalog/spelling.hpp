// How far two words are apart, for searches that forgive slips of the finger.
// Must not know what is searched.
#pragma once

#include <cstddef>
#include <string_view>

namespace stall::catalog {

/// Insertions, deletions, replacements and swaps of neighbours that turn `typed` into the start of
/// `word` (people search while they type), or `limit + 1` where it takes more. Bytes are compared:
/// both are folded.
std::size_t slips_to_prefix(std::string_view typed, std::string_view word, std::size_t limit);

/// How many slips a word of this length may have: none under 3 letters, one up to 5, then two.
std::size_t slips_forgiven(std::size_t length);

} // namespace stall::catalog
