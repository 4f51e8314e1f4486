// The ARIA names of roles and the wire names of actions.
// Must not know ImGui, the DOM or the shop.
#include "web/mirror/record.hpp"

#include <array>
#include <utility>

namespace stall::mirror {

const char* name_of(Role role) {
    static constexpr std::array kNames{
        "group",      "main",     "navigation", "banner",       "region",   "heading",
        "text",       "img",      "button",     "link",         "textbox",  "searchbox",
        "spinbutton", "checkbox", "switch",     "slider",       "tablist",  "tab",
        "listbox",    "option",   "combobox",   "menu",         "menuitem", "menuitemradio",
        "dialog",     "grid",     "row",        "columnheader", "gridcell", "progressbar",
        "status",     "alert",    "tooltip",    "list",         "listitem", "form",
    };
    static_assert(kNames.size() == static_cast<std::size_t>(Role::form) + 1);
    return kNames[static_cast<std::size_t>(role)];
}

std::optional<Action::Kind> action_kind(std::string_view name) {
    using Kind = Action::Kind;
    static constexpr std::array<std::pair<std::string_view, Kind>, 6> kKinds{{
        {"press", Kind::press},
        {"focus", Kind::focus},
        {"set_text", Kind::set_text},
        {"commit", Kind::commit},
        {"cancel", Kind::cancel},
        {"set_value", Kind::set_value},
    }};
    for (const auto& [wanted, kind] : kKinds) {
        if (wanted == name) {
            return kind;
        }
    }
    return std::nullopt;
}

} // namespace stall::mirror
