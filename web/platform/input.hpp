// The person's hands: pointer, wheel, touch, keyboard and text, handed to ImGui as they come, and
// the one keeper that decides which element of the page has the focus. Must not know any widget.
#pragma once

#include "web/platform/rules/touch_rules.hpp"

#include <cstdint>

namespace stall::platform {

/// Starts listening. The ImGui context exists.
void attach_input();

/// Asked at a touch: what is at that place? ImGui's own scrollbars and column borders are known.
using TouchRule = TouchTarget (*)(float x, float y);
void set_touch_rule(TouchRule rule);

/// Ctrl (Cmd on a Mac) with one of these letters belongs to the page instead of the browser.
/// Text editing keys are known without being named.
void own_shortcuts(const char* letters);

enum class FieldKind : std::uint8_t { text, decimal, number, email, search, password };

/// After each drawn frame: the pointer's shape, the place of the caret, the focus, the soft
/// keyboard. `kind` is the field that has the keyboard, if one has.
void settle_input(FieldKind kind);

/// A thrown touch scroll goes on: call before each frame.
void glide(double now_ms);
/// It still runs: another frame, please.
bool is_gliding();

} // namespace stall::platform
