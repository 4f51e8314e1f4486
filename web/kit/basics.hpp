// The small values that every widget takes: keys, tones, icons, alignment.
// Must not know ImGui or the shop.
#pragma once

#include "icon_glyphs.hpp"

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace stall::kit {

/// A letter of the icon face: kit::kIconStore, kit::kIconTag … from assets/icons.txt.
using Icon = const char*;
inline constexpr Icon kNoIcon = nullptr;
using namespace stall::theme; // the icons' names

/// As a width: all that is left of the line.
inline constexpr float kFill = -1;

/// Names a widget among its neighbours, in every language the same; the mirror's id grows from it
/// and from the Scopes around it.
struct Key {
    Key(const char* name) : text(name) {}
    Key(std::string_view name) : text(name) {}
    Key(const std::string& name) : text(name) {}
    template <std::integral Number>
    Key(Number value) : number(static_cast<std::int64_t>(value)), is_number(true) {}

    std::string_view text;
    std::int64_t number = 0;
    bool is_number = false;
};

/// Keys inside are told apart from the same keys outside: `Scope scope(listing.id.value);`
class Scope {
public:
    explicit Scope(Key key);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
};

/// What a colour says; a word and an icon always say it too.
enum class Tone : std::uint8_t {
    plain,
    secondary,
    tertiary,
    accent,
    green,
    red,
    orange,
    blue,
    grey,
    on_accent
};
enum class Align : std::uint8_t { left, centre, right };
enum class Size : std::uint8_t { normal, small };
enum class Density : std::uint8_t { comfortable, compact };

} // namespace stall::kit
