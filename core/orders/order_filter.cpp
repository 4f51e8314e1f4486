// Segments as bits, and the filter's conditions one after the other. Must not know storage.
#include "core/orders/order_filter.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <utility>

namespace stall::orders {
namespace {

constexpr std::array<std::string_view, kSegments.size()> kNames = {
    "to_confirm", "to_dispatch", "shipped", "after_sales", "cancelled_and_refunded", "all"};

constexpr std::uint8_t bit(Segment segment) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(segment));
}

bool is_given_back(LineState state) {
    return state == LineState::cancelled || state == LineState::refunded_before_shipping ||
           state == LineState::refunded_after_shipping;
}

bool is_between_words(char letter) {
    return letter == ' ' || letter == '-' || letter == '\'' || letter == '.' || letter == ',' ||
           letter == '\t' || letter == '\n' || letter == '\r' || letter == '(' || letter == ')';
}

bool has_word(const std::vector<std::string>& words, const std::string& beginning) {
    return std::ranges::any_of(
        words, [&](const std::string& word) { return word.starts_with(beginning); });
}

} // namespace

std::string_view name_of(Segment segment) { return kNames[static_cast<std::size_t>(segment)]; }

Result<Segment> parse_segment(std::string_view name) {
    std::string wanted;
    for (std::size_t at = 0; at < kNames.size(); ++at) {
        if (kNames[at] == name) return static_cast<Segment>(at);
        wanted += (at == 0 ? "" : ", ") + std::string(kNames[at]);
    }
    return Error{"parameter_malformed", "", std::string(name), std::move(wanted)};
}

std::uint8_t segments_of(OrderState state, std::span<const LineState> lines,
                         std::int32_t open_tickets) {
    if (!is_shown(state)) return 0;
    std::uint8_t bits = bit(Segment::all);
    if (state == OrderState::to_confirm) bits |= bit(Segment::to_confirm);
    if (state == OrderState::to_dispatch) bits |= bit(Segment::to_dispatch);
    if (open_tickets > 0) bits |= bit(Segment::after_sales);
    for (const LineState line : lines) {
        if (line == LineState::shipped) bits |= bit(Segment::shipped);
        if (is_given_back(line)) bits |= bit(Segment::cancelled_and_refunded);
    }
    return bits;
}

std::uint8_t segments_of(const OrderBrief& order) {
    std::vector<LineState> states;
    states.reserve(order.lines.size());
    for (const BriefLine& line : order.lines) states.push_back(line.state);
    return segments_of(order.state, states, order.open_tickets);
}

std::string_view bare_number(std::string_view typed) {
    typed = trim(typed);
    if (typed.starts_with('#')) typed.remove_prefix(1);
    return trim(typed);
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char letter : fold(text)) {
        if (!is_between_words(letter)) {
            word += letter;
        } else if (!word.empty()) {
            words.push_back(std::exchange(word, {}));
        }
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

OrderMatcher::OrderMatcher(const OrderFilter& filter)
    : filter_(filter), sku_(fold(trim(filter.sku))), words_(words_of(filter.customer)) {}

bool OrderMatcher::matches(const OrderBrief& order) const {
    if ((segments_of(order) & bit(filter_.segment)) == 0) return false;
    if (filter_.from && order.created_at < *filter_.from) return false;
    if (filter_.until && order.created_at >= *filter_.until) return false;
    if (filter_.state && order.state != *filter_.state) return false;
    if (!filter_.country.empty() && order.country != filter_.country) return false;
    const std::string_view number = bare_number(filter_.number);
    if (!number.empty() && !std::to_string(order.id.value).starts_with(number)) return false;
    const bool has_sku =
        sku_.empty() || std::ranges::any_of(order.lines, [this](const BriefLine& line) {
            return fold(line.sku).starts_with(sku_);
        });
    if (!has_sku) return false;
    if (words_.empty()) return true;
    const std::vector<std::string> names = words_of(order.customer);
    return std::ranges::all_of(words_,
                               [&](const std::string& word) { return has_word(names, word); });
}

} // namespace stall::orders
