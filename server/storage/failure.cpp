// The two-way mapping between a database's failure and an Error. Must not know any engine.
#include "server/storage/failure.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace stall::storage {
namespace {

using Kind = Failure::Kind;

constexpr std::array<std::pair<Kind, std::string_view>, 11> kCodes = {{
    {Kind::unique, "storage_unique"},
    {Kind::foreign_key, "storage_foreign_key"},
    {Kind::check, "storage_check"},
    {Kind::not_null, "storage_not_null"},
    {Kind::busy, "storage_busy"},
    {Kind::serialization, "storage_serialization"},
    {Kind::connection, "storage_connection"},
    {Kind::full, "storage_full"},
    {Kind::corrupt, "storage_corrupt"},
    {Kind::misuse, "storage_misuse"},
    {Kind::other, "storage_other"},
}};

} // namespace

Error error_of(const Failure& failure) {
    for (const auto& [kind, code] : kCodes) {
        if (kind == failure.kind) return Error{std::string(code), failure.message, "", ""};
    }
    return Error{"storage_other", failure.message, "", ""};
}

std::optional<Failure> failure_of(const Error& error) {
    for (const auto& [kind, code] : kCodes) {
        if (code == error.code) return Failure{kind, error.where};
    }
    return std::nullopt;
}

bool may_pass(const Error& error) {
    const auto failure = failure_of(error);
    if (!failure) return false;
    using Kind = Failure::Kind;
    return failure->kind == Kind::full || failure->kind == Kind::connection ||
           failure->kind == Kind::busy;
}

} // namespace stall::storage
