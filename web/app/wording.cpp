// Which words the values of the shop have; see wording.hpp.
// Must not know where they are shown.
#include "web/app/wording.hpp"

#include "core/base/whole_number.hpp"
#include "core/base/written_numbers.hpp"

namespace stall::app {

TextKey title_of(listings::Segment value) {
    switch (value) {
    case listings::Segment::all: return "ads.segment.all";
    case listings::Segment::best_price: return "ads.segment.best_price";
    case listings::Segment::not_best_price: return "ads.segment.not_best_price";
    case listings::Segment::above_new_price: return "ads.segment.above_new_price";
    case listings::Segment::offline: return "ads.segment.offline";
    case listings::Segment::drafts: return "ads.segment.drafts";
    case listings::Segment::archived: return "ads.segment.archived";
    }
    return "ads.segment.all";
}

TextKey title_of(listings::Grade value) {
    switch (value) {
    case listings::Grade::premium: return "grade.premium";
    case listings::Grade::excellent: return "grade.excellent";
    case listings::Grade::very_good: return "grade.very_good";
    case listings::Grade::good: return "grade.good";
    case listings::Grade::fair: return "grade.fair";
    }
    return "grade.premium";
}

TextKey title_of(listings::RowColour value) {
    switch (value) {
    case listings::RowColour::grey: return "colour.grey";
    case listings::RowColour::orange: return "colour.orange";
    case listings::RowColour::green: return "colour.green";
    case listings::RowColour::red: return "colour.red";
    }
    return "colour.grey";
}

TextKey title_of(listings::Publication value) {
    switch (value) {
    case listings::Publication::incomplete: return "publication.incomplete";
    case listings::Publication::waiting: return "publication.waiting";
    case listings::Publication::online: return "publication.online";
    case listings::Publication::offline: return "publication.offline";
    case listings::Publication::archived: return "publication.archived";
    }
    return "publication.incomplete";
}

TextKey title_of(listings::Market value) {
    switch (value) {
    case listings::Market::FR: return "market.FR";
    case listings::Market::DE: return "market.DE";
    case listings::Market::ES: return "market.ES";
    case listings::Market::IT: return "market.IT";
    case listings::Market::BE: return "market.BE";
    case listings::Market::NL: return "market.NL";
    case listings::Market::AT: return "market.AT";
    case listings::Market::PT: return "market.PT";
    case listings::Market::IE: return "market.IE";
    case listings::Market::GB: return "market.GB";
    case listings::Market::SE: return "market.SE";
    }
    return "market.FR";
}

TextKey title_of(ads::Column value) {
    switch (value) {
    case ads::Column::buybox: return "ads.column.buybox";
    case ads::Column::ad: return "ads.column.ad";
    case ads::Column::grade: return "ads.column.grade";
    case ads::Column::market: return "ads.column.market";
    case ads::Column::category: return "ads.column.category";
    case ads::Column::stock: return "ads.column.stock";
    case ads::Column::price: return "ads.column.price";
    case ads::Column::to_win: return "ads.column.to_win";
    case ads::Column::new_price: return "ads.column.new_price";
    case ads::Column::distance: return "ads.column.distance";
    case ads::Column::rivals: return "ads.column.rivals";
    case ads::Column::floor: return "ads.column.floor";
    case ads::Column::kept: return "ads.column.kept";
    case ads::Column::margin: return "ads.column.margin";
    }
    return "ads.column.buybox";
}

namespace {

/// Amounts travel in errors as decimal text, or as minor units where the rule works on those.
std::string worded(Language language, const std::string& amount, Currency currency, bool is_minor) {
    if (is_minor) return format_money(language, {whole_number(amount).value_or(0), currency});
    const auto money = parse_money(amount, currency);
    return money ? format_money(language, money.value()) : amount;
}

} // namespace

std::string sentence_of(Language language, const Error& error, Currency currency) {
    const bool is_minor = error.code == "recommended_below_floor";
    if (!is_minor && error.code != "price_below_floor" && error.code != "floor_above_maximum" &&
        !error.code.starts_with("refund_"))
        return sentence_of(language, error);
    auto said = error;
    said.got = worded(language, error.got, currency, is_minor);
    said.wanted = worded(language, error.wanted, currency, is_minor);
    return sentence_of(language, said);
}

} // namespace stall::app
