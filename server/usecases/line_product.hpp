// Which product a line of an ad file means: by UUID, by number or by barcode, in that order.
// Must not know HTTP or what the line wants of it.
#pragma once

#include "server/storage/products.hpp"

namespace stall::usecases {

/// How a line names its product.
struct NamedProduct {
    ProductId number;
    std::string uuid;
    std::string ean;
};
/// Nothing where there is none; whether the merchant may sell it is another question.
Result<std::optional<ProductId>> product_named(storage::Database& database,
                                               const NamedProduct& named);

} // namespace stall::usecases
