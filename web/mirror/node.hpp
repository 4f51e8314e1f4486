// What one widget means to someone who cannot see it: role, name, value, states, place.
// Must not know ImGui, the DOM or the shop.
#pragma once

#include <cstdint>
#include <string>

namespace stall::mirror {

/// Stable from frame to frame (ImGui's id of the widget); 0 is the root of the page.
using NodeId = std::uint32_t;

enum class Role : std::uint8_t {
    group,
    main,
    navigation,
    banner,
    region,
    heading,
    text,
    image,
    button,
    link,
    textbox,
    searchbox,
    spinbutton,
    checkbox,
    switch_button,
    slider,
    tablist,
    tab,
    listbox,
    option,
    combobox,
    menu,
    menuitem,
    menuitemradio,
    dialog,
    grid,
    row,
    columnheader,
    gridcell,
    progressbar,
    status,
    alert,
    tooltip,
    list,
    listitem,
    form,
};

/// The ARIA name of the role ("button", "img", "switch"…).
const char* name_of(Role role);

enum class Tristate : std::uint8_t { none, off, on, mixed };
enum class Sorted : std::uint8_t { none, ascending, descending };

struct Rect {
    float x = 0, y = 0, width = 0, height = 0; ///< CSS pixels from the canvas's corner
    bool operator==(const Rect&) const = default;
};

struct Node {
    NodeId id = 0;
    NodeId parent = 0;
    Role role = Role::group;
    std::string name;
    std::string value;       ///< what is in the box, what the slider says
    std::string description; ///< hint or error, read after the name
    std::string href;        ///< links only, for example "#/ads"
    std::string key_shortcut;
    Rect rect;
    Tristate checked = Tristate::none;  ///< aria-checked
    Tristate expanded = Tristate::none; ///< aria-expanded (off or on)
    Tristate selected = Tristate::none; ///< aria-selected (off or on)
    Sorted sorted = Sorted::none;
    bool is_disabled = false;
    bool is_focused = false;
    bool is_invalid = false;
    bool is_required = false;
    bool is_read_only = false;
    bool is_current = false; ///< aria-current="page"
    bool is_modal = false;
    bool is_multiline = false;
    bool is_password = false;
    std::int32_t level = 0;        ///< headings 1…6
    std::int32_t row_count = 0;    ///< grids; items: of their list
    std::int32_t column_count = 0; ///< grids
    std::int32_t row_index = 0;    ///< rows, cells (the header row is 1) and items, from 1
    std::int32_t column_index = 0; ///< cells, from 1
    double value_now = 0, value_min = 0, value_max = 0; ///< when max > min
    bool operator==(const Node&) const = default;
};

/// What someone did to a mirrored element; played on the widget at the next frame.
struct Action {
    enum class Kind : std::uint8_t {
        press,     ///< click, Enter
        focus,     ///< bring into view and give it the keyboard
        set_text,  ///< `text` is the whole new content, as typed; the field stays open
        commit,    ///< Enter in a field
        cancel,    ///< Escape in a field or dialog
        set_value, ///< `value` for a slider
    };
    Kind kind = Kind::press;
    NodeId id = 0;
    std::string text;
    double value = 0;
};

} // namespace stall::mirror
