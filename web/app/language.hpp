// Which language the page speaks and which theme it wears, and how much of it is there.
// Must not know any word or colour.
#pragma once

#include "core/base/language.hpp"

namespace stall::app {

using stall::Language;

/// English when the page does not speak it.
constexpr Language language_tagged(std::string_view tag) {
    return parse_language(tag).value_or(Language::en);
}

/// How much of the program is there (later.hpp): `unreachable` when the rest was asked for in vain.
enum class Parts : std::uint8_t { first, loading, unreachable, all };
enum class ThemeChoice : std::uint8_t { system, light, dark };

} // namespace stall::app
