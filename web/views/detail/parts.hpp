// The sides of an ad's detail and what stands on them. Must not know HTTP.
#pragma once

#include "web/app/ads/shown.hpp"
#include "web/app/detail/model.hpp"
#include "web/views/context.hpp"

namespace stall::views::detail {

using app::ads::ShownAd;

/// What is known of the ad; nothing of another one.
const app::detail::Detail* detail_of(const Context& context, const ShownAd& shown);

/// Price, what-if, money, why, stock and floor, who stands where.
void price_ui(const Context& context, const ShownAd& shown);
/// Why the ad does or does not hold the buybox at the price that stands there, and what would help.
void why_ui(const Context& context, const ShownAd& shown);
/// A change that did not go through.
void trouble_ui(const Context& context, const ShownAd& shown);
void ladder_ui(const Context& context, const ShownAd& shown);
/// "free delivery in 24 h · DHL".
std::string delivery_words(const Context& context, const listings::Delivery& delivery);
/// How it is delivered, and by whom that is said.
void delivery_ui(const Context& context, const ShownAd& shown);
void about_ui(const Context& context, const ShownAd& shown);
/// Own price, price to win and winner over time.
void history_ui(const Context& context, const ShownAd& shown);
/// The ad in every market of the merchant, side by side.
void markets_ui(const Context& context, const ShownAd& shown);

/// What a field over a cell reports becomes the cell's draft.
void send_field(const Context& context, const app::ads::CellKey& cell,
                const kit::FieldResult& result);

} // namespace stall::views::detail
