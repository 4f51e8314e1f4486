// What the list of orders is asked; see question.hpp.
// Must not know widgets or the model.
#include "web/app/orders/question.hpp"

#include "core/base/text.hpp"
#include "core/base/whole_number.hpp"
#include "web/app/url_text.hpp"

namespace stall::app::orders {
namespace {

using stall::orders::OrderFilter;
using stall::orders::Segment;

constexpr std::string_view kSortNames[] = {"newest", "oldest", "deadline"};

std::optional<time::LocalDate> date_in(std::string_view text) {
    const auto date = time::parse_date(text);
    return date ? std::optional(date.value()) : std::nullopt;
}

void read_pair(std::string_view name, std::string_view value, Question& question) {
    if (name == "segment") {
        if (const auto segment = stall::orders::parse_segment(value))
            question.segment = segment.value();
    } else if (name == "q") {
        question.search = url_decoded(value);
    } else if (name == "from") {
        question.from = date_in(value);
    } else if (name == "until") {
        question.until = date_in(value);
    } else if (name == "number") {
        question.number = url_decoded(value);
    } else if (name == "sku") {
        question.sku = url_decoded(value);
    } else if (name == "customer") {
        question.customer = url_decoded(value);
    } else if (name == "country") {
        question.country = url_decoded(value);
    } else if (name == "state") {
        if (const auto state = stall::orders::order_state_of(whole_number(value).value_or(0)))
            question.state = state.value();
    } else if (name == "sort") {
        for (std::size_t at = 0; at < std::size(kSortNames); ++at)
            if (kSortNames[at] == value) question.sort = static_cast<SortedBy>(at);
    } else if (name == "order") {
        question.opened = OrderId(whole_number(value).value_or(0));
    }
}

bool is_digits(std::string_view text) {
    for (const char letter : text)
        if (letter < '0' || letter > '9') return false;
    return true;
}

bool has_digit(std::string_view text) {
    for (const char letter : text)
        if (letter >= '0' && letter <= '9') return true;
    return false;
}

/// Digits begin an order's number, letters with digits a SKU, words a customer's name.
void search_into(std::string_view typed, OrderFilter& filter) {
    if (typed.empty()) return;
    auto& field = is_digits(stall::orders::bare_number(typed)) ? filter.number
                  : has_digit(typed)                           ? filter.sku
                                                               : filter.customer;
    if (field.empty()) field = typed;
}

} // namespace

std::string_view name_of(Column column) {
    constexpr std::string_view kNames[] = {"order", "placed", "customer", "content",
                                           "total", "state",  "deadline"};
    return kNames[static_cast<std::size_t>(column)];
}

std::vector<ColumnLayout> first_columns() {
    std::vector<ColumnLayout> columns;
    for (const auto column : kColumns) columns.push_back({column});
    return columns;
}

int Question::filter_count() const {
    return (from || until ? 1 : 0) + (number.empty() ? 0 : 1) + (sku.empty() ? 0 : 1) +
           (customer.empty() ? 0 : 1) + (country.empty() ? 0 : 1) + (state ? 1 : 0);
}

SortedBy Question::sorted_by() const {
    if (!is_held(segment)) return SortedBy::newest;
    return sort.value_or(SortedBy::deadline);
}

bool Question::is_filtered() const { return filter_count() > 0 || !trim(search).empty(); }

Question parse_question(std::string_view query) {
    Question question;
    while (!query.empty()) {
        const auto end = query.find('&');
        const auto pair = query.substr(0, end);
        const auto equals = pair.find('=');
        if (equals != pair.npos)
            read_pair(pair.substr(0, equals), pair.substr(equals + 1), question);
        if (end == query.npos) break;
        query.remove_prefix(end + 1);
    }
    return question;
}

std::string print_question(const Question& question) {
    std::string text;
    const auto add = [&](std::string_view name, std::string_view value) {
        if (value.empty()) return;
        if (!text.empty()) text += '&';
        text.append(name).append("=").append(value);
    };
    if (question.segment != Segment::all) add("segment", stall::orders::name_of(question.segment));
    add("q", url_encoded(question.search));
    if (question.from) add("from", time::to_text(*question.from));
    if (question.until) add("until", time::to_text(*question.until));
    add("number", url_encoded(question.number));
    add("sku", url_encoded(question.sku));
    add("customer", url_encoded(question.customer));
    add("country", url_encoded(question.country));
    if (question.state) add("state", std::to_string(static_cast<int>(*question.state)));
    if (question.sort) add("sort", kSortNames[static_cast<std::size_t>(*question.sort)]);
    if (question.opened.exists()) add("order", std::to_string(question.opened.value));
    return text;
}

OrderFilter filter_of(const Question& question, time::Zone zone) {
    OrderFilter filter;
    filter.segment = question.segment;
    if (question.from) filter.from = time::start_of_day(zone, *question.from);
    if (question.until) filter.until = time::start_of_day(zone, *question.until + 1);
    filter.number = question.number;
    filter.state = question.state;
    filter.sku = question.sku;
    filter.customer = question.customer;
    filter.country = question.country;
    search_into(trim(question.search), filter);
    return filter;
}

} // namespace stall::app::orders
