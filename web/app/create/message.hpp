// What a merchant can do while creating an ad, as values.
// Must not know widgets or HTTP.
#pragma once

#include "core/listings/listing.hpp"
#include "web/app/create/sheet_message.hpp"

#include <variant>

namespace stall::app::create {

/// What is typed in the form. The first two are common to all markets.
enum class Field : std::uint8_t {
    sku,
    stock,
    price,
    floor,
    warranty,
    comment,
    shipping_price,
    shipping_hours,
    shipper
};
inline constexpr std::size_t kFieldCount = 9;
inline constexpr std::size_t kCommonFieldCount = 2;

struct Opened {}; ///< the route leads here
struct QueryTyped {
    std::string text;
};
struct SearchRetried {};
/// Sell yours: the form for this product.
struct ProductChosen {
    ProductId product;
};
struct DraftResumed {}; ///< the kept form
struct DraftDropped {}; ///< the kept form is forgotten
struct BackToSearch {};
struct GradeChosen {
    listings::Grade grade = listings::Grade::good;
};
struct MarketChosen {
    listings::Market market = listings::Market::FR;
};
struct Typed {
    Field field = Field::sku;
    std::string text;
};
struct PriceTaken { ///< one press on the recommended price
    std::int64_t price_minor = 0;
};
struct ProspectsRetried {};
/// To a sheet: a new one, a copy, or one's own to change; to no sheet, back to the search.
struct SheetChosen {
    SheetPlace place;
};
struct Saved {
    enum class As : std::uint8_t { draft, published } as = As::published;
};

using Message = std::variant<Opened, QueryTyped, SearchRetried, ProductChosen, DraftResumed,
                             DraftDropped, BackToSearch, GradeChosen, MarketChosen, Typed,
                             PriceTaken, ProspectsRetried, Saved, SheetChosen, sheet::Message>;

} // namespace stall::app::create
