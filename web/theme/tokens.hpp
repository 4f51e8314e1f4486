// The look as values: colours, radii, spaces and type sizes of one theme, from assets/themes.
// Must not know ImGui or any widget.
#pragma once

#include <cstdint>

namespace stall::theme {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;
    bool operator==(const Colour&) const = default;
};

/// "wash" is a quiet ground under text of the same name, "edge" a saturated mark beside it.
struct Colours {
    Colour background, surface, sunk, border, strong_border;
    Colour text, text_secondary, text_tertiary;
    Colour accent, accent_wash, on_accent;
    Colour green, green_wash, green_edge;
    Colour red, red_wash, red_edge;
    Colour orange, orange_wash, orange_edge;
    Colour blue, grey_wash;
    Colour hover, scrim, shadow;
};

struct Radii {
    float small = 0, pill = 0, navigation = 0, control = 0, card = 0, dialog = 0;
};

struct Spaces {
    float control_x = 0, control_y = 0, field_x = 0, gap = 0, pane_gap = 0, card = 0;
    float cell_x = 0, row = 0, row_compact = 0, table_header = 0;
    float control_height = 0, control_height_small = 0;
    float page_x = 0, page_x_narrow = 0, header = 0;
    float navigation = 0, navigation_folded = 0, bottom_bar = 0, drawer = 0;
};

struct TypeSizes {
    float body = 0, body_line = 0, control = 0, secondary = 0, secondary_line = 0;
    float mark = 0, subtitle = 0, title = 0, figure = 0, huge = 0;
};

struct Tokens {
    Colours colour;
    Radii radius;
    Spaces space;
    TypeSizes type;
};

enum class Scheme : std::uint8_t { light, dark };

/// The tokens compiled in from assets/themes/{light,dark}.json.
const Tokens& tokens(Scheme scheme);

/// WCAG contrast of two opaque colours, 1 to 21.
double contrast(Colour one, Colour other);

} // namespace stall::theme
