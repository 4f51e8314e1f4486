// Buttons and links.
// Must not know what pressing does.
#include "web/kit/button.hpp"

#include "web/kit/inner.hpp"
#include "web/kit/layout.hpp"

#include <cmath>

namespace stall::kit {

using namespace inner;

namespace {

struct Ink {
    ImU32 ground = 0;
    ImU32 border = 0;
    ImU32 words = 0;
};

float height_of(Size size) {
    return size == Size::small ? spaces().control_height_small : spaces().control_height;
}

float side_of(const Button& setup) { return setup.size == Size::small ? 10 : spaces().control_x; }

Ink filled(theme::Colour ground, bool hovered, bool held) {
    const theme::Colours& ink = colours();
    const float share = held ? 0.20F : hovered ? 0.10F : 0;
    return {blend(ground, ink.text, share), 0, colour(ink.on_accent)};
}

Ink ink_of(ButtonLook look, bool hovered, bool held) {
    const theme::Colours& ink = colours();
    const ImU32 surface = held      ? colour(ink.grey_wash)
                          : hovered ? colour(ink.sunk)
                                    : colour(ink.surface);
    switch (look) {
    case ButtonLook::primary: return filled(ink.accent, hovered, held);
    case ButtonLook::success: return filled(ink.green, hovered, held);
    case ButtonLook::download: return filled(ink.blue, hovered, held);
    case ButtonLook::danger: return {surface, colour(ink.border), colour(ink.red)};
    case ButtonLook::quiet: {
        const ImU32 ground = hovered || held ? colour(ink.grey_wash) : 0;
        return {ground, 0, colour(hovered ? ink.text : ink.text_secondary)};
    }
    case ButtonLook::ghost: break;
    }
    return {surface, colour(ink.border), colour(ink.text)};
}

void draw_face(const Button& setup, ImRect rect, const Ink& ink, bool is_off) {
    const auto paled = [is_off](ImU32 what) {
        if (!is_off) {
            return what;
        }
        const ImU32 opacity = (what >> IM_COL32_A_SHIFT) & 0xFF;
        return (what & ~IM_COL32_A_MASK) | ((opacity * 45 / 100) << IM_COL32_A_SHIFT);
    };
    fill(rect, paled(ink.ground), radii().control);
    if (ink.border != 0) {
        outline(rect, paled(ink.border), radii().control);
    }
    const Face with = face_of(TextStyle::control);
    const ImU32 words = paled(ink.words);
    const float label_width = setup.icon_only ? 0 : measure(setup.label, with);
    const bool has_mark = setup.icon != kNoIcon || setup.is_busy;
    const float mark = has_mark ? 16.0F : 0;
    const float after = setup.icon_after != kNoIcon ? 14.0F : 0;
    const float joints = (has_mark && label_width > 0 ? 6.0F : 0) + (after > 0 ? 6.0F : 0);
    float left = rect.GetCenter().x - (label_width + mark + after + joints) * 0.5F;
    const float middle = rect.GetCenter().y;
    if (setup.is_busy) {
        turning_mark(ImVec2(left + 8, middle), words, 6.5F);
    } else {
        draw_icon(ImVec2(left + 8, middle), setup.icon, words);
    }
    left += mark + (has_mark && label_width > 0 ? 6 : 0);
    if (label_width > 0) {
        const float room = rect.Max.x - left - after - (after > 0 ? 6 : 0) - 4;
        draw_words_in({ImVec2(left, rect.Min.y), rect.Max}, with, words,
                      fitted(setup.label, with, room));
    }
    draw_icon(ImVec2(left + label_width + 6 + after * 0.5F, middle), setup.icon_after, words,
              after);
    if (setup.has_dot) {
        const ImVec2 dot(rect.GetCenter().x + 6, middle - 6);
        list().AddCircleFilled(dot, 3.5F, edge_colour(Tone::red));
    }
}

} // namespace

float button_width(const Button& setup) {
    if (setup.icon_only) {
        return height_of(setup.size);
    }
    const float mark = setup.icon != kNoIcon || setup.is_busy ? 16 + 6 : 0;
    const float after = setup.icon_after != kNoIcon ? 14 + 6 : 0;
    return std::ceil(measure(setup.label, face_of(TextStyle::control)) + mark + after +
                     side_of(setup) * 2);
}

bool button(Key key, const Button& setup) {
    const float wanted = setup.width == 0  ? button_width(setup)
                         : setup.width < 0 ? available_width()
                                           : setup.width;
    const ImRect rect = place(ImVec2(wanted, height_of(setup.size)));
    const bool is_off = is_disabled(setup.disabled_because) || setup.is_busy;
    const Touch touched = touch(id_of(key), rect, is_off ? Ability::disabled : Ability::enabled);
    const bool is_live = !is_off;
    draw_face(setup, rect, ink_of(setup.look, touched.hovered && is_live, touched.held && is_live),
              is_off);
    focus_ring(touched, radii().control);
    explain(touched, setup.disabled_because,
            setup.icon_only && setup.tooltip.empty() ? setup.label : setup.tooltip, setup.shortcut);
    mirror::Node said = node(touched.id, mirror::Role::button, setup.label, rect);
    said.is_disabled = is_off;
    said.description = !setup.disabled_because.empty() ? setup.disabled_because : setup.tooltip;
    said.key_shortcut = setup.shortcut;
    say(touched, std::move(said));
    return touched.pressed;
}

bool link(Key key, const Link& setup) {
    const Face with = face_of(TextStyle::body);
    const float mark = setup.icon != kNoIcon ? 16 + 4 : 0;
    const float after = setup.icon_after != kNoIcon ? 16 + 4 : 0;
    const float width = measure(setup.label, with) + mark + after;
    const ImRect rect = place(ImVec2(std::ceil(width), with.line));
    const Touch touched = touch(id_of(key), rect);
    const ImU32 ink = words_colour(Tone::accent);
    draw_icon(ImVec2(rect.Min.x + 8, rect.GetCenter().y), setup.icon, ink);
    draw_words(ImVec2(rect.Min.x + mark, rect.Min.y), with, ink, setup.label);
    draw_icon(ImVec2(rect.Max.x - 8, rect.GetCenter().y), setup.icon_after, ink);
    if (touched.hovered) {
        list().AddLine(ImVec2(rect.Min.x + mark, rect.Max.y - 2),
                       ImVec2(rect.Max.x - after, rect.Max.y - 2), ink);
    }
    focus_ring(touched, radii().small);
    // One that leads nowhere acts: without an address HTML knows no link.
    const auto role = setup.href.empty() ? mirror::Role::button : mirror::Role::link;
    mirror::Node said = node(touched.id, role, setup.label, rect);
    said.href = setup.href;
    say(touched, std::move(said));
    return touched.pressed;
}

} // namespace stall::kit
