// The dialog that changes many ads at once; see dialog.hpp.
// Must not know how a change is judged or sent.
#include "web/views/bulk/dialog.hpp"

#include "web/views/bulk/parts.hpp"

#include <algorithm>
#include <array>

namespace stall::views::bulk {
namespace {

using app::bulk::Act;
using app::bulk::Family;
using app::bulk::Page;
using Step = Bulk::Step;

constexpr float kFormWidth = 300;
constexpr float kSidesHeight = 580;

void pages_ui(const Context& context, const Bulk& bulk) {
    const auto count = bulk.repricing
                           ? context.count(static_cast<std::int64_t>(bulk.repricing->rules.size()))
                           : std::string();
    const bool is_narrow = kit::breakpoint() == kit::Breakpoint::narrow;
    const bool has_rules = bulk.family == Family::reprice;
    const auto changed = bulk.change ? context.count(bulk.summary.changed) : std::string();
    const std::array<kit::Segment, 4> all = {
        kit::Segment{.key = "form",
                     .label = context.text(has_rules ? app::TextKey("rule.page.form")
                                                     : app::TextKey("bulk.change"))},
        kit::Segment{.key = "preview",
                     .label = context.text("rule.page.preview"),
                     .count = is_narrow ? std::string_view(changed) : std::string_view()},
        kit::Segment{.key = "rules", .label = context.text("rule.page.rules"), .count = count},
        kit::Segment{.key = "journal", .label = context.text("rule.page.journal")}};
    // Beside the form, it needs no page of its own.
    const std::size_t first = is_narrow ? 0 : 1;
    const auto pages = std::span(all).subspan(first, (has_rules ? 4u : 2u) - first);
    const auto chosen = std::max(static_cast<std::size_t>(bulk.page), first) - first;
    const auto pressed = kit::segments("pages", context.text("bulk.reprice.title"), pages, chosen);
    if (pressed) context.send(app::bulk::Chosen{app::bulk::Choice::page, *pressed + first, 0});
    kit::gap(16);
}

void right_ui(const Context& context, const Bulk& bulk) {
    if (bulk.page == Page::rules) return rules_ui(context, bulk);
    if (bulk.page == Page::journal) return journal_ui(context, bulk);
    preview_ui(context, bulk);
}

void choosing_ui(const Context& context, const Bulk& bulk) {
    if (kit::breakpoint() == kit::Breakpoint::narrow) {
        pages_ui(context, bulk);
        if (bulk.page == Page::form) return form_ui(context, bulk);
        return right_ui(context, bulk);
    }
    const kit::Row row("sides", 24);
    {
        const kit::Pane form("form", {.width = kFormWidth, .height = kSidesHeight});
        form_ui(context, bulk);
    }
    const kit::Pane preview("preview", {.height = kSidesHeight});
    if (bulk.family == Family::reprice) pages_ui(context, bulk);
    right_ui(context, bulk);
}

void running_ui(const Context& context, const Bulk& bulk) {
    const bool is_sending = bulk.step == Step::sending;
    const auto note =
        context.say("bulk.running", {{"processed", context.count(bulk.task.processed)},
                                     {"total", context.count(bulk.task.total)}});
    kit::progress({.name = context.text("bulk.sending"),
                   .done = static_cast<double>(bulk.task.processed),
                   .total = is_sending ? 0 : static_cast<double>(bulk.task.total),
                   .note = is_sending ? context.text("bulk.sending") : std::string_view(note)});
}

void failed_ui(const Context& context, const Bulk& bulk) {
    const auto words = app::sentence_of(context.model.language, bulk.error);
    (void)kit::banner("trouble", {.title = context.text("bulk.failed"),
                                  .words = words,
                                  .icon = kit::kIconCircleAlert,
                                  .tone = kit::Tone::red,
                                  .is_alert = true});
}

void apply_ui(const Context& context, const Bulk& bulk) {
    const auto count = bulk.summary.changed;
    const bool asks = bulk.stop.stops() && !bulk.is_confirmed;
    const auto label = bulk.change ? context.say_count("bulk.apply.one", "bulk.apply.other", count)
                                   : std::string(context.text("bulk.apply"));
    if (kit::button("apply", {.label = label,
                              .icon = kit::kIconCheck,
                              .look = kit::ButtonLook::primary,
                              .disabled_because = count == 0 ? context.text("bulk.apply.none")
                                                  : asks     ? context.text("bulk.guard.wait")
                                                             : std::string_view()}))
        context.send(app::bulk::Pressed{Act::apply});
}

void footer_ui(const Context& context, const Bulk& bulk) {
    const bool is_busy = bulk.step == Step::sending || bulk.step == Step::running;
    const bool shows_change = bulk.page == Page::preview || bulk.page == Page::form;
    // Where nothing is about to be done there is nothing to be cancelled.
    const auto leave = shows_change || bulk.step != Step::choosing ? app::TextKey("import.cancel")
                                                                   : app::TextKey("import.close");
    if (kit::button("close", {.label = context.text(leave),
                              .disabled_because = is_busy ? context.text("bulk.sending_wait")
                                                          : std::string_view()}))
        context.send(app::bulk::Pressed{Act::close});
    if (bulk.step == Step::failed && kit::button("again", {.label = context.text("import.retry"),
                                                           .icon = kit::kIconRefreshCw,
                                                           .look = kit::ButtonLook::primary}))
        context.send(app::bulk::Pressed{Act::retry});
    if (bulk.step == Step::choosing && shows_change) apply_ui(context, bulk);
}

} // namespace

void dialog_ui(const Context& context) {
    const auto& bulk = *context.model.bulk;
    const bool is_wide = bulk.step == Step::choosing;
    kit::Dialog dialog("bulk", {.title = context.text(bulk.family == Family::edit
                                                          ? app::TextKey("bulk.edit.title")
                                                          : app::TextKey("bulk.reprice.title")),
                                .width = is_wide ? 1320.0F : 520.0F});
    switch (bulk.step) {
    case Step::choosing: choosing_ui(context, bulk); break;
    case Step::failed: failed_ui(context, bulk); break;
    default: running_ui(context, bulk);
    }
    dialog.footer();
    footer_ui(context, bulk);
    if (dialog.dismissed()) context.send(app::bulk::Pressed{Act::close});
}

} // namespace stall::views::bulk
