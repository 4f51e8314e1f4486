// One statement over the product, its category and the merchant's markets; see prospects.hpp.
// Must not know the ranking rule.
#include "server/storage/prospects.hpp"

#include "server/storage/names.hpp"

#include <algorithm>

namespace stall::storage {
namespace {

constexpr std::string_view kProspects =
    "select d.market, p.title, p.ean, c.name, n.new_price_minor, c.commission_basis_points,"
    " t.commission_vat_basis_points, d.shipping_cost_minor, d.shipping_minor,"
    " d.shipping_delay_hours, t.quality"
    " from product p join category c on c.category_id = p.category_id"
    " join merchant t on t.merchant_id = ?1"
    " join merchant_market d on d.merchant_id = t.merchant_id"
    " left join product_market n on n.product_id = p.product_id and n.market = d.market"
    " where p.product_id = ?2 and (p.state = 'validated' or p.proposer_id = ?1)";

std::int32_t small(const Cursor& row, int column) {
    return static_cast<std::int32_t>(row.integer(column));
}

} // namespace

Result<std::vector<Prospect>> prospects_of(Database& database, MerchantId merchant,
                                           ProductId product) {
    std::vector<Prospect> prospects;
    Cursor row = TRY(database.query(kProspects, {merchant, product}));
    while (TRY(row.next())) {
        Prospect prospect;
        wire::AdRow& ad = prospect.row;
        ad.market = TRY(read_market(row.text(0)));
        ad.currency = listings::currency_of(ad.market);
        ad.version = Version(1);
        ad.product = product;
        ad.title = std::string(row.text(1));
        ad.ean = std::string(row.text(2));
        ad.category = std::string(row.text(3));
        ad.position.publication = listings::Publication::online;
        ad.position.quantity = 1;
        ad.position.new_price_minor = row.optional_integer(4);
        ad.position.costs = {small(row, 5), small(row, 6), row.integer(7), std::nullopt};
        prospect.offer.merchant = merchant;
        prospect.offer.shipping_minor = row.integer(8);
        prospect.offer.shipping_delay_hours = small(row, 9);
        prospect.offer.quality = small(row, 10);
        prospect.offer.quantity = 1;
        prospects.push_back(std::move(prospect));
    }
    std::ranges::sort(prospects, {}, [](const Prospect& each) { return each.row.market; });
    return prospects;
}

} // namespace stall::storage
