// /desk/v1/repricing: the saved rules, the switch that stops them all, and their moves.
// Must not know what a rule decides.
#include "server/api/desk/write.hpp"
#include "server/api/handlers.hpp"
#include "server/usecases/repricing_rules.hpp"

namespace stall::api {
namespace {

/// Writes once for each key, and answers with everything as it is after.
template <typename Write> Response write_rules(Call& call, int status, Write write) {
    const auto key = TRY_OR_PROBLEM(call, request_key_of(call));
    const auto answer = usecases::answer_once(
        call.store(), key, call.now(),
        [&](storage::Transaction& transaction) -> Result<storage::KeptAnswer> {
            TRY(write(transaction));
            const auto state = TRY(
                usecases::read_repricing(transaction.database(), call.actor.merchant, call.now()));
            return kept_answer(json_response(status, wire::encode_repricing(state)));
        });
    if (!answer.ok()) return guarded_problem(answer.error(), call.context);
    return response_of(answer.value());
}

Result<RuleId> rule_in(const Call& call) {
    const auto id = read_id(call.captures[0]);
    if (!id) return Error{"rule_unknown", "", call.captures[0], ""};
    return RuleId(*id);
}

Result<storage::MoveFilter> filter_asked(const Call& call) {
    storage::MoveFilter filter;
    filter.before = TRY(integer_parameter(call.target, "before"));
    filter.rule = TRY(integer_parameter(call.target, "rule"));
    filter.listing = TRY(integer_parameter(call.target, "listing"));
    return filter;
}

} // namespace

Response get_repricing(Call& call) {
    auto reader = TRY_OR_PROBLEM(call, call.store().read());
    const auto state = TRY_OR_PROBLEM(
        call, usecases::read_repricing(reader.database(), call.actor.merchant, call.now()));
    return json_response(200, wire::encode_repricing(state));
}

Response patch_repricing(Call& call) {
    const auto wish = TRY_OR_PROBLEM(call, wire::decode_repricing_switch(call.request.body));
    return write_rules(call, 200, [&](storage::Transaction& transaction) {
        return usecases::switch_repricing(transaction, call.actor.merchant, wish);
    });
}

Response post_rule(Call& call) {
    const auto wish = TRY_OR_PROBLEM(call, wire::decode_rule_wish(call.request.body));
    const auto guarded = usecases::guard_rule(call.store(), call.actor.merchant, wish, call.now());
    return write_rules(call, 201, [&](storage::Transaction& transaction) -> Result<void> {
        TRY(usecases::save_rule(transaction, call.actor, wish, guarded, call.now()));
        return {};
    });
}

Response put_rule(Call& call) {
    const RuleId rule = TRY_OR_PROBLEM(call, rule_in(call));
    const auto wish = TRY_OR_PROBLEM(call, wire::decode_rule_wish(call.request.body));
    const auto guarded = usecases::guard_rule(call.store(), call.actor.merchant, wish, call.now());
    return write_rules(call, 200, [&](storage::Transaction& transaction) {
        return usecases::change_rule(transaction, call.actor, rule, wish, guarded, call.now());
    });
}

Response delete_rule(Call& call) {
    const RuleId rule = TRY_OR_PROBLEM(call, rule_in(call));
    return write_rules(call, 200, [&](storage::Transaction& transaction) {
        return usecases::delete_rule(transaction, call.actor, rule);
    });
}

Response get_rule_moves(Call& call) {
    const auto filter = TRY_OR_PROBLEM(call, filter_asked(call));
    auto reader = TRY_OR_PROBLEM(call, call.store().read());
    const auto moves =
        TRY_OR_PROBLEM(call, usecases::read_moves(reader.database(), call.actor.merchant, filter));
    return json_response(200, wire::encode_rule_moves(moves));
}

} // namespace stall::api
