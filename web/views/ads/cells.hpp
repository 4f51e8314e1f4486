// What stands in each cell of the ads list: words, icon and colour of a row's verdict.
// Must not know the table widget's events.
#pragma once

#include "web/app/ads/shown.hpp"
#include "web/views/context.hpp"

namespace stall::views::ads {

kit::TableRow row_of(const Context& context, const app::ads::ShownAd& shown);
kit::TableCell cell_of(const Context& context, const app::ads::ShownAd& shown,
                       app::ads::Column column);
kit::ListCard card_of(const Context& context, const app::ads::ShownAd& shown);

/// Stable while rows move: the listing and its market.
std::uint64_t row_id(const app::ads::AdKey& ad);

/// The verdict as a pill says it: word, icon and colour.
struct Mark {
    std::string word;
    kit::Icon icon = kit::kNoIcon;
    kit::Tone tone = kit::Tone::grey;
};
Mark mark_of(const Context& context, const app::ads::ShownAd& shown);

} // namespace stall::views::ads
