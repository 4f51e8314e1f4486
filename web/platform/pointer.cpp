// Mouse, pen, finger and wheel to ImGui; a finger scrolls what is under it.
// Must not know any widget.
#include "web/platform/hands.hpp"

#include <emscripten.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cfloat>

extern "C" {
void stall_pointer_attach();
void stall_pointer_show(const char* cursor);
}

namespace stall::platform {
namespace {

enum Phase { kMove, kDown, kUp, kLeave, kCancel, kHeld };
enum Kind { kMouse, kTouch, kPen };

TouchGesture gesture;
TouchRule touch_rule = nullptr;
TouchTarget touched = TouchTarget::scrolls;
ImGuiID scrolled_window = 0;
int shown_cursor = ImGuiMouseCursor_Arrow;

ImGuiMouseButton imgui_button(int dom_button) {
    constexpr ImGuiMouseButton kButtons[] = {0, 2, 1, 3, 4};
    return kButtons[std::clamp(dom_button, 0, 4)];
}

void point_away() { ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX); }

/// The nearest window from `window` outwards that can scroll along the axis.
ImGuiWindow* scrollable(ImGuiWindow* window, ImGuiAxis axis) {
    while (window != nullptr && window->ScrollMax[axis] <= 0) {
        const bool is_inside = (window->Flags & ImGuiWindowFlags_ChildWindow) != 0;
        window = is_inside ? window->ParentWindow : nullptr;
    }
    return window;
}

bool scroll_axis(ImGuiAxis axis, float way) {
    ImGuiWindow* window = scrollable(ImGui::FindWindowByID(scrolled_window), axis);
    if (window == nullptr || way == 0) return false;
    const float now = window->Scroll[axis];
    const float wanted = std::clamp(now - way, 0.0F, window->ScrollMax[axis]);
    if (axis == ImGuiAxis_X) {
        ImGui::SetScrollX(window, wanted);
    } else {
        ImGui::SetScrollY(window, wanted);
    }
    return wanted != now;
}

/// As the wheel's events are counted (pointer.js).
constexpr float kPixelsPerWheelStep = 100;

bool scroll_by(float dx, float dy) {
    if (touched == TouchTarget::turns_wheel) {
        ImGui::GetIO().AddMouseWheelEvent(dx / kPixelsPerWheelStep, dy / kPixelsPerWheelStep);
        return true;
    }
    const bool moved_x = scroll_axis(ImGuiAxis_X, dx);
    return scroll_axis(ImGuiAxis_Y, dy) || moved_x;
}

/// After a frame in which the finger already hovers: what is under it?
TouchTarget target_at(float x, float y) {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    const ImGuiWindow* window = context.HoveredWindow;
    if (window != nullptr && window->ScrollbarY) {
        ImGuiWindow* bar_of = const_cast<ImGuiWindow*>(window);
        if (ImGui::GetWindowScrollbarRect(bar_of, ImGuiAxis_Y).Contains({x, y})) {
            return TouchTarget::takes_drag;
        }
    }
    const bool is_border = ImGui::GetMouseCursor() == ImGuiMouseCursor_ResizeEW;
    if (is_border) return TouchTarget::takes_drag;
    return touch_rule != nullptr ? touch_rule(x, y) : TouchTarget::scrolls;
}

void click_by_touch(const TouchStep& step, ImGuiMouseButton button) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(step.x, step.y);
    for (const bool is_down : {true, false}) {
        io.AddMouseButtonEvent(button, is_down);
        // Two frames each: ImGui lets a touch hover first. Drawn here and not later, because the
        // soft keyboard opens only from inside this event.
        listener().draw_now();
        listener().draw_now();
    }
    point_away(); // nothing stays hovered under a finger that left
}

