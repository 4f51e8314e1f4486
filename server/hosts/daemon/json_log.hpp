// The log: one JSON object a line on standard error, written by its own thread; when it cannot keep
// up, the oldest lines go and are counted. Must not know what is worth logging; secrets never come
// here.
#pragma once

#include "core/base/result.hpp"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace stall::hosts::log {

enum class Level : std::uint8_t { debug, info, warning, error, off };

/// Errors: "log_level_unknown".
Result<Level> parse_level(std::string_view name);

void start(Level level);
/// Writes what is queued.
void stop();

struct Field {
    std::string_view name;
    std::variant<std::string_view, std::int64_t> value;
};

/// {"time":"2026-11-23T04:30:00.123Z","level":"info","event":"…",…}
void write(Level level, std::string_view event, std::initializer_list<Field> fields);

/// The text between JSON quotes: control characters, quotes and bad UTF-8 cannot break the line.
std::string escaped(std::string_view text);

/// Lines lost because the queue was full.
std::int64_t dropped_count();

} // namespace stall::hosts::log
