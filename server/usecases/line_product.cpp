// Product by UUID, number or barcode; see line_product.hpp. Must not know HTTP.
#include "server/usecases/line_product.hpp"

namespace stall::usecases {

Result<std::optional<ProductId>> product_named(storage::Database& database,
                                               const NamedProduct& named) {
    if (!named.uuid.empty()) return storage::find_product_uuid(database, named.uuid);
    if (named.number.exists()) {
        const bool exists = TRY(storage::product_exists(database, named.number));
        return exists ? std::optional(named.number) : std::nullopt;
    }
    if (!named.ean.empty()) return storage::find_product_ean(database, named.ean);
    return std::optional<ProductId>();
}

} // namespace stall::usecases
