// The words of products: cut, kept in the index, and found by their likeness to a typed one.
// Must not know queries' meaning.
#pragma once

#include "server/storage/database.hpp"

namespace stall::storage {

/// Letters and digits of a folded text; they part where they meet ("128gb" is "128", "gb").
std::vector<std::string> words_of(std::string_view folded);

/// Known words that share three letters in a row with a typed one, or begin as it does.
Result<std::vector<std::string>> words_like(Database& database, const std::string& typed);

} // namespace stall::storage
