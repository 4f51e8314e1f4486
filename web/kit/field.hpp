// What is typed into: fields for words, money and search, with label, hint and error.
// Must not know how the words are parsed; the caller says what is wrong with them.
#pragma once

#include "web/kit/basics.hpp"

#include <string>

namespace stall::kit {

enum class FieldKind : std::uint8_t {
    words,
    search,
    email,
    password,
    decimal,
    whole_number,
    lines
};
enum class FieldLook : std::uint8_t {
    normal,
    money_large, ///< the 22 px price box
};

struct Field {
    std::string_view label = {}; ///< above; for a search field only the accessible name
    std::string_view text = {};  ///< the model's words, drawn unless someone is typing
    std::string_view placeholder = {};
    std::string_view hint = {};
    std::string_view error = {}; ///< not empty: red border, shown below with an icon
    std::string_view unit = {};  ///< "EUR", "%", behind the words
    FieldKind kind = FieldKind::words;
    FieldLook look = FieldLook::normal;
    Align align = Align::left;
    float width = kFill;
    float height = 0; ///< lines only
    Icon icon = kNoIcon;
    bool is_required = false;
    bool takes_focus = false; ///< once, when it turns true
    bool enters_next = false; ///< Enter goes on to the field after it, as scanners expect
    std::string_view disabled_because = {};
};

/// Several may be true in one frame: Enter after a paste is changed and committed.
struct FieldResult {
    bool changed = false;   ///< `text` is new; reported at each character
    bool committed = false; ///< Enter, or the field was left after a change
    bool entered = false;   ///< Enter (Ctrl+Enter in lines)
    bool cancelled = false; ///< Escape; `text` is what stood there when it was entered
    bool is_active = false;
    std::string text;
};
FieldResult field(Key key, const Field& setup);

/// field with decimal keyboard, unit and right-hand digits.
FieldResult money_field(Key key, Field setup);
/// field with the magnifier and a clear button.
FieldResult search_field(Key key, Field setup);

} // namespace stall::kit
