// What can go wrong in a database, the same for every engine, carried as a stall::Error.
// Must not know tables, engines' own numbers or what the caller was doing.
#pragma once

#include "core/base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stall::storage {

/// The text is for the log only: it may hold SQL, so it never leaves the machine.
struct Failure {
    enum class Kind : std::uint8_t {
        unique,
        foreign_key,
        check,
        not_null,
        busy,
        serialization,
        connection,
        full,
        corrupt,
        misuse,
        other
    };
    Kind kind = Kind::other;
    std::string message;
    std::string statement = {}; ///< that failed

    bool operator==(const Failure&) const = default;
};

/// The failure as an Error, so that TRY hands it on: code "storage_unique" …, where = the message,
/// got = the statement.
Error error_of(const Failure& failure);

/// The failure inside an Error, or nothing when the Error is one of the shop's own.
std::optional<Failure> failure_of(const Error& error);

/// Is it the disk's or somebody else's, so that the same may go well later?
bool may_pass(const Error& error);

/// One English sentence for the terminal: why the database at `path` does not open, and what to do.
/// It holds no SQL.
std::string sentence_for(const Error& error, std::string_view path);

} // namespace stall::storage
