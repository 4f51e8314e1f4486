// Requests of an import and what their answers mean; see asking.hpp.
// Must not know widgets or how a line is judged.
#include "web/app/imports/asking.hpp"

#include "core/wire/bulk.hpp"
#include "core/wire/categories.hpp"
#include "web/app/imports/judging.hpp"
#include "web/app/imports/report.hpp"
#include "web/app/imports/update.hpp"

namespace stall::app::imports {
namespace {

using Step = Import::Step;

constexpr std::int32_t kPollAfterMs = 300;
constexpr std::int32_t kAgainAfterMs = 2'000;

/// What a request aside is about: the subject of its errand.
enum Aside : std::int64_t { kForesight, kCategories, kStop, kList };

void fail(Turn& turn, Error error) {
    turn.model.import.step = Step::failed;
    turn.model.import.error = std::move(error);
}

Error error_of(int status, std::string_view body) {
    if (status == 0) return {"network", "", "", ""};
    const auto problem = problem_of(status, body);
    return problem.fields.empty() ? Error{problem.code, "", "", ""} : problem.fields[0];
}

/// The server saw a price move further than the page did: its answer stands, and it is asked again.
bool take_guard(Import& import, int status, std::string_view body) {
    if (status != 409) return false;
    const auto problem = problem_of(status, body);
    if (problem.code != "guard_stopped") return false;
    const auto report = wire::decode_guard_report(problem.current_json);
    import.stop = report ? report.value().stop : listings::GuardStop{.depth = true};
    import.step = Step::preview;
    import.is_confirmed = false;
    import.idempotency_key.clear();
    return true;
}

effect::Fetch post(std::string path, std::string body) {
    effect::Fetch request;
    request.method = "POST";
    request.path = std::move(path);
    request.headers = {{"Content-Type", "application/json"}};
    request.body = std::move(body);
    return request;
}

void ended(Turn& turn, const wire::Task& task) {
    auto& model = turn.model;
    model.import.step = Step::done;
    const bool was_stopped = task.state == wire::Task::State::stopped;
    turn.toast(
        was_stopped ? Toast::Tone::info : Toast::Tone::success,
        std::string(turn.text(was_stopped ? TextKey("import.stopped") : TextKey("import.done"))));
    if (task.changed + task.created > 0) model.toasts.back().undoable_task = task.id.value;
}

void take_task(Turn& turn, std::string_view body) {
    auto& import = turn.model.import;
    auto task = wire::decode_task(body);
    if (!task) return fail(turn, task.error());
    import.task = std::move(task).value();
    switch (import.task.state) {
    case wire::Task::State::done:
    case wire::Task::State::stopped: ended(turn, import.task); break;
    case wire::Task::State::failed: fail(turn, {"import_failed", "", "", ""}); break;
    default:
        import.step = Step::running;
        turn.wait({Purpose::poll_task, import.task.id.value}, kPollAfterMs);
    }
}

void ask_foresight(Turn& turn) {
    auto& foresight = turn.model.import.foresight;
    auto questions = questions_of(turn.model.import, turn.model.ads);
    if (questions != foresight.questions) {
        foresight.questions = std::move(questions);
        foresight.lines.clear();
        foresight.state = Foresight::State::unasked;
    }
    if (foresight.questions.empty()) foresight.state = Foresight::State::known;
    const bool is_answered = foresight.state == Foresight::State::known;
    if (is_answered || foresight.request != 0) return;
    foresight.state = Foresight::State::asked;
    foresight.request = turn.fetch(
        {Purpose::import_aside, kForesight},
        post("/desk/v1/imports/foresight", wire::encode_line_questions(foresight.questions)));
}

void foreseen(Turn& turn, int status, std::string_view body) {
    auto& import = turn.model.import;
    auto& foresight = import.foresight;
    foresight.request = 0;
    if (import.step != Step::preview) return;
    if (foresight.state != Foresight::State::asked) return ask_foresight(turn); // overtaken
    auto lines = wire::decode_foreseen_lines(status == 200 ? body : "");
    foresight.state = lines ? Foresight::State::known : Foresight::State::unknown;
    if (!lines) return;
    foresight.lines = std::move(lines).value();
    judge_again(turn);
}

void categories_came(Turn& turn, int status, std::string_view body) {
    turn.model.import.loading_tree = 0;
    if (turn.model.import.step != Step::preview) return;
    auto tree = wire::decode_categories(status == 200 ? body : "");
    if (!tree) return;
    turn.model.import.tree = std::move(tree).value();
    judge_again(turn);
}

void list_came(Turn& turn, int status, std::string_view body) {
    if (status == 200) {
        turn.effects.push_back(effect::Download{"ads.csv", "text/csv", std::string(body)});
        return;
    }
    turn.toast(Toast::Tone::error, std::string(turn.text("export.failed")));
}

void answered_aside(Turn& turn, Aside aside, std::int64_t request, int status,
                    std::string_view body) {
    auto& import = turn.model.import;
    if (aside == kList) return list_came(turn, status, body);
    if (aside == kStop) {
        if (status != 200) import.is_stopping = false;
        return;
    }
    if (request == import.loading_tree) categories_came(turn, status, body);
    if (request == import.foresight.request) foreseen(turn, status, body);
}

} // namespace

void ask_aside(Turn& turn) {
    ask_foresight(turn);
    auto& import = turn.model.import;
    if (!import.tree.empty() || import.loading_tree != 0 || !proposes_products(import)) return;
    effect::Fetch request;
    request.path = "/desk/v1/categories";
    request.path += std::string("?language=") + std::string(tag_of(turn.model.language));
    import.loading_tree = turn.fetch({Purpose::import_aside, kCategories}, std::move(request));
}

void stop_asking(Turn& turn) {
    turn.abort(turn.model.import.foresight.request);
    turn.abort(turn.model.import.loading_tree);
}

void send(Turn& turn) {
    auto& import = turn.model.import;
    if (import.step != Step::preview && import.step != Step::failed) return;
    if (import.counts.sendable() == 0) return;
    if (import.stop.stops() && !import.is_confirmed) return;
    import.step = Step::sending;
    import.task = {};
    import.is_stopping = false;
    if (import.idempotency_key.empty()) import.idempotency_key = turn.next_key();
    auto request =
        post("/desk/v1/imports",
             wire::encode_import(
                 {import.market, import.file_name, text_to_send(import),
                  import.opened.dialect.delimiter, import.opened.dialect.quote, import.mapping,
                  import.is_confirmed ? wire::Confirmation::confirmed : wire::Confirmation::none}));
    request.headers.emplace_back("Idempotency-Key", import.idempotency_key);
    turn.fetch({Purpose::send_import, 0}, std::move(request));
}

void stop(Turn& turn) {
    auto& import = turn.model.import;
    if (import.step != Step::running || import.is_stopping) return;
    import.is_stopping = true;
    turn.fetch({Purpose::import_aside, kStop},
               post("/desk/v1/tasks/" + std::to_string(import.task.id.value) + "/stop", "{}"));
}

void ask_for_list(Turn& turn) {
    if (turn.model.sign_in.state != SignIn::State::signed_in) return;
    const auto& shelf = turn.model.ads.shelf;
    wire::ExportRequest request;
    for (const auto row : shelf.view().rows()) {
        const auto& ad = shelf.at(row);
        auto* market = static_cast<wire::ExportedMarket*>(nullptr);
        for (auto& each : request.markets)
            if (each.market == ad.market) market = &each;
        if (!market) market = &request.markets.emplace_back(wire::ExportedMarket{ad.market, {}});
        market->listings.push_back(ad.listing);
    }
    turn.toast(Toast::Tone::info, std::string(turn.text("export.preparing")));
    turn.fetch({Purpose::import_aside, kList},
               post("/desk/v1/listings/export", wire::encode_export(request)));
}

void poll(Turn& turn) {
    const auto& import = turn.model.import;
    if (import.step != Step::running) return;
    effect::Fetch request;
    request.path = "/desk/v1/tasks/" + std::to_string(import.task.id.value);
    turn.fetch({Purpose::read_task, import.task.id.value}, std::move(request));
}

void answered(Turn& turn, Errand errand, std::int64_t request, int status, std::string_view body) {
    auto& import = turn.model.import;
    if (errand.purpose == Purpose::import_aside)
        return answered_aside(turn, static_cast<Aside>(errand.subject), request, status, body);
    if (errand.purpose == Purpose::send_import) {
        if (import.step != Step::sending) return;
        if (status >= 200 && status < 300) return take_task(turn, body);
        if (take_guard(import, status, body)) return;
        return fail(turn, error_of(status, body));
    }
    if (import.step != Step::running) return;
    if (status == 200) return take_task(turn, body);
    turn.wait({Purpose::poll_task, import.task.id.value}, kAgainAfterMs);
}

} // namespace stall::app::imports
