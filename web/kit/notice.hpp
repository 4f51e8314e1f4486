// What the page tells: verdict banners, toasts, empty states, skeletons.
// Must not know what happened.
#pragma once

#include "web/kit/basics.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace stall::kit {

struct Banner {
    std::string_view title = {};
    std::string_view words = {};
    Icon icon = kNoIcon;
    Tone tone = Tone::red; ///< red, orange, green, accent or grey
    bool is_alert = false; ///< said at once by screen readers
    std::string_view action = {};
};
/// True when its action was pressed.
bool banner(Key key, const Banner& setup);

struct Toast {
    std::int64_t id = 0;
    std::string_view words = {};
    std::string_view action = {}; ///< "Undo"
    Icon icon = kNoIcon;
    Tone tone = Tone::plain;
    std::int32_t lifetime_ms = 6000; ///< 0: stays; does not run while the mouse is on it
};
struct ToastResult {
    std::int64_t id = 0;
    enum class What : std::uint8_t { acted, dismissed, expired } what = What::dismissed;
};
/// Above everything, at the bottom; call every frame with what the model holds.
[[nodiscard]] std::optional<ToastResult> toasts(std::span<const Toast> all);

struct EmptyState {
    Icon icon = kNoIcon;
    std::string_view title = {};
    std::string_view words = {};
    std::string_view action = {};
    Icon action_icon = kNoIcon;
};
/// Centred in what is left; true when its action was pressed.
bool empty_state(Key key, const EmptyState& setup);

/// Grey rows while a list loads.
void skeleton_rows(std::string_view name, std::size_t count);

} // namespace stall::kit
