// Codecs of a bulk edit and of what it would do. Must not know HTTP or storage.
#include "core/wire/bulk.hpp"

#include "core/wire/bulk_names.hpp"

#include <algorithm>

namespace stall::wire {
namespace {

using listings::Aim;
using listings::BulkAction;
using listings::BulkChange;
using listings::BulkSummary;
using listings::RepricingRule;

constexpr auto kActionNames = std::to_array<std::string_view>(
    {"set_price", "add_to_price", "scale_price", "end_in_99", "match_recommended", "reprice",
     "set_stock", "add_to_stock", "set_floor", "floor_from_price", "clear_floor", "publish",
     "take_offline", "archive"});
static_assert(kActionNames.size() == listings::kBulkActions);
constexpr std::array kAimNames =
    std::to_array<std::string_view>({"match", "beat_by_amount", "beat_by_share"});
constexpr std::array kHoldingNames =
    std::to_array<std::string_view>({"follow", "never_lower", "leave"});

/// Under which key the amount of an action stands; "" where it has none.
std::string_view amount_key(BulkAction action) {
    switch (action) {
    case BulkAction::set_price:
    case BulkAction::add_to_price:
    case BulkAction::set_floor: return "amount";
    case BulkAction::scale_price:
    case BulkAction::floor_from_price: return "basis_points";
    case BulkAction::set_stock:
    case BulkAction::add_to_stock: return "pieces";
    default: return "";
    }
}

void write_change(Writer& writer, const BulkChange& change, Currency market_currency) {
    const std::string_view key = amount_key(change.action);
    writer.field("action", name_in(kActionNames, change.action));
    if (key == "amount") {
        writer.field("currency", change.currency.code());
        writer.field(key, Money{change.amount, change.currency});
    } else if (!key.empty()) {
        writer.field(key, change.amount);
    }
    if (change.action != BulkAction::reprice) return;
    writer.key("rule");
    writer.begin_object();
    write_rule(writer, change.rule, market_currency);
    writer.end_object();
}

BulkChange read_change(Fields& fields, Currency market_currency) {
    BulkChange change;
    fields.read_enum("action", kActionNames, change.action);
    if (fields.failed()) return change;
    const std::string_view key = amount_key(change.action);
    if (key == "amount") {
        fields.read_currency("currency", change.currency);
        fields.read_money(key, change.currency, change.amount);
    } else if (!key.empty()) {
        fields.read(key, change.amount);
    }
    if (change.action == BulkAction::reprice)
        fields.read_object("rule", change.rule,
                           [&](Fields& rule) { return read_rule(rule, market_currency); });
    return change;
}

/// Counts that are not 0, with the code of each.
template <std::size_t kCount, typename NameOf>
void write_counts(Writer& writer, std::string_view key,
                  const std::array<std::int64_t, kCount>& counts, NameOf name_at) {
    std::vector<std::pair<std::string_view, std::int64_t>> present;
    for (std::size_t at = 0; at < kCount; ++at)
        if (counts[at] > 0) present.emplace_back(name_at(at), counts[at]);
    writer.each(key, present, [&](const auto& count) {
        writer.field("code", count.first);
        writer.field("count", count.second);
    });
}

template <std::size_t kCount, typename NameOf>
void read_counts(Fields& fields, std::string_view key, std::array<std::int64_t, kCount>& counts,
                 NameOf name_at) {
    std::vector<std::string> read;
    fields.read_each(key, read, [&](Fields& each) {
        std::string code;
        std::int64_t count = 0;
        each.read("code", code);
        each.read_not_negative("count", count);
        for (std::size_t at = 0; at < kCount; ++at)
            if (name_at(at) == code) counts[at] = count;
        return code;
    });
}

std::string_view refusal_at(std::size_t place) {
    return name_of(static_cast<listings::BulkRefusal>(place));
}
std::string_view reason_at(std::size_t place) {
    return name_of(static_cast<listings::RepricingReason>(place));
}

} // namespace

void write_rule(Writer& writer, const RepricingRule& rule, Currency currency) {
    writer.field("aim", name_in(kAimNames, rule.aim));
    writer.field("beat", Money{rule.beat_minor, currency});
    writer.field("beat_basis_points", rule.beat_basis_points);
    writer.field("step", Money{rule.step_minor, currency});
    writer.field("while_holding", name_in(kHoldingNames, rule.while_holding));
    writer.field("floor", rule.floor_minor, currency);
    writer.field("ceiling", rule.ceiling_minor, currency);
    writer.field("daily_basis_points", rule.daily_basis_points);
    writer.field("daily_moves", rule.daily_moves);
}

RepricingRule read_rule(Fields& fields, Currency currency) {
    RepricingRule rule;
    fields.read_enum("aim", kAimNames, rule.aim);
    fields.read_money("beat", currency, rule.beat_minor);
    fields.read("beat_basis_points", rule.beat_basis_points);
    fields.read_money("step", currency, rule.step_minor);
    fields.read_enum("while_holding", kHoldingNames, rule.while_holding);
    fields.read_money("floor", currency, rule.floor_minor);
    fields.read_money("ceiling", currency, rule.ceiling_minor);
    fields.read("daily_basis_points", rule.daily_basis_points);
    fields.read("daily_moves", rule.daily_moves);
    return rule;
}

std::string encode_bulk(const BulkRequest& request) {
    Writer writer(9 * request.listings.size() + 512);
    writer.begin_object();
    writer.field("market", code_of(request.market));
    writer.key("change");
    writer.begin_object();
    write_change(writer, request.change, listings::currency_of(request.market));
    writer.end_object();
    writer.flag("confirmed", request.confirmation == Confirmation::confirmed);
    writer.ids("listings", request.listings);
    writer.end_object();
    return writer.take();
}

Result<BulkRequest> decode_bulk(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        BulkRequest request;
        read_market(fields, request.market);
        const Currency currency = listings::currency_of(request.market);
        fields.read_object("change", request.change,
                           [&](Fields& change) { return read_change(change, currency); });
        request.confirmation = read_confirmed(fields);
        fields.read_ids("listings", request.listings);
        return request;
    });
}

