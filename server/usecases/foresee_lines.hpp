// What lines of a file would meet, before the file is sent: the products of new ones, what an ad
// has of its own deliveries, and how the buyboxes stand. Must not know HTTP or files.
#pragma once

#include "core/wire/ad_files.hpp"
#include "server/storage/store.hpp"

namespace stall::usecases {

/// In the order asked; lines whose product or ad is unknown, or may not be sold by this merchant,
/// are left out. Errors: "file_too_long".
Result<std::vector<wire::ForeseenLine>>
foresee_lines(storage::Store& store, MerchantId merchant,
              const std::vector<wire::LineQuestion>& questions, Instant now);

} // namespace stall::usecases
