// Looks each product up, and foresees each ad once; see foresee_lines.hpp. Must not know HTTP.
#include "server/usecases/foresee_lines.hpp"

#include "core/listings/ad_file.hpp"
#include "server/usecases/foresee_ad.hpp"
#include "server/usecases/line_product.hpp"

#include <algorithm>
#include <map>

namespace stall::usecases {
namespace {

/// The lines of one file name the same product again and again.
class Foresight {
public:
    Foresight(storage::Database& database, MerchantId merchant, Instant now)
        : database_(database), merchant_(merchant), now_(now) {}

    Result<std::optional<wire::ForeseenLine>> foresee(const wire::LineQuestion& question) {
        const auto product =
            TRY(product_named(database_, {question.product, question.product_uuid, question.ean}));
        if (!product) return std::optional<wire::ForeseenLine>();
        const auto state = TRY(storage::product_for_ads(database_, merchant_, *product));
        if (!state) return std::optional<wire::ForeseenLine>();
        const auto& rows = TRY(rows_of(*product, question.grade));
        wire::ForeseenLine line;
        line.line = question.line;
        line.product = *product;
        line.state = *state;
        line.currency = listings::currency_of(question.market);
        if (!rows.empty()) line.title = rows.front().title;
        const auto row = std::ranges::find(rows, question.market, &wire::AdRow::market);
        if (row != rows.end()) {
            line.new_price_minor = row->position.new_price_minor;
            line.facts = row->position.facts;
        }
        return std::optional(std::move(line));
    }

private:
    using Rows = std::vector<wire::AdRow>;

    Result<Rows> rows_of(ProductId product, listings::Grade grade) {
        const auto key = std::pair(product.value, grade);
        const auto known = rows_.find(key);
        if (known != rows_.end()) return known->second;
        return rows_[key] = TRY(foresee_ad(database_, merchant_, product, grade, now_));
    }

    storage::Database& database_;
    MerchantId merchant_;
    Instant now_;
    std::map<std::pair<std::int64_t, listings::Grade>, Rows> rows_;
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
