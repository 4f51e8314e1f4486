// What is chosen: segments, selects, several of many, checkboxes, chips.
// Must not know what the options mean.
#pragma once

#include "web/kit/basics.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace stall::kit {

inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

struct Segment {
    std::string_view key = {};
    std::string_view label = {};
    std::string_view count = {};
    std::optional<Tone> dot = {}; ///< green, red, orange or grey
    std::string_view href = {};
};
/// Tabs with counts over a hairline; on a narrow page the row scrolls sideways. The index pressed.
[[nodiscard]] std::optional<std::size_t> segments(Key key, std::string_view name,
                                                  std::span<const Segment> all, std::size_t chosen);

struct Option {
    std::string_view key = {};
    std::string_view label = {};
    std::string_view note = {}; ///< quiet, at the right
    bool is_chosen = false;     ///< multi_choice only
};

struct Select {
    std::string_view label = {};
    std::span<const Option> options = {};
    std::size_t chosen = kNone;
    std::string_view placeholder = {};
    std::string_view error = {};
    float width = kFill;
    bool is_required = false;
    bool hides_label = false; ///< the label is the name only
    std::string_view disabled_because = {};
};
[[nodiscard]] std::optional<std::size_t> select(Key key, const Select& setup);

/// The options as a list of checkboxes, for filters: the index toggled.
[[nodiscard]] std::optional<std::size_t> multi_choice(Key key, std::string_view label,
                                                      std::span<const Option> options);

enum class Checked : std::uint8_t { off, on, mixed };
struct Checkbox {
    std::string_view label = {};
    Checked checked = Checked::off;
    bool hides_label = false;
    std::string_view disabled_because = {};
};
/// True when toggled.
[[nodiscard]] bool checkbox(Key key, const Checkbox& setup);

struct ChipResult {
    bool pressed = false;
    bool removed = false;
};
[[nodiscard]] ChipResult chip(Key key, std::string_view label);

} // namespace stall::kit
