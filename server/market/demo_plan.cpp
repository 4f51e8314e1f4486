// The planner of demo_plan.hpp. All shares are in thousandths and stand together at the top.
// Must not know the database, files or who the people of the shop are.
#include "server/market/demo_plan.hpp"

#include "server/storage/offers.hpp"

#include <algorithm>
#include <array>

namespace stall::market {
namespace {

using listings::Grade;
using listings::Market;
using listings::Publication;

// Of all ads.
constexpr int kArchived = 25;
constexpr int kDrafts = 18;
constexpr int kOffline = 105;
constexpr int kSoldOut = 50;
// Of the ads that take part. The rest holds the buybox.
constexpr int kAboveNew = 36;
constexpr int kLosing = 245;
// Of the ads above the new price: rivals out of stock, so that the ad holds the box all the same.
constexpr int kAloneAboveNew = 300;

constexpr int kAlsoInGermany = 500;
constexpr int kSecondAdOfSlot = 10;
constexpr int kWithFloor = 550;
constexpr int kWithMaximum = 80;
constexpr int kWithUnitCost = 700;
constexpr int kWithComment = 300;

/// What a used device costs against a new one, and how many of a product's ads have that grade.
struct GradeShare {
    Grade grade;
    std::int64_t price_basis_points;
    int offered_per_thousand;
    std::string_view sku;
};
constexpr std::array kGradeShares = {
    GradeShare{Grade::very_good, 7000, 820, "VG"}, GradeShare{Grade::excellent, 7700, 600, "EX"},
    GradeShare{Grade::good, 6300, 700, "G"}, GradeShare{Grade::fair, 5400, 330, "F"},
    GradeShare{Grade::premium, 8400, 110, "PR"}};

constexpr std::array<std::string_view, 5> kCommentsFr = {
    "Batterie testée, capacité supérieure à 85 %. Livré avec câble.",
    "Micro-rayures légères au dos, écran impeccable.",
    "Reconditionné dans notre atelier parisien, 32 points de contrôle.",
    "Débloqué tout opérateur. Chargeur non fourni.",
    "Expédié le jour même avant 15 h, facture avec TVA sur marge."};
constexpr std::array<std::string_view, 3> kCommentsDe = {
    "Akku geprüft, Kapazität über 85 %. Mit Ladekabel.",
    "Leichte Gebrauchsspuren auf der Rückseite, Display einwandfrei.",
    "In unserer Pariser Werkstatt aufbereitet, 32 Prüfpunkte."};

const GradeShare& share_of(Grade grade) {
    return *std::find_if(kGradeShares.begin(), kGradeShares.end(),
                         [grade](const GradeShare& share) { return share.grade == grade; });
}

std::int64_t part(std::int64_t amount_minor, std::int64_t basis_points) {
    return amount_minor * basis_points / 10'000;
}

/// The price at or under `minor` that looks as merchants write prices: .00, .49, .90, .99 and some
/// odd.
std::int64_t pretty_under(std::int64_t minor, Random& random) {
    static constexpr std::array<std::int64_t, 5> kEndings = {0, 49, 90, 99, 99};
    if (minor < 1'000 || random.happens(150)) return minor;
    const std::int64_t written = minor / 100 * 100 + random.one_of(kEndings);
    return written <= minor ? written : written - 100;
}

std::int64_t pretty_over(std::int64_t minor, Random& random) {
    const std::int64_t written = pretty_under(minor, random);
    return written < minor ? written + 100 : written;
}

} // namespace

std::int64_t DemoProduct::new_price_minor(Market market) const {
    for (const auto& [where, minor] : new_prices_minor)
        if (where == market) return minor;
    return 0;
}

DemoPlanner::DemoPlanner(std::span<const DemoProduct> products, DemoSeller seller,
                         std::int64_t ad_count, ListingId first_listing, std::uint64_t seed,
                         Instant now)
    : products_(products), seller_(seller), ads_left_(ad_count), next_listing_(first_listing.value),
      seed_(seed), now_(now), random_(seed) {
    const auto slots = static_cast<std::int64_t>(products.size() * kGradeShares.size());
    if (slots > 0 && ad_count > slots) copies_ = static_cast<int>((ad_count + slots - 1) / slots);
    skipped_per_thousand_ = ad_count < static_cast<std::int64_t>(products.size()) ? 450 : 0;
}

/// Two passes over the products: the grades that most merchants offer first, the others after.
std::optional<Grade> DemoPlanner::next_grade() {
    for (; pass_ < 2; ++pass_, product_index_ = 0) {
        for (; product_index_ < products_.size(); ++product_index_, grade_index_ = 0) {
            while (grade_index_ < kGradeShares.size()) {
                const Grade grade = kGradeShares[grade_index_++].grade;
                if (is_taken_now(products_[product_index_], grade)) return grade;
            }
        }
    }
    return std::nullopt;
}

bool DemoPlanner::is_taken_now(const DemoProduct& product, Grade grade) {
    Random luck(seed_ ^ (static_cast<std::uint64_t>(product.id.value) * 0x100000001b3u));
    bool is_first_pass = !luck.happens(skipped_per_thousand_);
    for (const GradeShare& share : kGradeShares) {
        const bool is_offered = luck.happens(share.offered_per_thousand);
        if (share.grade == grade) is_first_pass = is_first_pass && is_offered;
    }
    return is_first_pass == (pass_ == 0) && product.new_price_minor(Market::FR) > 0;
}

std::optional<PlannedSlot> DemoPlanner::next() {
    if (ads_left_ <= 0) return std::nullopt;
    const std::optional<Grade> grade = next_grade();
    if (!grade) return std::nullopt;
    const DemoProduct& product = products_[product_index_];

    PlannedSlot slot;
    slot.product = product.id;
    slot.grade = *grade;
    std::int64_t count = copies_ + (random_.happens(kSecondAdOfSlot) ? 1 : 0);
    count = std::min(count, ads_left_);
    ads_left_ -= count;
    for (int copy = 1; copy <= count; ++copy) slot.ads.push_back(plan_ad(product, *grade, copy));
    plan_rivals(slot, product, Market::FR);
    const bool is_in_germany = std::any_of(slot.ads.begin(), slot.ads.end(),
                                           [](const PlannedAd& ad) { return ad.terms.size() > 1; });
    if (is_in_germany) plan_rivals(slot, product, Market::DE);
    for (PlannedAd& ad : slot.ads)
        for (PlannedTerms& terms : ad.terms) price_ad(terms, slot, product, offer_of(ad, terms));
    keep_facts(slot);
    return slot;
}

PlannedAd DemoPlanner::plan_ad(const DemoProduct& product, Grade grade, int copy) {
    PlannedAd ad;
    ad.id = ListingId(next_listing_++);
    ad.sku = product.sku + "-" + std::string(share_of(grade).sku);
    if (copy > 1) ad.sku += "-" + std::to_string(copy);
    ad.listed_at = Instant{now_.utc_ms - random_.between(1, 400 * 24) * 3'600'000};
    ad.quantity = static_cast<std::int32_t>(random_.happens(300) ? random_.between(10, 60)
                                                                 : random_.between(1, 12));
    PlannedTerms terms;
    const std::int64_t fate = random_.between(0, 999);
    if (fate < kArchived)
        terms.publication = Publication::archived;
    else if (fate < kArchived + kDrafts)
        terms.publication = Publication::incomplete; // what waits, waits for a sheet: demo_extras
    else if (fate < kArchived + kDrafts + kOffline)
        terms.publication = Publication::offline;
    else if (fate < kArchived + kDrafts + kOffline + kSoldOut)
        ad.quantity = 0;
    if (random_.happens(300)) terms.warranty_months = random_.happens(800) ? 24 : 36;
    if (random_.happens(kWithComment)) terms.comment = random_.one_of(kCommentsFr);
    ad.terms.push_back(terms);
    if (product.new_price_minor(Market::DE) > 0 && random_.happens(kAlsoInGermany)) {
        terms.market = Market::DE;
        if (!terms.comment.empty()) terms.comment = random_.one_of(kCommentsDe);
        ad.terms.push_back(terms);
    }
    return ad;
}

void DemoPlanner::plan_rivals(PlannedSlot& slot, const DemoProduct& product, Market market) {
    static constexpr std::array<std::int32_t, 5> kDelaysHours = {24, 24, 24, 48, 72};
    const std::int64_t street =
        part(part(product.new_price_minor(market), share_of(slot.grade).price_basis_points),
             random_.between(9'400, 10'600));
    const std::int64_t rivals = random_.between(2, 6);
    for (std::int64_t i = 0; i < rivals; ++i) {
        listings::Offer offer;
        offer.id = OfferId(next_rival_offer_++);
        offer.merchant = MerchantId(random_.between(1, 60));
        offer.price_minor = std::max<std::int64_t>(
            500, pretty_under(part(street, random_.between(9'500, 11'200)), random_));
        offer.shipping_minor = random_.happens(600) ? 0 : random_.between(29, 69) * 10;
        offer.quality = static_cast<std::int32_t>(random_.between(860'000, 970'000));
        offer.shipping_delay_hours = random_.one_of(kDelaysHours);
        offer.listed_at = Instant{now_.utc_ms - random_.between(1, 500 * 24) * 3'600'000};
        offer.quantity =
            static_cast<std::int32_t>(random_.happens(40) ? 0 : random_.between(1, 60));
        slot.rivals.push_back({market, offer});
    }
}

listings::Offer DemoPlanner::offer_of(const PlannedAd& ad, const PlannedTerms& terms) const {
    listings::Offer own;
    own.id = storage::offer_id_of(seller_.merchant, ad.id);
    own.merchant = seller_.merchant;
    own.price_minor = terms.price_minor;
    own.shipping_minor =
        terms.market == Market::DE ? seller_.shipping_minor_de : seller_.shipping_minor_fr;
    own.maximum_minor = terms.maximum_minor;
    own.quality = seller_.quality;
    own.shipping_delay_hours = seller_.shipping_delay_hours;
    own.listed_at = ad.listed_at;
    own.publication = terms.publication;
    own.quantity = ad.quantity;
    return own;
}

void DemoPlanner::price_ad(PlannedTerms& terms, PlannedSlot& slot, const DemoProduct& product,
                           const listings::Offer& own) {
    const std::int64_t new_minor = product.new_price_minor(terms.market);
    std::vector<listings::Offer> rivals;
    for (const PlannedRival& rival : slot.rivals)
        if (rival.market == terms.market) rivals.push_back(rival.offer);
    const std::optional<std::int64_t> to_win = listings::price_to_win(own, rivals, 1);
    const std::int64_t fate = random_.between(0, 999);
    if (fate < kAboveNew || !to_win || *to_win < 200) {
        terms.price_minor =
            pretty_over(part(new_minor, random_.between(10'050, 10'700)) + 1, random_);
        const bool is_alone = random_.happens(kAloneAboveNew);
        for (PlannedRival& rival : slot.rivals)
            if (is_alone && rival.market == terms.market) rival.offer.quantity = 0;
    } else if (fate < kAboveNew + kLosing) {
        terms.price_minor =
            pretty_over(part(*to_win, random_.between(10'030, 10'600)) + 1, random_);
    } else {
        terms.price_minor = pretty_under(part(*to_win, random_.between(9'720, 10'000)), random_);
    }
    limit_ad(terms, to_win);
}

/// Floor, maximum and unit cost, all on the right side of the price.
void DemoPlanner::limit_ad(PlannedTerms& terms, const std::optional<std::int64_t>& to_win) {
    if (random_.happens(kWithFloor)) {
        terms.floor_minor =
            part(terms.price_minor, random_.between(8'600, 9'700)) / 100 * 100 + 100;
        // Some floors forbid what would win: applying it must be refused with the reason.
        const bool is_losing = to_win && *to_win < terms.price_minor;
        if (is_losing && random_.happens(200))
            terms.floor_minor = (*to_win + terms.price_minor) / 2;
        if (*terms.floor_minor > terms.price_minor) terms.floor_minor = terms.price_minor;
    }
    if (random_.happens(kWithMaximum))
        terms.maximum_minor = part(terms.price_minor, random_.between(11'500, 13'000)) / 100 * 100;
    if (random_.happens(kWithUnitCost))
        terms.unit_cost_minor = part(terms.price_minor, random_.between(5'500, 7'800));
}

/// What the marketplace tells of each ad.
void DemoPlanner::keep_facts(PlannedSlot& slot) const {
    for (const Market market : {Market::FR, Market::DE}) {
        std::vector<listings::Offer> offers;
        for (const PlannedRival& rival : slot.rivals)
            if (rival.market == market) offers.push_back(rival.offer);
        for (const PlannedAd& ad : slot.ads)
            for (const PlannedTerms& terms : ad.terms)
                if (terms.market == market) offers.push_back(offer_of(ad, terms));
        for (PlannedAd& ad : slot.ads)
            for (PlannedTerms& terms : ad.terms)
                if (terms.market == market)
                    terms.facts = listings::facts_for(offer_of(ad, terms), offers,
                                                      listings::tick_minor(market));
    }
}

} // namespace stall::market
