// The frame around the sections: rail or bottom bar, header, command palette.
// Must not know which sections there are.
#pragma once

#include "web/kit/basics.hpp"
#include "web/kit/overlay.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace stall::kit {

struct NavigationEntry {
    std::string_view key = {};
    std::string_view label = {};
    Icon icon = kNoIcon;
    std::string_view count = {};
    std::string_view count_words = {}; ///< what it counts: the tooltip, and for who cannot see it
    bool is_urgent = false;            ///< the count in red
    std::string_view href = {};
};
struct Navigation {
    std::string_view name = {};    ///< of the landmark: "Sections"
    std::string_view product = {}; ///< "Stallkeeper"
    std::span<const NavigationEntry> entries = {};
    std::size_t current = 0;
    std::string_view account_initials = {};
    std::string_view account_name = {};
    std::string_view account_note = {};
    std::span<const MenuItem> account_menu = {};
};
struct NavigationResult {
    std::optional<std::size_t> entry;
    std::optional<std::size_t> account_item;
};
/// Draws the rail at the left, folded to icons, or the bottom bar, by the page's width; what is
/// drawn next stands beside or above it. Call it first.
[[nodiscard]] NavigationResult navigation(const Navigation& setup);

struct HeaderAction {
    std::string_view key = {};
    std::string_view label = {};
    Icon icon = kNoIcon;
    std::span<const MenuItem> menu = {}; ///< not empty: opens under the action
};
struct Header {
    std::string_view title = {};
    std::string_view search_words = {}; ///< "Search ads…"; opens the palette
    std::string_view search_shortcut = "Ctrl K";
    std::span<const HeaderAction> actions = {};
};
struct HeaderResult {
    bool search_pressed = false;
    std::optional<std::size_t> action; ///< pressed, or something chosen of its menu
    std::optional<std::size_t> menu_item;
};
/// Call first inside MainArea.
[[nodiscard]] HeaderResult header(const Header& setup);

struct PaletteEntry {
    std::string_view key = {};
    std::string_view label = {};
    std::string_view note = {};
    std::string_view shortcut = {};
    std::string_view group = {}; ///< a heading is drawn where it changes
    Icon icon = kNoIcon;
};
struct Palette {
    std::string_view name = {};
    std::string_view text = {};
    std::string_view placeholder = {};
    std::span<const PaletteEntry> entries = {};
    std::string_view empty_words = {};
};
struct PaletteResult {
    std::optional<std::string> typed;
    std::optional<std::size_t> chosen;
    bool dismissed = false;
};
/// Modal; draw it while the model says that it is open. Arrows and Enter choose.
[[nodiscard]] PaletteResult palette(Key key, const Palette& setup);

} // namespace stall::kit
