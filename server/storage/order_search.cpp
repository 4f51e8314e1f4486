// Plans of the search: the filter's rarest condition leads, the others are checked on the way.
// "|| ''" and "+ 0" keep the engine from leading with a condition that is only to be checked.
// Must not know JSON or who asks.
#include "server/storage/order_search.hpp"

#include "core/base/text.hpp"
#include "server/storage/order_words.hpp"
#include "server/storage/orders.hpp"

#include <algorithm>
#include <charconv>

namespace stall::storage {
namespace {

using orders::OrderFilter;
using orders::Segment;

/// A condition that fewer orders meet than this leads; its orders are sorted each time.
constexpr std::int64_t kFew = 4'000;

/// A piece of SQL with its arguments, which must outlive it.
struct Piece {
    std::string sql;
    std::vector<Value> values;
};

/// A folded text as a range of terms: from itself to the next that does not begin with it.
struct TermRange {
    std::string from;
    std::string until;
};
TermRange range_of(char kind, const std::string& beginning) {
    TermRange range{kind + beginning, kind + beginning};
    range.until += '\xff'; // no UTF-8 text holds this byte
    return range;
}

/// The numbers that begin with these digits: themselves, and each longer magnitude.
struct NumberRange {
    std::int64_t from = 0;
    std::int64_t until = 0;
};
std::vector<NumberRange> numbers_beginning(std::string_view digits) {
    std::int64_t first = 0;
    const auto [end, problem] =
        std::from_chars(digits.data(), digits.data() + digits.size(), first);
    const bool is_number = problem == std::errc() && end == digits.data() + digits.size();
    if (!is_number || first <= 0 || digits.front() == '0') return {};
    std::vector<NumberRange> ranges;
    constexpr std::int64_t kNumbersEnd = 1'000'000'000'000'000;
    for (std::int64_t width = 1; first * width < kNumbersEnd && width < kNumbersEnd / 10;
         width *= 10)
        ranges.push_back({first * width, (first + 1) * width});
    return ranges;
}

class Plan {
public:
    Plan(Database& database, MerchantId merchant, const OrderFilter& filter)
        : database_(database), merchant_(merchant), filter_(filter),
          numbers_(numbers_beginning(trim(filter.number))),
          has_number_(!trim(filter.number).empty()), sku_(fold(trim(filter.sku))),
          words_(orders::words_of(filter.customer)) {
        for (const std::string& word : words_) {
            ranges_.push_back(range_of('c', word));
            checks_.push_back(" " + word);
        }
        if (!sku_.empty()) {
            ranges_.push_back(range_of('s', sku_));
            sku_check_ = kSkuSeparator + sku_;
        }
    }

    /// No order can match.
    bool is_empty() const { return has_number_ && numbers_.empty(); }

