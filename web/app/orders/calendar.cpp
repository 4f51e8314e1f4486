// Edits of the ship-from calendar; see calendar.hpp.
// Must not know widgets.
#include "web/app/orders/calendar.hpp"

#include "core/base/text.hpp"
#include "web/app/orders/editions.hpp"
#include "web/app/orders/loading.hpp"

#include <algorithm>

namespace stall::app::orders {
namespace {

using time::LocalDate;

void open_calendar(Turn& turn) {
    auto& orders = *turn.model.orders;
    orders.calendar_wanted = !orders.days;
    if (!orders.days) return;
    load_places(turn);
    orders.calendar_edit.emplace();
    orders.calendar_edit->wish = orders.days->terms();
}

/// Another wish is another request: an answer to the one before must not be given to it.
void changed(Turn& turn, CalendarEdit& edit) {
    edit.idempotency_key = turn.next_key();
    edit.error.reset();
}

void add_closure(Turn& turn, CalendarEdit& edit) {
    if (!edit.first) return;
    auto& all = edit.wish.closures;
    const time::Closure closure{*edit.first, edit.last.value_or(*edit.first),
                                std::string(trim(edit.name))};
    auto place = all.begin();
    while (place != all.end() && place->first <= closure.first) ++place;
    all.insert(place, closure);
    edit.first.reset();
    edit.last.reset();
    edit.name.clear();
    changed(turn, edit);
}

void remove_closure(Turn& turn, CalendarEdit& edit, std::int64_t place) {
    auto& all = edit.wish.closures;
    if (place < 0 || static_cast<std::size_t>(place) >= all.size()) return;
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(place));
    changed(turn, edit);
}

void save(Turn& turn, CalendarEdit& edit) {
    if (edit.request != 0) return;
    if (edit.first) add_closure(turn, edit);
    if (edit.idempotency_key.empty()) edit.idempotency_key = turn.next_key();
    effect::Fetch request;
    request.method = "PUT";
    request.path = "/desk/v1/calendar";
    request.headers = {{"Content-Type", "application/json"},
                       {"Idempotency-Key", edit.idempotency_key},
                       {"If-Match", "\"" + std::to_string(edit.wish.version.value) + "\""}};
    request.body = wire::encode_calendar_terms(edit.wish);
    edit.request = turn.fetch({Purpose::orders, 0}, std::move(request));
}

/// The first press is the first day, the second the last; a third begins anew.
void choose_day(CalendarEdit& edit, LocalDate date) {
    if (!edit.first || edit.last) {
        edit.first = date;
        edit.last.reset();
    } else {
        edit.last = std::max(*edit.first, date);
        edit.first = std::min(*edit.first, date);
    }
}

} // namespace

const wire::Place* place_of(const Orders& orders, std::string_view country) {
    const auto found = std::ranges::find(orders.places, country, &wire::Place::country);
    return found == orders.places.end() ? nullptr : &*found;
}

bool press_calendar(Turn& turn, const Pressed& pressed) {
    if (pressed.act == Act::open_calendar) {
        open_calendar(turn);
        return true;
    }
    auto& edit = turn.model.orders->calendar_edit;
    if (!edit) return false;
    switch (pressed.act) {
    case Act::close_calendar: edit.reset(); break;
    case Act::save_calendar: save(turn, *edit); break;
    case Act::add_closure: add_closure(turn, *edit); break;
    case Act::remove_closure: remove_closure(turn, *edit, pressed.subject); break;
    default: return false;
    }
    return true;
}

void choose_in_calendar(Turn& turn, const Chosen& chosen) {
    auto& orders = *turn.model.orders;
    if (!orders.calendar_edit) return;
    auto& edit = *orders.calendar_edit;
    const auto index = static_cast<std::size_t>(chosen.index);
    if (chosen.choice == Choice::closure_month)
        edit.month_shown = static_cast<std::int32_t>(chosen.index);
    if (chosen.choice == Choice::closure_day)
        choose_day(edit, LocalDate{static_cast<std::int32_t>(chosen.index)});
    if (chosen.choice != Choice::region) return;
    const auto* place = place_of(orders, edit.wish.country);
    if (!place) return;
    edit.wish.region = index < place->regions.size() ? place->regions[index].code : std::string();
    changed(turn, edit);
}

void name_closure(Turn& turn, std::string name) {
    if (auto& edit = turn.model.orders->calendar_edit) edit->name = std::move(name);
}

bool calendar_answered(Turn& turn, std::int64_t request, int status, std::string_view body) {
    auto& orders = *turn.model.orders;
    if (!orders.calendar_edit || orders.calendar_edit->request != request) return false;
    auto& edit = *orders.calendar_edit;
    edit.request = 0;
    if (status == 200 && take_calendar(orders, body)) {
        orders.calendar_edit.reset();
        turn.toast(Toast::Tone::success, std::string(turn.text("orders.calendar.saved")));
        return true;
    }
    if (status == 0) {
        edit.error = Error{"network", "", "", ""};
        return true;
    }
    const auto problem = problem_of(status, body);
    edit.error = Error{problem.code, "", "", ""};
    edit.idempotency_key.clear();
    // The wish is put on somebody else's edition.
    if (status == 412) (void)take_calendar(orders, problem.current_json);
    return true;
}

} // namespace stall::app::orders
