// What the list of orders is asked: segment, filters, sort, and the order that is opened; as the
// URL says it, as core's filter and as the backend's parameters. Must not know widgets or the
// model.
#pragma once

#include "core/orders/order_list.hpp"
#include "core/time/zone.hpp"
#include "web/app/kept_list.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace stall::app::orders {

enum class Column : std::uint8_t { order, placed, customer, content, total, state, deadline };
inline constexpr std::array kColumns = {Column::order,   Column::placed, Column::customer,
                                        Column::content, Column::total,  Column::state,
                                        Column::deadline};
std::string_view name_of(Column column);
using ColumnLayout = app::ColumnLayout<Column>;
/// All of them.
std::vector<ColumnLayout> first_columns();

/// The page holds every order of these segments and answers by itself; the others are paged,
/// newest first.
constexpr bool is_held(stall::orders::Segment segment) {
    return segment == stall::orders::Segment::to_confirm ||
           segment == stall::orders::Segment::to_dispatch;
}

using SortedBy = stall::orders::ListSort;

/// What the state filter offers.
inline constexpr std::array kFilterStates = {
    stall::orders::OrderState::pending_payment, stall::orders::OrderState::to_confirm,
    stall::orders::OrderState::to_dispatch, stall::orders::OrderState::done};

struct Question {
    stall::orders::Segment segment = stall::orders::Segment::all;
    std::string search; ///< number, customer or SKU: search_into says which
    std::optional<time::LocalDate> from;
    std::optional<time::LocalDate> until; ///< included
    std::string number;
    std::string sku;
    std::string customer;
    std::string country;
    std::optional<stall::orders::OrderState> state;
    std::optional<SortedBy> sort; ///< nothing: as the segment is best read
    OrderId opened;
    bool operator==(const Question&) const = default;

    /// Something narrows the segment.
    bool is_filtered() const;
    /// The nearest deadline first where deadlines run, else the newest.
    SortedBy sorted_by() const;
    /// As many conditions as the filters' panel holds.
    int filter_count() const;
};

using SavedView = app::SavedView<Question>;

/// Never fails: what it does not know is left out. "segment=to_confirm&from=2026-11-01&order=12".
Question parse_question(std::string_view query);
std::string print_question(const Question& question);

/// The core's filter of a question; days are the merchant's.
stall::orders::OrderFilter filter_of(const Question& question, time::Zone zone);

} // namespace stall::app::orders
