// What is pressed: buttons and links.
// Must not know what pressing does.
#pragma once

#include "web/kit/basics.hpp"

namespace stall::kit {

enum class ButtonLook : std::uint8_t {
    primary,  ///< accent ground, one on a screen
    ghost,    ///< surface with a border
    quiet,    ///< no ground until hovered (icons in headers)
    danger,   ///< red words, border
    success,  ///< green ground
    download, ///< blue ground
};

struct Button {
    std::string_view label = {};
    Icon icon = kNoIcon;
    Icon icon_after = kNoIcon;
    ButtonLook look = ButtonLook::ghost;
    Size size = Size::normal;
    float width = 0; ///< 0: as its words need
    /// Not empty: disabled, and this says why.
    std::string_view disabled_because = {};
    std::string_view tooltip = {};
    std::string_view shortcut = {}; ///< shown in the tooltip, for example "Ctrl Enter"
    bool icon_only = false;         ///< the label is then its name and tooltip
    bool is_busy = false;           ///< turning mark instead of the icon; cannot be pressed
    bool has_dot = false;           ///< red dot at the corner (unread things)
};
[[nodiscard]] bool button(Key key, const Button& setup);
float button_width(const Button& setup);

struct Link {
    std::string_view label = {};
    std::string_view href = {}; ///< "#/ads?…": the mirror holds a real link
    Icon icon = kNoIcon;
    Icon icon_after = kNoIcon;
};
[[nodiscard]] bool link(Key key, const Link& setup);

} // namespace stall::kit
