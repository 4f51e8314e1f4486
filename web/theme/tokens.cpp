// The compiled-in tokens and the contrast of two colours.
// Must not know ImGui or any widget.
#include "web/theme/tokens.hpp"

#include "theme_tokens.hpp"

#include <algorithm>
#include <cmath>

namespace stall::theme {

const Tokens& tokens(Scheme scheme) { return scheme == Scheme::light ? kLightTokens : kDarkTokens; }

namespace {

double linear(std::uint8_t channel) {
    const double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

} // namespace

double contrast(Colour one, Colour other) {
    const double first = luminance(one);
    const double second = luminance(other);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace stall::theme
