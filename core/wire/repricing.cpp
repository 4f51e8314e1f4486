// Codecs of saved repricing rules, their switch and their moves. Must not know HTTP or storage.
#include "core/base/text.hpp"
#include "core/wire/bulk_names.hpp"

namespace stall::wire {
namespace {

void write_wish(Writer& writer, const RuleWish& wish) {
    writer.field("name", wish.name);
    writer.field("market", code_of(wish.market));
    writer.field("category", wish.category.value);
    writer.ids("listings", wish.listings);
    writer.key("rule");
    writer.begin_object();
    write_rule(writer, wish.rule, listings::currency_of(wish.market));
    writer.end_object();
    writer.flag("enabled", wish.is_enabled);
}

RuleWish read_wish(Fields& fields) {
    RuleWish wish;
    fields.read("name", wish.name);
    read_market(fields, wish.market);
    fields.read("category", wish.category);
    fields.read_ids("listings", wish.listings);
    const Currency currency = listings::currency_of(wish.market);
    fields.read_object("rule", wish.rule, [&](Fields& rule) { return read_rule(rule, currency); });
    fields.read_flag("enabled", wish.is_enabled);
    return wish;
}

SavedRule read_saved(Fields& fields) {
    SavedRule saved;
    fields.read("rule_id", saved.id);
    saved.wish = read_wish(fields);
    fields.read("stopped_by", saved.stopped_by);
    fields.read_instant("changed_at", saved.changed_at);
    if (fields.has("moved_at")) fields.read_instant("moved_at", saved.moved_at.emplace());
    fields.read_not_negative("moves_24h", saved.moves_24h);
    fields.read_not_negative("ads_spent_24h", saved.ads_spent_24h);
    return saved;
}

RuleMove read_move(Fields& fields) {
    RuleMove move;
    fields.read_not_negative("move", move.move);
    fields.read_instant("at", move.at);
    fields.read("rule_id", move.rule);
    fields.read("rule_name", move.rule_name);
    fields.read("listing", move.listing);
    fields.read("sku", move.sku);
    read_market(fields, move.market);
    Currency currency;
    fields.read_currency("currency", currency);
    fields.read_money("before", currency, move.before_minor);
    fields.read_money("after", currency, move.after_minor);
    std::string reason;
    fields.read("reason", reason);
    for (std::size_t at = 0; at < listings::kRepricingReasons; ++at) {
        const auto each = static_cast<listings::RepricingReason>(at);
        if (name_of(each) == reason) move.reason = each;
    }
    return move;
}

} // namespace

void write_rails(Writer& writer, const listings::GuardRails& rails) {
    writer.field("share_basis_points_max", rails.share_basis_points_max);
    writer.field("depth_basis_points_max", rails.depth_basis_points_max);
    writer.field("prices_min", rails.prices_min);
}

listings::GuardRails read_rails(Fields& fields) {
    const auto check_share = [](std::int64_t share) -> Result<std::int32_t> {
        if (share < 0 || share > 10'000)
            return Error{"rule_share_out_of_range", "", std::to_string(share), "0–10000"};
        return static_cast<std::int32_t>(share);
    };
    listings::GuardRails rails;
    read_checked(fields, "share_basis_points_max", rails.share_basis_points_max, check_share);
    read_checked(fields, "depth_basis_points_max", rails.depth_basis_points_max, check_share);
    fields.read_not_negative("prices_min", rails.prices_min);
    return rails;
}

std::string encode_rule_wish(const RuleWish& wish) {
    Writer writer(9 * wish.listings.size() + 512);
    writer.begin_object();
    write_wish(writer, wish);
    writer.flag("confirmed", wish.confirmation == Confirmation::confirmed);
    writer.end_object();
    return writer.take();
}

Result<RuleWish> decode_rule_wish(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        RuleWish wish = read_wish(fields);
        wish.confirmation = read_confirmed(fields);
        return wish;
    });
}

Result<RuleWish> check_rule_wish(const RuleWish& wish) {
    TRY(check_utf8(wish.name));
    const std::string_view name = trim(wish.name);
    if (name.empty()) return Error{"rule_name_missing", "/name", "", ""};
    if (count_code_points(name) > kRuleNameLengthMax)
        return Error{"rule_name_too_long", "/name", "", std::to_string(kRuleNameLengthMax)};
    RuleWish checked = wish;
    checked.name = std::string(name);
    checked.rule = TRY(listings::check_rule(wish.rule));
    return checked;
}

std::string encode_repricing(const RepricingState& state) {
    Writer writer(512 * (state.rules.size() + 1));
    writer.begin_object();
    writer.flag("on", state.is_on);
    writer.key("rails");
    writer.begin_object();
    write_rails(writer, state.rails);
    writer.end_object();
    writer.each("rules", state.rules, [&](const SavedRule& saved) {
        writer.field("rule_id", saved.id.value);
        write_wish(writer, saved.wish);
        writer.field("stopped_by", saved.stopped_by);
        writer.field("changed_at", saved.changed_at.utc_ms);
        if (saved.moved_at) writer.field("moved_at", saved.moved_at->utc_ms);
        writer.field("moves_24h", saved.moves_24h);
        writer.field("ads_spent_24h", saved.ads_spent_24h);
    });
    writer.end_object();
    return writer.take();
}

Result<RepricingState> decode_repricing(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        RepricingState state;
        fields.read_flag("on", state.is_on);
        fields.read_object("rails", state.rails, read_rails);
        fields.read_each("rules", state.rules, read_saved);
        return state;
    });
}

std::string encode_repricing_switch(const RepricingSwitch& wish) {
    Writer writer;
    writer.begin_object();
    if (wish.is_on) writer.flag("on", *wish.is_on);
    if (wish.rails) {
        writer.key("rails");
        writer.begin_object();
        write_rails(writer, *wish.rails);
        writer.end_object();
    }
    writer.end_object();
    return writer.take();
}

Result<RepricingSwitch> decode_repricing_switch(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        RepricingSwitch wish;
        if (fields.has("on")) fields.read_flag("on", wish.is_on.emplace());
        if (fields.has("rails")) fields.read_object("rails", wish.rails.emplace(), read_rails);
        return wish;
    });
}

std::string encode_rule_moves(const RuleMoves& moves) {
    Writer writer(256 * (moves.moves.size() + 1));
    writer.begin_object();
    writer.each("moves", moves.moves, [&](const RuleMove& move) {
        const Currency currency = listings::currency_of(move.market);
        writer.field("move", move.move);
        writer.field("at", move.at.utc_ms);
        writer.field("rule_id", move.rule.value);
        writer.field("rule_name", move.rule_name);
        writer.field("listing", move.listing.value);
        writer.field("sku", move.sku);
        writer.field("market", code_of(move.market));
        writer.field("currency", currency.code());
        writer.field("before", Money{move.before_minor, currency});
        writer.field("after", Money{move.after_minor, currency});
        writer.field("reason", name_of(move.reason));
    });
    if (moves.next) writer.field("next", *moves.next);
    writer.end_object();
    return writer.take();
}

Result<RuleMoves> decode_rule_moves(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        RuleMoves moves;
        fields.read_each("moves", moves.moves, read_move);
        if (fields.has("next")) fields.read_not_negative("next", moves.next.emplace());
        return moves;
    });
}

} // namespace stall::wire
