// Words on the page: titles, body, small print, figures.
// Must not know what they say.
#pragma once

#include "web/kit/basics.hpp"

#include <span>
#include <string_view>

namespace stall::kit {

enum class TextStyle : std::uint8_t {
    body,       ///< 14/20
    strong,     ///< 14/20 semibold
    control,    ///< 13/20
    secondary,  ///< 12/16
    label,      ///< 12/16 over a field
    section,    ///< 12/16 semibold, heading level 3
    card_title, ///< 13/20 semibold, heading level 2
    subtitle,   ///< 15/20 semibold, heading level 2 (drawers, dialogs)
    title,      ///< 18/24 semibold, heading level 1
    figure,     ///< 22/28 semibold
    huge,       ///< 38/40 semibold
};
enum class Wrapping : std::uint8_t { ellipsis, words };

struct TextSetup {
    TextStyle style = TextStyle::body;
    Tone tone = Tone::plain;
    Align align = Align::left;
    float width = 0; ///< 0: as wide as it is (at most what is left)
    Wrapping wrapping = Wrapping::ellipsis;
    Icon icon = kNoIcon;
};

/// A text cut by the ellipsis shows whole in a tooltip.
void text(std::string_view words, const TextSetup& setup = {});
float text_width(std::string_view words, TextStyle style = TextStyle::body);
void icon(Icon glyph, Tone tone = Tone::secondary, float size = 16);

/// "Shipping ........ 4.90": the pair on one line with a hairline under it.
struct KeyValue {
    std::string_view label = {};
    std::string_view value = {};
    Tone tone = Tone::plain;
};
void key_values(std::span<const KeyValue> pairs);

/// Small labels over strong values, spread over the width.
void figures(std::span<const KeyValue> pairs);

/// Who stands where: place, amount, remark; the merchant's own line highlighted.
struct LadderStep {
    std::string_view place = {};
    std::string_view amount = {};
    std::string_view remark = {};
    bool is_own = false;
};
void ladder(std::string_view name, std::span<const LadderStep> steps);

} // namespace stall::kit
