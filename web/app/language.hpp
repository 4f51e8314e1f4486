// Which languages and themes the page speaks and wears, and how much of it is there.
// Must not know any word or colour.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace stall::app {

enum class Language : std::uint8_t { en, fr };

/// As BCP 47 writes them, in the order of Language.
inline constexpr std::array<std::string_view, 2> kLanguageTags = {"en", "fr"};

constexpr std::string_view tag_of(Language language) {
    return kLanguageTags[static_cast<std::size_t>(language)];
}
/// Also of a tag with a region ("fr-CA"); English when the page does not speak it.
constexpr Language language_tagged(std::string_view tag) {
    return tag.starts_with("fr") ? Language::fr : Language::en;
}

/// How much of the program is there (later.hpp).
enum class Parts : std::uint8_t { first, loading, all };
enum class ThemeChoice : std::uint8_t { system, light, dark };

} // namespace stall::app