std::string encode_guard_report(const GuardReport& report) {
    const BulkSummary& summary = report.summary;
    Writer writer(1'024);
    writer.begin_object();
    writer.field("ads", summary.ads);
    writer.field("changed", summary.changed);
    writer.field("unchanged", summary.unchanged);
    writer.field("refused", summary.refused);
    write_counts(writer, "refused_by", summary.refused_by, refusal_at);
    write_counts(writer, "reasons", summary.reasons, reason_at);
    writer.field("prices_changed", summary.prices_changed);
    writer.field("boxes_won", summary.boxes_won);
    writer.field("boxes_lost", summary.boxes_lost);
    writer.field("above_new_after", summary.above_new_after);
    writer.field("deepest_basis_points", summary.deepest_basis_points);
    writer.each("money", summary.money, [&](const listings::MoneyMoved& money) {
        writer.field("currency", money.currency.code());
        writer.field("prices", Money{money.prices_minor, money.currency});
        writer.field("stock", Money{money.stock_minor, money.currency});
    });
    std::vector<std::string_view> guards;
    if (report.stop.share) guards.emplace_back("share");
    if (report.stop.depth) guards.emplace_back("depth");
    writer.texts("guards", guards);
    writer.field("share_basis_points", report.stop.share_basis_points);
    writer.end_object();
    return writer.take();
}

Result<GuardReport> decode_guard_report(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        GuardReport report;
        BulkSummary& summary = report.summary;
        fields.read_not_negative("ads", summary.ads);
        fields.read_not_negative("changed", summary.changed);
        fields.read_not_negative("unchanged", summary.unchanged);
        fields.read_not_negative("refused", summary.refused);
        read_counts(fields, "refused_by", summary.refused_by, refusal_at);
        read_counts(fields, "reasons", summary.reasons, reason_at);
        fields.read_not_negative("prices_changed", summary.prices_changed);
        fields.read_not_negative("boxes_won", summary.boxes_won);
        fields.read_not_negative("boxes_lost", summary.boxes_lost);
        fields.read_not_negative("above_new_after", summary.above_new_after);
        fields.read("deepest_basis_points", summary.deepest_basis_points);
        report.stop.depth_basis_points = summary.deepest_basis_points;
        fields.read_each("money", summary.money, [](Fields& each) {
            listings::MoneyMoved money;
            each.read_currency("currency", money.currency);
            each.read_money("prices", money.currency, money.prices_minor);
            each.read_money("stock", money.currency, money.stock_minor);
            return money;
        });
        std::vector<std::string> guards;
        fields.read_texts("guards", guards);
        report.stop.share = std::ranges::find(guards, "share") != guards.end();
        report.stop.depth = std::ranges::find(guards, "depth") != guards.end();
        fields.read("share_basis_points", report.stop.share_basis_points);
        return report;
    });
}

} // namespace stall::wire