void follow(const TouchStep& step) {
    ImGuiIO& io = ImGui::GetIO();
    switch (step.act) {
    case TouchStep::Act::nothing: break;
    case TouchStep::Act::drag_begins: io.AddMouseButtonEvent(0, true); break;
    case TouchStep::Act::drag_moves: io.AddMousePosEvent(step.x, step.y); break;
    case TouchStep::Act::drag_ends:
        io.AddMouseButtonEvent(0, false);
        point_away();
        break;
    case TouchStep::Act::scroll_begins: {
        const ImGuiWindow* under = ImGui::GetCurrentContext()->HoveredWindow;
        scrolled_window = under != nullptr ? under->ID : 0;
        if (touched != TouchTarget::turns_wheel) point_away(); // the wheel turns what is hovered
        break;
    }
    case TouchStep::Act::scrolls:
        if (!scroll_by(step.dx, step.dy)) gesture.stop_gliding();
        break;
    case TouchStep::Act::tap: click_by_touch(step, ImGuiMouseButton_Left); break;
    case TouchStep::Act::hold: click_by_touch(step, ImGuiMouseButton_Right); break;
    }
    listener().input_arrived();
}

void touch(int phase, TouchPoint point) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    switch (phase) {
    case kDown:
        io.AddMousePosEvent(point.x, point.y);
        listener().draw_now();
        touched = target_at(point.x, point.y);
        follow(gesture.down(point, touched));
        break;
    case kMove: follow(gesture.move(point)); break;
    case kUp:
        follow(gesture.up(point));
        if (!gesture.is_gliding()) point_away();
        break;
    case kHeld: follow(gesture.held()); break;
    case kCancel: follow(gesture.cancel()); break;
    default: break;
    }
}

void mouse(int phase, float x, float y, int button) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
    if (phase == kLeave) {
        point_away();
    } else {
        io.AddMousePosEvent(x, y);
    }
    if (phase == kDown) {
        // Announced as a touch, the press waits for a frame in which the pointer hovers: an item
        // that others may overlap would not take it otherwise.
        io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
        io.AddMouseButtonEvent(imgui_button(button), true);
        io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
    } else if (phase == kUp) {
        io.AddMouseButtonEvent(imgui_button(button), false);
    } else if (phase == kCancel) {
        point_away();
        for (int each = 0; each < 3; ++each) io.AddMouseButtonEvent(each, false);
    }
    listener().input_arrived();
}

const char* css_cursor(int cursor) {
    switch (cursor) {
    case ImGuiMouseCursor_None: return "none";
    case ImGuiMouseCursor_TextInput: return "text";
    case ImGuiMouseCursor_ResizeAll: return "move";
    case ImGuiMouseCursor_ResizeNS: return "ns-resize";
    case ImGuiMouseCursor_ResizeEW: return "ew-resize";
    case ImGuiMouseCursor_ResizeNESW: return "nesw-resize";
    case ImGuiMouseCursor_ResizeNWSE: return "nwse-resize";
    case ImGuiMouseCursor_Hand: return "pointer";
    case ImGuiMouseCursor_Wait: return "wait";
    case ImGuiMouseCursor_Progress: return "progress";
    case ImGuiMouseCursor_NotAllowed: return "not-allowed";
    default: return "default";
    }
}

} // namespace

void attach_pointer() { stall_pointer_attach(); }

void set_touch_rule(TouchRule rule) { touch_rule = rule; }

void settle_pointer() {
    const int cursor = ImGui::GetMouseCursor();
    if (cursor != shown_cursor) stall_pointer_show(css_cursor(cursor));
    shown_cursor = cursor;
}

bool is_gliding() { return gesture.is_gliding(); }

void glide(double now_ms) {
    const TouchStep step = gesture.glide(now_ms);
    if (step.act != TouchStep::Act::scrolls) return;
    if (!scroll_by(step.dx, step.dy)) gesture.stop_gliding();
    if (!gesture.is_gliding()) point_away();
}

} // namespace stall::platform

extern "C" {

EMSCRIPTEN_KEEPALIVE void stall_on_pointer(int phase, int kind, float x, float y, int button,
                                           unsigned modifiers, double at_ms) {
    using namespace stall::platform;
    tell_modifiers(modifiers);
    if (kind == kTouch) {
        touch(phase, {x, y, at_ms});
    } else {
        mouse(phase, x, y, button);
    }
}

EMSCRIPTEN_KEEPALIVE int stall_on_wheel(float x, float y, unsigned modifiers) {
    using namespace stall::platform;
    gesture.stop_gliding();
    tell_modifiers(modifiers);
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
    io.AddMouseWheelEvent(x, y);
    listener().input_arrived();
    return 1;
}
}
