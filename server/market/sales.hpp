// One customer's order: which ads, for how much, to whom. The demo's past and the living market
// draw from the same. Must not know what becomes of the order.
#pragma once

#include "server/market/random.hpp"
#include "server/storage/orders.hpp"

namespace stall::market {

/// An ad in one market as customers see it.
struct SoldAd {
    ListingId listing;
    ProductId product;
    std::string sku;
    std::string title;
    std::string brand;
    listings::Grade grade = listings::Grade::good;
    std::int64_t price_minor = 0;
    std::int64_t shipping_minor = 0; ///< with the delay: of its own cheapest delivery, else the
    std::int32_t shipping_delay_hours = 24; ///< shop's
    std::int32_t warranty_months = 12;
    std::int32_t commission_basis_points = 0;
};

/// What a merchant sells in one market.
struct Shelf {
    listings::Market market = listings::Market::FR;
    std::int32_t commission_vat_basis_points = 0;
    std::vector<SoldAd> ads;
};

/// The shelves of a merchant that hold something, home first. `is_stock_needed`: only ads with
/// units left.
enum class StockNeed : std::uint8_t { none, in_stock };
Result<std::vector<Shelf>> load_shelves(storage::Database& database, MerchantId merchant,
                                        StockNeed need, std::int64_t ads_max);

/// An order that a customer made at an instant: one line, seldom more; every line fresh.
/// `first_line` numbers its lines.
storage::NewOrder draw_sale(const std::vector<Shelf>& shelves, OrderId order,
                            OrderLineId first_line, Instant at, Random& random);

/// A valid IMEI.
std::string draw_imei(Random& random);

} // namespace stall::market
