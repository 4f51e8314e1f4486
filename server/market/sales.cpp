// Shelves read, orders drawn. Must not know what becomes of an order.
#include "server/market/sales.hpp"

#include "core/orders/identifiers.hpp"
#include "server/market/demo_buyers.hpp"
#include "server/storage/names.hpp"

#include <algorithm>

namespace stall::market {
namespace {

constexpr std::string_view kShelves =
    "select d.market, t.commission_vat_basis_points"
    " from merchant_market d join merchant t on t.merchant_id = d.merchant_id"
    " where d.merchant_id = ? order by d.place";
constexpr std::string_view kAds =
    "select m.listing_id, l.product_id, l.sku, p.title, p.brand, l.grade, m.price_minor,"
    " coalesce(m.shipping_minor, d.shipping_minor),"
    " coalesce(m.shipping_delay_hours, d.shipping_delay_hours), m.warranty_months,"
    " c.commission_basis_points from listing_market m"
    " join merchant_market d on d.merchant_id = m.merchant_id and d.market = m.market"
    " join listing l on l.merchant_id = m.merchant_id and l.listing_id = m.listing_id"
    " join product p on p.product_id = l.product_id"
    " join category c on c.category_id = p.category_id"
    " where m.merchant_id = ? and m.market = ? and m.publication = 2"
    " and m.price_minor between 100 and 5000000 and l.quantity >= ? order by m.listing_id limit ?";

constexpr auto kPayments = std::to_array<std::string_view>(
    {"CARD", "CARD", "CARD", "CARD", "CARD", "APPLE_PAY", "APPLE_PAY", "GOOGLE_PAY", "PAYPAL",
     "PAYPAL", "KLARNA_PAY_LATER", "ONEY3X"});

constexpr int kAbroad = 320;    // of a thousand orders: another market than home
constexpr int kSecondLine = 55; // of a thousand orders
constexpr int kSecondUnit = 30; // of a thousand lines

std::int32_t small(const storage::Cursor& row, int column) {
    return static_cast<std::int32_t>(row.integer(column));
}

const Shelf& draw_shelf(const std::vector<Shelf>& shelves, Random& random) {
    if (shelves.size() == 1 || !random.happens(kAbroad)) return shelves.front();
    // The second market sells as much as all others together.
    if (random.happens(500)) return shelves[1];
    return shelves[static_cast<std::size_t>(
        random.between(1, static_cast<std::int64_t>(shelves.size()) - 1))];
}

/// The ads that came first are the most asked for: the smaller of two draws, squared.
const SoldAd& draw_ad(const Shelf& shelf, Random& random) {
    const auto count = static_cast<std::int64_t>(shelf.ads.size());
    const std::int64_t one = random.between(0, count - 1), other = random.between(0, count - 1);
    return shelf.ads[static_cast<std::size_t>(std::min(one, other))];
}

} // namespace

Result<std::vector<Shelf>> load_shelves(storage::Database& database, MerchantId merchant,
                                        StockNeed need, std::int64_t ads_max) {
    std::vector<Shelf> shelves;
    storage::Cursor rows = TRY(database.query(kShelves, {merchant}));
    while (TRY(rows.next()))
        shelves.push_back({TRY(storage::read_market(rows.text(0))), small(rows, 1), {}});
    for (Shelf& shelf : shelves) {
        storage::Cursor ads =
            TRY(database.query(kAds, {merchant, listings::code_of(shelf.market),
                                      need == StockNeed::in_stock ? 1 : 0, ads_max}));
        while (TRY(ads.next()))
            shelf.ads.push_back({ListingId(ads.integer(0)), ProductId(ads.integer(1)),
                                 std::string(ads.text(2)), std::string(ads.text(3)),
                                 std::string(ads.text(4)), TRY(storage::read_grade(ads.text(5))),
                                 ads.integer(6), ads.integer(7), small(ads, 8), small(ads, 9),
                                 small(ads, 10)});
    }
    std::erase_if(shelves, [](const Shelf& shelf) { return shelf.ads.empty(); });
    return shelves;
}

storage::NewOrder draw_sale(const std::vector<Shelf>& shelves, OrderId id, OrderLineId first_line,
                            Instant at, Random& random) {
    const Shelf& shelf = draw_shelf(shelves, random);
    storage::NewOrder made;
    orders::Order& order = made.order;
    order.id = id;
    order.version = Version(1);
    order.market = shelf.market;
    order.currency = listings::currency_of(shelf.market);
    order.created_at = at;
    const std::int64_t lines = random.happens(kSecondLine) ? 2 : 1;
    for (std::int64_t number = 0; number < lines; ++number) {
        const SoldAd& ad = draw_ad(shelf, random);
        if (number > 0 && ad.listing == order.lines[0].listing) break;
        orders::OrderLine& line = order.lines.emplace_back();
        line.id = OrderLineId(first_line.value + number);
        line.listing = ad.listing;
        line.product = ad.product;
        line.sku = ad.sku;
        line.title = ad.title;
        line.brand = ad.brand;
        line.grade = ad.grade;
        line.quantity = random.happens(kSecondUnit) ? 2 : 1;
        line.price_minor = ad.price_minor * line.quantity;
        line.shipping_minor = number == 0 ? ad.shipping_minor : 0;
        line.shipping_delay_hours = ad.shipping_delay_hours;
        line.warranty_months = ad.warranty_months;
        line.commission_basis_points = ad.commission_basis_points;
        line.commission_vat_basis_points = shelf.commission_vat_basis_points;
    }
    Buyer buyer = draw_buyer(shelf.market, random);
    made.shipping = std::move(buyer.shipping);
    made.billing = std::move(buyer.billing);
    made.payment_method = random.one_of(kPayments);
    return made;
}

std::string draw_imei(Random& random) {
    std::string imei = "35";
    while (imei.size() < 15) imei += static_cast<char>('0' + random.between(0, 9));
    const auto checked = orders::check_imei(imei);
    if (!checked.ok()) imei.back() = checked.error().wanted.front();
    return imei;
}

} // namespace stall::market
