// Sending a bulk change as one task, following it, and taking it back; see tasks.hpp.
// Must not know widgets or how a change is judged.
#include "web/app/bulk/tasks.hpp"

#include "web/app/bulk/judging.hpp"
#include "web/app/bulk/update.hpp"
#include "web/app/wording.hpp"

namespace stall::app::bulk {
namespace {

using Step = Bulk::Step;

constexpr std::int32_t kPollAfterMs = 250;
constexpr std::int32_t kAgainAfterMs = 2'000;

void fail(Turn& turn, Error error) {
    auto* bulk = turn.model.bulk.get();
    if (!bulk) return;
    bulk->step = Step::failed;
    bulk->error = std::move(error);
}

/// How many ads a task changed, and how many it would not.
std::string said_of(const Turn& turn, const wire::Task& task, TextKey one, TextKey other) {
    const auto language = turn.model.language;
    auto words = say_count(language, one, other, task.changed);
    if (task.refusals.empty()) return words;
    return words + " · " +
           say_count(language, "bulk.refused.one", "bulk.refused.other",
                     static_cast<std::int64_t>(task.refusals.size()));
}

void ended(Turn& turn, const wire::Task& task) {
    auto& model = turn.model;
    if (task.kind == wire::Task::Kind::undo) {
        turn.toast(Toast::Tone::success,
                   said_of(turn, task, "bulk.undone.one", "bulk.undone.other"));
        return;
    }
    model.bulk.reset();
    model.ads.ticked.clear();
    turn.toast(Toast::Tone::success, said_of(turn, task, "bulk.done.one", "bulk.done.other"));
    if (task.changed == 0) return;
    model.toasts.back().undoable_task = task.id.value;
    model.ads.undoables.push_back({0, {}, {}, task.id.value});
}

void take_task(Turn& turn, std::string_view body) {
    auto task = wire::decode_task(body);
    if (!task) return fail(turn, task.error());
    const bool is_undo = task.value().kind == wire::Task::Kind::undo;
    auto* bulk = turn.model.bulk.get();
    if (task.value().state == wire::Task::State::done ||
        task.value().state == wire::Task::State::stopped)
        return ended(turn, task.value());
    if (task.value().state == wire::Task::State::failed) {
        if (is_undo)
            turn.toast(Toast::Tone::error, std::string(turn.text("bulk.failed")));
        else
            fail(turn, {"import_failed", "", "", ""});
        return;
    }
    const auto id = task.value().id.value;
    if (bulk && !is_undo) {
        bulk->step = Step::running;
        bulk->task = std::move(task).value();
    }
    turn.wait({Purpose::poll_bulk, id}, kPollAfterMs);
}

/// The server knows of more than the page did: its sum stands, and it is asked again.
bool take_guard(Bulk& bulk, int status, std::string_view body) {
    if (status != 409) return false;
    const auto problem = problem_of(status, body);
    if (problem.code != "guard_stopped") return false;
    const auto report = wire::decode_guard_report(problem.current_json);
    if (report) bulk.stop = report.value().stop;
    bulk.step = Step::choosing;
    bulk.is_confirmed = false;
    bulk.idempotency_key.clear();
    return true;
}

effect::Fetch post(std::string path, std::string key, std::string body) {
    effect::Fetch request;
    request.method = "POST";
    request.path = std::move(path);
    request.headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", std::move(key)}};
    request.body = std::move(body);
    return request;
}

} // namespace

Error error_of(int status, std::string_view body) {
    if (status == 0) return {"network", "", "", ""};
    const auto problem = problem_of(status, body);
    return problem.fields.empty() ? Error{problem.code, "", "", ""} : problem.fields[0];
}

void send(Turn& turn) {
    auto* bulk = turn.model.bulk.get();
    if (!bulk || !bulk->change || bulk->summary.changed == 0) return;
    if (bulk->step != Step::choosing && bulk->step != Step::failed) return;
    if (bulk->stop.stops() && !bulk->is_confirmed) return;
    bulk->step = Step::sending;
    if (bulk->idempotency_key.empty()) bulk->idempotency_key = turn.next_key();
    const wire::BulkRequest request{bulk->market, listings_of(*bulk, turn.model.ads), *bulk->change,
                                    bulk->is_confirmed ? wire::Confirmation::confirmed
                                                       : wire::Confirmation::none};
    turn.fetch({Purpose::send_bulk, 0},
               post("/desk/v1/bulk", bulk->idempotency_key, wire::encode_bulk(request)));
}

void send_answered(Turn& turn, int status, std::string_view body) {
    auto* bulk = turn.model.bulk.get();
    if (!bulk || bulk->step != Step::sending) return;
    if (status >= 200 && status < 300) return take_task(turn, body);
    if (!take_guard(*bulk, status, body)) fail(turn, error_of(status, body));
}

void undo(Turn& turn, std::int64_t task) {
    std::erase_if(turn.model.toasts,
                  [&](const Toast& toast) { return toast.undoable_task == task; });
    std::erase_if(turn.model.ads.undoables,
                  [&](const ads::Undoable& undoable) { return undoable.task == task; });
    turn.fetch({Purpose::undo_bulk, task},
               post("/desk/v1/tasks/" + std::to_string(task) + "/undo", turn.next_key(), "{}"));
}

void undo_answered(Turn& turn, int status, std::string_view body) {
    if (status >= 200 && status < 300) return take_task(turn, body);
    turn.toast(Toast::Tone::error, sentence_of(turn.model.language, error_of(status, body)));
}

void poll(Turn& turn, std::int64_t task) {
    effect::Fetch request;
    request.path = "/desk/v1/tasks/" + std::to_string(task);
    turn.fetch({Purpose::read_bulk, task}, std::move(request));
}

void poll_answered(Turn& turn, std::int64_t task, int status, std::string_view body) {
    if (status == 200) return take_task(turn, body);
    turn.wait({Purpose::poll_bulk, task}, kAgainAfterMs);
}

} // namespace stall::app::bulk
