// Tells numbers from UUIDs and looks them up. Must not know HTTP.
#include "server/usecases/find_listing.hpp"

#include "core/base/whole_number.hpp"
#include "server/storage/listings.hpp"

#include <algorithm>

namespace stall::usecases {
namespace {

bool is_hex(char letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f') ||
           (letter >= 'A' && letter <= 'F');
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'F' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return out;
}

Result<ListingId> known(std::optional<ListingId> found, std::string_view name) {
    if (!found) return Error{"listing_unknown", "", std::string(name), ""};
    return *found;
}

} // namespace

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t place = 0; place < text.size(); ++place) {
        const bool is_dash_place = place == 8 || place == 13 || place == 18 || place == 23;
        if (is_dash_place ? text[place] != '-' : !is_hex(text[place])) return false;
    }
    return true;
}

Result<ListingId> find_listing(storage::Database& database, MerchantId merchant,
                               std::string_view id) {
    if (is_uuid(id)) {
        return known(TRY(storage::find_listing_uuid(database, merchant, lower(id))), id);
    }
    const std::int64_t number = whole_number(id).value_or(0);
    if (number <= 0) {
        return Error{"listing_id_malformed", "", std::string(id), "integer or UUID"};
    }
    const std::int64_t count = TRY(
        database.integer_of("select count(*) from listing where merchant_id = ? and listing_id = ?",
                            {merchant, number}, 0));
    return known(count > 0 ? std::optional(ListingId(number)) : std::nullopt, id);
}

Result<ListingId> find_listing_by_sku(storage::Database& database, MerchantId merchant,
                                      std::string_view sku) {
    return known(TRY(storage::find_sku(database, merchant, sku)), sku);
}

} // namespace stall::usecases
