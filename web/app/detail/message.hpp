// What a merchant can do in the detail of an ad besides editing its cells, as values.
// Must not know widgets or HTTP.
#pragma once

#include "web/app/ads/parts.hpp"

#include <variant>

namespace stall::app {

/// The sides of an opened ad.
enum class Pane : std::uint8_t { price, history, markets };
inline constexpr std::array kPanes = {Pane::price, Pane::history, Pane::markets};

} // namespace stall::app

namespace stall::app::detail {

/// The route shows an ad, or another side of it: what is not known yet is asked for.
struct Shown {};
/// Something changed about the ad that is open: what is shown of it is asked for again.
struct Moved {};
struct Retried {};
struct PaneChosen {
    Pane pane = Pane::price;
};
/// One press: that price becomes the ad's.
struct PriceApplied {
    ads::AdKey ad;
    std::int64_t price_minor = 0;
};

using Message = std::variant<Shown, Moved, Retried, PaneChosen, PriceApplied>;

} // namespace stall::app::detail
