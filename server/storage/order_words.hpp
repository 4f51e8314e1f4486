// What the search over orders looks up, and the counts beside it. Inside server/storage only.
// Must not know statements' plans.
#pragma once

#include "core/orders/order.hpp"
#include "server/storage/store.hpp"

#include <string>
#include <vector>

namespace stall::storage {

inline constexpr char kSkuSeparator = '\x1f';

/// 'c' and each word of the customer's name, 's' and each line's SKU, all folded; no term twice.
std::vector<std::string> terms_of(std::string_view customer,
                                  const std::vector<orders::OrderLine>& lines);
/// As customer_order keeps them.
std::string joined_words(const std::vector<std::string>& terms);
std::string joined_skus(const std::vector<std::string>& terms);

/// Adds or takes away one in each segment in which the two differ (orders::segments_of).
Result<void> count_segments_between(Database& database, MerchantId merchant, std::uint8_t before,
                                    std::uint8_t after);

} // namespace stall::storage
