// Which keys the page takes and which stay the browser's, and the ImGui key that each one is. By
// the letter that the layout gives, never by the place of the key. Must not know the DOM.
#pragma once

#include <cstdint>
#include <string_view>

namespace stall::platform {

/// A KeyboardEvent.
struct KeyPress {
    std::string_view key;  ///< "a", "ArrowLeft", "Dead"
    std::string_view code; ///< "KeyQ"; only for layouts without Latin letters
    bool ctrl = false;
    bool shift = false;
    bool alt = false;
    bool meta = false;
    bool alt_graph = false;
    bool composing = false;
};

struct KeySituation {
    bool is_mac = false;
    bool wants_text = false;             ///< a field has the keyboard
    std::string_view owned_letters = ""; ///< taken together with Ctrl (Cmd on a Mac)
};

struct KeyVerdict {
    int key = 0;           ///< ImGuiKey; 0: ImGui does not hear of it
    bool shift = false;    ///< as ImGui shall see it: the one a US keyboard would need for the sign
    bool prevents = false; ///< the browser shall not act on it too
    bool is_character = false; ///< makes text where text is wanted
    bool operator==(const KeyVerdict&) const = default;
};

KeyVerdict judge_key(const KeyPress& press, const KeySituation& situation);

/// The ImGuiKey of a key by its name alone; for releases.
int key_named(std::string_view key, std::string_view code);

} // namespace stall::platform
