// A file of tracking numbers; see trackings.hpp.
// Must not know widgets.
#include "web/app/orders/trackings.hpp"

#include "core/files/refused_lines.hpp"
#include "web/app/column_memory.hpp"
#include "web/app/orders/loading.hpp"

#include <algorithm>

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
         trackings.opened.dialect.quote, what == Ask::check, trackings.mapping});
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

const files::Row* header_of(const Trackings& trackings) {
    const auto found = std::ranges::find_if_not(trackings.records, files::has_no_text);
    return found == trackings.records.end() ? nullptr : &*found;
}

/// Each column of ours stands once: what had it is left out.
void map_column(Trackings& trackings, std::size_t column, std::string_view name) {
    if (!name.empty()) std::ranges::replace(trackings.mapping, std::string(name), std::string());
    trackings.mapping[column] = name;
}

/// Columns that go by our own name keep it; the others are what the merchant said of such headers
/// before, else what they say.
void map_columns(Trackings& trackings, std::string_view kept) {
    const auto* header = header_of(trackings);
    if (!header) return;
    const auto& cells = header->cells;
    const auto own_name = [](std::string_view cell) {
        const auto column = stall::orders::tracking_column_named(cell);
        const auto name = name_of(column);
        return column != stall::orders::TrackingColumn::ignored && cell == name;
    };
    trackings.mapping = stall::orders::suggest_tracking_mapping(cells);
    for (std::size_t at = 0; at < cells.size(); ++at) {
        const auto name = recalled(kept, cells[at]);
        if (!name || own_name(cells[at])) continue;
        if (!name->empty() && std::ranges::find(cells, *name) != cells.end()) continue;
        map_column(trackings, at, *name);
    }
}

/// Reads the records by their mapping, and asks how the orders stand.
void read_again(Turn& turn, Trackings& trackings) {
    turn.abort(trackings.request);
    trackings.request = 0;
    trackings.file = {};
    trackings.refused.clear();
    trackings.sendable = 0;
    trackings.header_error.reset();
    trackings.idempotency_key.clear(); // it is another question
    auto read = stall::orders::read_tracking_records(trackings.records, trackings.mapping);
    if (read) {
        trackings.file = std::move(read).value();
        for (const auto& refusal : trackings.file.refusals)
            trackings.refused[refusal.line].push_back(refusal.error);
        return post(turn, trackings, Ask::check);
    }
    const bool is_about_columns =
        read.error().code == "column_missing" || read.error().code == "column_twice";
    trackings.step = is_about_columns ? Step::preview : Step::unreadable;
    trackings.page = Trackings::Page::columns;
    trackings.error = read.error();
    if (is_about_columns) trackings.header_error = read.error();
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
    trackings.records = files::read(trackings.opened.utf8, trackings.opened.dialect);
    map_columns(trackings, kept_text(turn.model, Kept::tracking_columns));
    read_again(turn, trackings);
}

void choose_in_trackings(Turn& turn, const Chosen& chosen) {
    auto& trackings = turn.model.orders->trackings;
    if (!trackings || trackings->step != Step::preview) return;
    if (chosen.choice == Choice::trackings_page) {
        trackings->page = static_cast<Trackings::Page>(chosen.index);
        return;
    }
    const auto* header = header_of(*trackings);
    const auto column = static_cast<std::size_t>(chosen.subject);
    if (!header || column >= trackings->mapping.size()) return;
    const auto name = name_of(static_cast<stall::orders::TrackingColumn>(chosen.index));
    map_column(*trackings, column, name);
    turn.keep(Kept::tracking_columns, remembered(kept_text(turn.model, Kept::tracking_columns),
                                                 header->cells[column], name));
    read_again(turn, *trackings);
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
    std::map<std::int64_t, std::string> reasons;
    for (const auto& [line, errors] : trackings.refused)
        for (const auto& error : errors) {
            auto& reason = reasons[line];
            reason += (reason.empty() ? "" : "; ") + sentence_of(language, error);
        }
    return files::refused_lines(trackings.records, trackings.opened.dialect, reasons,
                                stall::orders::kTrackingReasonColumn);
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
