// What the browser keeps for the page, and under which names: the one door to it, so that whatever
// is a merchant's own carries that merchant's number. Must not know what is kept.
#pragma once

#include "core/base/ids.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stall::app {

struct Model;
class Turn;

/// The browser's, whoever is signed in; from `views` on each merchant's own.
enum class Kept : std::uint8_t {
    theme,
    language,
    columns,
    order_columns,
    views,
    drafts,
    writes,
    new_ad,
    new_sheet,
    sheet_pictures, ///< on which day they were changed; the bytes go by the same name
    order_views,
    order_drafts,
    order_carrier,
    import_columns,
    tracking_columns,
};

/// "theme", "views.7". "" for a merchant's own while there is no merchant: such a thing is neither
/// kept nor found.
std::string kept_name(Kept kept, MerchantId merchant);
/// Of the merchant who is signed in; "" where there is nothing.
std::string_view kept_text(const Model& model, Kept kept);
/// Whoever has something of the kind in this browser.
std::vector<MerchantId> merchants_with(const Model& model, Kept kept);

/// At the start: what the browser kept. What an older page kept of a merchant under a name without
/// a number is taken away, since nobody can say whose it is.
void take_kept(Turn& turn, const std::vector<std::pair<std::string, std::string>>& kept);

} // namespace stall::app
