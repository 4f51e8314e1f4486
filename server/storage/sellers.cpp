// The statements of sellers.hpp. Must not know people, sessions or documents.
#include "server/storage/sellers.hpp"

namespace stall::storage {

Result<Seller> load_seller(Database& database, MerchantId merchant) {
    Cursor row = TRY(database.query(
        "select name, country, time_zone from merchant where merchant_id = ?", {merchant}));
    if (!TRY(row.next())) return Error{"internal", "", "", ""};
    return Seller{std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2))};
}

Result<std::vector<listings::Delivery>> shop_deliveries(Database& database, MerchantId merchant,
                                                        listings::Market market) {
    Cursor row = TRY(database.query("select shipping_minor, shipping_delay_hours"
                                    " from merchant_market where merchant_id = ? and market = ?",
                                    {merchant, listings::code_of(market)}));
    if (!TRY(row.next()))
        return Error{"market_not_sold_in", "/market", std::string(code_of(market)), ""};
    return std::vector{listings::Delivery{"", Money{row.integer(0), listings::currency_of(market)},
                                          static_cast<std::int32_t>(row.integer(1))}};
}

} // namespace stall::storage
