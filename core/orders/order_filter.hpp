// An order in one line of a list, the segments over the list, and which orders a filter lets
// through: the same answer on the page and on the server. Source: ux.md (Orders), rules.md
// sections 4 and 9. Must not know JSON, storage or widgets.
#pragma once

#include "core/orders/order.hpp"

namespace stall::orders {

/// A line of an order as the list shows it.
struct BriefLine {
    OrderLineId id;
    LineState state = LineState::fresh;
    ListingId listing;
    std::string sku;
    std::string title;
    std::int32_t quantity = 1;
    bool operator==(const BriefLine&) const = default;
};

/// What lists of orders show, and what their filters ask.
struct OrderBrief {
    OrderId id;
    Version version;
    OrderState state = OrderState::fresh;
    listings::Market market = listings::Market::FR;
    Currency currency;
    std::int64_t price_minor = 0; ///< of all lines, without shipping
    std::int64_t shipping_minor = 0;
    std::int64_t refunded_minor = 0;
    std::string customer; ///< "First Last", or the company
    std::string city;
    std::string country; ///< where it goes: "FR"
    std::vector<BriefLine> lines;
    Instant created_at;
    Instant modified_at;
    std::optional<Instant> paid_at;
    std::optional<Instant> shipped_at;
    std::optional<Instant> confirm_by;
    std::optional<Instant> dispatch_by;
    std::string calendar_version;
    std::string carrier;
    std::string tracking_number;
    std::int32_t open_tickets = 0;
    bool operator==(const OrderBrief&) const = default;
};

enum class Segment : std::uint8_t {
    to_confirm,
    to_dispatch,
    shipped,                ///< a line is with the customer or on its way
    after_sales,            ///< a ticket is open
    cancelled_and_refunded, ///< a line is in 4, 5 or 6
    all,
};
inline constexpr std::array kSegments = {Segment::to_confirm,
                                         Segment::to_dispatch,
                                         Segment::shipped,
                                         Segment::after_sales,
                                         Segment::cancelled_and_refunded,
                                         Segment::all};
/// "to_confirm" … Errors: "parameter_malformed" (wanted: the names).
std::string_view name_of(Segment segment);
Result<Segment> parse_segment(std::string_view name);

/// Bit set: bit (1 << segment) for each segment that the order counts in; 0 when it is not shown.
std::uint8_t segments_of(OrderState state, std::span<const LineState> lines,
                         std::int32_t open_tickets);
std::uint8_t segments_of(const OrderBrief& order);

/// All of it must hold. Texts are searched folded; blank asks nothing.
struct OrderFilter {
    Segment segment = Segment::all;
    std::optional<Instant> from;  ///< created at or after
    std::optional<Instant> until; ///< created before
    std::string number;           ///< the order's number, or how it begins; "#" before it or not
    std::optional<OrderState> state;
    std::string sku;      ///< how a line's SKU begins
    std::string customer; ///< each word begins a word of the customer's name
    std::string country;  ///< "FR"
    bool operator==(const OrderFilter&) const = default;
};

/// An order's number as people write it, "#402974" or " # 402974", without what is not the number.
std::string_view bare_number(std::string_view typed);

/// The words of a folded text, as the search compares them: runs of anything but blanks and the
/// marks between names.
std::vector<std::string> words_of(std::string_view text);

/// A filter made ready for many orders.
class OrderMatcher {
public:
    explicit OrderMatcher(const OrderFilter& filter);
    bool matches(const OrderBrief& order) const;

private:
    OrderFilter filter_;
    std::string sku_;
    std::vector<std::string> words_;
};

} // namespace stall::orders
