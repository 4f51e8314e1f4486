// Looks each product or ad up, and reads each buybox once; see foresee_lines.hpp.
// Must not know HTTP.
#include "server/usecases/foresee_lines.hpp"

#include "core/listings/ad_file.hpp"
#include "server/storage/listings.hpp"
#include "server/storage/offers.hpp"
#include "server/usecases/foresee_ad.hpp"
#include "server/usecases/line_product.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace stall::usecases {
namespace {

using listings::Delivery;

/// What a line leaves of an ad's deliveries. What cannot be put in place changes nothing: the page
/// refuses such a line, with the reason.
std::vector<Delivery> delivered(const std::vector<Delivery>& present,
                                const listings::DeliveryParts& parts) {
    return listings::with_parts(present, parts).value_or(present);
}

wire::ForeseenLine line_of(const wire::LineQuestion& question, ProductId product,
                           wire::ProductState state) {
    wire::ForeseenLine line;
    line.line = question.line;
    line.product = product;
    line.state = state;
    line.currency = listings::currency_of(question.market);
    return line;
}

void put(wire::ForeseenLine& line, const wire::AdRow& row) {
    line.new_price_minor = row.position.new_price_minor;
    line.facts = row.position.facts;
}

/// The lines of one file name the same product again and again.
class Foresight {
public:
    Foresight(storage::Database& database, MerchantId merchant, Instant now)
        : database_(database), merchant_(merchant), now_(now) {}

    Result<std::optional<wire::ForeseenLine>> foresee(const wire::LineQuestion& question) {
        return question.listing.exists() ? foresee_change(question) : foresee_new(question);
    }

private:
    using Line = std::optional<wire::ForeseenLine>;
    using Rows = std::vector<wire::AdRow>;
    using RowsKey = std::tuple<std::int64_t, listings::Grade, std::optional<listings::Market>,
                               std::int64_t, std::int32_t>;

    Result<Line> foresee_new(const wire::LineQuestion& question) {
        const auto product =
            TRY(product_named(database_, {question.product, question.product_uuid, question.ean}));
        if (!product) return Line();
        const auto state = TRY(storage::product_for_ads(database_, merchant_, *product));
        if (!state) return Line();
        const auto rows = TRY(rows_of(*product, question));
        auto line = line_of(question, *product, *state);
        if (!rows->empty()) line.title = rows->front().title;
        const auto row = std::ranges::find(*rows, question.market, &wire::AdRow::market);
        if (row != rows->end()) put(line, *row);
        return Line(std::move(line));
    }

    Result<Line> foresee_change(const wire::LineQuestion& question) {
        const auto listing = TRY(storage::load_listing(database_, merchant_, question.listing));
        const auto row =
            TRY(storage::row_in_market(database_, merchant_, question.listing, question.market));
        if (!listing || !row) return Line();
        const auto terms =
            std::ranges::find(listing->terms, question.market, &listings::MarketTerms::market);
        auto line = line_of(question, listing->product,
                            listing->product_is_validated ? wire::ProductState::validated
                                                          : wire::ProductState::waiting);
        line.title = row->title;
        put(line, *row);
        line.deliveries = terms->deliveries;
        const auto after = delivered(terms->deliveries, question.deliveries);
        if (const Delivery* cheapest = listings::cheapest(after))
            line.facts = TRY(facts_with(*row, *cheapest));
        return Line(std::move(line));
    }

    /// How the ad of a row would stand, delivered like that.
    Result<listings::BuyboxFacts> facts_with(const wire::AdRow& row, const Delivery& delivery) {
        const auto contest = TRY(contest_of({row.product, row.grade, row.market}));
        const auto id = storage::offer_id_of(merchant_, row.listing);
        const auto found = std::ranges::find(contest->offers, id, &listings::Offer::id);
        if (found == contest->offers.end()) return row.position.facts;
        listings::Offer own = *found;
        own.shipping_minor = delivery.price.minor;
        own.shipping_delay_hours = delivery.delay_hours;
        return listings::facts_for(own, contest->offers, listings::tick_minor(row.market));
    }

    Result<const storage::Contest*> contest_of(const storage::BuyboxKey& key) {
        const auto known = contests_.find(key);
        if (known != contests_.end()) return &known->second;
        return &(contests_[key] = TRY(storage::contest_of(database_, key)));
    }

    /// The rows of a new ad, delivered as its line says.
    Result<const Rows*> rows_of(ProductId product, const wire::LineQuestion& question) {
        const auto own = delivered({}, question.deliveries);
        RowsKey key{product.value, question.grade, std::nullopt, 0, 0};
        std::optional<ForeseenDelivery> way;
        if (const Delivery* cheapest = listings::cheapest(own)) {
            way = {question.market, *cheapest};
            key = {product.value, question.grade, question.market, cheapest->price.minor,
                   cheapest->delay_hours};
        }
        const auto known = rows_.find(key);
        if (known != rows_.end()) return &known->second;
        return &(rows_[key] =
                     TRY(foresee_ad(database_, merchant_, product, question.grade, now_, way)));
    }

    storage::Database& database_;
    MerchantId merchant_;
    Instant now_;
    std::map<RowsKey, Rows> rows_;
    std::map<storage::BuyboxKey, storage::Contest> contests_;
};

} // namespace

Result<std::vector<wire::ForeseenLine>>
foresee_lines(storage::Store& store, MerchantId merchant,
              const std::vector<wire::LineQuestion>& questions, Instant now) {
    if (static_cast<std::int64_t>(questions.size()) > listings::kAdFileLinesMax)
        return Error{"file_too_long", "/lines", std::to_string(questions.size()),
                     std::to_string(listings::kAdFileLinesMax)};
    storage::Reader reader = TRY(store.read());
    Foresight foresight(reader.database(), merchant, now);
    std::vector<wire::ForeseenLine> lines;
    for (const wire::LineQuestion& question : questions)
        if (auto line = TRY(foresight.foresee(question))) lines.push_back(*std::move(line));
    return lines;
}

} // namespace stall::usecases
