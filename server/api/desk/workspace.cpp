// /desk/v1/listings and /desk/v1/changes: all ads as lines, and then every change as lines.
// Must not know how rows are read or how a host waits.
#include "server/api/handlers.hpp"
#include "server/api/problem.hpp"
#include "server/usecases/follow_changes.hpp"
#include "server/usecases/load_workspace.hpp"
#include "server/usecases/sign_in.hpp"

#include <memory>

namespace stall::api {
namespace {

constexpr const char* kLines = "application/x-ndjson; charset=utf-8";

/// A little under the 15 s after which the host asks again, so that no beat is skipped.
constexpr std::int64_t kHeartbeatMs = 14'000;

/// If-None-Match holds the mark, alone or in a list; weak marks count (a proxy may have
/// compressed).
bool is_known(const Request& request, const std::string& mark) {
    const auto header = find_header(request.headers, "If-None-Match");
    return header && (*header == "*" || header->find(mark) != std::string_view::npos);
}

Stream rows_stream(storage::Store& store, MerchantId merchant, std::string head) {
    auto place = std::make_shared<storage::RowPlace>();
    auto first = std::make_shared<std::string>(std::move(head));
    return [&store, merchant, place, first]() -> Chunk {
        if (!first->empty()) return {std::exchange(*first, ""), Chunk::Then::more};
        auto lines = usecases::next_rows(store, merchant, *place);
        // The page counts the rows against the head: a stream cut short is seen as such.
        if (!lines.ok() || lines.value().empty()) return {"", Chunk::Then::end};
        return {std::move(lines).value(), Chunk::Then::more};
    };
}

/// One follower: where it stands, and when it last got a line.
struct Follower {
    storage::Store& store;
    std::function<Instant()> now;
    MerchantId merchant;
    std::string session_digest;
    wire::Role role = wire::Role::read_only; ///< that the stream was opened with
    Sequence cursor;
    Instant told_at;
    bool is_new = true;
};

Chunk heartbeat(Follower& follower) {
    const Instant now = follower.now();
    const bool is_due = follower.is_new || now.utc_ms - follower.told_at.utc_ms >= kHeartbeatMs;
    if (!is_due) return {"", Chunk::Then::wait_for_change};
    follower.is_new = false;
    follower.told_at = now;
    return {wire::encode_change({follower.cursor, "", "heartbeat", {}}) + "\n",
            Chunk::Then::wait_for_change};
}

/// The check of every request, made again before each piece. Another role is another stream: it
/// ends, and who may still look asks for it anew, as the one they are now.
bool may_go_on(const Follower& follower) {
    const auto session =
        usecases::standing_session(follower.store, follower.session_digest, follower.now());
    return session.ok() && session.value() && session.value()->role == follower.role;
}

Chunk next_changes(Follower& follower) {
    if (!may_go_on(follower)) return {"", Chunk::Then::end};
    const auto changes =
        usecases::changes_after(follower.store, follower.merchant, follower.cursor);
    if (!changes.ok()) return {"", Chunk::Then::end};
    if (changes.value().empty()) return heartbeat(follower);
    Chunk chunk{"", Chunk::Then::more};
    for (const wire::Change& change : changes.value()) {
        chunk.bytes += wire::encode_change(change);
        chunk.bytes += '\n';
        follower.cursor = change.sequence;
    }
    follower.is_new = false;
    follower.told_at = follower.now();
    return chunk;
}

} // namespace

Response get_listings(Call& call) {
    const auto start =
        TRY_OR_PROBLEM(call, usecases::start_workspace(call.store(), call.actor.merchant));
    const std::string mark = "\"" + start.mark + "\"";
    // The browser may keep it, must ask each time, and must not show it to another session.
    const Headers headers = {{"ETag", mark},
                             {"Cache-Control", "private, no-cache"},
                             {"Vary", "Cookie"},
                             {"Content-Type", kLines}};
    if (is_known(call.request, mark)) return {304, headers, ""};
    return {200, headers,
            rows_stream(call.store(), call.actor.merchant,
                        wire::encode_workspace_head(start.head) + "\n")};
}

Response get_changes(Call& call) {
    const auto after = TRY_OR_PROBLEM(call, integer_parameter(call.target, "after"));
    if (!after)
        return problem_response({"parameter_missing", "/after", "", "integer"}, call.context);
    // Asked once before the answer begins, so that a cursor from elsewhere gets a status.
    TRY_OR_PROBLEM(call,
                   usecases::changes_after(call.store(), call.actor.merchant, Sequence(*after)));
    const auto follower =
        std::make_shared<Follower>(Follower{call.store(), call.context.now, call.actor.merchant,
                                            call.context.secrets.digest(call.session_token),
                                            call.actor.role, Sequence(*after), call.now(), true});
    return {200, {{"Content-Type", kLines}, {"X-Accel-Buffering", "no"}}, Stream([follower] {
                return next_changes(*follower);
            })};
}

} // namespace stall::api
