// The demo shop in the database: catalogue, merchants, people, ads, rivals and facts, written once,
// in the caller's transaction. Must not know files, flags or how passwords are hashed.
#pragma once

#include "server/storage/store.hpp"
#include "server/usecases/market_port.hpp"

#include <cstdint>
#include <string_view>

namespace stall::market {

inline constexpr std::string_view kDemoOwnerEmail = "owner@reprise.example";
/// Another merchant of the same house, whose ads nobody of the first may see.
inline constexpr std::string_view kDemoNeighbourEmail = "owner@zweitgut.example";
inline constexpr std::int64_t kDemoAdsDefault = 2'000;
inline constexpr std::int64_t kDemoAdsMax = 1'000'000;
inline constexpr std::int64_t kDemoOrdersDefault = 3'000;
inline constexpr std::int64_t kDemoOrdersMax = 2'000'000;

struct DemoOrder {
    std::string_view catalogue; ///< the text of the catalogue file
    std::int64_t ad_count = kDemoAdsDefault;
    std::uint64_t seed = 1;
    std::string_view password_hash; ///< of the owners of both merchants
    Instant now;
    std::int64_t order_count = kDemoOrdersDefault;
};

/// The merchant of the demo, if this database has the demo shop.
Result<std::optional<MerchantId>> demo_merchant(storage::Database& database);

/// Fills an empty database; the number of ads made for the first merchant. Errors:
/// "catalogue_empty", those of a catalogue line (where: the line), and failures.
Result<std::int64_t> fill_demo(storage::Transaction& transaction, usecases::MarketSide& market,
                               const DemoOrder& order);

} // namespace stall::market
