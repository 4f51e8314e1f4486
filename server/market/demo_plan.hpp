// Plans the demo shop's ads and their rivals, as values: which product and grade, at which price,
// so that every row colour occurs with a lifelike share. The same products and seed give the same
// shop. Must not know the database, files or who the people of the shop are.
#pragma once

#include "core/listings/buybox.hpp"
#include "server/market/random.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stall::market {

/// What planning needs of a product.
struct DemoProduct {
    ProductId id;
    std::string sku; ///< without grade: "IP13-128-MID"
    std::vector<std::pair<listings::Market, std::int64_t>> new_prices_minor;

    std::int64_t new_price_minor(listings::Market market) const;
};

/// The merchant of the ads, as the marketplace sees him.
struct DemoSeller {
    MerchantId merchant;
    std::int32_t quality = 1;
    std::int64_t shipping_minor_fr = 0;
    std::int64_t shipping_minor_de = 0;
    std::int32_t shipping_delay_hours = 24;
};

struct PlannedTerms {
    listings::Market market = listings::Market::FR;
    listings::Publication publication = listings::Publication::online;
    std::int64_t price_minor = 0;
    std::optional<std::int64_t> floor_minor;
    std::optional<std::int64_t> maximum_minor;
    std::optional<std::int64_t> unit_cost_minor;
    std::int32_t warranty_months = 12;
    std::string_view comment;
    listings::BuyboxFacts facts;
};

struct PlannedAd {
    ListingId id;
    std::string sku;
    std::int32_t quantity = 0;
    Instant listed_at;
    std::vector<PlannedTerms> terms; ///< FR, and for about half of the ads DE
};

struct PlannedRival {
    listings::Market market = listings::Market::FR;
    listings::Offer offer; ///< its merchant is the rival's own number
};

/// Everything that competes for one product and grade.
struct PlannedSlot {
    ProductId product;
    listings::Grade grade = listings::Grade::good;
    std::vector<PlannedAd> ads;
    std::vector<PlannedRival> rivals;
};

/// Gives one slot after the other, the most asked for products first, until it has made the ads.
class DemoPlanner {
public:
    /// `first_listing` numbers the ads from there on. `products` must outlive the planner.
    DemoPlanner(std::span<const DemoProduct> products, DemoSeller seller, std::int64_t ad_count,
                ListingId first_listing, std::uint64_t seed, Instant now);

    /// Nothing when all ads are made (or the products are used up).
    std::optional<PlannedSlot> next();

private:
    std::optional<listings::Grade> next_grade();
    bool is_taken_now(const DemoProduct& product, listings::Grade grade);
    PlannedAd plan_ad(const DemoProduct& product, listings::Grade grade, int copy);
    void plan_rivals(PlannedSlot& slot, const DemoProduct& product, listings::Market market);
    void price_ad(PlannedTerms& terms, PlannedSlot& slot, const DemoProduct& product,
                  const listings::Offer& own);
    void limit_ad(PlannedTerms& terms, const std::optional<std::int64_t>& to_win);
    listings::Offer offer_of(const PlannedAd& ad, const PlannedTerms& terms) const;
    void keep_facts(PlannedSlot& slot) const;

    std::span<const DemoProduct> products_;
    DemoSeller seller_;
    std::int64_t ads_left_;
    std::int64_t next_listing_;
    std::uint64_t seed_;
    Instant now_;
    Random random_;
    int copies_ = 1;           ///< ads for each slot, when there are more ads than slots
    int skipped_per_thousand_; ///< products left out, so that a small shop is not all of one brand
    int pass_ = 0;
    std::size_t product_index_ = 0;
    std::size_t grade_index_ = 0;
    std::int64_t next_rival_offer_ = 1;
};

} // namespace stall::market
