// One frame of the page: begin, draw with the kit, finish; what the frame leaves to do.
// Must not know the shop, the browser or where events come from.
#pragma once

#include "web/kit/basics.hpp"
#include "web/kit/field.hpp"
#include "web/mirror/record.hpp"
#include "web/theme/tokens.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stall::kit {

/// The few words that widgets say by themselves, in the merchant's language.
struct Words {
    std::string close = "Close";
    std::string clear = "Clear";
    std::string remove = "Remove";
    std::string dismiss = "Dismiss";
    std::string select_all = "Select all";
    std::string select_row = "Select row";
    std::string columns = "Columns";
    std::string required = "required";
    std::string show_password = "Show the password";
    std::string hide_password = "Hide the password";
    std::string loading = "Loading";
    std::string more_actions = "More actions";
    std::string skip_to_content = "Skip to content";
};

enum class Motion : std::uint8_t { full, reduced };

struct FrameSetup {
    theme::Scheme scheme = theme::Scheme::light;
    Density density = Density::comfortable;
    Motion motion = Motion::full;
    const Words* words = nullptr; ///< must live until finish_frame; null is English
};

/// How wide the page is: rail with words, rail of icons (< 900), bottom bar (< 600).
enum class Breakpoint : std::uint8_t { narrow, folded, wide };

struct FrameEnd {
    /// For the DOM side (web/mirror/patch.hpp); "" when nothing changed.
    std::string mirror_patch;
    /// Nothing: the page is idle. Otherwise draw again after so many milliseconds (0: at once).
    std::optional<std::int32_t> again_in_ms;
    /// Tab went past the last (or Shift+Tab before the first) widget: let the browser move on.
    bool tab_left = false;
    /// What kind of text is being typed, for the soft keyboard; nothing: no field is active.
    std::optional<FieldKind> typing;
};

/// Once, after ImGui::CreateContext (and theme::load_fonts).
void prepare_context();

/// Calls ImGui::NewFrame and opens the full-viewport window. Set ImGuiIO's size, time and events
/// first. Every begin has a finish.
void begin_frame(const FrameSetup& setup);
/// Calls ImGui::Render; draw ImGui::GetDrawData() afterwards.
FrameEnd finish_frame();

/// The record of the page, for the DOM side's actions and for tests.
mirror::Record& record();

Breakpoint breakpoint();
const theme::Tokens& tokens();
theme::Scheme scheme();

/// A widget or view that moves by itself asks for a further frame; the soonest wish wins.
void want_frame(std::int32_t after_ms = 0);

/// The shortcut was pressed this frame (also inside a text field when it carries Ctrl or Alt).
/// Ctrl is Cmd on a Mac. Letters, digits and "escape" "enter" "slash" "question" "f2" "delete".
enum class Modifier : std::uint8_t { none, ctrl, ctrl_shift, shift, alt };
bool shortcut(Modifier modifier, std::string_view key);

} // namespace stall::kit
