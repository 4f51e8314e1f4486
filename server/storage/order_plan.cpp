// Counts a little, then writes the statement. "|| ''" and "+ 0" keep the engine from leading with a
// condition that is only to be checked. Must not know who asks.
#include "server/storage/order_plan.hpp"

#include "core/base/text.hpp"
#include "core/base/whole_number.hpp"
#include "server/storage/order_words.hpp"

namespace stall::storage {
namespace {

using orders::Segment;

/// A condition that fewer orders meet than this leads; its orders are sorted each time.
constexpr std::int64_t kFew = 4'000;

TermRange range_of(char kind, const std::string& beginning) {
    TermRange range{kind + beginning, kind + beginning};
    range.until += '\xff'; // no UTF-8 text holds this byte
    return range;
}

/// The numbers that begin with these digits: themselves, and each longer magnitude.
std::vector<NumberRange> numbers_beginning(std::string_view digits) {
    const std::int64_t first = whole_number(digits).value_or(0);
    if (first <= 0 || digits.front() == '0') return {};
    std::vector<NumberRange> ranges;
    constexpr std::int64_t kNumbersEnd = 1'000'000'000'000'000;
    for (std::int64_t width = 1; first * width < kNumbersEnd && width < kNumbersEnd / 10;
         width *= 10)
        ranges.push_back({first * width, (first + 1) * width});
    return ranges;
}

void check(OrderPlan::Piece& piece, const char* condition, Value value) {
    piece.sql += condition;
    piece.values.push_back(value);
}

} // namespace

OrderPlan::OrderPlan(Database& database, MerchantId merchant, const orders::OrderFilter& filter)
    : database_(database), merchant_(merchant), filter_(filter),
      numbers_(numbers_beginning(orders::bare_number(filter.number))),
      has_number_(!orders::bare_number(filter.number).empty()), sku_(fold(trim(filter.sku))) {
    for (const std::string& word : orders::words_of(filter.customer)) {
        ranges_.push_back(range_of('c', word));
        checks_.push_back(" " + word);
    }
    if (!sku_.empty()) {
        ranges_.push_back(range_of('s', sku_));
        sku_check_ = kSkuSeparator + sku_;
    }
}

Result<OrderPlan::Piece> OrderPlan::choose(const std::optional<OrderPlace>& after,
                                           std::int64_t count_max) {
    TRY(find_leader());
    Piece piece;
    if (leader_ == Leader::term)
        lead_by_term(piece);
    else if (leader_ == Leader::number)
        lead_by_number(piece);
    else
        lead_in_order(piece);
    add_checks(piece);
    // The leader's own index is in this order; few orders of a term or number are sorted.
    if (after) {
        piece.sql += " and (o.created_at, o.order_id) < (?, ?)";
        piece.values.insert(piece.values.end(), {after->created_at, after->order});
    }
    piece.sql += " order by o.created_at desc, o.order_id desc limit ?";
    piece.values.emplace_back(count_max);
    return piece;
}

std::optional<orders::OrderState> OrderPlan::state_wanted() const {
    if (filter_.state) return filter_.state;
    if (filter_.segment == Segment::to_confirm) return orders::OrderState::to_confirm;
    if (filter_.segment == Segment::to_dispatch) return orders::OrderState::to_dispatch;
    return std::nullopt;
}

/// Counts no further than to kFew.
Result<std::int64_t> OrderPlan::count_some(const std::string& conditions,
                                           std::span<const Value> values) {
    Cursor row = TRY(database_.query("select count(*) from (select 1 from " + conditions +
                                         " limit " + std::to_string(kFew) + ") few",
                                     values));
    return TRY(row.next()) ? row.integer(0) : 0;
}

Result<void> OrderPlan::find_leader() {
    std::int64_t least = kFew;
    for (std::size_t at = 0; at < ranges_.size(); ++at) {
        const Value values[] = {merchant_, ranges_[at].from, ranges_[at].until};
        const std::int64_t count =
            TRY(count_some("order_term where merchant_id = ? and term >= ? and term < ?", values));
        if (count < least) least = count, leader_ = Leader::term, term_ = at;
    }
    if (has_number_) {
        std::int64_t count = 0;
        for (const NumberRange& range : numbers_) {
            const Value values[] = {merchant_, range.from, range.until};
            count += TRY(count_some(
                "customer_order where merchant_id = ? and order_id >= ? and order_id < ?", values));
        }
        if (count < least) least = count, leader_ = Leader::number;
    }
    if (leader_ != Leader::time) return {};
    return find_index();
}

/// Of the conditions that an index holds in the order of time, the rarest.
Result<void> OrderPlan::find_index() {
    if (filter_.segment == Segment::after_sales) leader_ = Leader::after_sales;
    if (filter_.segment == Segment::cancelled_and_refunded) leader_ = Leader::given_back;
    std::int64_t least = kFew;
    if (const auto state = state_wanted()) {
        const Value values[] = {merchant_, static_cast<std::int64_t>(*state)};
        least = TRY(count_some("customer_order where merchant_id = ? and state = ?", values));
        const bool is_rare = *state != orders::OrderState::done;
        if (leader_ == Leader::time && (least < kFew || is_rare)) leader_ = Leader::state;
    }
    if (filter_.country.empty() || leader_ == Leader::after_sales) return {};
    const Value values[] = {merchant_, filter_.country};
    const std::int64_t count =
        TRY(count_some("customer_order where merchant_id = ? and country = ?", values));
    if (count < least || leader_ == Leader::time) leader_ = Leader::country;
    return {};
}

// "cross join" keeps the few in front: the engine would rather walk the list in its order.
void OrderPlan::lead_by_term(Piece& piece) const {
    piece.sql = "select o.created_at, o.order_id from (select distinct t.order_id from"
                " order_term t where t.merchant_id = ? and t.term >= ? and t.term < ?) few"
                " cross join customer_order o"
                " where o.merchant_id = ? and o.order_id = few.order_id";
    piece.values = {merchant_, ranges_[term_].from, ranges_[term_].until, merchant_};
}

void OrderPlan::lead_by_number(Piece& piece) const {
    piece.sql = "select o.created_at, o.order_id from (";
    for (const NumberRange& range : numbers_) {
        piece.sql += piece.values.empty() ? "" : " union all ";
        piece.sql += "select order_id from customer_order"
                     " where merchant_id = ? and order_id >= ? and order_id < ?";
        piece.values.insert(piece.values.end(), {merchant_, range.from, range.until});
    }
    piece.sql += ") few cross join customer_order o"
                 " where o.merchant_id = ? and o.order_id = few.order_id";
    piece.values.emplace_back(merchant_);
}

void OrderPlan::lead_in_order(Piece& piece) const {
    piece.sql = "select o.created_at, o.order_id from customer_order o where o.merchant_id = ?";
    piece.values = {merchant_};
    if (leader_ == Leader::state) {
        piece.sql += " and o.state = ?";
        piece.values.emplace_back(static_cast<std::int64_t>(*state_wanted()));
    } else if (leader_ == Leader::country) {
        piece.sql += " and o.country = ?";
        piece.values.emplace_back(filter_.country);
    } else if (leader_ == Leader::after_sales) {
        piece.sql += " and o.open_tickets > 0";
    } else if (leader_ == Leader::given_back) {
        piece.sql += " and o.is_given_back = 1";
    }
}

void OrderPlan::add_checks(Piece& piece) const {
    piece.sql += " and o.state + 0 not in (0, 8)";
    if (filter_.from) check(piece, " and o.created_at >= ?", *filter_.from);
    if (filter_.until) check(piece, " and o.created_at < ?", *filter_.until);
    if (filter_.state && leader_ != Leader::state)
        check(piece, " and o.state + 0 = ?", static_cast<std::int64_t>(*filter_.state));
    if (!filter_.country.empty() && leader_ != Leader::country)
        check(piece, " and o.country || '' = ?", filter_.country);
    add_segment(piece);
    for (const std::string& word : checks_)
        check(piece, " and replace(o.words, ?, '') <> o.words", word);
    if (!sku_.empty()) check(piece, " and replace(o.skus, ?, '') <> o.skus", sku_check_);
    if (has_number_ && leader_ != Leader::number) add_numbers(piece);
}

void OrderPlan::add_segment(Piece& piece) const {
    switch (filter_.segment) {
    case Segment::to_confirm: piece.sql += " and o.state + 0 = 1"; break;
    case Segment::to_dispatch: piece.sql += " and o.state + 0 = 3"; break;
    case Segment::shipped: piece.sql += " and o.is_shipped = 1"; break;
    case Segment::after_sales: piece.sql += " and o.open_tickets > 0"; break;
    case Segment::cancelled_and_refunded: piece.sql += " and o.is_given_back = 1"; break;
    case Segment::all: break;
    }
}

void OrderPlan::add_numbers(Piece& piece) const {
    piece.sql += " and (";
    for (std::size_t at = 0; at < numbers_.size(); ++at) {
        piece.sql += at == 0 ? "" : " or ";
        piece.sql += "o.order_id + 0 between ? and ?";
        piece.values.insert(piece.values.end(),
                            {Value(numbers_[at].from), Value(numbers_[at].until - 1)});
    }
    piece.sql += ")";
}

} // namespace stall::storage
