// Statements that find a product. Must not know who sells it.
#include "server/storage/products.hpp"

namespace stall::storage {
namespace {

Result<std::optional<ProductId>> find_one(Database& database, std::string_view sql,
                                          std::string_view key) {
    Cursor row = TRY(database.query(sql, {key}));
    if (!TRY(row.next())) return std::optional<ProductId>();
    return std::optional(ProductId(row.integer(0)));
}

} // namespace

Result<bool> product_exists(Database& database, ProductId product) {
    return TRY(database.integer_of("select count(*) from product where product_id = ?", {product},
                                   0)) > 0;
}

Result<std::optional<ProductId>> find_product_ean(Database& database, std::string_view ean) {
    return find_one(database,
                    "select product_id from product where ean = ? and ean <> ''"
                    " order by product_id limit 1",
                    ean);
}

Result<std::optional<ProductId>> find_product_uuid(Database& database, std::string_view uuid) {
    return find_one(database, "select product_id from product where uuid = ?", uuid);
}

} // namespace stall::storage
