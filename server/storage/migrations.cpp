// The list of schema steps and their checksums. Must not know how or when they run.
#include "server/storage/migrations.hpp"

#include "server/storage/migrations/0001_shop.hpp"
#include "server/storage/migrations/0002_ads.hpp"
#include "server/storage/migrations/0003_pages.hpp"
#include "server/storage/migrations/0004_orders.hpp"
#include "server/storage/migrations/0005_stock_counts.hpp"
#include "server/storage/migrations/0006_papers.hpp"
#include "server/storage/migrations/0007_calendars.hpp"
#include "server/storage/migrations/0008_deliveries.hpp"
#include "server/storage/migrations/0009_repricing_pace.hpp"
#include "server/storage/migrations/0010_sparse_pages.hpp"
#include "server/storage/migrations/0011_category_names.hpp"
#include "server/storage/migrations/0012_growth.hpp"

#include <array>

namespace stall::storage {
namespace {

constexpr std::array kMigrations = {Migration{1, "shop", kShopSchema},
                                    Migration{2, "ads", kAdsSchema},
                                    Migration{3, "pages", kPagesSchema},
                                    Migration{4, "orders", kOrdersSchema},
                                    Migration{5, "stock_counts", kStockCountsSchema},
                                    Migration{6, "papers", kPapersSchema},
                                    Migration{7, "calendars", kCalendarsSchema},
                                    Migration{8, "deliveries", kDeliveriesSchema},
                                    Migration{9, "repricing_pace", kRepricingPaceSchema},
                                    Migration{10, "sparse_pages", kSparsePagesSchema},
                                    Migration{11, "category_names", kCategoryNamesSchema},
                                    Migration{12, "growth", kGrowthSchema}};

} // namespace

std::span<const Migration> migrations() { return kMigrations; }

std::int64_t newest_version() { return kMigrations.back().version; }

std::int64_t checksum_of(const Migration& migration) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char letter : migration.sqlite) {
        if (letter == ' ' || letter == '\n') continue;
        hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
    }
    return static_cast<std::int64_t>(hash >> 1);
}

} // namespace stall::storage
