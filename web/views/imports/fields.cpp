// The fields of an ad before and after a line of a file, in the words of the page; see parts.hpp.
// Must not know how a line is judged.
#include "web/views/imports/parts.hpp"

#include "core/base/whole_number.hpp"

namespace stall::views::imports {
namespace {

using listings::AdColumn;

bool is_amount(AdColumn field) {
    return field == AdColumn::price || field == AdColumn::min_price ||
           field == AdColumn::max_price ||
           (field >= AdColumn::shipping_price_1 && field <= AdColumn::shipping_price_3);
}

/// A value as the ad file writes it, as the page says it.
std::string value_words(const Context& context, const JudgedLine& line, AdColumn field,
                        const std::string& value) {
    if (is_amount(field)) {
        const auto amount = parse_money(value, listings::currency_of(line.market));
        return amount ? context.amount(amount.value()) : value;
    }
    if (field == AdColumn::grade) {
        const auto grade = listings::parse_grade(value);
        return grade ? std::string(context.text(app::title_of(grade.value()))) : value;
    }
    if (field == AdColumn::publication_state) {
        const auto state = whole_number(value);
        return state ? std::string(
                           context.text(app::title_of(static_cast<listings::Publication>(*state))))
                     : value;
    }
    if (field == AdColumn::quantity)
        return value.empty() ? value : context.count(*whole_number(value));
    return value;
}

} // namespace

ShownField shown_field(const Context& context, const JudgedLine& line, std::size_t change) {
    if (change < line.changes.size()) {
        const auto& [field, before, after] = line.changes[change];
        return {title_of(context, field), value_words(context, line, field, before),
                value_words(context, line, field, after)};
    }
    if (!line.price_before) return {};
    return {title_of(context, AdColumn::price), context.amount(*line.price_before), ""};
}

std::string words_of(const ShownField& field) {
    if (field.before.empty() && field.after.empty()) return field.title;
    if (field.after.empty()) return field.title + " " + field.before + " → –";
    const auto before = field.before.empty() ? std::string("–") : field.before;
    return field.title + " " + before + " → " + field.after;
}

} // namespace stall::views::imports
