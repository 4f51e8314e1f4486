// What is typed for a dispatch or a refund, as the core's values; see actions.hpp.
// Must not know widgets or HTTP.
#include "core/base/text.hpp"
#include "core/base/written_money.hpp"
#include "web/app/orders/actions.hpp"

#include <algorithm>

namespace stall::app::orders {
namespace {

using stall::orders::LineState;

std::string_view typed_tracking(const Orders& orders, OrderId id) {
    const auto found = orders.drafts.tracking.find(id);
    return found == orders.drafts.tracking.end() ? std::string_view() : trim(found->second);
}

const LineEntries* entries_of(const Orders& orders, OrderLineId line) {
    const auto found = orders.drafts.lines.find(line);
    return found == orders.drafts.lines.end() ? nullptr : &found->second;
}

std::string_view chosen_carrier(const Orders& orders) {
    const auto all = stall::orders::carriers();
    return all[std::min(orders.drafts.carrier, all.size() - 1)].name;
}

} // namespace

std::optional<Error> tracking_error(const Orders& orders, OrderId id) {
    const auto typed = typed_tracking(orders, id);
    if (typed.empty()) return std::nullopt;
    const auto checked = stall::orders::check_tracking_number(chosen_carrier(orders), typed);
    return checked ? std::nullopt : std::optional(checked.error());
}

std::optional<Error> imei_error(const Orders& orders, OrderLineId line) {
    const auto* entries = entries_of(orders, line);
    if (!entries || trim(entries->imei).empty()) return std::nullopt;
    const auto checked = stall::orders::check_imei(entries->imei);
    return checked ? std::nullopt : std::optional(checked.error());
}

std::optional<Error> serial_error(const Orders& orders, OrderLineId line) {
    const auto* entries = entries_of(orders, line);
    if (!entries || trim(entries->serial).empty()) return std::nullopt;
    const auto checked = stall::orders::check_serial(entries->serial);
    return checked ? std::nullopt : std::optional(checked.error());
}

Result<stall::orders::Dispatch> typed_dispatch(const Orders& orders, const Order* order,
                                               OrderId id) {
    stall::orders::Dispatch dispatch;
    dispatch.parcel.carrier = chosen_carrier(orders);
    dispatch.parcel.tracking_number = TRY(
        stall::orders::check_tracking_number(chosen_carrier(orders), typed_tracking(orders, id)));
    dispatch.parcel.tracking_url =
        stall::orders::tracking_page(dispatch.parcel.carrier, dispatch.parcel.tracking_number);
    if (!order) return dispatch;
    for (const auto& line : order->lines) {
        const auto* entries = entries_of(orders, line.id);
        if (!entries || line.state != LineState::accepted) continue;
        stall::orders::LineIdentifiers wish;
        wish.line = line.id;
        if (!trim(entries->imei).empty())
            wish.identifiers.imei = TRY(stall::orders::check_imei(entries->imei));
        if (!trim(entries->serial).empty())
            wish.identifiers.serial = TRY(stall::orders::check_serial(entries->serial));
        if (!(wish.identifiers == stall::orders::Identifiers{}))
            dispatch.identifiers.push_back(std::move(wish));
    }
    return dispatch;
}

Result<stall::orders::RefundWish> typed_refund(Language language, const Orders& orders,
                                               const Dialog& dialog, const Order& order) {
    stall::orders::RefundWish wish;
    for (const auto& line : order.lines) {
        const auto* entries = entries_of(orders, line.id);
        const bool is_given_up = line.state != LineState::accepted &&
                                 line.state != LineState::shipped &&
                                 line.state != LineState::refunded_after_shipping;
        if (is_given_up || (entries && entries->is_left_out)) continue;
        if (stall::orders::refundable_minor(line) == 0) continue;
        stall::orders::LineRefund refund;
        refund.line = line.id;
        if (entries && !trim(entries->amount).empty()) {
            auto amount =
                read_written_money(entries->amount, order.currency, marks_typed_in(language));
            if (!amount) {
                auto error = amount.error();
                error.where = std::to_string(line.id.value);
                return error;
            }
            refund.amount_minor = amount.value().minor;
        }
        wish.lines.push_back(refund);
    }
    if (wish.lines.empty()) return Error{"lines_missing", "", "", ""};
    wish.reason = dialog.reason.value_or(stall::orders::Reason::other);
    wish.message = dialog.message;
    (void)TRY(stall::orders::refund(order, wish));
    return wish;
}

} // namespace stall::app::orders
