// The numbered steps of the schema, oldest first; each runs once in the life of a file.
// Must not know queries. A published step never changes: the next step changes the schema.
#pragma once

#include "server/storage/database.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace stall::storage {

struct Migration {
    std::int64_t version = 0;
    std::string_view name;
    std::string_view sqlite;
};

std::span<const Migration> migrations();

/// The version of the schema that this program reads and writes.
std::int64_t newest_version();

/// What a file of this step must have been made from: FNV-1a of the text without white space.
std::int64_t checksum_of(const Migration& migration);

} // namespace stall::storage
