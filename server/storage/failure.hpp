// What can go wrong in a database, the same for every engine, carried as a stall::Error.
// Must not know tables, engines' own numbers or what the caller was doing.
#pragma once

#include "core/base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>

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

    bool operator==(const Failure&) const = default;
};

/// The failure as an Error, so that TRY hands it on: code "storage_unique" …, where = the message.
Error error_of(const Failure& failure);

/// The failure inside an Error, or nothing when the Error is one of the shop's own.
std::optional<Failure> failure_of(const Error& error);

/// Is it the disk's or somebody else's, so that the same may go well later?
bool may_pass(const Error& error);

} // namespace stall::storage
