// The saved repricing rules: what each does, whether it runs, and the one switch that stops all.
// Must not know how a rule moves a price.
#include "web/views/bulk/parts.hpp"

namespace stall::views::bulk {
namespace {

using app::bulk::Choice;

std::string about(const Context& context, const wire::SavedRule& rule) {
    std::string words(listings::code_of(rule.wish.market));
    words += " · ";
    const auto covered = static_cast<std::int64_t>(rule.wish.listings.size());
    words += covered == 0 ? std::string(context.text("ads.segment.all"))
                          : context.say_count("ads.count.one", "ads.count.other", covered);
    return words + " · " + context.say_count("rule.moves.one", "rule.moves.other", rule.moves_24h);
}

void rule_row_ui(const Context& context, const wire::SavedRule& rule) {
    const kit::Scope scope(rule.id.value);
    const kit::Pane card("rule", {.height = 0, .look = kit::PaneLook::card, .padding = 12});
    kit::Row row("row");
    {
        const kit::Column words(kit::available_width() - 320);
        kit::text(rule.wish.name, {.style = kit::TextStyle::strong});
        kit::text(about(context, rule),
                  {.style = kit::TextStyle::secondary, .tone = kit::Tone::tertiary});
    }
    row.push_right();
    if (!rule.stopped_by.empty())
        kit::pill({.label = context.text("rule.stopped"),
                   .icon = kit::kIconTriangleAlert,
                   .tone = kit::Tone::orange});
    const auto run = context.say("rule.enabled", {{"name", rule.wish.name}});
    if (kit::checkbox("on", {.label = run,
                             .checked = rule.wish.is_enabled ? kit::Checked::on : kit::Checked::off,
                             .hides_label = true}))
        context.send(
            app::bulk::Chosen{Choice::rule_enabled, rule.wish.is_enabled ? 0u : 1u, rule.id.value});
    const auto remove = context.say("rule.delete", {{"name", rule.wish.name}});
    if (kit::button("delete", {.label = remove,
                               .icon = kit::kIconTrash2,
                               .look = kit::ButtonLook::quiet,
                               .icon_only = true}))
        context.send(app::bulk::Chosen{Choice::rule_deleted, 0, rule.id.value});
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
    if (kit::checkbox("all", {.label = context.text("rule.all"),
                              .checked = state.is_on ? kit::Checked::on : kit::Checked::off}))
        context.send(app::bulk::Chosen{Choice::all_rules, state.is_on ? 0u : 1u, 0});
    if (!state.is_on)
        kit::text(context.text("rule.all.off"), {.style = kit::TextStyle::secondary,
                                                 .tone = kit::Tone::red,
                                                 .icon = kit::kIconCircleAlert});
    for (const auto& rule : state.rules) {
        kit::gap(8);
        rule_row_ui(context, rule);
    }
}

} // namespace stall::views::bulk
