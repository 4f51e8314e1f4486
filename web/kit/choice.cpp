// Segments, chips, checkboxes and lists of checkboxes.
// Must not know what the options mean.
#include "web/kit/choice.hpp"

#include "web/kit/inner.hpp"
#include "web/kit/layout.hpp"

#include <algorithm>

namespace stall::kit {

using namespace inner;

namespace {

constexpr float kSide = 12, kSideTight = 7; // of the words of a segment

float segment_width(const Segment& segment, float side) {
    const float dot = segment.dot ? 8 + 8 : 0;
    const float count =
        segment.count.empty() ? 0 : 8 + measure(segment.count, face_of(TextStyle::secondary)) + 14;
    return std::ceil(side * 2 + dot + measure(segment.label, face_of(TextStyle::body)) + count);
}

void draw_segment(const Segment& segment, float side, const Touch& touched, bool is_chosen) {
    const ImRect& rect = touched.rect;
    const float middle = rect.Min.y + 18;
    float left = rect.Min.x + side;
    if (segment.dot) {
        list().AddCircleFilled(ImVec2(left + 4, middle), 4, edge_colour(*segment.dot));
        left += 16;
    }
    const Face body = face_of(TextStyle::body);
    const Tone tone = is_chosen || touched.hovered ? Tone::plain : Tone::secondary;
    draw_words(ImVec2(left, middle - 10), body, words_colour(tone), segment.label);
    left += measure(segment.label, body) + 8;
    if (!segment.count.empty()) {
        const Face small = face_of(TextStyle::secondary);
        const ImRect badge(left, middle - 10, left + measure(segment.count, small) + 14,
                           middle + 10);
        fill(badge, colour(colours().grey_wash), 9);
        draw_words_in(badge, small, words_colour(Tone::tertiary), segment.count, Align::centre);
    }
    if (is_chosen) {
        fill({ImVec2(rect.Min.x, rect.Max.y - 2), rect.Max}, colour(colours().accent));
    }
    focus_ring(touched, radii().pill);
}

} // namespace

std::optional<std::size_t> segments(Key key, std::string_view name, std::span<const Segment> all,
                                    std::size_t chosen) {
    std::optional<std::size_t> pressed;
    const ImGuiID id = id_of(key);
    const ImRect row = place(ImVec2(available_width(), 38));
    gap(12);
    fill({ImVec2(row.Min.x, row.Max.y - 1), row.Max}, colour(colours().border));
    state().record.open(node(id, mirror::Role::tablist, name, row));
    ImGui::PushOverrideID(id);
    float total = 0;
    for (const Segment& segment : all) {
        total += segment_width(segment, kSide) + 4;
    }
    const float side = total - 4 > row.GetWidth() ? kSideTight : kSide;
    total = 0;
    float chosen_left = 0;
    float chosen_right = 0;
    for (std::size_t at = 0; at < all.size(); ++at) {
        const float width = segment_width(all[at], side);
        if (at == chosen) {
            chosen_left = total;
            chosen_right = total + width;
        }
        total += width + 4;
    }
    // A narrow page shifts the row so that the chosen one is seen, with a part of its neighbours.
    ImVec2& shift = state().sizes[id];
    const float most = std::max(0.0F, total - 4 - row.GetWidth());
    if (ImGui::IsMouseHoveringRect(row.Min, row.Max) && most > 0) {
        const ImGuiIO& io = ImGui::GetIO();
        shift.x -= (io.MouseWheelH != 0 ? io.MouseWheelH : io.MouseWheel) * 60;
    }
    // Anew when another is chosen, and when the widths change: counts arrive after the words.
    if (const float seen = total * 16 + static_cast<float>(chosen) + 1; shift.y != seen) {
        shift.y = seen;
        shift.x = std::clamp(shift.x, chosen_right - row.GetWidth() + 40, chosen_left - 40);
    }
    shift.x = std::clamp(shift.x, 0.0F, most);
    ImGui::PushClipRect(row.Min, row.Max, true);
    float left = row.Min.x - shift.x;
    for (std::size_t at = 0; at < all.size(); ++at) {
        const float width = segment_width(all[at], side);
        const Touch touched =
            touch(id_of(all[at].key), {ImVec2(left, row.Min.y), ImVec2(left + width, row.Max.y)});
        draw_segment(all[at], side, touched, at == chosen);
        mirror::Node said = node(touched.id, mirror::Role::tab, all[at].label, touched.rect);
        said.selected = at == chosen ? mirror::Tristate::on : mirror::Tristate::off;
        said.description = all[at].count;
        said.href = all[at].href;
        say(touched, std::move(said));
        if (touched.pressed) {
            pressed = at;
        }
        left += width + 4;
    }
    ImGui::PopClipRect();
    ImGui::PopID();
    state().record.close();
    return pressed;
}

namespace inner {

void draw_check(ImRect box, Checked checked, bool hovered) {
    if (checked == Checked::off) {
        fill(box, colour(colours().surface), radii().small);
        outline(box, hovered ? colour(colours().text_tertiary) : colour(colours().strong_border),
                radii().small, 1.5F);
        return;
    }
    fill(box, colour(colours().accent), radii().small);
    draw_icon(box.GetCenter(), checked == Checked::on ? kIconCheck : kIconMinus,
              colour(colours().on_accent), 12);
}

mirror::Tristate tristate_of(Checked checked) {
    return checked == Checked::on    ? mirror::Tristate::on
           : checked == Checked::off ? mirror::Tristate::off
                                     : mirror::Tristate::mixed;
}

} // namespace inner

bool checkbox(Key key, const Checkbox& setup) {
    const Face body = face_of(TextStyle::body);
    const State& now = state();
    const bool is_in_row = !now.flows.empty() && now.flows.back().kind == Flow::Kind::row;
    const float whole = std::ceil(setup.hides_label ? 16 : 16 + 8 + measure(setup.label, body));
    // A row has a line of its own for what does not fit; elsewhere the words go on below.
    const bool is_cut = !is_in_row && !setup.hides_label && whole > available_width();
    const float width = is_cut ? available_width() : whole;
    const auto lines = is_cut ? wrapped(setup.label, body, width - 24)
                              : std::vector<std::string_view>{setup.label};
    const float height = 8 + body.line * static_cast<float>(std::max<std::size_t>(1, lines.size()));
    const ImRect rect = place(ImVec2(width, height));
    const bool is_off = is_disabled(setup.disabled_because);
    const Touch touched = touch(id_of(key), rect, is_off ? Ability::disabled : Ability::enabled);
    const float middle = rect.Min.y + 14;
    const ImRect box(rect.Min.x, middle - 8, rect.Min.x + 16, middle + 8);
    draw_check(box, setup.checked, touched.hovered);
    if (!setup.hides_label) {
        float top = rect.Min.y + 4;
        for (const std::string_view line : lines) {
            draw_words(ImVec2(box.Max.x + 8, top), body,
                       words_colour(is_off ? Tone::tertiary : Tone::plain), line);
            top += body.line;
        }
    }
    focus_ring(touched, radii().small);
    explain(touched, setup.disabled_because, {});
    mirror::Node said = node(touched.id, mirror::Role::checkbox, setup.label, rect);
    said.checked = tristate_of(setup.checked);
    said.is_disabled = is_off;
    said.description = setup.disabled_because;
    say(touched, std::move(said));
    return touched.pressed;
}

std::optional<std::size_t> multi_choice(Key key, std::string_view label,
                                        std::span<const Option> options) {
    std::optional<std::size_t> toggled;
    const ImGuiID id = id_of(key);
    const Face small = face_of(TextStyle::label);
    const ImRect title = place(ImVec2(available_width(), label.empty() ? 0 : small.line + 4));
    draw_words(title.Min, small, words_colour(Tone::secondary), label);
    state().record.open(node(id, mirror::Role::group, label, title));
    ImGui::PushOverrideID(id);
    const Face body = face_of(TextStyle::body);
    for (std::size_t at = 0; at < options.size(); ++at) {
        const Option& option = options[at];
        const ImRect rect = place(ImVec2(available_width(), 28));
        const Touch touched = touch(id_of(option.key), rect);
        if (touched.hovered) {
            ImRect ground = rect;
            ground.Expand(ImVec2(6, 0));
            fill(ground, colour(colours().hover), radii().pill);
        }
        const float middle = rect.GetCenter().y;
        const Checked checked = option.is_chosen ? Checked::on : Checked::off;
        draw_check({rect.Min.x, middle - 8, rect.Min.x + 16, middle + 8}, checked, touched.hovered);
        const float note_width = measure(option.note, small);
        draw_words_in({ImVec2(rect.Min.x + 24, rect.Min.y), rect.Max}, body,
                      words_colour(Tone::plain),
                      fitted(option.label, body, rect.GetWidth() - 32 - note_width));
        draw_words_in(rect, small, words_colour(Tone::tertiary), option.note, Align::right);
        focus_ring(touched, radii().small);
        mirror::Node said = node(touched.id, mirror::Role::checkbox, option.label, rect);
        said.checked = tristate_of(checked);
        said.description = option.note;
        say(touched, std::move(said));
        if (touched.pressed) {
            toggled = at;
        }
    }
    ImGui::PopID();
    state().record.close();
    return toggled;
}

ChipResult chip(Key key, std::string_view label) {
    ChipResult result;
    const Face with = face_of(TextStyle::control);
    const ImRect rect = place(ImVec2(std::ceil(measure(label, with) + 20 + 6 + 12), 32));
    ImGui::PushOverrideID(id_of(key));
    const ImRect words(rect.Min, ImVec2(rect.Max.x - 26, rect.Max.y));
    const ImRect cross(ImVec2(words.Max.x, rect.Min.y), rect.Max);
    fill(rect, wash_colour(Tone::accent), radii().control);
    const Touch body = touch(id_of("words"), words);
    const Touch remover = touch(id_of("remove"), cross);
    if (remover.hovered) {
        fill({ImVec2(cross.Min.x + 1, cross.Min.y + 5), ImVec2(cross.Max.x - 5, cross.Max.y - 5)},
             colour(colours().hover), radii().small);
    }
    const ImU32 ink = words_colour(Tone::accent);
    draw_words(ImVec2(rect.Min.x + 10, rect.Min.y + 6), with, ink, label);
    draw_icon(ImVec2(rect.Max.x - 16, rect.GetCenter().y), kIconX, ink, 12);
    focus_ring(body, radii().control);
    focus_ring(remover, radii().control);
    say(body, node(body.id, mirror::Role::button, label, words));
    say(remover, node(remover.id, mirror::Role::button,
                      state().words.remove + " " + std::string(label), cross));
    explain(remover, {}, state().words.remove);
    ImGui::PopID();
    result.pressed = body.pressed;
    result.removed = remover.pressed ||
                     ((body.focused || remover.focused) && ImGui::IsKeyPressed(ImGuiKey_Delete));
    return result;
}

} // namespace stall::kit
