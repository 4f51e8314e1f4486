// Between the files of the input layer only: its parts and what they tell each other.
// Must not know any widget.
#pragma once

#include "web/platform/input.hpp"
#include "web/platform/listener.hpp"

namespace stall::platform {

void attach_pointer();
void settle_pointer();

void attach_keyboard();
/// Ctrl 1, Shift 2, Alt 4, Cmd 8: tells ImGui, whatever event carried them.
void tell_modifiers(unsigned bits);
/// Presses the primary modifier with a key, lets the page draw, releases: as if typed.
void play_shortcut(int key);

void attach_text_agent();
void settle_text_agent(FieldKind kind);
bool wants_text();
bool is_composing();

} // namespace stall::platform
