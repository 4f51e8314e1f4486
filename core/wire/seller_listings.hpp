// The published seller API's listings (/ws/listings, /ws/listings_bi, competitors) as structs with
// their JSON codecs. Lenient as that API is: unknown keys pass, numbers may be strings.
// Source: seller-api.md sections 1.2, 1.7 and 2.4. Must not know HTTP or storage.
#pragma once

#include "core/listings/buybox.hpp"
#include "core/wire/json.hpp"
#include "core/wire/seller_page.hpp"

#include <string>
#include <vector>

namespace stall::wire {

/// One listing as one market sees it.
struct SellerListing {
    ListingId listing;
    std::string uuid;
    ProductId product;
    std::string product_uuid;
    std::string title;
    std::string sku;
    std::int32_t quantity = 0;
    listings::Grade grade = listings::Grade::good;
    listings::MarketTerms terms;
    std::optional<Money> new_price; ///< of the product in that market
    listings::BuyboxFacts facts;

    bool operator==(const SellerListing&) const = default;
};

/// What the API calls `publication_state`: an ad without stock counts as offline.
int publication_state_of(listings::Publication publication, std::int64_t quantity);
/// What it calls `max_price`, never without one: the merchant's own, else the product's new price,
/// else the highest that any price may be.
Money maximum_price_of(const SellerListing& listing);
/// The deprecated grade number of a listing: 9, 0, 1, 2, 3.
int state_of(listings::Grade grade);
/// The number that order lines and listings_bi use: 9, 10, 10, 11, 12.
int condition_of(listings::Grade grade);

/// The page envelope; `next` and `previous` are absolute addresses or "" for null.
using SellerPage = SellerPageOf<SellerListing>;
std::string encode_seller_page(const SellerPage& page);
std::string encode_seller_listing(const SellerListing& listing); ///< with "statuscode": 200

/// POST /ws/listings/{id}: the change, and the parts of deliveries that came with it (a null price
/// takes one away).
struct SellerChange {
    listings::Patch patch;
    listings::DeliveryParts deliveries;
    bool operator==(const SellerChange&) const = default;
};
/// Errors: "json_malformed", "json_too_deep", "json_type" (where = "/price" …),
/// "currency_mismatch", and those of money. A price needs the market's currency named, unless that
/// is the platform's.
Result<SellerChange> decode_seller_change(std::string_view json, listings::Market market);

/// The answer to it; `notes` is shippings_response.
std::string encode_seller_changed(const SellerListing& listing,
                                  const std::vector<std::string>& notes);

std::string encode_buybox_page(const SellerPage& page); ///< rows of listings_bi

/// The bare array of GET /ws/backbox/v1/competitors/{uuid}: one item for each market given.
std::string encode_competitors(const std::vector<SellerListing>& markets);

} // namespace stall::wire
