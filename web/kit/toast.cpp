// Toasts: short messages over the page that go by themselves.
// Must not know what happened.
#include "web/kit/inner.hpp"
#include "web/kit/notice.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace stall::kit {

using namespace inner;

namespace {

/// How long each toast has been seen; forgotten when the model drops it.
std::map<std::int64_t, double>& seen_seconds() {
    static std::map<std::int64_t, double> seen;
    return seen;
}

struct Pressed {
    bool action = false;
    bool cross = false;
};

Pressed draw_toast(const Toast& toast, ImRect rect) {
    const theme::Colours& ink = colours();
    const Face with = face_of(TextStyle::control);
    shadow(rect, radii().control);
    fill(rect, colour(ink.text), radii().control);
    const ImU32 words = colour(ink.surface);
    float left = rect.Min.x + 14;
    if (toast.icon != kNoIcon) {
        const ImU32 mark = toast.tone == Tone::plain ? words : edge_colour(toast.tone);
        draw_icon(ImVec2(left + 8, rect.GetCenter().y), toast.icon, mark);
        left += 26;
    }
    Pressed pressed;
    const ImGuiID id = id_of(toast.id);
    const ImRect cross(rect.Max.x - 34, rect.GetCenter().y - 13, rect.Max.x - 8,
                       rect.GetCenter().y + 13);
    float right = cross.Min.x - 4;
    state().record.add(node(id, mirror::Role::status, toast.words, rect));
    if (!toast.action.empty()) {
        const Face strong = face(types().control, types().body_line, true);
        const float width = measure(toast.action, strong) + 16;
        const ImRect action(right - width, rect.Min.y + 6, right, rect.Max.y - 6);
        const Touch touched = touch(id + 1, action);
        if (touched.hovered) {
            fill(action, blend(ink.text, ink.surface, 0.15F), radii().pill);
        }
        const theme::Colour accent =
            theme::tokens(scheme() == theme::Scheme::light ? theme::Scheme::dark
                                                           : theme::Scheme::light)
                .colour.accent;
        draw_words_in(action, strong, colour(accent), toast.action, Align::centre);
        focus_ring(touched, radii().pill);
        say(touched, node(touched.id, mirror::Role::button, toast.action, action));
        pressed.action = touched.pressed;
        right = action.Min.x - 8;
    }
    draw_words_in({left, rect.Min.y, right, rect.Max.y}, with, words,
                  fitted(toast.words, with, right - left));
    const Touch touched = touch(id + 2, cross);
    draw_icon(cross.GetCenter(), kIconX, words, 14);
    focus_ring(touched, radii().pill);
    say(touched, node(touched.id, mirror::Role::button, state().words.dismiss, cross));
    pressed.cross = touched.pressed;
    return pressed;
}

float toast_width(const Toast& toast) {
    const Face with = face_of(TextStyle::control);
    const float action = toast.action.empty() ? 0 : measure(toast.action, with) + 30;
    const float mark = toast.icon == kNoIcon ? 0 : 26;
    return measure(toast.words, with) + action + mark + 14 + 46;
}

} // namespace

std::optional<ToastResult> toasts(std::span<const Toast> all) {
    std::map<std::int64_t, double>& seen = seen_seconds();
    std::erase_if(seen, [&](const auto& entry) {
        return std::none_of(all.begin(), all.end(),
                            [&](const Toast& toast) { return toast.id == entry.first; });
    });
    if (all.empty()) {
        return std::nullopt;
    }
    std::optional<ToastResult> result;
    using What = ToastResult::What;
    static constexpr float kHeight = 44;
    const ImVec2 page = ImGui::GetMainViewport()->Size;
    const float bottom = breakpoint() == Breakpoint::narrow ? spaces().bottom_bar + 12 : 24.0F;
    const auto count = static_cast<float>(all.size());
    const float height = count * (kHeight + 8) + 40;
    float width = 280;
    for (const Toast& toast : all) {
        width = std::max(width, toast_width(toast));
    }
    width = std::min(width, page.x - 32);
    ImGui::SetNextWindowPos(ImVec2((page.x - width) * 0.5F - 20, page.y - bottom - height + 20));
    ImGui::SetNextWindowSize(ImVec2(width + 40, height));
    ImGui::Begin("toasts", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    const bool is_hovered = ImGui::IsWindowHovered();
    push_flow({});
    for (std::size_t at = 0; at < all.size(); ++at) {
        const Toast& toast = all[at];
        const float own = std::min(width, std::max(280.0F, toast_width(toast)));
        const ImVec2 corner = ImGui::GetWindowPos();
        const float top = corner.y + 20 + static_cast<float>(at) * (kHeight + 8);
        const float left = std::round(corner.x + 20 + (width - own) * 0.5F);
        const Pressed pressed = draw_toast(toast, {left, top, left + own, top + kHeight});
        double& age = seen.try_emplace(toast.id, 0.0).first->second;
        age += is_hovered || pressed.action ? 0.0 : ImGui::GetIO().DeltaTime;
        const double left_ms = toast.lifetime_ms - age * 1000;
        if (pressed.action || pressed.cross) {
            result = {toast.id, pressed.action ? What::acted : What::dismissed};
        } else if (toast.lifetime_ms > 0 && left_ms <= 0 && !result) {
            result = {toast.id, What::expired};
        } else if (toast.lifetime_ms > 0 && !is_hovered) {
            want_frame(static_cast<std::int32_t>(left_ms) + 5);
        }
    }
    pop_flow();
    ImGui::End();
    return result;
}

} // namespace stall::kit
