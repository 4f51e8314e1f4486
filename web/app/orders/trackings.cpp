// A file of tracking numbers; see trackings.hpp.
// Must not know widgets.
#include "web/app/orders/trackings.hpp"

#include "web/app/orders/loading.hpp"

namespace stall::app::orders {
namespace {

using Step = Trackings::Step;

constexpr std::int32_t kPollAfterMs = 300;

enum class Ask : std::uint8_t { check, dispatch };

void post(Turn& turn, Trackings& trackings, Ask what) {
    effect::Fetch request;
    request.method = "POST";
    request.path = "/desk/v1/trackings";
    if (trackings.idempotency_key.empty()) trackings.idempotency_key = turn.next_key();
    request.headers = {{"Content-Type", "application/json"},
                       {"Idempotency-Key", what == Ask::check ? trackings.idempotency_key + "-check"
                                                              : trackings.idempotency_key}};
    request.body = wire::encode_tracking_import(
        {trackings.file_name, trackings.opened.utf8, trackings.opened.dialect.delimiter,
         trackings.opened.dialect.quote, what == Ask::check});
    trackings.step = what == Ask::check ? Step::asking : Step::sending;
    trackings.request = turn.fetch({Purpose::orders, 0}, std::move(request));
}

void fail(Trackings& trackings, Error error) {
    trackings.step = Step::failed;
    trackings.error = std::move(error);
}

/// What the server says of lines replaces what the page said of the same ones.
void take_refusals(Trackings& trackings) {
    for (const auto& refusal : trackings.task.refusals) trackings.refused[refusal.line].clear();
    for (const auto& refusal : trackings.task.refusals)
        trackings.refused[refusal.line].push_back(refusal.error);
    trackings.sendable = 0;
    for (const auto& line : trackings.file.lines)
        if (!trackings.refused.contains(line.line)) ++trackings.sendable;
}

void take_task(Turn& turn, Trackings& trackings, std::string_view body) {
    auto task = wire::decode_task(body);
    if (!task) return fail(trackings, task.error());
    trackings.task = std::move(task).value();
    const auto state = trackings.task.state;
    if (trackings.step == Step::asking) {
        take_refusals(trackings);
        trackings.step = Step::preview;
    } else if (state == wire::Task::State::done) {
        take_refusals(trackings);
        trackings.step = Step::done;
        load_open(turn);
        if (!is_held(turn.model.orders->question.segment)) load_page(turn, "");
        load_sheet(turn);
    } else if (state == wire::Task::State::failed) {
        fail(trackings, {"import_failed", "", "", ""});
    } else {
        trackings.step = Step::running;
        trackings.timer = turn.wait({Purpose::orders_timer, 0}, kPollAfterMs);
    }
}

} // namespace

void take_file(Turn& turn, const message::FileArrived& file) {
    auto& orders = *turn.model.orders;
    const bool is_busy = orders.trackings && (orders.trackings->step == Step::sending ||
                                              orders.trackings->step == Step::running);
    if (is_busy) return;
    auto& trackings = orders.trackings.emplace();
    trackings.file_name = file.name;
    auto opened = files::open(file.bytes);
    if (!opened) {
        trackings.step = Step::unreadable;
        trackings.error = opened.error();
        return;
    }
    trackings.opened = std::move(opened).value();
    auto read = stall::orders::read_tracking_file(trackings.opened.utf8, trackings.opened.dialect);
    if (!read) {
        trackings.step = Step::unreadable;
        trackings.error = read.error();
        return;
    }
    trackings.file = std::move(read).value();
    for (const auto& refusal : trackings.file.refusals)
        trackings.refused[refusal.line].push_back(refusal.error);
    post(turn, trackings, Ask::check);
}

void send_trackings(Turn& turn) {
    auto& trackings = turn.model.orders->trackings;
    if (!trackings || trackings->sendable == 0) return;
    if (trackings->step == Step::preview || trackings->step == Step::failed)
        post(turn, *trackings, Ask::dispatch);
}

void close_trackings(Turn& turn) {
    auto& trackings = turn.model.orders->trackings;
    if (!trackings || trackings->step == Step::sending || trackings->step == Step::running) return;
    turn.abort(trackings->request);
    trackings.reset();
}

std::string refused_csv(Language language, const Trackings& trackings) {
    const files::Dialect dialect = trackings.opened.dialect;
    std::string csv;
    bool is_header = true;
    for (auto& row : files::read(trackings.opened.utf8, dialect)) {
        auto cells = row.cells;
        const auto refused = trackings.refused.find(row.line);
        if (is_header) {
            cells.emplace_back("reason");
        } else if (refused != trackings.refused.end()) {
            std::string reason;
            for (const auto& error : refused->second)
                reason += (reason.empty() ? "" : "; ") + sentence_of(language, error);
            cells.push_back(std::move(reason));
        }
        if (is_header || refused != trackings.refused.end())
            csv += files::write_row(cells, dialect, files::Defuse::no);
        is_header = false;
    }
    return csv;
}

void download_refused(Turn& turn) {
    const auto& trackings = turn.model.orders->trackings;
    if (!trackings) return;
    const auto& name = trackings->file_name;
    turn.effects.push_back(effect::Download{name.substr(0, name.rfind('.')) + "-refused.csv",
                                            "text/csv",
                                            refused_csv(turn.model.language, *trackings)});
}

bool trackings_answered(Turn& turn, std::int64_t request, int status, std::string_view body) {
    auto& held = turn.model.orders->trackings;
    if (!held || held->request != request) return false;
    held->request = 0;
    if (status >= 200 && status < 300) {
        take_task(turn, *held, body);
    } else if (held->step == Step::running) {
        held->timer = turn.wait({Purpose::orders_timer, 0}, 2'000);
    } else if (status == 0) {
        fail(*held, {"network", "", "", ""});
    } else {
        const auto problem = problem_of(status, body);
        fail(*held, problem.fields.empty() ? Error{problem.code, "", "", ""} : problem.fields[0]);
    }
    return true;
}

bool trackings_waited(Turn& turn, std::int64_t timer) {
    auto& held = turn.model.orders->trackings;
    if (!held || held->timer != timer) return false;
    effect::Fetch request;
    request.path = "/desk/v1/tasks/" + std::to_string(held->task.id.value);
    held->request = turn.fetch({Purpose::orders, 0}, std::move(request));
    return true;
}

} // namespace stall::app::orders
