// What the server answers to what was done to orders: taken over, put back, asked again; see
// actions.hpp. Must not know widgets.
#include "web/app/orders/actions.hpp"

#include "web/app/orders/asking.hpp"
#include "web/app/orders/list.hpp"
#include "web/app/orders/loading.hpp"

#include <algorithm>

namespace stall::app::orders {
namespace {

constexpr std::int32_t kPollAfterMs = 300;

std::string done_words(const Turn& turn, Deed deed, std::int64_t count) {
    const auto language = turn.model.language;
    switch (deed) {
    case Deed::confirm:
        return say_count(language, "orders.done.confirm.one", "orders.done.confirm.other", count);
    case Deed::cancel:
        return say_count(language, "orders.done.cancel.one", "orders.done.cancel.other", count);
    case Deed::dispatch:
        return say_count(language, "orders.done.dispatch.one", "orders.done.dispatch.other", count);
    case Deed::refund:
        return say_count(language, "orders.done.refund.one", "orders.done.refund.other", count);
    case Deed::after_sales: return std::string(turn.text("orders.done.after_sales"));
    }
    return {};
}

void forget_drafts(Orders& orders, const Write& write) {
    for (const auto id : write.orders) {
        if (write.deed == Deed::dispatch) orders.drafts.tracking.erase(id);
        const auto* brief = find(orders, id);
        if (!brief) continue;
        for (const auto& line : brief->lines) orders.drafts.lines.erase(line.id);
    }
}

void put_back(Orders& orders, const Write& write) {
    for (const auto& brief : write.before) {
        auto& known = orders.known[brief.id];
        if (known.version <= brief.version) known = brief;
    }
    refresh_list(orders);
}

Write take_write(Orders& orders, std::int64_t id) {
    const auto found = std::ranges::find(orders.writes, id, &Write::id);
    Write write = std::move(*found);
    orders.writes.erase(found);
    return write;
}

/// The dialog comes back as it was, with what was said to it.
void refused(Turn& turn, Write write, const Error& error) {
    auto& orders = *turn.model.orders;
    put_back(orders, write);
    if (orders.dialog && !orders.dialog->is_sending)
        return turn.toast(Toast::Tone::error, sentence_of(turn.model.language, error));
    orders.dialog = std::move(write.dialog);
    orders.dialog->is_sending = false;
    orders.dialog->error = error;
}

void stale(Turn& turn, Write write, const wire::Problem& problem) {
    put_back(*turn.model.orders, write);
    if (auto detail = wire::decode_order_detail(problem.current_json))
        take_detail(turn, std::move(detail).value());
    else
        load_open(turn);
    turn.model.orders->dialog.reset();
    turn.toast(Toast::Tone::error, turn.say("orders.changed_meanwhile",
                                            {{"number", std::to_string(write.orders[0].value)}}));
}

/// To where the order with the new ticket stands, opened.
void lead_to_ticket(Turn& turn, OrderId id, std::string_view body) {
    auto& orders = *turn.model.orders;
    const bool is_here = turn.model.route.place == Place::orders;
    if (is_here) orders.question.opened = id;
    if (auto opened = wire::decode_ticket_opened(body))
        take_detail(turn, std::move(opened.value().detail));
    if (!is_here) return;
    Question question;
    question.segment = Segment::after_sales;
    ask(turn, std::move(question));
}

void one_done(Turn& turn, Write write, std::string_view body) {
    auto& orders = *turn.model.orders;
    if (write.deed == Deed::after_sales) {
        lead_to_ticket(turn, write.orders[0], body);
    } else if (auto detail = wire::decode_order_detail(body)) {
        take_detail(turn, std::move(detail).value());
    }
    forget_drafts(orders, write);
    orders.dialog.reset();
    turn.toast(Toast::Tone::success, done_words(turn, write.deed, 1));
    count_again(turn);
}

void look_at_task(Turn& turn, Write& write) {
    effect::Fetch request;
    request.path = "/desk/v1/tasks/" + std::to_string(write.task.value);
    write.request = turn.fetch({Purpose::orders, write.id}, std::move(request));
}

void many_done(Turn& turn, Write write, const wire::Task& task) {
    auto& orders = *turn.model.orders;
    orders.dialog.reset();
    for (const auto id : write.orders) orders.ticked.erase(id);
    if (!task.refusals.empty()) {
        put_back(orders, write);
        const auto reason = sentence_of(turn.model.language, task.refusals[0].error);
        const auto refused =
            say_count(turn.model.language, "orders.refused.one", "orders.refused.other",
                      static_cast<std::int64_t>(task.refusals.size()));
        turn.toast(Toast::Tone::error,
                   turn.say("orders.refused.because", {{"refused", refused}, {"reason", reason}}));
    } else {
        forget_drafts(orders, write);
    }
    if (task.changed > 0)
        turn.toast(Toast::Tone::success, done_words(turn, write.deed, task.changed));
    load_open(turn);
    if (!is_held(orders.question.segment)) load_page(turn, "");
    load_sheet(turn);
}

void task_answered(Turn& turn, Write& write, std::string_view body) {
    auto task = wire::decode_task(body);
    if (!task) return refused(turn, take_write(*turn.model.orders, write.id), task.error());
    write.task = task.value().id;
    using State = wire::Task::State;
    if (task.value().state == State::waiting || task.value().state == State::running) {
        write.timer = turn.wait({Purpose::orders_timer, write.id}, kPollAfterMs);
        return;
    }
    many_done(turn, take_write(*turn.model.orders, write.id), task.value());
}

/// Nothing came back: whether it was done is not known, so the same is sent with the same key.
void unanswered(Turn& turn, Write& write) {
    write.state = Write::State::waiting;
    write.timer = turn.wait({Purpose::orders_timer, write.id}, back_off_ms(write.attempts++));
}

} // namespace

bool write_answered(Turn& turn, std::int64_t request, int status, std::string_view body) {
    auto& orders = *turn.model.orders;
    const auto found = std::ranges::find(orders.writes, request, &Write::request);
    if (found == orders.writes.end()) return false;
    found->request = 0;
    if (status == 0 || status == 503 || status == 429 || status == 401) {
        unanswered(turn, *found);
        return true;
    }
    if (found->task.exists() || (found->orders.size() > 1 && status < 300)) {
        task_answered(turn, *found, body);
        return true;
    }
    auto write = take_write(orders, found->id);
    if (status < 300) {
        one_done(turn, std::move(write), body);
        return true;
    }
    const auto problem = problem_of(status, body);
    if (status == 412) {
        stale(turn, std::move(write), problem);
    } else {
        refused(turn, std::move(write),
                problem.fields.empty() ? Error{problem.code, "", "", ""} : problem.fields[0]);
    }
    return true;
}

bool write_waited(Turn& turn, std::int64_t timer) {
    auto& orders = *turn.model.orders;
    const auto found = std::ranges::find(orders.writes, timer, &Write::timer);
    if (found == orders.writes.end()) return false;
    found->timer = 0;
    if (found->task.exists())
        look_at_task(turn, *found);
    else
        post(turn, *found);
    return true;
}

void resume_writes(Turn& turn) {
    for (auto& write : turn.model.orders->writes) {
        if (write.state != Write::State::waiting || write.request != 0) continue;
        turn.model.errands.erase(write.timer);
        write.timer = 0;
        post(turn, write);
    }
}

} // namespace stall::app::orders
