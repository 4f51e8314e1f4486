// What an import does about each of its messages; see update.hpp.
// Must not know widgets.
#include "web/app/imports/update.hpp"

#include "web/app/imports/judging.hpp"
#include "web/app/imports/report.hpp"

namespace stall::app::imports {
namespace {

using Step = Import::Step;

constexpr std::int32_t kPollAfterMs = 300;

listings::Market home_market(const Model& model) {
    const auto& filtered = model.route.question.filters.markets;
    if (filtered.size() == 1) return filtered[0];
    const auto& markets = model.sign_in.session.markets;
    if (markets.empty()) return listings::Market::FR;
    return listings::parse_market(markets[0]).value_or(listings::Market::FR);
}

void fail(Turn& turn, Error error) {
    turn.model.import.step = Step::failed;
    turn.model.import.error = std::move(error);
}

void judge_again(Turn& turn) {
    auto& import = turn.model.import;
    const auto judged = judge(import, turn.model.ads);
    import.step = judged ? Step::preview : Step::unreadable;
    if (!judged) import.error = judged.error();
}

void send(Turn& turn) {
    auto& import = turn.model.import;
    if (import.step != Step::preview && import.step != Step::failed) return;
    if (import.counts.sendable() == 0) return;
    import.step = Step::sending;
    if (import.idempotency_key.empty()) import.idempotency_key = turn.next_key();
    effect::Fetch request;
    request.method = "POST";
    request.path = "/desk/v1/imports";
    request.headers = {{"Content-Type", "application/json"},
                       {"Idempotency-Key", import.idempotency_key}};
    request.body =
        wire::encode_import({import.market, import.file_name, import.opened.utf8,
                             import.opened.dialect.delimiter, import.opened.dialect.quote});
    turn.fetch({Purpose::send_import, 0}, std::move(request));
}

void take_task(Turn& turn, std::string_view body) {
    auto& import = turn.model.import;
    auto task = wire::decode_task(body);
    if (!task) {
        fail(turn, task.error());
        return;
    }
    import.task = std::move(task).value();
    switch (import.task.state) {
    case wire::Task::State::done:
        import.step = Step::done;
        turn.toast(Toast::Tone::success, std::string(turn.text("import.done")));
        break;
    case wire::Task::State::failed: fail(turn, {"import_failed", "", "", ""}); break;
    default:
        import.step = Step::running;
        turn.wait({Purpose::poll_task, import.task.id.value}, kPollAfterMs);
    }
}

std::string file_stem(const std::string& name) { return name.substr(0, name.rfind('.')); }

void download(Turn& turn, const char* ending, std::string csv) {
    turn.effects.push_back(effect::Download{
        file_stem(turn.model.import.file_name) + ending + ".csv", "text/csv", std::move(csv)});
}

struct Handler {
    Turn& turn;
    Import& import = turn.model.import;

    void operator()(const MarketChosen& chosen) {
        if (import.step != Step::preview && import.step != Step::unreadable) return;
        import.market = chosen.market;
        judge_again(turn);
    }
    void operator()(const Sent&) { send(turn); }
    void operator()(const SendRetried&) { send(turn); }
    void operator()(const Closed&) {
        if (import.step != Step::sending && import.step != Step::running) import = Import{};
    }
    void operator()(const ReportDownloaded&) {
        download(turn, "-report", report_csv(turn.model.language, import));
    }
    void operator()(const RefusedDownloaded&) {
        download(turn, "-refused", refused_csv(turn.model.language, import));
    }
};

} // namespace

void handle(Turn& turn, const Message& message) { std::visit(Handler{turn}, message); }

void file_arrived(Turn& turn, const message::FileArrived& file) {
    auto& import = turn.model.import;
    if (turn.model.sign_in.state != SignIn::State::signed_in) return;
    if (import.step == Step::sending || import.step == Step::running) return;
    import = Import{};
    import.file_name = file.name;
    import.market = home_market(turn.model);
    auto opened = files::open(file.bytes);
    if (!opened) {
        import.step = Step::unreadable;
        import.error = opened.error();
        return;
    }
    import.opened = std::move(opened).value();
    judge_again(turn);
}

void send_answered(Turn& turn, int status, std::string_view body) {
    if (turn.model.import.step != Step::sending) return;
    if (status < 300) {
        take_task(turn, body);
        return;
    }
    const auto problem = problem_of(status, body);
    fail(turn, problem.fields.empty() ? Error{problem.code, "", "", ""} : problem.fields[0]);
}

void poll(Turn& turn) {
    const auto& import = turn.model.import;
    if (import.step != Step::running) return;
    effect::Fetch request;
    request.path = "/desk/v1/tasks/" + std::to_string(import.task.id.value);
    turn.fetch({Purpose::read_task, import.task.id.value}, std::move(request));
}

void poll_answered(Turn& turn, int status, std::string_view body) {
    if (turn.model.import.step != Step::running) return;
    if (status == 200) {
        take_task(turn, body);
    } else {
        unanswered(turn);
    }
}

void unanswered(Turn& turn) {
    auto& import = turn.model.import;
    constexpr std::int32_t kAgainAfterMs = 2'000;
    if (import.step == Step::running)
        turn.wait({Purpose::poll_task, import.task.id.value}, kAgainAfterMs);
    if (import.step == Step::sending) fail(turn, {"network", "", "", ""});
}

} // namespace stall::app::imports
