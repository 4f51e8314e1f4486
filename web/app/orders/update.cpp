// What the Orders section does about each of its messages; see update.hpp.
// Must not know widgets.
#include "web/app/orders/update.hpp"

#include "web/app/orders/actions.hpp"
#include "web/app/orders/asking.hpp"
#include "web/app/orders/calendar.hpp"
#include "web/app/orders/editions.hpp"
#include "web/app/orders/finding.hpp"
#include "web/app/orders/kept_list.hpp"
#include "web/app/orders/list.hpp"
#include "web/app/orders/loading.hpp"
#include "web/app/orders/trackings.hpp"

namespace stall::app::orders {
namespace {

using History = effect::ShowRoute::History;

constexpr std::size_t kReasonsMax = stall::orders::kReasons.size();

void open_section(Turn& turn) {
    auto& model = turn.model;
    const bool is_new = !model.orders;
    if (is_new) {
        model.orders = Held(new Orders);
        model.orders->zone =
            time::find_zone(model.sign_in.session.time_zone).value_or(time::Zone());
        restore_drafts(turn);
        restore_list(turn);
    }
    auto& dialog = model.orders->dialog;
    if (dialog && !dialog->is_sending) dialog.reset();
    load_missing(turn);
    follow_route(turn, is_new ? Route::first : Route::changed);
}

void tick(Orders& orders, const RowsTicked& rows) {
    if (rows.how == RowsTicked::How::only) orders.ticked.clear();
    for (auto at = rows.first; at <= rows.last && at < orders.listed.size(); ++at) {
        if (rows.how == RowsTicked::How::remove)
            orders.ticked.erase(orders.listed[at]);
        else
            orders.ticked.insert(orders.listed[at]);
    }
}

void type_into_dialog(Orders& orders, const Typed& typed) {
    auto& lines = orders.drafts.lines;
    const OrderLineId line(typed.subject);
    switch (typed.entry) {
    case Entry::tracking_number: orders.drafts.tracking[OrderId(typed.subject)] = typed.text; break;
    case Entry::imei: lines[line].imei = typed.text; break;
    case Entry::serial: lines[line].serial = typed.text; break;
    case Entry::refund_amount: lines[line].amount = typed.text; break;
    case Entry::message:
        if (orders.dialog) orders.dialog->message = typed.text;
        break;
    default: break;
    }
    if (orders.dialog) orders.dialog->error.reset();
}

void choose_in_dialog(Turn& turn, const Chosen& chosen) {
    auto& orders = *turn.model.orders;
    const auto index = static_cast<std::size_t>(chosen.index);
    if (chosen.choice == Choice::carrier && index < stall::orders::carriers().size()) {
        orders.drafts.carrier = index;
        turn.keep(Kept::order_carrier, std::string(stall::orders::carriers()[index].name));
    }
    if (chosen.choice == Choice::reason && orders.dialog && index < kReasonsMax)
        orders.dialog->reason = stall::orders::kReasons[index];
    if (chosen.choice == Choice::refunded_line) {
        auto& entries = orders.drafts.lines[OrderLineId(chosen.subject)];
        entries.is_left_out = !entries.is_left_out;
    }
}

std::vector<OrderId> subjects_of(const Orders& orders, std::int64_t subject) {
    if (subject != 0) return {OrderId(subject)};
    return {orders.ticked.begin(), orders.ticked.end()};
}

std::vector<OrderId> to_confirm(const Orders& orders) {
    std::vector<OrderId> ids;
    for (const auto& [id, brief] : orders.known)
        if (brief.state == stall::orders::OrderState::to_confirm) ids.push_back(id);
    return ids;
}

void visit_document(Turn& turn, std::int64_t subject, const char* name) {
    turn.effects.push_back(effect::Visit{"/desk/v1/orders/" + std::to_string(subject) + "/" + name,
                                         effect::Visit::How::open});
}

/// Acts that ask first; false when it is none of them.
bool press_deed(Turn& turn, const Pressed& pressed) {
    auto& orders = *turn.model.orders;
    const auto subjects = subjects_of(orders, pressed.subject);
    switch (pressed.act) {
    case Act::confirm: ask(turn, Deed::confirm, subjects); break;
    case Act::cancel: ask(turn, Deed::cancel, subjects); break;
    case Act::dispatch: ask(turn, Deed::dispatch, subjects); break;
    case Act::refund: ask(turn, Deed::refund, subjects); break;
    case Act::after_sales: ask(turn, Deed::after_sales, subjects); break;
    case Act::confirm_all: ask(turn, Deed::confirm, to_confirm(orders)); break;
    case Act::send: send_dialog(turn); break;
    case Act::dispatch_now: dispatch_now(turn, OrderId(pressed.subject)); break;
    case Act::close_dialog:
        if (orders.dialog && !orders.dialog->is_sending) orders.dialog.reset();
        break;
    default: return false;
    }
    return true;
}

void press(Turn& turn, const Pressed& pressed) {
    auto& orders = *turn.model.orders;
    if (press_deed(turn, pressed) || press_calendar(turn, pressed)) return;
    if (press_view(turn, pressed)) return;
    switch (pressed.act) {
    case Act::open: open_order(turn, OrderId(pressed.subject)); break;
    case Act::close_detail: open_order(turn, OrderId()); break;
    case Act::more: load_page(turn, orders.next); break;
    case Act::retry_list:
        if (is_held(orders.question.segment))
            load_open(turn);
        else
            load_page(turn, "");
        break;
    case Act::retry_detail: load_sheet(turn); break;
    case Act::clear_filters: clear_filters(turn); break;
    case Act::tick_all: orders.ticked = {orders.listed.begin(), orders.listed.end()}; break;
    case Act::untick_all: orders.ticked.clear(); break;
    case Act::export_list:
        turn.effects.push_back(effect::Visit{"/desk/v1/orders/export?" + parameters_of(orders),
                                             effect::Visit::How::save});
        break;
    case Act::choose_file: turn.effects.push_back(effect::ChooseFile{}); break;
    case Act::send_trackings: send_trackings(turn); break;
    case Act::close_trackings: close_trackings(turn); break;
    case Act::download_refused: download_refused(turn); break;
    case Act::packing_slip: visit_document(turn, pressed.subject, "packing-slip.pdf"); break;
    case Act::delivery_note: visit_document(turn, pressed.subject, "delivery-note.pdf"); break;
    case Act::focus_search: orders.search_wants_focus = true; break;
    case Act::search_focused: orders.search_wants_focus = false; break;
    default: break;
    }
}

/// An order that just came stands first in a list that the server pages.
void show_newest(Orders& orders, const OrderBrief& row) {
    if (is_held(orders.question.segment) || orders.listed.empty() || find(orders, row.id)) return;
    const auto* newest = find(orders, orders.listed[0]);
    if (!newest || row.created_at < newest->created_at) return;
    if (!stall::orders::OrderMatcher(filter_of(orders.question, orders.zone)).matches(row)) return;
    orders.listed.insert(orders.listed.begin(), row.id);
    if (orders.total >= 0) ++orders.total;
}

} // namespace

void forget(Orders* orders) { delete orders; }

void handle(Turn& turn, const Message& message) {
    if (turn.model.sign_in.state != SignIn::State::signed_in) return;
    // Not std::visit: its table of functions would keep all of this in the first part.
    if (std::get_if<Opened>(&message)) return open_section(turn);
    if (!turn.model.orders) return;
    auto& orders = *turn.model.orders;
    if (const auto* pressed = std::get_if<Pressed>(&message)) press(turn, *pressed);
    if (const auto* rows = std::get_if<RowsTicked>(&message)) tick(orders, *rows);
    if (const auto* typed = std::get_if<Typed>(&message)) {
        if (typed->entry == Entry::closure_name) {
            name_closure(turn, typed->text);
        } else if (typed->entry == Entry::view_name) {
            orders.view_name = typed->text;
        } else if (typed->entry == Entry::columns) {
            set_columns(turn, typed->text);
        } else if (typed->entry > Entry::customer) {
            type_into_dialog(orders, *typed);
            keep_drafts(turn);
        } else {
            type_question(turn, *typed);
        }
    }
    if (const auto* chosen = std::get_if<Chosen>(&message)) {
        if (chosen->choice >= Choice::trackings_page)
            choose_in_trackings(turn, *chosen);
        else if (chosen->choice >= Choice::region)
            choose_in_calendar(turn, *chosen);
        else if (chosen->choice >= Choice::carrier)
            choose_in_dialog(turn, *chosen);
        else
            choose_question(turn, *chosen);
    }
}

void answered(Turn& turn, std::int64_t request, int status, std::string_view body) {
    if (finding_answered(turn, request, status, body) || !turn.model.orders) return;
    if (load_answered(turn, request, status, body)) return;
    if (edition_answered(turn, request, status, body)) return;
    if (write_answered(turn, request, status, body)) return;
    if (calendar_answered(turn, request, status, body)) return;
    trackings_answered(turn, request, status, body);
}

void lines_arrived(Turn& turn, std::int64_t request, const std::vector<std::string>& lines) {
    if (turn.model.orders && turn.model.orders->open.request == request) open_lines(turn, lines);
}

void waited(Turn& turn, std::int64_t timer) {
    if (finding_waited(turn, timer) || !turn.model.orders) return;
    if (question_waited(turn, timer)) return;
    if (!write_waited(turn, timer)) trackings_waited(turn, timer);
}

void file_arrived(Turn& turn, const message::FileArrived& file) {
    if (turn.model.orders) take_file(turn, file);
}

void changed(Turn& turn, std::string_view orders_json) {
    if (!turn.model.orders) return;
    auto& orders = *turn.model.orders;
    auto rows = wire::decode_order_rows(orders_json);
    if (!rows) return;
    bool is_opened = false;
    for (auto& row : rows.value()) {
        if (is_pending(orders, row.id)) continue;
        is_opened = is_opened || row.id == orders.question.opened;
        show_newest(orders, row);
        put(orders, std::move(row));
    }
    refresh_list(orders);
    count_again(turn);
    if (is_opened && orders.sheet.request == 0) load_sheet(turn);
}

void calendar_changed(Turn& turn) {
    if (turn.model.orders) load_calendar(turn);
}

void resume(Turn& turn) {
    if (!turn.model.orders) return;
    load_missing(turn);
    resume_writes(turn);
}

} // namespace stall::app::orders
