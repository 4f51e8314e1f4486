// What the widgets share inside the kit: the frame's state, placing, touching, painting.
// Not for views; it speaks ImGui.
#pragma once

#include "web/kit/choice.hpp"
#include "web/kit/field.hpp"
#include "web/kit/frame.hpp"
#include "web/kit/text.hpp"
#include "web/theme/fonts.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stall::kit::inner {

/// Where the next thing goes when it is not simply below the last one.
struct Flow {
    enum class Kind : std::uint8_t { window, row, column } kind = Kind::window;
    ImGuiID id = 0;
    ImVec2 start;
    ImVec2 next;
    float between = 0;
    float width = 0;        ///< of the whole row or column
    float line_height = 0;  ///< a row's, from the last frame
    float top = 0;          ///< where a row began; `start` moves on when it wraps
    float line_highest = 0; ///< of the lines before the one being filled
    ImVec2 reached;         ///< extent so far
    float right_width = 0;  ///< width of what was pushed right, in the last frame
    float right_start = -1; ///< x where the pushed part begins
    bool is_empty = true;
};

/// A picture's pixels among the letters.
struct PictureInTexture {
    ImFontAtlasRectId rect = ImFontAtlasRectId_Invalid;
    int last_frame = 0; ///< that drew it
};

/// The field that has the keyboard, as its last frame left it.
struct Entry {
    ImGuiID id = 0;
    std::string known; ///< the model's text then
    std::string typed; ///< what was reported of it
};

struct State {
    FrameSetup setup;
    Words words;
    mirror::Record record;
    const theme::Tokens* tokens = nullptr;
    std::optional<std::int32_t> wanted_ms;
    std::vector<Flow> flows;
    std::vector<std::string> disabled_reasons;
    std::unordered_map<ImGuiID, ImVec2> sizes;       ///< of rows and columns, from the last frame
    std::unordered_map<ImGuiID, std::string> drafts; ///< fields being typed into: what stood there
    std::unordered_map<std::int64_t, PictureInTexture> pictures; ///< by Picture::identity
    Entry entry;
    std::string pasted; ///< what the clipboard last gave a field of one line
    ImGuiID last_item = 0;
    ImRect last_rect;
    ImGuiID active_before = 0;
    ImGuiID focus_before = 0;
    std::vector<ImGuiID> dialogs;        ///< drawn in this frame
    std::vector<ImGuiID> dialogs_before; ///< in the last one: what is missing now is closed
    std::optional<FieldKind> typing;
    ImRect page; ///< what is left of the viewport for MainArea
    bool tab_left = false;
    ImGuiID pressed_in_vain = 0;  ///< disabled: its reason shows until the next press
    bool passes_focus_on = false; ///< Enter in a field: the next field drawn takes the keyboard
};
State& state();

// --- identity and placing
ImGuiID id_of(const Key& key);
/// The next thing's top-left corner for its size; moves on.
ImRect place(ImVec2 size);
void wrap(Flow& row);
void push_flow(Flow flow);
void pop_flow();
/// A window of its own over that place, which scrolls itself; pop_flow() and EndChild() end it.
void begin_list(ImGuiID id, ImRect rect);
/// A size from the last frame; asks for another frame when it changes.
void remember_size(ImGuiID id, ImVec2 size);
ImVec2 remembered_size(ImGuiID id);

// --- touching
struct Touch {
    ImGuiID id = 0;
    ImRect rect;
    bool pressed = false;
    bool hovered = false;
    bool held = false;
    bool focused = false; ///< has the keyboard, and it shows
    bool visible = false;
};
enum class Ability : std::uint8_t { enabled, disabled };
/// Makes `rect` something that mouse, keyboard and the mirror can press.
Touch touch(ImGuiID id, ImRect rect, Ability ability = Ability::enabled);
bool is_disabled(std::string_view because);
/// A tooltip with the reason, or the words, for what was just touched.
void explain(const Touch& touched, std::string_view disabled_because, std::string_view words,
             std::string_view shortcut = {});
/// Gives the keyboard to an item and brings it into view.
void focus_item(ImGuiID id, ImRect rect);

// --- meaning
mirror::Node node(ImGuiID id, mirror::Role role, std::string_view name, ImRect rect);
void say(const Touch& touched, mirror::Node node);

// --- painting
struct Face {
    ImFont* font = nullptr;
    float size = 0;
    float line = 0;
};
Face face_of(TextStyle style);
Face face(float size, float line, bool is_strong = false);
ImU32 colour(theme::Colour value);
ImU32 blend(theme::Colour from, theme::Colour to, float share);
ImU32 words_colour(Tone tone);
ImU32 wash_colour(Tone tone);
ImU32 edge_colour(Tone tone);

ImDrawList& list();
float measure(std::string_view words, const Face& with);
/// Cut with an ellipsis where it is wider than `width`.
std::string fitted(std::string_view words, const Face& with, float width);
/// Broken into lines between words.
std::vector<std::string_view> wrapped(std::string_view words, const Face& with, float width);
/// Top-left of the line box, in the middle of which the letters stand.
void draw_words(ImVec2 at, const Face& with, ImU32 ink, std::string_view words);
/// In the middle of the rectangle's height; `align` across.
void draw_words_in(ImRect rect, const Face& with, ImU32 ink, std::string_view words,
                   Align align = Align::left);
void draw_icon(ImVec2 centre, Icon glyph, ImU32 ink, float size = 16);
void fill(ImRect rect, ImU32 ink, float radius = 0, ImDrawFlags corners = 0);
void outline(ImRect rect, ImU32 ink, float radius, float thickness = 1);
void shadow(ImRect rect, float radius);
/// The ring around what has the keyboard.
void focus_ring(const Touch& touched, float radius);
void draw_check(ImRect box, Checked checked, bool hovered);
mirror::Tristate tristate_of(Checked checked);
void turning_mark(ImVec2 centre, ImU32 ink, float radius);

inline const theme::Colours& colours() { return state().tokens->colour; }
inline const theme::Radii& radii() { return state().tokens->radius; }
inline const theme::Spaces& spaces() { return state().tokens->space; }
inline const theme::TypeSizes& types() { return state().tokens->type; }

} // namespace stall::kit::inner
