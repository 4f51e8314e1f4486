// The journal of saved rules; see journal.hpp.
// Must not know widgets or what moves a price.
#include "web/app/bulk/journal.hpp"

#include "web/app/bulk/tasks.hpp"

#include <utility>

namespace stall::app::bulk {
namespace {

void ask(Turn& turn, Journal& journal) {
    turn.abort(journal.request);
    journal.state = Journal::State::loading;
    effect::Fetch request;
    request.path = "/desk/v1/repricing/moves";
    char mark = '?';
    const auto add = [&](const char* name, std::int64_t number) {
        request.path += std::exchange(mark, '&');
        request.path += name + std::to_string(number);
    };
    if (journal.rule.exists()) add("rule=", journal.rule.value);
    if (!journal.moves.empty() && journal.next) add("before=", *journal.next);
    journal.request = turn.fetch({Purpose::load_moves, 0}, std::move(request));
}

} // namespace

void open_journal(Turn& turn, RuleId rule) {
    auto& journal = turn.model.bulk->journal;
    turn.abort(journal.request);
    journal = Journal{};
    journal.rule = rule;
    ask(turn, journal);
}

void retry_journal(Turn& turn) { ask(turn, turn.model.bulk->journal); }

void load_older_moves(Turn& turn) {
    auto& journal = turn.model.bulk->journal;
    if (journal.next && journal.state == Journal::State::ready) ask(turn, journal);
}

void journal_answered(Turn& turn, int status, std::string_view body) {
    if (!turn.model.bulk) return;
    auto& journal = turn.model.bulk->journal;
    auto moves = status == 200 ? wire::decode_rule_moves(body)
                               : Result<wire::RuleMoves>(error_of(status, body));
    if (!moves) {
        journal.state = Journal::State::failed;
        journal.error = moves.error();
        return;
    }
    journal.state = Journal::State::ready;
    journal.next = moves.value().next;
    for (auto& move : moves.value().moves) journal.moves.push_back(std::move(move));
}

} // namespace stall::app::bulk
