// The REST contract of what belongs to one ad besides its row: making it, its markets, the history
// of its price, and why it does not win. Must not know HTTP, storage or widgets.
#pragma once

#include "core/listings/advice.hpp"
#include "core/wire/listings.hpp"

namespace stall::wire {

/// Body of POST /desk/v1/listings. A market whose patch says `publication` 2 goes online (or waits
/// for the product to be validated); one without is kept as a draft. Markets that the merchant
/// sells in and that are not named are drafts too.
struct NewAd {
    ProductId product;
    std::string sku;
    listings::Grade grade = listings::Grade::good;
    std::int32_t quantity = 0;
    std::vector<listings::Patch> markets; ///< price, floor, maximum, warranty, comment, publication
    bool operator==(const NewAd&) const = default;
};
/// {product, sku, grade, quantity, markets [Patch]}
std::string encode_new_ad(const NewAd& ad);
Result<NewAd> decode_new_ad(std::string_view json);

/// The parts of an ad that a change can move, as a task keeps them to put them back: {quantity,
/// markets [{market, publication, price, [floor], [maximum], warranty_months, comment,
/// deliveries}]}. For the backend's own use, and so are the deliveries alone ("" where none are).
std::string encode_kept_parts(const listings::Listing& listing);
Result<listings::Listing> decode_kept_parts(std::string_view json);
std::string encode_kept_deliveries(const std::vector<listings::Delivery>& deliveries);
Result<std::vector<listings::Delivery>> decode_kept_deliveries(std::string_view json,
                                                               Currency currency);

/// GET /desk/v1/listings/{id}/deliveries?market=FR: what the ad has of its own, and what the shop
/// offers in that market. Where the first is empty the second counts. GET /desk/v1/deliveries is
/// the same before there is an ad, with nothing of its own. Own deliveries are written by a patch.
struct AdDeliveries {
    Currency currency;
    std::vector<listings::Delivery> own;
    std::vector<listings::Delivery> shop;
    bool operator==(const AdDeliveries&) const = default;
};
/// {currency, own [{shipper, price, delay_hours}], shop […]}
std::string encode_ad_deliveries(const AdDeliveries& deliveries);
Result<AdDeliveries> decode_ad_deliveries(std::string_view json);

/// What the price of an ad was from an instant on, and how the buybox stood then.
struct PricePoint {
    Instant at;
    std::int64_t price_minor = 0;
    std::optional<std::int64_t> price_to_win_minor;
    std::optional<std::int64_t> winner_price_minor;
    listings::Standing standing = listings::Standing::absent;
    std::string
        cause; ///< "start", "listing_changed", "import", "bulk", "undo", "repriced", "buybox_moved"
    bool operator==(const PricePoint&) const = default;
};
/// GET /desk/v1/listings/{id}/prices?market=FR&after=0: oldest first.
struct PriceHistory {
    Currency currency;
    std::vector<PricePoint> points;
    bool operator==(const PriceHistory&) const = default;
};
/// {currency, points [{at, price, [price_to_win], [winner_price], standing, cause}]}
std::string encode_price_history(const PriceHistory& history);
Result<PriceHistory> decode_price_history(std::string_view json);

/// GET /desk/v1/listings/{id}/advice?market=FR. The price alone the page knows by itself
/// (listings::advise_price); the deliveries only the marketplace can tell.
struct Advice {
    Currency currency;
    std::vector<listings::WinningChange> changes; ///< what gives up least first
    bool operator==(const Advice&) const = default;
};
/// {currency, changes [{shipping, delay_hours, changes_delivery, changes_price, price, given_up,
/// under_floor}]}
std::string encode_advice(const Advice& advice);
Result<Advice> decode_advice(std::string_view json);

} // namespace stall::wire
