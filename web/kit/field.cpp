// Fields with label, frame, unit, hint and error.
// Must not know how the words are parsed.
#include "web/kit/field.hpp"

#include "web/kit/layout.hpp"
#include "web/kit/typing.hpp"

#include <algorithm>
#include <utility>

namespace stall::kit {

using namespace inner;

namespace {

struct Parts {
    ImRect label;
    ImRect box;
    ImRect below;
    std::vector<std::string_view> below_lines;
};

bool shows_label(const Field& setup) {
    return !setup.label.empty() && setup.kind != FieldKind::search;
}

Parts arrange(const Field& setup) {
    Parts parts;
    const Face small = face_of(TextStyle::label);
    const float width = setup.width > 0 ? setup.width : available_width();
    const float label_height = shows_label(setup) ? 10 + small.line + 4 : 0;
    const bool is_large = setup.look == FieldLook::money_large;
    const float box_height = setup.kind == FieldKind::lines ? std::max(54.0F, setup.height)
                             : is_large                     ? 42
                                                            : spaces().control_height;
    const std::string_view below = !setup.error.empty() ? setup.error : setup.hint;
    parts.below_lines = wrapped(below, small, width - (setup.error.empty() ? 0 : 17));
    const float below_height =
        below.empty() ? 0 : 4 + small.line * static_cast<float>(parts.below_lines.size());
    const ImRect all = place(ImVec2(width, label_height + box_height + below_height));
    parts.label = ImRect(all.Min.x, all.Min.y + 10, all.Max.x, all.Min.y + 10 + small.line);
    parts.box = ImRect(all.Min.x, all.Min.y + label_height, all.Max.x,
                       all.Min.y + label_height + box_height);
    parts.below = ImRect(all.Min.x, parts.box.Max.y + 4, all.Max.x, all.Max.y);
    return parts;
}

void draw_label(const Field& setup, const Parts& parts) {
    if (!shows_label(setup)) {
        return;
    }
    const Face small = face_of(TextStyle::label);
    draw_words(parts.label.Min, small, words_colour(Tone::secondary), setup.label);
    if (setup.is_required) {
        const float after = measure(setup.label, small) + 4;
        draw_words(ImVec2(parts.label.Min.x + after, parts.label.Min.y), small,
                   words_colour(Tone::red), "*");
    }
}

void draw_frame(const Field& setup, const ImRect& box, bool is_active, bool is_off) {
    const theme::Colours& ink = colours();
    const bool is_wrong = !setup.error.empty();
    if (is_active) {
        ImRect ring = box;
        ring.Expand(3);
        fill(ring, colour(is_wrong ? ink.red_wash : ink.accent_wash), radii().control + 3);
    }
    fill(box, colour(is_off ? ink.sunk : ink.surface), radii().control);
    const theme::Colour border = is_wrong    ? ink.red_edge
                                 : is_active ? ink.accent
                                 : is_off    ? ink.border
                                             : ink.strong_border;
    outline(box, colour(border), radii().control);
}

void draw_below(const Field& setup, const Parts& parts) {
    const Face small = face_of(TextStyle::label);
    const bool is_error = !setup.error.empty();
    const ImU32 ink = words_colour(is_error ? Tone::red : Tone::tertiary);
    float left = parts.below.Min.x;
    if (is_error) {
        draw_icon(ImVec2(left + 6, parts.below.Min.y + small.line * 0.5F), kIconTriangleAlert, ink,
                  12);
        left += 17;
    }
    for (std::size_t row = 0; row < parts.below_lines.size(); ++row) {
        draw_words(ImVec2(left, parts.below.Min.y + static_cast<float>(row) * small.line), small,
                   ink, parts.below_lines[row]);
    }
}

mirror::Role role_of(FieldKind kind) {
    switch (kind) {
    case FieldKind::search: return mirror::Role::searchbox;
    case FieldKind::whole_number: return mirror::Role::spinbutton;
    default: return mirror::Role::textbox;
    }
}

void say_field(const Field& setup, ImGuiID id, const ImRect& box, const LineResult& end,
               bool is_off) {
    mirror::Node said = node(id, role_of(setup.kind), setup.label, box);
    if (said.name.empty()) {
        said.name = setup.placeholder;
    }
    said.value = setup.kind == FieldKind::password ? std::string() : end.field.text;
    said.description = !setup.error.empty()              ? setup.error
                       : !setup.disabled_because.empty() ? setup.disabled_because
                                                         : setup.hint;
    said.is_invalid = !setup.error.empty();
    said.is_required = setup.is_required;
    said.is_disabled = is_off;
    said.is_focused = end.focused;
    said.is_multiline = setup.kind == FieldKind::lines;
    said.is_password = setup.kind == FieldKind::password;
    state().record.add(std::move(said));
}

/// The small button at the field's right end: clear, or show what is hidden. Clearing has its keys,
/// so that Tab passes it over.
bool end_button(FieldKind kind, ImGuiID id, const ImRect& box, Icon glyph, std::string_view name) {
    const float middle = box.GetCenter().y;
    const ImRect rect(box.Max.x - 30, middle - 12, box.Max.x - 6, middle + 12);
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, kind == FieldKind::search);
    const Touch touched = touch(id, rect);
    ImGui::PopItemFlag();
    if (touched.hovered) {
        fill(rect, colour(colours().grey_wash), radii().pill);
    }
    draw_icon(rect.GetCenter(), glyph, words_colour(Tone::tertiary), 14);
    explain(touched, {}, name);
    say(touched, node(touched.id, mirror::Role::button, name, rect));
    return touched.pressed;
}

float unit_width(const Field& setup) {
    return setup.unit.empty() ? 0 : measure(setup.unit, face_of(TextStyle::body)) + 8;
}

Line line_of(const Field& setup, ImGuiID id, const ImRect& box, bool is_off) {
    Line line;
    line.id = id;
    line.frame = box;
    const bool is_large = setup.look == FieldLook::money_large;
    line.face = is_large ? face_of(TextStyle::figure) : face_of(TextStyle::body);
    line.ink = words_colour(is_off ? Tone::tertiary : Tone::plain);
    line.text = setup.text;
    line.placeholder = setup.placeholder;
    line.kind = setup.kind;
    line.takes_focus = setup.takes_focus;
    line.is_off = is_off;
    const float side = is_large ? spaces().control_x : spaces().field_x;
    const bool has_end = setup.kind == FieldKind::password ||
                         (setup.kind == FieldKind::search && !setup.text.empty());
    const float lead = setup.icon == kNoIcon ? 0 : 16.0F + 8;
    line.rect = ImRect(box.Min.x + side + lead, box.Min.y,
                       box.Max.x - (has_end ? 32 : side + unit_width(setup)), box.Max.y);
    if (setup.kind == FieldKind::lines) {
        line.rect.Min.y += 8;
        line.rect.Max.y = line.rect.Min.y + line.face.size;
    }
    return line;
}

void draw_unit(const Field& setup, const Line& line, std::string_view text) {
    if (setup.unit.empty()) {
        return;
    }
    const float words = measure(text.empty() ? setup.placeholder : text, line.face);
    const float follows = line.rect.Min.x + words + 8;
    const float at_end = line.frame.Max.x - spaces().field_x - unit_width(setup) + 8;
    const bool is_large = setup.look == FieldLook::money_large;
    const float left = is_large ? std::min(follows, at_end) : at_end;
    const float drop = is_large ? 3 : 0; // on the large digits' base line
    draw_words_in(
        {ImVec2(left, line.frame.Min.y + drop), ImVec2(line.frame.Max.x, line.frame.Max.y + drop)},
        face_of(TextStyle::body), words_colour(Tone::tertiary), setup.unit);
}

} // namespace

