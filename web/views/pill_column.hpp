// How wide a column of pills is, so that none is cut whatever the language calls its words.
// Must not know which words.
#pragma once

#include "web/kit/kit.hpp"
#include "web/views/context.hpp"

#include <algorithm>
#include <span>

namespace stall::views {

/// Room for the widest of `words`, each with its icon; at least `width_min`.
inline float pill_column_width(const Context& context, std::span<const app::TextKey> words,
                               float width_min) {
    float width = width_min;
    for (const auto& word : words)
        width = std::max(width,
                         kit::pill_width({.label = context.text(word), .icon = kit::kIconCheck}) +
                             kit::tokens().space.cell_x * 2);
    return width;
}

} // namespace stall::views
