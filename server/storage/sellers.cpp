// The one statement of sellers.hpp. Must not know people, sessions or documents.
#include "server/storage/sellers.hpp"

namespace stall::storage {

Result<Seller> load_seller(Database& database, MerchantId merchant) {
    Cursor row = TRY(database.query(
        "select name, country, time_zone from merchant where merchant_id = ?", {merchant}));
    if (!TRY(row.next())) return Error{"internal", "", "", ""};
    return Seller{std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2))};
}

} // namespace stall::storage