FieldResult field(Key key, const Field& setup) {
    const ImGuiID id = id_of(key);
    const Parts parts = arrange(setup);
    const bool is_off = is_disabled(setup.disabled_because);
    bool& shows_password = *ImGui::GetStateStorage()->GetBoolRef(id, false);
    Line line = line_of(setup, id, parts.box, is_off);
    line.takes_focus = std::exchange(state().passes_focus_on, false) || line.takes_focus;
    if (setup.kind == FieldKind::password && shows_password) {
        line.kind = FieldKind::words;
    }
    draw_label(setup, parts);
    draw_frame(setup, parts.box, ImGui::GetActiveID() == id, is_off);
    if (setup.icon != kNoIcon) {
        draw_icon(ImVec2(parts.box.Min.x + spaces().field_x + 8, parts.box.GetCenter().y),
                  setup.icon, words_colour(Tone::tertiary));
    }
    const ImVec2 cursor = ImGui::GetCursorScreenPos();
    LineResult end = type_into(line);
    draw_unit(setup, line, end.field.text);
    if (end.focused && !end.field.is_active) {
        Touch ring;
        ring.rect = parts.box;
        ring.focused = true;
        focus_ring(ring, radii().control);
    }
    draw_below(setup, parts);
    say_field(setup, id, parts.box, end, is_off);
    if (setup.kind == FieldKind::password) {
        const Words& words = state().words;
        if (end_button(setup.kind, id + 1, parts.box, shows_password ? kIconEyeOff : kIconEye,
                       shows_password ? words.hide_password : words.show_password)) {
            shows_password = !shows_password;
            want_frame();
        }
    } else if (setup.kind == FieldKind::search && !setup.text.empty() &&
               end_button(setup.kind, id + 1, parts.box, kIconX, state().words.clear)) {
        end.field.changed = end.field.committed = true;
        end.field.text.clear();
    }
    ImGui::SetCursorScreenPos(cursor);
    ImGui::ItemSize(ImVec2(0, 0), 0);
    if (end.hovered) {
        Touch touched;
        touched.id = id;
        touched.hovered = true;
        explain(touched, setup.disabled_because, {});
    }
    if (end.field.changed) {
        want_frame();
    }
    state().passes_focus_on = setup.enters_next && end.field.entered;
    return end.field;
}

FieldResult money_field(Key key, Field setup) {
    setup.kind = FieldKind::decimal;
    return field(key, setup);
}

FieldResult search_field(Key key, Field setup) {
    setup.kind = FieldKind::search;
    setup.icon = kIconSearch;
    return field(key, setup);
}

} // namespace stall::kit
