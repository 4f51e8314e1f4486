// The one place where ImGui's text input is called: a bare line of text inside a given rectangle.
// Not for views. Must not know what is typed.
#pragma once

#include "web/kit/field.hpp"
#include "web/kit/inner.hpp"

namespace stall::kit::inner {

struct Line {
    ImGuiID id = 0;
    ImRect rect;  ///< where the letters may stand
    ImRect frame; ///< what is pressed to begin
    std::string_view text;
    std::string_view placeholder;
    FieldKind kind = FieldKind::words;
    Face face;
    ImU32 ink = 0;
    bool takes_focus = false;
    bool is_off = false;
};

struct LineResult {
    FieldResult field;
    bool hovered = false;
    bool focused = false;
};
LineResult type_into(const Line& line);

} // namespace stall::kit::inner