    Result<Piece> choose(const std::optional<OrderPlace>& after, std::int64_t count_max) {
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

private:
    enum class Leader { time, state, country, given_back, after_sales, term, number };

    std::optional<orders::OrderState> state_wanted() const {
        if (filter_.state) return filter_.state;
        if (filter_.segment == Segment::to_confirm) return orders::OrderState::to_confirm;
        if (filter_.segment == Segment::to_dispatch) return orders::OrderState::to_dispatch;
        return std::nullopt;
    }

    /// Counts no further than to kFew.
    Result<std::int64_t> count_some(const std::string& conditions, std::span<const Value> values) {
        Cursor row = TRY(database_.query("select count(*) from (select 1 from " + conditions +
                                             " limit " + std::to_string(kFew) + ") few",
                                         values));
        return TRY(row.next()) ? row.integer(0) : 0;
    }

    Result<void> find_leader() {
        std::int64_t least = kFew;
        for (std::size_t at = 0; at < ranges_.size(); ++at) {
            const Value values[] = {merchant_, ranges_[at].from, ranges_[at].until};
            const std::int64_t count = TRY(
                count_some("order_term where merchant_id = ? and term >= ? and term < ?", values));
            if (count < least) least = count, leader_ = Leader::term, term_ = at;
        }
        if (has_number_) {
            std::int64_t count = 0;
            for (const NumberRange& range : numbers_) {
                const Value values[] = {merchant_, range.from, range.until};
                count += TRY(count_some(
                    "customer_order where merchant_id = ? and order_id >= ? and order_id < ?",
                    values));
            }
            if (count < least) least = count, leader_ = Leader::number;
        }
        if (leader_ != Leader::time) return {};
        return find_index();
    }

    /// Of the conditions that an index holds in the order of time, the rarest.
    Result<void> find_index() {
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
    void lead_by_term(Piece& piece) {
        piece.sql = "select o.created_at, o.order_id from (select distinct t.order_id from"
                    " order_term t where t.merchant_id = ? and t.term >= ? and t.term < ?) few"
                    " cross join customer_order o"
                    " where o.merchant_id = ? and o.order_id = few.order_id";
        piece.values = {merchant_, ranges_[term_].from, ranges_[term_].until, merchant_};
    }

    void lead_by_number(Piece& piece) {
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

    void lead_in_order(Piece& piece) {
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

    void check(Piece& piece, const char* condition, Value value) {
        piece.sql += condition;
        piece.values.push_back(value);
    }

    void add_checks(Piece& piece) {
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

    void add_segment(Piece& piece) {
        switch (filter_.segment) {
        case Segment::to_confirm: piece.sql += " and o.state + 0 = 1"; break;
        case Segment::to_dispatch: piece.sql += " and o.state + 0 = 3"; break;
        case Segment::shipped: piece.sql += " and o.is_shipped = 1"; break;
        case Segment::after_sales: piece.sql += " and o.open_tickets > 0"; break;
        case Segment::cancelled_and_refunded: piece.sql += " and o.is_given_back = 1"; break;
        case Segment::all: break;
        }
    }

    void add_numbers(Piece& piece) {
        piece.sql += " and (";
        for (std::size_t at = 0; at < numbers_.size(); ++at) {
            piece.sql += at == 0 ? "" : " or ";
            piece.sql += "o.order_id + 0 between ? and ?";
            piece.values.insert(piece.values.end(),
                                {Value(numbers_[at].from), Value(numbers_[at].until - 1)});
        }
        piece.sql += ")";
    }

    Database& database_;
    MerchantId merchant_;
    const OrderFilter& filter_;
    std::vector<NumberRange> numbers_;
    bool has_number_;
    std::string sku_;
    std::vector<std::string> words_;
    std::vector<TermRange> ranges_;
    std::vector<std::string> checks_;
    std::string sku_check_;
    Leader leader_ = Leader::time;
    std::size_t term_ = 0;
};

constexpr std::string_view kRow =
    "select version, state, market, currency, price_minor, shipping_minor, refunded_minor,"
    " customer, city, country, created_at, modified_at, paid_at, shipped_at, confirm_by,"
    " dispatch_by, calendar_version, carrier, tracking_number, open_tickets from customer_order"
    " where merchant_id = ? and order_id = ?";
constexpr std::string_view kRowLines =
    "select line_id, state, listing_id, sku, title, quantity from order_line"
    " where merchant_id = ? and order_id = ? order by line_id";

std::optional<Instant> instant_in(const Cursor& row, int column) {
    const auto number = row.optional_integer(column);
    return number ? std::optional(Instant{*number}) : std::nullopt;
}

} // namespace

std::string text_of(const OrderPlace& place) {
    return std::to_string(place.created_at.utc_ms) + "-" + std::to_string(place.order.value);
}

Result<OrderPlace> parse_order_place(std::string_view text) {
    OrderPlace place;
    const char* const end = text.data() + text.size();
    const auto [middle, problem] = std::from_chars(text.data(), end, place.created_at.utc_ms);
    if (problem == std::errc() && middle != end && *middle == '-') {
        const auto [last, trouble] = std::from_chars(middle + 1, end, place.order.value);
        if (trouble == std::errc() && last == end) return place;
    }
    return Error{"parameter_malformed", "/cursor", std::string(text), ""};
}

Result<std::vector<OrderPlace>> find_orders(Database& database, MerchantId merchant,
                                            const OrderFilter& filter,
                                            const std::optional<OrderPlace>& after,
                                            std::int64_t count_max) {
    std::vector<OrderPlace> places;
    Plan plan(database, merchant, filter);
    if (plan.is_empty()) return places;
    const Piece piece = TRY(plan.choose(after, count_max));
    Cursor rows = TRY(database.query(piece.sql, piece.values));
    while (TRY(rows.next())) places.push_back({Instant{rows.integer(0)}, OrderId(rows.integer(1))});
    return places;
}

Result<std::optional<wire::OrderRow>> order_row(Database& database, MerchantId merchant,
                                                OrderId order) {
    Cursor row = TRY(database.query(kRow, {merchant, order}));
    if (!TRY(row.next())) return std::optional<wire::OrderRow>();
    wire::OrderRow brief;
    brief.id = order;
    brief.version = Version(row.integer(0));
    brief.state = TRY(orders::order_state_of(row.integer(1)));
    brief.market = TRY(listings::parse_market(row.text(2)));
    brief.currency = TRY(Currency::parse(row.text(3)));
    brief.price_minor = row.integer(4);
    brief.shipping_minor = row.integer(5);
    brief.refunded_minor = row.integer(6);
    brief.customer = std::string(row.text(7));
    brief.city = std::string(row.text(8));
    brief.country = std::string(row.text(9));
    brief.created_at = Instant{row.integer(10)};
    brief.modified_at = Instant{row.integer(11)};
    brief.paid_at = instant_in(row, 12);
    brief.shipped_at = instant_in(row, 13);
    brief.confirm_by = instant_in(row, 14);
    brief.dispatch_by = instant_in(row, 15);
    brief.calendar_version = std::string(row.text(16));
    brief.carrier = std::string(row.text(17));
    brief.tracking_number = std::string(row.text(18));
    brief.open_tickets = static_cast<std::int32_t>(row.integer(19));
    Cursor lines = TRY(database.query(kRowLines, {merchant, order}));
    while (TRY(lines.next()))
        brief.lines.push_back(
            {OrderLineId(lines.integer(0)), static_cast<orders::LineState>(lines.integer(1)),
             ListingId(lines.integer(2)), std::string(lines.text(3)), std::string(lines.text(4)),
             static_cast<std::int32_t>(lines.integer(5))});
    if (!orders::is_shown(brief.state)) return std::optional<wire::OrderRow>();
    return std::optional(std::move(brief));
}

Result<std::vector<wire::OrderRow>> find_order_rows(Database& database, MerchantId merchant,
                                                    const OrderFilter& filter,
                                                    const std::optional<OrderPlace>& after,
                                                    std::int64_t count_max) {
    std::vector<wire::OrderRow> rows;
    for (const OrderPlace& place : TRY(find_orders(database, merchant, filter, after, count_max)))
        if (auto row = TRY(order_row(database, merchant, place.order)))
            rows.push_back(*std::move(row));
    return rows;
}

Result<std::vector<OrderPlace>> open_orders(Database& database, MerchantId merchant) {
    std::vector<OrderPlace> places;
    Cursor rows = TRY(database.query(
        "select created_at, order_id from customer_order where merchant_id = ? and state = 1"
        " union select created_at, order_id from customer_order where merchant_id = ? and state = 3"
        " union select created_at, order_id from customer_order"
        " where merchant_id = ? and open_tickets > 0 and state not in (0, 8)"
        " order by 1 desc, 2 desc",
        {merchant, merchant, merchant}));
    while (TRY(rows.next())) places.push_back({Instant{rows.integer(0)}, OrderId(rows.integer(1))});
    return places;
}

Result<std::string> order_search_sql(Database& database, MerchantId merchant,
                                     const OrderFilter& filter) {
    Plan plan(database, merchant, filter);
    return TRY(plan.choose(std::nullopt, 50)).sql;
}

} // namespace stall::storage
