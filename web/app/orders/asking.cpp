// What the list is asked; see asking.hpp.
// Must not know widgets.
#include "web/app/orders/asking.hpp"

#include "web/app/orders/list.hpp"
#include "web/app/orders/loading.hpp"

namespace stall::app::orders {
namespace {

using History = effect::ShowRoute::History;
using time::LocalDate;

/// So long after the last character the server is asked.
constexpr std::int32_t kTypingPauseMs = 250;

void show_route(Turn& turn, History history) {
    turn.model.route.orders = print_question(turn.model.orders->question);
    turn.show_route(history);
}

void answer(Turn& turn) {
    auto& orders = *turn.model.orders;
    if (is_held(orders.question.segment)) {
        turn.abort(orders.page.request);
        orders.page = {};
        refresh_list(orders);
        count_again(turn);
    } else {
        load_page(turn, "");
    }
}

void ask_anew(Turn& turn, History history) {
    turn.model.orders->ticked.clear();
    show_route(turn, history);
    answer(turn);
}

void set_range(Question& question, std::optional<LocalDate> from, std::optional<LocalDate> until) {
    question.from = from;
    question.until = until;
}

LocalDate first_of_month(LocalDate date, std::int32_t months_before) {
    const auto numbers = time::civil(date);
    const auto month = numbers.year * 12 + numbers.month - 1 - months_before;
    return time::date_of(month / 12, month % 12 + 1, 1);
}

/// In the order in which they are offered: today, yesterday, 7 days, this month, last month, 90
/// days, any date.
void choose_preset(Question& question, std::int64_t preset, LocalDate today) {
    switch (preset) {
    case 0: set_range(question, today, today); break;
    case 1: set_range(question, today - 1, today - 1); break;
    case 2: set_range(question, today - 6, today); break;
    case 3: set_range(question, first_of_month(today, 0), today); break;
    case 4: set_range(question, first_of_month(today, 1), first_of_month(today, 0) - 1); break;
    case 5: set_range(question, today - 89, today); break;
    default: set_range(question, std::nullopt, std::nullopt);
    }
}

/// The first press begins a range, the second ends it; false while the end is awaited.
bool choose_day(Orders& orders, LocalDate date) {
    if (!orders.range_start) {
        orders.range_start = date;
        return false;
    }
    const auto start = *orders.range_start;
    set_range(orders.question, std::min(start, date), std::max(start, date));
    orders.range_start.reset();
    return true;
}

SortedBy sort_of(const Chosen& chosen) {
    if (static_cast<Column>(chosen.index) == Column::deadline) return SortedBy::deadline;
    return chosen.subject == 1 ? SortedBy::newest : SortedBy::oldest;
}

} // namespace

void follow_route(Turn& turn, Route route) {
    auto& orders = *turn.model.orders;
    auto wanted = parse_question(turn.model.route.orders);
    if (route == Route::changed && wanted == orders.question) return;
    auto before = orders.question;
    orders.question = std::move(wanted);
    if (orders.question.opened != before.opened || route == Route::first) load_sheet(turn);
    before.opened = orders.question.opened;
    if (route == Route::changed && before == orders.question) return;
    orders.ticked.clear(); // what is done to many is done to what is seen
    answer(turn);
}

void type_question(Turn& turn, const Typed& typed) {
    auto& orders = *turn.model.orders;
    auto& question = orders.question;
    switch (typed.entry) {
    case Entry::search: question.search = typed.text; break;
    case Entry::number: question.number = typed.text; break;
    case Entry::sku: question.sku = typed.text; break;
    case Entry::customer: question.customer = typed.text; break;
    default: return;
    }
    orders.ticked.clear();
    show_route(turn, History::replace);
    if (is_held(question.segment)) return answer(turn);
    if (orders.typing_timer != 0) turn.model.errands.erase(orders.typing_timer);
    orders.typing_timer = turn.wait({Purpose::orders_timer, 0}, kTypingPauseMs);
}

void choose_question(Turn& turn, const Chosen& chosen) {
    auto& orders = *turn.model.orders;
    auto& question = orders.question;
    const auto index = static_cast<std::size_t>(chosen.index);
    switch (chosen.choice) {
    case Choice::segment:
        question.segment = stall::orders::kSegments[index];
        question.sort.reset();
        break;
    case Choice::state:
        question.state.reset();
        if (chosen.index >= 0) question.state = kFilterStates[index];
        break;
    case Choice::country:
        question.country = chosen.index >= 0 ? orders.countries[index] : std::string();
        break;
    case Choice::preset:
        orders.range_start.reset();
        orders.month_shown = 0;
        choose_preset(question, chosen.index, time::local_date(orders.zone, turn.model.now));
        break;
    case Choice::day:
        if (!choose_day(orders, LocalDate{static_cast<std::int32_t>(chosen.index)})) return;
        break;
    case Choice::month: orders.month_shown = static_cast<std::int32_t>(chosen.index); return;
    case Choice::sort: question.sort = sort_of(chosen); break;
    default: return;
    }
    ask_anew(turn, History::push);
}

void clear_filters(Turn& turn) {
    const auto& question = turn.model.orders->question;
    Question cleared;
    cleared.segment = question.segment;
    cleared.sort = question.sort;
    ask(turn, std::move(cleared));
}

void ask(Turn& turn, Question question) {
    auto& orders = *turn.model.orders;
    question.opened = orders.question.opened;
    orders.question = std::move(question);
    orders.range_start.reset();
    ask_anew(turn, History::push);
}

void open_order(Turn& turn, OrderId id) {
    auto& orders = *turn.model.orders;
    if (orders.question.opened == id) return;
    orders.question.opened = id;
    show_route(turn, History::push);
    load_sheet(turn);
}

bool question_waited(Turn& turn, std::int64_t timer) {
    auto& orders = *turn.model.orders;
    if (orders.typing_timer != timer) return false;
    orders.typing_timer = 0;
    answer(turn);
    return true;
}

void keep_drafts(Turn& turn) {
    const auto& drafts = turn.model.orders->drafts;
    std::string text;
    const auto add = [&](char kind, std::int64_t subject, const std::string& typed) {
        if (!typed.empty()) text += kind + std::to_string(subject) + "\t" + typed + "\n";
    };
    for (const auto& [order, typed] : drafts.tracking) add('t', order.value, typed);
    for (const auto& [line, entries] : drafts.lines) {
        add('i', line.value, entries.imei);
        add('s', line.value, entries.serial);
    }
    turn.keep(Kept::order_drafts, std::move(text));
}

void restore_drafts(Turn& turn) {
    auto& drafts = turn.model.orders->drafts;
    const auto all = stall::orders::carriers();
    const auto wanted = kept_text(turn.model, Kept::order_carrier);
    const auto& home = turn.model.sign_in.session.country;
    for (std::size_t at = all.size(); at-- > 0;)
        if (wanted.empty() ? all[at].home == home : all[at].name == wanted) drafts.carrier = at;
    auto text = kept_text(turn.model, Kept::order_drafts);
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const auto tab = line.find('\t');
        if (tab == line.npos || tab < 2) continue;
        std::int64_t subject = 0;
        for (const char digit : line.substr(1, tab - 1)) subject = subject * 10 + (digit - '0');
        std::string typed(line.substr(tab + 1));
        if (line[0] == 't')
            drafts.tracking[OrderId(subject)] = std::move(typed);
        else if (line[0] == 'i')
            drafts.lines[OrderLineId(subject)].imei = std::move(typed);
        else
            drafts.lines[OrderLineId(subject)].serial = std::move(typed);
    }
}

} // namespace stall::app::orders
