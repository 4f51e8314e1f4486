// The URL after '#': parsed and printed. The URL is the state of what the page shows.
// Must not know the browser's history.
#pragma once

#include "web/app/ads/parts.hpp"
#include "web/app/detail/message.hpp"

#include <string>
#include <string_view>

namespace stall::app {

enum class Place : std::uint8_t { sign_in, ads, create, orders };

/// While creating: the product sheet that is written.
struct SheetPlace {
    enum class Origin : std::uint8_t {
        none,  ///< none is
        blank, ///< one that the catalogue has not
        copy,  ///< made from another
        change ///< the merchant's own that waits for validation
    } origin = Origin::none;
    ProductId of; ///< copied or changed
    bool operator==(const SheetPlace&) const = default;
};

struct Route {
    Place place = Place::ads;
    ads::Question question;           ///< of the ads list
    std::optional<ads::AdKey> opened; ///< the row whose drawer is open
    Pane pane = Pane::price;          ///< the side of it that is shown
    ProductId selling;                ///< while creating: the product of the form
    std::string orders;               ///< what the list of orders is asked (orders/question.hpp)
    SheetPlace sheet;
    bool operator==(const Route&) const = default;
};

/// "price", "history" or "markets", as the URL spells it.
std::string_view name_of(Pane pane);

/// Never fails: what it does not know is left out, and an unknown place is the ads list.
Route parse_route(std::string_view fragment);
/// "/sign-in", "/ads/create?product=12", "/ads/create?sheet=new" (or copy-12, or 12),
/// "/ads?segment=best_price&q=iphone&grade=GOOD&sort=-price&row=12-FR".
std::string print_route(const Route& route);

} // namespace stall::app
