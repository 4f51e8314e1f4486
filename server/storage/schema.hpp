// Brings a database file to this program's schema: creates, upgrades after a copy, refuses a newer.
// Must not know queries of the shop.
#pragma once

#include "server/storage/database.hpp"
#include "server/storage/migrations.hpp"

#include <span>
#include <string>

namespace stall::storage {

/// Runs the steps that the file lacks, each in its own transaction, under an exclusive lock. Before
/// the first step on a file that has a schema already, copies it to `path`.before-vN (unless the
/// path is ":memory:"). A file that has not all of its own version is left as it is. Errors:
/// "storage_too_new", "storage_edited", "storage_incomplete" (where: the first thing that it
/// lacks), "storage_foreign" (where: a table of another program's), failures.
Result<void> bring_up_to_date(Database& database, const std::string& path,
                              std::span<const Migration> steps, Instant now);

/// 0 where there is no schema yet.
Result<std::int64_t> version_of(Database& database);

} // namespace stall::storage
