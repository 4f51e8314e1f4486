// Each move as a list of its conditions and effects. Must not know JSON or storage.
#include "core/orders/moves.hpp"

#include "core/base/identifier_text.hpp"
#include "core/base/text.hpp"
#include "core/orders/spoilt_number.hpp"

#include <algorithm>
#include <iterator>

namespace stall::orders {
namespace {

Error at(std::string where, Error error) {
    error.where = std::move(where) + error.where;
    return error;
}

OrderLine* find_line(Order& order, OrderLineId id) {
    const auto found = std::ranges::find(order.lines, id, &OrderLine::id);
    return found == order.lines.end() ? nullptr : &*found;
}

Error line_unknown(OrderLineId id) {
    return Error{"line_unknown", "", std::to_string(id.value), ""};
}

/// Lines that the merchant named, or all in state `from`, moved to `to`.
Result<Moved> move_lines(const Order& order, LineChoice named, LineState from, LineState to) {
    Moved moved{order, {named.begin(), named.end()}, {}, {}};
    if (named.empty())
        for (const OrderLine& line : order.lines)
            if (line.state == from) moved.lines.push_back(line.id);
    if (moved.lines.empty())
        return Error{"line_move_not_allowed", "/lines",
                     std::to_string(static_cast<int>(state_of(order))),
                     std::to_string(static_cast<int>(from))};
    for (std::size_t place = 0; place < moved.lines.size(); ++place) {
        const std::string where = "/lines/" + std::to_string(place);
        OrderLine* line = find_line(moved.order, moved.lines[place]);
        if (line == nullptr) return at(where, line_unknown(moved.lines[place]));
        const auto checked = check_move(line->state, to);
        if (!checked.ok()) return at(where, checked.error());
        line->state = to;
    }
    return moved;
}

void put_back(Moved& moved, const OrderLine& line, Reason reason) {
    if (puts_units_back(reason) && line.listing.exists())
        moved.stock.push_back({line.listing, line.quantity});
}

Result<std::string> check_text(std::string_view text, std::size_t length_max, const char* code,
                               const char* where) {
    const auto valid = check_utf8(text);
    if (!valid.ok()) return at(where, {"utf8_invalid", "", "", ""});
    const std::string_view trimmed = trim(text);
    const std::size_t length = count_code_points(trimmed);
    if (length > length_max)
        return Error{code, where, std::to_string(length), std::to_string(length_max)};
    return std::string(trimmed);
}

/// Refunds one line, before or after shipping, by its state.
Result<void> refund_line(Moved& moved, OrderLine& line, const LineRefund& wish, Reason reason) {
    const bool is_before = line.state == LineState::accepted;
    const bool is_again = line.state == LineState::refunded_after_shipping;
    const LineState to =
        is_before ? LineState::refunded_before_shipping : LineState::refunded_after_shipping;
    if (!is_again) TRY(check_move(line.state, to));
    if (is_before) TRY(check_before_shipping(reason));
    const Refund plan = TRY(plan_refund(line, wish.amount_minor, moved.order.currency));
    if (is_before) {
        const std::int64_t given = plan.price_minor + plan.shipping_minor;
        const std::int64_t left = refundable_minor(line);
        if (given != left)
            return Error{"refund_part_before_shipping", "",
                         to_text(Money{given, moved.order.currency}),
                         to_text(Money{left, moved.order.currency})};
        put_back(moved, line, reason);
    } else {
        std::ranges::copy(entries_of(line, plan), std::back_inserter(moved.money));
    }
    line.state = to;
    line.refunded_price_minor += plan.price_minor;
    line.refunded_shipping_minor += plan.shipping_minor;
    line.reason = reason;
    return {};
}

} // namespace

Result<Moved> confirm(const Order& order, LineChoice lines, Instant now) {
    Moved moved = TRY(move_lines(order, lines, LineState::to_confirm, LineState::accepted));
    for (const OrderLineId id : moved.lines)
        if (find_line(moved.order, id)->sku.empty())
            return Error{"sku_missing", "/lines", std::to_string(id.value), ""};
    moved.order.accepted_at = now;
    return moved;
}

Result<Moved> cancel(const Order& order, LineChoice lines, Reason reason) {
    TRY(check_before_shipping(reason));
    Moved moved = TRY(move_lines(order, lines, LineState::to_confirm, LineState::cancelled));
    for (const OrderLineId id : moved.lines) {
        OrderLine& line = *find_line(moved.order, id);
        line.reason = reason;
        line.refunded_price_minor = line.price_minor;
        line.refunded_shipping_minor = line.shipping_minor;
        put_back(moved, line, reason);
    }
    return moved;
}

Result<Parcel> check_parcel_text(const Parcel& parcel) {
    Parcel checked;
    checked.stated_day = parcel.stated_day;
    checked.tracking_number =
        TRY(check_text(identifier_text(parcel.tracking_number), kTrackingLengthMax,
                       "tracking_number_too_long", "/tracking_number"));
    if (checked.tracking_number.empty())
        return Error{"tracking_number_missing", "/tracking_number", "", ""};
    if (is_spoilt(checked.tracking_number))
        return Error{"tracking_number_spoilt", "/tracking_number", checked.tracking_number, ""};
    checked.carrier =
        TRY(check_text(parcel.carrier, kCarrierLengthMax, "carrier_too_long", "/carrier"));
    checked.tracking_url = TRY(check_text(parcel.tracking_url, kTrackingUrlLengthMax,
                                          "tracking_url_too_long", "/tracking_url"));
    const std::string_view url = checked.tracking_url;
    const bool is_web = url.starts_with("https://") || url.starts_with("http://");
    const bool has_blank = std::ranges::any_of(
        url, [](char letter) { return letter >= 0 && (letter <= ' ' || letter == '"'); });
    if (!url.empty() && (!is_web || has_blank || url.ends_with("//")))
        return Error{"tracking_url_malformed", "/tracking_url", std::string(url), "https://"};
    return checked;
}

Result<Moved> dispatch(const Order& order, const Dispatch& wish, Instant now) {
    for (const OrderLine& line : order.lines)
        if (line.state == LineState::to_confirm)
            return Error{"order_lines_undecided", "/lines", std::to_string(line.id.value), ""};
    Moved moved = TRY(move_lines(order, {}, LineState::accepted, LineState::shipped));
    moved.order.parcel = TRY(check_parcel_text(wish.parcel));
    moved.order.shipped_at = now;
    for (std::size_t place = 0; place < wish.identifiers.size(); ++place) {
        const LineIdentifiers& each = wish.identifiers[place];
        const std::string where = "/identifiers/" + std::to_string(place);
        OrderLine* line = find_line(moved.order, each.line);
        if (line == nullptr || line->state != LineState::shipped)
            return at(where, line_unknown(each.line));
        const auto written = write_identifiers(line->identifiers, line->quantity, each.identifiers);
        if (!written.ok()) return at(where, written.error());
        line->identifiers = written.value();
    }
    for (const OrderLineId id : moved.lines)
        std::ranges::copy(TRY(sale_of(*find_line(moved.order, id))),
                          std::back_inserter(moved.money));
    return moved;
}

Result<Moved> refund(const Order& order, const RefundWish& wish) {
    if (wish.lines.empty()) return Error{"lines_missing", "/lines", "", ""};
    const std::string message =
        TRY(check_text(wish.message, kMessageLengthMax, "message_too_long", "/message"));
    Moved moved{order, {}, {}, {}};
    for (std::size_t place = 0; place < wish.lines.size(); ++place) {
        const LineRefund& each = wish.lines[place];
        const std::string where = "/lines/" + std::to_string(place);
        OrderLine* line = find_line(moved.order, each.line);
        if (line == nullptr) return at(where, line_unknown(each.line));
        if (std::ranges::find(moved.lines, each.line) != moved.lines.end())
            return Error{"line_twice", where, std::to_string(each.line.value), ""};
        const auto refunded = refund_line(moved, *line, each, wish.reason);
        if (!refunded.ok()) return at(where, refunded.error());
        line->message = message;
        moved.lines.push_back(each.line);
    }
    return moved;
}

Result<Moved> set_identifiers(const Order& order, const LineIdentifiers& wish) {
    Moved moved{order, {wish.line}, {}, {}};
    OrderLine* line = find_line(moved.order, wish.line);
    if (line == nullptr) return at("/line", line_unknown(wish.line));
    const bool has_device = line->state == LineState::accepted ||
                            line->state == LineState::shipped ||
                            line->state == LineState::refunded_after_shipping;
    if (!has_device)
        return Error{"identifiers_not_now", "/line", std::to_string(static_cast<int>(line->state)),
                     "2, 3, 6"};
    line->identifiers = TRY(write_identifiers(line->identifiers, line->quantity, wish.identifiers));
    return moved;
}

} // namespace stall::orders
