// Small marks of state.
// Must not know which state.
#include "web/kit/pill.hpp"

#include "web/kit/inner.hpp"
#include "web/kit/layout.hpp"

#include <algorithm>
#include <cmath>

namespace stall::kit {

using namespace inner;

namespace {

constexpr float kPillHeight = 24;

void draw_pill(ImRect rect, const Pill& setup, bool hovered) {
    const Face with = face_of(TextStyle::secondary);
    fill(rect, wash_colour(setup.tone), radii().pill);
    if (hovered) {
        fill(rect, colour(colours().hover), radii().pill);
        outline(rect, edge_colour(setup.tone), radii().pill);
    }
    const ImU32 ink = words_colour(setup.tone);
    float left = rect.Min.x + 8;
    if (setup.icon != kNoIcon) {
        draw_icon(ImVec2(left + 7, rect.GetCenter().y), setup.icon, ink, 14);
        left += 14 + 5;
    }
    draw_words_in({ImVec2(left, rect.Min.y), rect.Max}, with, ink,
                  fitted(setup.label, with, rect.Max.x - left - 4));
}

} // namespace

float pill_width(const Pill& setup) {
    const float mark = setup.icon == kNoIcon ? 0 : 14 + 5;
    return std::ceil(measure(setup.label, face_of(TextStyle::secondary)) + mark + 16);
}

void pill(const Pill& setup) {
    const ImGuiID id = id_of(setup.label);
    // A row wraps what does not fit, and what is pushed right needs its true width to find its
    // place.
    const State& now = state();
    const bool is_in_row = !now.flows.empty() && now.flows.back().kind == Flow::Kind::row;
    const float room = is_in_row ? now.flows.back().width : available_width();
    const ImRect rect = place(ImVec2(std::min(pill_width(setup), room), kPillHeight));
    draw_pill(rect, setup, false);
    state().record.add(node(id, mirror::Role::text, setup.label, rect));
}

bool pill_button(Key key, const Pill& setup, std::string_view name, std::string_view tooltip) {
    const ImRect rect = place(ImVec2(pill_width(setup), kPillHeight));
    const Touch touched = touch(id_of(key), rect);
    draw_pill(rect, setup, touched.hovered);
    focus_ring(touched, radii().pill);
    explain(touched, {}, tooltip);
    say(touched, node(touched.id, mirror::Role::button, name, rect));
    return touched.pressed;
}

void progress(const Progress& setup) {
    const ImGuiID id = id_of(setup.name);
    const Face small = face_of(TextStyle::secondary);
    const float height = setup.note.empty() ? 8.0F : 8 + 4 + small.line;
    const ImRect rect = place(ImVec2(available_width(), height));
    const ImRect bar(rect.Min, ImVec2(rect.Max.x, rect.Min.y + 8));
    fill(bar, colour(colours().grey_wash), 4);
    const bool is_known = setup.total > 0;
    float from = 0;
    float share =
        is_known ? static_cast<float>(std::clamp(setup.done / setup.total, 0.0, 1.0)) : 0.3F;
    if (!is_known && state().setup.motion == Motion::full) {
        from = static_cast<float>(std::fmod(ImGui::GetTime() * 0.6, 1.3)) - 0.3F;
        want_frame(16);
    }
    const float left = bar.Min.x + std::max(0.0F, from) * bar.GetWidth();
    const float right = bar.Min.x + std::min(1.0F, from + share) * bar.GetWidth();
    if (right - left > 1) {
        fill({ImVec2(left, bar.Min.y), ImVec2(right, bar.Max.y)}, edge_colour(setup.tone), 4);
    }
    draw_words(ImVec2(rect.Min.x, rect.Min.y + 12), small, words_colour(Tone::tertiary),
               setup.note);
    mirror::Node said = node(id, mirror::Role::progressbar, setup.name, rect);
    said.value = setup.note;
    if (is_known) {
        said.value_now = setup.done;
        said.value_max = setup.total;
    }
    state().record.add(std::move(said));
}

void shares(std::string_view summary, std::span<const Share> parts) {
    const Face small = face_of(TextStyle::secondary);
    double total = 0;
    for (const Share& part : parts) {
        total += part.amount;
    }
    const ImGuiID id = id_of(summary);
    const ImRect bar = place(ImVec2(available_width(), 10));
    fill(bar, colour(colours().grey_wash), 5);
    float left = bar.Min.x;
    for (const Share& part : parts) {
        const float width =
            total > 0 ? static_cast<float>(part.amount / total) * bar.GetWidth() : 0;
        const ImRect piece(left, bar.Min.y, left + width, bar.Max.y);
        const bool is_first = left == bar.Min.x;
        const bool is_last = piece.Max.x > bar.Max.x - 1;
        fill(piece, edge_colour(part.tone), is_first || is_last ? 5.0F : 0,
             (is_first ? ImDrawFlags_RoundCornersLeft : 0) |
                 (is_last ? ImDrawFlags_RoundCornersRight : 0) |
                 (!is_first && !is_last ? ImDrawFlags_RoundCornersNone : 0));
        left += width;
    }
    state().record.add(node(id, mirror::Role::image, summary, bar));
    gap(10);
    float x = bar.Min.x;
    ImRect line = place(ImVec2(available_width(), small.line));
    for (const Share& part : parts) {
        const float width = 8 + 5 + measure(part.label, small) + 12;
        if (x + width - 12 > line.Max.x && x > line.Min.x) {
            line = place(ImVec2(available_width(), small.line));
            x = line.Min.x;
        }
        const float middle = line.GetCenter().y;
        fill({ImVec2(x, middle - 4), ImVec2(x + 8, middle + 4)}, edge_colour(part.tone), 2);
        draw_words(ImVec2(x + 13, line.Min.y), small, words_colour(Tone::tertiary), part.label);
        x += width;
    }
}

} // namespace stall::kit
