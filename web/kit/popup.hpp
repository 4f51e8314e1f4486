// Panels that float under what opened them; shared by selects, menus and popovers.
// Not for views. Must not know what is in them.
#pragma once

#include "web/kit/inner.hpp"
#include "web/kit/overlay.hpp"

namespace stall::kit::inner {

void open_popup(ImGuiID id);
/// A window over everything, open while it is asked for in each frame.
struct Modal {
    char name[16] = {}; ///< for BeginPopupModal
    ImGuiID popup = 0;
};
Modal open_modal(ImGuiID id);
/// True while open; then end_popup() must follow. Stands below `anchor`, above it when there is no
/// room, and inside the page.
bool begin_popup(ImGuiID id, ImRect anchor, float width, mirror::Role role, std::string_view name);
void end_popup();

/// A line in a popup with its ground when hovered.
Touch popup_line(ImGuiID id, float height);

/// The items of a menu inside an open popup: the index chosen (the popup is closed then).
std::optional<std::size_t> menu_lines(std::span<const MenuItem> items);
/// Makes what was touched a button, named by `said`, that opens a menu under itself: the index
/// chosen.
std::optional<std::size_t> menu_under(const Touch& touched, mirror::Node said,
                                      std::span<const MenuItem> items, float width_min = 0);
float menu_width(std::span<const MenuItem> items);

} // namespace stall::kit::inner
