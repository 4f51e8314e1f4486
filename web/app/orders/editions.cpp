// The editions of the ship-from calendar; see editions.hpp.
// Must not know widgets.
#include "web/app/orders/editions.hpp"

#include "core/time/calendar_editions.hpp"
#include "web/app/orders/calendar.hpp"
#include "web/app/orders/loading.hpp"

#include <utility>

namespace stall::app::orders {
namespace {

using time::BusinessCalendar;

constexpr std::size_t kEarlierMax = 8; // of 2 kB each

Result<BusinessCalendar> calendar_in(std::string_view body) {
    auto calendar = TRY(wire::decode_calendar(body));
    return BusinessCalendar::of(std::move(calendar.terms), calendar.rules);
}

const BusinessCalendar* edition(const Orders& orders, Version version) {
    if (orders.days && orders.days->terms().version == version) return &*orders.days;
    for (const auto& each : orders.earlier_days)
        if (each.terms().version == version) return &each;
    return nullptr;
}

void keep_earlier(Orders& orders, BusinessCalendar days) {
    if (edition(orders, days.terms().version)) return;
    if (orders.earlier_days.size() == kEarlierMax) { // the oldest goes that explains nothing now
        const auto* shown = orders.opened ? calendar_of(orders, orders.opened->order) : nullptr;
        const bool is_first_shown = shown == &orders.earlier_days.front();
        orders.earlier_days.erase(orders.earlier_days.begin() + (is_first_shown ? 1 : 0));
    }
    orders.earlier_days.push_back(std::move(days));
}

/// Nothing of an open dialog is lost, and it says that the ground has moved.
void rebase(CalendarEdit& edit, const time::CalendarTerms& before, const time::CalendarTerms& now) {
    const bool was_edited = edit.wish != before;
    edit.wish = time::rebased(edit.wish, before, now);
    edit.idempotency_key.clear(); // it is another request now
    // While it is sent the answer says what became of it.
    const bool has_edits = edit.first || (was_edited && edit.wish != now);
    if (has_edits && edit.request == 0) edit.error = Error{"calendar_version_stale", "", "", ""};
}

} // namespace

void load_calendar(Turn& turn) { get(turn, turn.model.orders->calendar, "/desk/v1/calendar"); }

void load_edition(Turn& turn) {
    auto& orders = *turn.model.orders;
    if (!orders.opened || orders.calendar.state != Load::State::ready) return;
    const auto version = time::edition_in(orders.opened->order.calendar_version);
    if (!version.exists() || edition(orders, version)) return;
    get(turn, orders.edition, "/desk/v1/calendar?version=" + std::to_string(version.value));
}

bool edition_answered(Turn& turn, std::int64_t request, int status, std::string_view body) {
    auto& orders = *turn.model.orders;
    if (request != orders.calendar.request && request != orders.edition.request) return false;
    const bool is_present = request == orders.calendar.request;
    auto& load = is_present ? orders.calendar : orders.edition;
    if (status != 200) {
        fail(load, status, body);
        if (is_present) orders.calendar_wanted = false;
        return true;
    }
    load = {Load::State::ready, 0, {}};
    if (is_present) {
        if (take_calendar(orders, body))
            load_edition(turn);
        else
            fail(load, 0, "");
        if (std::exchange(orders.calendar_wanted, false))
            press_calendar(turn, Pressed{Act::open_calendar, 0});
    } else if (auto days = calendar_in(body)) {
        keep_earlier(orders, std::move(days).value());
    } else {
        fail(load, 0, "");
    }
    return true;
}

Result<void> take_calendar(Orders& orders, std::string_view body) {
    auto days = TRY(calendar_in(body));
    // An answer may be overtaken by that to a later edit.
    if (orders.days && days.terms().version < orders.days->terms().version) return {};
    const auto before = std::exchange(orders.days, std::move(days));
    orders.zone = orders.days->zone();
    if (!before || before->terms().version == orders.days->terms().version) return {};
    if (orders.calendar_edit) rebase(*orders.calendar_edit, before->terms(), orders.days->terms());
    keep_earlier(orders, *before);
    return {};
}

const BusinessCalendar* calendar_of(const Orders& orders, const Order& order) {
    const auto version = time::edition_in(order.calendar_version);
    return version.exists() ? edition(orders, version) : nullptr;
}

} // namespace stall::app::orders
