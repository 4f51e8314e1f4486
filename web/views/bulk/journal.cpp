// What saved rules did: every move with its reason, newest first, and the rules that a guard
// stopped. Must not know how a rule moves a price.
#include "web/views/bulk/parts.hpp"
#include "web/views/moment.hpp"

#include <algorithm>
#include <array>

namespace stall::views::bulk {
namespace {

using app::bulk::Act;
using app::bulk::Choice;
using State = app::bulk::Journal::State;
using wire::RuleMove;

constexpr float kTableHeightMin = 240;

std::string prices_words(const Context& context, const RuleMove& move) {
    const auto currency = listings::currency_of(move.market);
    return context.amount({move.before_minor, currency}) + " → " +
           context.amount({move.after_minor, currency});
}

std::string why_words(const Context& context, const RuleMove& move) {
    if (move.reason == listings::RepricingReason::aimed)
        return std::string(context.text("rule.reason.aimed"));
    return reason_words(context, move.reason);
}

/// A rule that a guard stopped moves nothing until somebody has looked.
void stopped_ui(const Context& context, const wire::SavedRule& rule) {
    if (rule.stopped_by.empty()) return;
    const kit::Scope scope(rule.id.value);
    const auto title =
        context.say("rule.stopped.at",
                    {{"name", rule.wish.name}, {"when", moment_words(context, rule.changed_at)}});
    if (kit::banner("stopped", {.title = title,
                                .words = context.text(rule.stopped_by == "share"
                                                          ? app::TextKey("rule.stopped.share")
                                                          : app::TextKey("rule.stopped.depth")),
                                .icon = kit::kIconTriangleAlert,
                                .tone = kit::Tone::orange,
                                .action = context.text("rule.stopped.look")}))
        context.send(app::bulk::Chosen{Choice::rule_edited, 0, rule.id.value});
    kit::gap(8);
}

void filter_ui(const Context& context, const Bulk& bulk) {
    if (!bulk.repricing || bulk.repricing->rules.empty()) return;
    const auto& rules = bulk.repricing->rules;
    std::vector<kit::Option> options = {{.key = "all", .label = context.text("rule.journal.all")}};
    std::size_t chosen = 0;
    for (const auto& rule : rules) {
        if (rule.id == bulk.journal.rule) chosen = options.size();
        options.push_back({.key = rule.wish.name, .label = rule.wish.name});
    }
    const auto picked = kit::select("rule", {.label = context.text("rule.journal.of"),
                                             .options = options,
                                             .chosen = chosen,
                                             .width = 260,
                                             .hides_label = true});
    if (picked)
        context.send(app::bulk::Chosen{Choice::journal_of, 0,
                                       *picked == 0 ? 0 : rules[*picked - 1].id.value});
    kit::gap(12);
}

kit::TableCell cell_of(const Context& context, const RuleMove& move, std::size_t column) {
    kit::TableCell cell;
    switch (column) {
    case 0: cell.text = moment_words(context, move.at); break;
    case 1:
        cell.text = move.sku;
        cell.second = context.text(app::title_of(move.market));
        break;
    case 2: cell.text = move.rule_name; break;
    case 3: cell.text = prices_words(context, move); break;
    default: cell.text = why_words(context, move); cell.tone = kit::Tone::secondary;
    }
    return cell;
}

void table_ui(const Context& context, std::span<const RuleMove> moves, float room_below) {
    const auto column = [](std::string_view key, std::string_view title, float width) {
        return kit::TableColumn{
            .key = key, .title = title, .width = width, .can_sort = false, .can_hide = false};
    };
    std::array columns = {column("when", context.text("history.when"), 136),
                          column("ad", context.text("ads.column.ad"), 170),
                          column("rule", context.text("rule.page.form"), 170),
                          column("price", context.text("import.column.price"), 168),
                          column("why", context.text("rule.journal.why"), 190)};
    columns[1].stretches = true;
    columns[3].align = kit::Align::right;
    kit::Table setup;
    setup.name = context.text("rule.page.journal");
    setup.columns = columns;
    setup.row_count = moves.size();
    setup.has_selection = false;
    setup.height = std::max(kTableHeightMin, kit::available_height() - room_below);
    setup.row = [&](std::size_t row) {
        kit::TableRow drawn;
        drawn.id = static_cast<std::uint64_t>(moves[row].move);
        drawn.name = moves[row].sku;
        return drawn;
    };
    setup.cell = [&](std::size_t row, std::size_t at) { return cell_of(context, moves[row], at); };
    (void)kit::table("moves", setup);
}

kit::ListCard card_of(const Context& context, const RuleMove& move) {
    kit::ListCard card;
    card.id = static_cast<std::uint64_t>(move.move);
    card.pill = move.rule_name;
    card.pill_icon = kit::kIconRefreshCw;
    card.corner = moment_words(context, move.at);
    card.title = move.sku;
    card.note = why_words(context, move);
    card.left = prices_words(context, move);
    card.right = listings::code_of(move.market);
    card.right_tone = kit::Tone::secondary;
    return card;
}

void moves_ui(const Context& context, const Bulk& bulk) {
    const auto& journal = bulk.journal;
    const bool has_older = journal.next.has_value();
    const float room_below = has_older ? kit::tokens().space.control_height + 8 : 0;
    if (kit::breakpoint() == kit::Breakpoint::narrow) {
        (void)kit::card_list(
            "moves", context.text("rule.page.journal"), journal.moves.size(),
            [&](std::size_t row) { return card_of(context, journal.moves[row]); }, room_below);
    } else {
        table_ui(context, journal.moves, room_below);
    }
    if (!has_older) return;
    kit::gap(8);
    if (kit::button("older", {.label = context.text("rule.journal.older"),
                              .is_busy = journal.state == State::loading}))
        context.send(app::bulk::Pressed{Act::older_moves});
}

} // namespace

void journal_ui(const Context& context, const Bulk& bulk) {
    const auto& journal = bulk.journal;
    if (bulk.repricing)
        for (const auto& rule : bulk.repricing->rules) stopped_ui(context, rule);
    filter_ui(context, bulk);
    if (journal.state == State::failed) {
        const auto words = app::sentence_of(context.model.language, journal.error);
        const kit::Pane place("place", {.height = 260});
        if (kit::empty_state("failed", {.icon = kit::kIconCloudOff,
                                        .title = context.text("rule.journal.failed"),
                                        .words = words,
                                        .action = context.text("load.retry"),
                                        .action_icon = kit::kIconRefreshCw}))
            context.send(app::bulk::Pressed{Act::retry_journal});
        return;
    }
    if (journal.moves.empty() && journal.state != State::ready)
        return kit::skeleton_rows(context.text("rule.page.journal"), 6);
    if (journal.moves.empty()) {
        const kit::Pane place("place", {.height = 260});
        (void)kit::empty_state("empty", {.icon = kit::kIconInbox,
                                         .title = context.text("rule.journal.empty.title"),
                                         .words = context.text("rule.journal.empty.text")});
        return;
    }
    moves_ui(context, bulk);
}

} // namespace stall::views::bulk
