// A request target taken apart: decoded path segments and query parameters.
// Must not know routes.
#pragma once

#include "core/base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stall::api {

struct Target {
    std::vector<std::string> segments; ///< "/ws/listings/" has two and a trailing slash
    bool has_trailing_slash = false;
    std::string path;  ///< as sent, without the query
    std::string query; ///< as sent, without '?'
    std::vector<std::pair<std::string, std::string>> parameters;
};

/// Errors: "target_malformed" for what is not a path, a bad percent escape, or a decoded NUL.
Result<Target> read_target(std::string_view target);

/// The first parameter of that name; an empty one counts as none.
std::optional<std::string_view> find_parameter(const Target& target, std::string_view name);

/// A whole number without sign. Errors: "parameter_malformed" (where = "/name").
Result<std::optional<std::int64_t>> integer_parameter(const Target& target, std::string_view name);

/// How many rows "limit" asks for, from 1 to `rows_max`; `usual` where it is silent.
/// Errors: "parameter_malformed" (wanted: the range).
Result<std::int64_t> limit_parameter(const Target& target, std::int64_t usual,
                                     std::int64_t rows_max);

/// Digits of a positive 64-bit number and nothing else.
std::optional<std::int64_t> read_id(std::string_view text);

} // namespace stall::api
