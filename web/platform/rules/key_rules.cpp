// The table of keys and the rules about who takes them. Must not know the DOM.
#include "web/platform/rules/key_rules.hpp"

#include <imgui.h>

#include <array>

namespace stall::platform {
namespace {

struct Named {
    std::string_view name;
    int key;
};

/// Keys that move or edit: the page's wherever it has the focus.
constexpr std::array kMoving = {
    Named{"ArrowLeft", ImGuiKey_LeftArrow}, Named{"ArrowRight", ImGuiKey_RightArrow},
    Named{"ArrowUp", ImGuiKey_UpArrow},     Named{"ArrowDown", ImGuiKey_DownArrow},
    Named{"PageUp", ImGuiKey_PageUp},       Named{"PageDown", ImGuiKey_PageDown},
    Named{"Home", ImGuiKey_Home},           Named{"End", ImGuiKey_End},
    Named{"Backspace", ImGuiKey_Backspace}, Named{"Delete", ImGuiKey_Delete},
    Named{"Enter", ImGuiKey_Enter},
};

/// Keys that the page hears of but does not take from the browser, and Tab, which has its own rule.
constexpr std::array kHeard = {
    Named{"Escape", ImGuiKey_Escape},
    Named{"Tab", ImGuiKey_Tab},
    Named{"F2", ImGuiKey_F2},
};

/// Signs by what they show, with the Shift that a US keyboard needs for them.
struct Sign {
    char sign;
    int key;
    bool shift;
};
constexpr std::array kSigns = {
    Sign{'/', ImGuiKey_Slash, false},       Sign{'?', ImGuiKey_Slash, true},
    Sign{',', ImGuiKey_Comma, false},       Sign{'.', ImGuiKey_Period, false},
    Sign{';', ImGuiKey_Semicolon, false},   Sign{':', ImGuiKey_Semicolon, true},
    Sign{'-', ImGuiKey_Minus, false},       Sign{'_', ImGuiKey_Minus, true},
    Sign{'=', ImGuiKey_Equal, false},       Sign{'+', ImGuiKey_Equal, true},
    Sign{'\'', ImGuiKey_Apostrophe, false}, Sign{'"', ImGuiKey_Apostrophe, true},
    Sign{'[', ImGuiKey_LeftBracket, false}, Sign{']', ImGuiKey_RightBracket, false},
    Sign{'\\', ImGuiKey_Backslash, false},  Sign{'`', ImGuiKey_GraveAccent, false},
    Sign{' ', ImGuiKey_Space, false},
};

template <std::size_t Count>
int find(const std::array<Named, Count>& table, std::string_view name) {
    for (const Named& entry : table) {
        if (entry.name == name) return entry.key;
    }
    return 0;
}

/// Lower case; 0 when the key gives no Latin letter. A Cyrillic or Greek layout has its shortcuts
/// where the same key of a US keyboard has them.
char letter_of(std::string_view key, std::string_view code) {
    if (key.size() == 1) {
        const char letter =
            key[0] >= 'A' && key[0] <= 'Z' ? static_cast<char>(key[0] + 32) : key[0];
        return letter >= 'a' && letter <= 'z' ? letter : '\0';
    }
    const bool is_one_sign = !key.empty() && (static_cast<unsigned char>(key[0]) & 0x80) != 0;
    const bool is_letter_key = code.size() == 4 && code.substr(0, 3) == "Key";
    return is_one_sign && is_letter_key ? static_cast<char>(code[3] + 32) : '\0';
}

const Sign* sign_of(std::string_view key) {
    if (key.size() != 1) return nullptr;
    for (const Sign& sign : kSigns) {
        if (sign.sign == key[0]) return &sign;
    }
    return nullptr;
}

bool is_one_character(std::string_view key) {
    const auto first = static_cast<unsigned char>(key.empty() ? 0 : key[0]);
    return key.size() == 1 || (first & 0x80) != 0;
}

KeyVerdict judge_character(const KeyPress& press, const KeySituation& situation) {
    // Where text is wanted, the browser must go on to make it of the key.
    KeyVerdict verdict{key_named(press.key, press.code), press.shift, !situation.wants_text, true};
    if (const Sign* sign = sign_of(press.key)) verdict.shift = sign->shift;
    if (press.key.size() == 1 && press.key[0] >= '0' && press.key[0] <= '9') verdict.shift = false;
    return verdict;
}

KeyVerdict judge_with_primary(const KeyPress& press, const KeySituation& situation) {
    if (const int key = find(kMoving, press.key)) {
        // Cmd+arrow is back and forward on a Mac, but moves the caret in a field.
        if (situation.is_mac && !situation.wants_text && key != ImGuiKey_Enter) return {};
        return {key, press.shift, true, false};
    }
    const char letter = letter_of(press.key, press.code);
    const bool is_owned =
        letter != '\0' && situation.owned_letters.find(letter) != std::string_view::npos;
    const bool is_editing = letter == 'a' || letter == 'z' || letter == 'y';
    if (is_owned || is_editing) return {key_named(press.key, press.code), press.shift, true, false};
    return {}; // reload, new tab, print, zoom, and copying, which comes as an event of its own
}

} // namespace

int key_named(std::string_view key, std::string_view code) {
    if (const int moving = find(kMoving, key)) return moving;
    if (const int heard = find(kHeard, key)) return heard;
    if (const Sign* sign = sign_of(key)) return sign->key;
    if (key.size() == 1 && key[0] >= '0' && key[0] <= '9') return ImGuiKey_0 + (key[0] - '0');
    const char letter = letter_of(key, code);
    return letter != '\0' ? ImGuiKey_A + (letter - 'a') : 0;
}

KeyVerdict judge_key(const KeyPress& press, const KeySituation& situation) {
    if (press.composing || press.key == "Dead" || press.key == "Process") return {};
    // AltGr reports Ctrl+Alt on Windows, yet it only chooses a character.
    if (press.alt_graph && is_one_character(press.key)) return {0, false, false, true};
    const bool primary = situation.is_mac ? press.meta : press.ctrl;
    const bool other = situation.is_mac ? press.ctrl : press.meta;
    if (other) return {};
    if (press.alt) {
        // Option moves by words on a Mac and makes characters; elsewhere Alt is the browser's.
        if (!situation.is_mac) return {};
        const int key = find(kMoving, press.key);
        return {key, press.shift, key != 0, key == 0 && is_one_character(press.key)};
    }
    if (primary) return judge_with_primary(press, situation);
    if (const int key = find(kMoving, press.key)) return {key, press.shift, true, false};
    if (const int key = find(kHeard, press.key)) return {key, press.shift, false, false};
    return is_one_character(press.key) ? judge_character(press, situation) : KeyVerdict{};
}

} // namespace stall::platform
