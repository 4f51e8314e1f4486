// The SQLite driver's door. Must not know tables; includes no SQLite header, so callers need none.
#pragma once

#include "server/storage/database.hpp"

#include <memory>
#include <string>

namespace stall::storage {

enum class Access : std::uint8_t {
    read_write,
    read_only,
    rewrite ///< like read_write, of a file that must be there
};

/// Opens a connection with the pragmas of server-stack.md 2.4 (WAL, FULL, foreign keys, busy
/// timeout).
Result<std::unique_ptr<Database>> open_sqlite(const std::string& path, Access access);

/// A text that SQL can hold between single quotes.
std::string quoted(std::string_view text);

} // namespace stall::storage
