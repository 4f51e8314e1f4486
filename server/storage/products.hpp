// Products of the common catalogue, as an ad that is to be made needs them.
// Must not know who sells them.
#pragma once

#include "core/base/ids.hpp"
#include "server/storage/database.hpp"

#include <optional>
#include <string_view>

namespace stall::storage {

Result<bool> product_exists(Database& database, ProductId product);
/// The oldest product with this barcode.
Result<std::optional<ProductId>> find_product_ean(Database& database, std::string_view ean);
Result<std::optional<ProductId>> find_product_uuid(Database& database, std::string_view uuid);

} // namespace stall::storage
