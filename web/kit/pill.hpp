// Small marks of state: pills, counts, avatars, key hints, progress.
// Must not know which state.
#pragma once

#include "web/kit/basics.hpp"

#include <span>

namespace stall::kit {

struct Pill {
    std::string_view label = {};
    Icon icon = kNoIcon;
    Tone tone = Tone::grey;
};
void pill(const Pill& setup);
float pill_width(const Pill& setup);

/// The same shape, pressed: one-press advice such as "466.99 ↵".
[[nodiscard]] bool pill_button(Key key, const Pill& setup, std::string_view name,
                               std::string_view tooltip = {});

struct Progress {
    std::string_view name = {};
    double done = 0;
    double total = 1;           ///< 0: unknown, a moving bar
    std::string_view note = {}; ///< "1,204 of 15,000"
    Tone tone = Tone::accent;
};
void progress(const Progress& setup);

/// Shares of a whole as one bar with a legend.
struct Share {
    std::string_view label = {};
    double amount = 0;
    Tone tone = Tone::green;
};
void shares(std::string_view summary, std::span<const Share> parts);

} // namespace stall::kit
