// The strict reading layer over nlohmann/json: exact types, known keys, bounded depth and size.
// This header names no JSON library, so that includers of the codecs do not compile one.
// Traps it closes: server-stack.md section 1.6.
#pragma once

#include "core/base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace stall::wire {

/// Nesting deeper than this is "json_too_deep".
inline constexpr int kJsonDepthMax = 16;

// Errors of every decode_… function: "json_malformed", "json_too_deep", "json_type",
// "json_key_missing", "json_key_unknown", "json_key_twice", "utf8_invalid", and those of the
// field's own check; `where` is the JSON pointer of the offender.

} // namespace stall::wire
