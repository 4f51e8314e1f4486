// The saved repricing rules: what each does, what it used of its daily cap, whether it runs, and
// the one switch that stops all. Must not know how a rule moves a price.
#include "web/views/bulk/parts.hpp"

#include <algorithm>

namespace stall::views::bulk {
namespace {

using app::bulk::Choice;

/// "2 % a day · 3 moves a day for each ad", or that there is no cap.
std::string cap_words(const Context& context, const listings::RepricingRule& rule) {
    std::string words;
    if (rule.daily_basis_points > 0)
        words = context.say("rule.cap.share",
                            {{"share", basis_points(context, rule.daily_basis_points)}});
    if (rule.daily_moves > 0)
        words += (words.empty() ? "" : " · ") +
                 context.say_count("rule.cap.moves.one", "rule.cap.moves.other", rule.daily_moves);
    return words.empty() ? std::string(context.text("rule.cap.none")) : words;
}

/// What is used of it: the moves of the last 24 hours, and the ads that have none left.
std::string used_words(const Context& context, const wire::SavedRule& rule) {
    auto words = context.say_count("rule.moves.one", "rule.moves.other", rule.moves_24h);
    if (rule.wish.rule.daily_moves > 0)
        words +=
            " · " + context.say_count("rule.spent.one", "rule.spent.other", rule.ads_spent_24h);
    return words;
}

void buttons_ui(const Context& context, const wire::SavedRule& rule) {
    const auto run = context.say("rule.enabled", {{"name", rule.wish.name}});
    if (kit::checkbox("on", {.label = run,
                             .checked = rule.wish.is_enabled ? kit::Checked::on : kit::Checked::off,
                             .hides_label = true}))
        context.send(
            app::bulk::Chosen{Choice::rule_enabled, rule.wish.is_enabled ? 0u : 1u, rule.id.value});
    const auto quiet = [&](const char* key, app::TextKey label, kit::Icon icon, Choice choice) {
        const auto words = context.say(label, {{"name", rule.wish.name}});
        if (kit::button(
                key,
                {.label = words, .icon = icon, .look = kit::ButtonLook::quiet, .icon_only = true}))
            context.send(app::bulk::Chosen{choice, 0, rule.id.value});
    };
    quiet("journal", "rule.journal.show", kit::kIconList, Choice::journal_of);
    quiet("edit", "rule.edit", kit::kIconPencil, Choice::rule_edited);
    quiet("delete", "rule.delete", kit::kIconTrash2, Choice::rule_deleted);
}

void words_ui(const Context& context, const wire::SavedRule& rule) {
    kit::text(rule.wish.name, {.style = kit::TextStyle::strong, .wrapping = kit::Wrapping::words});
    const auto small = [](std::string_view words) {
        kit::text(words, {.style = kit::TextStyle::secondary,
                          .tone = kit::Tone::tertiary,
                          .wrapping = kit::Wrapping::words});
    };
    small(cover_words(context, rule.wish) + " · " + cap_words(context, rule.wish.rule));
    small(used_words(context, rule));
}

void rule_row_ui(const Context& context, const wire::SavedRule& rule, bool is_on) {
    const kit::Scope scope(rule.id.value);
    const kit::Pane card("rule", {.height = 0, .look = kit::PaneLook::card, .padding = 12});
    const bool is_narrow = kit::breakpoint() == kit::Breakpoint::narrow;
    const kit::Pill state =
        !rule.stopped_by.empty()
            ? kit::Pill{context.text("rule.stopped"), kit::kIconTriangleAlert, kit::Tone::orange}
        : !rule.wish.is_enabled
            ? kit::Pill{context.text("rule.state.off"), kit::kIconMinus, kit::Tone::grey}
        : is_on ? kit::Pill{context.text("rule.state.on"), kit::kIconCheck, kit::Tone::green}
                : kit::Pill{context.text("rule.state.held"), kit::kIconMinus, kit::Tone::red};
    if (is_narrow) {
        words_ui(context, rule); // a Column stands in a Row only
        kit::gap(8);
    }
    kit::Row row("row");
    if (!is_narrow) {
        const kit::Column words(kit::available_width() - 340);
        words_ui(context, rule);
    }
    if (!is_narrow) row.push_right();
    kit::pill(state);
    if (is_narrow) row.push_right();
    buttons_ui(context, rule);
}

/// Whether anything runs, and the switch: honest also where every rule is off.
void switch_ui(const Context& context, const wire::RepricingState& state) {
    const auto running = std::ranges::count_if(
        state.rules, [](const wire::SavedRule& rule) { return rule.wish.is_enabled; });
    if (kit::checkbox("all", {.label = context.text("rule.all"),
                              .checked = state.is_on ? kit::Checked::on : kit::Checked::off}))
        context.send(app::bulk::Chosen{Choice::all_rules, state.is_on ? 0u : 1u, 0});
    kit::gap(8);
    if (!state.is_on) {
        (void)kit::banner("stopped", {.title = context.text("rule.all.off"),
                                      .words = context.text("rule.all.off.text"),
                                      .icon = kit::kIconCircleAlert,
                                      .tone = kit::Tone::red});
    } else {
        const auto words =
            running == 0 ? std::string(context.text("rule.running.none"))
                         : context.say_count("rule.running.one", "rule.running.other", running);
        kit::text(words, {.style = kit::TextStyle::secondary,
                          .tone = kit::Tone::secondary,
                          .wrapping = kit::Wrapping::words});
    }
    kit::gap(4);
}

} // namespace

void rules_ui(const Context& context, const Bulk& bulk) {
    if (!bulk.repricing) {
        kit::skeleton_rows(context.text("rule.page.rules"), 3);
        return;
    }
    const auto& state = *bulk.repricing;
    if (bulk.rule_error) {
        const auto words = app::sentence_of(context.model.language, *bulk.rule_error);
        (void)kit::banner("trouble", {.title = words,
                                      .icon = kit::kIconTriangleAlert,
                                      .tone = kit::Tone::orange,
                                      .is_alert = true});
        kit::gap(12);
    }
    if (state.rules.empty()) {
        const kit::Pane place("place", {.height = 260});
        (void)kit::empty_state("empty", {.icon = kit::kIconRefreshCw,
                                         .title = context.text("rule.none.title"),
                                         .words = context.text("rule.none.text")});
        return;
    }
    switch_ui(context, state);
    for (const auto& rule : state.rules) {
        kit::gap(8);
        rule_row_ui(context, rule, state.is_on);
    }
}

} // namespace stall::views::bulk
