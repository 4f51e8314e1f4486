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

/// What the ad would be offered at in a market where it is not yet.
struct OfferTyped {
    listings::Market market = listings::Market::FR;
    std::string price;
};
struct Offered {};

enum class DeliveryField : std::uint8_t { price, hours, shipper };
inline constexpr std::size_t kDeliveryFieldCount = 3;
/// The way it is delivered now, to be typed over.
struct DeliveryOpened {};
struct DeliveryTyped {
    DeliveryField field = DeliveryField::price;
    std::string text;
};
struct DeliveryDone {
    enum class How : std::uint8_t { saved, cancelled, as_the_shop } how = How::saved;
};

using Message = std::variant<Shown, Moved, Retried, PaneChosen, PriceApplied, OfferTyped, Offered,
                             DeliveryOpened, DeliveryTyped, DeliveryDone>;

} // namespace stall::app::detail
