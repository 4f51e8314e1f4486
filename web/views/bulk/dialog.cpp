// The dialog that changes many ads at once; see dialog.hpp.
// Must not know how a change is judged or sent.
#include "web/views/bulk/dialog.hpp"

#include "web/views/bulk/parts.hpp"

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
    const std::array pages = {
        kit::Segment{.key = "preview", .label = context.text("rule.page.preview")},
        kit::Segment{.key = "rules", .label = context.text("rule.page.rules"), .count = count}};
    const auto pressed = kit::segments("pages", context.text("bulk.reprice.title"), pages,
                                       static_cast<std::size_t>(bulk.page));
    if (pressed) context.send(app::bulk::Chosen{app::bulk::Choice::page, *pressed, 0});
    kit::gap(16);
}

void right_ui(const Context& context, const Bulk& bulk) {
    if (bulk.family == Family::reprice) pages_ui(context, bulk);
    if (bulk.page == Page::rules)
        rules_ui(context, bulk);
    else
        preview_ui(context, bulk);
}

void choosing_ui(const Context& context, const Bulk& bulk) {
    if (kit::breakpoint() == kit::Breakpoint::narrow) {
        form_ui(context, bulk);
        kit::gap(20);
        right_ui(context, bulk);
        return;
    }
    const kit::Row row("sides", 24);
    {
        const kit::Pane form("form", {.width = kFormWidth, .height = kSidesHeight});
        form_ui(context, bulk);
    }
    const kit::Pane preview("preview", {.height = kSidesHeight});
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
    const auto label = context.say_count("bulk.apply.one", "bulk.apply.other", count);
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
    if (kit::button("close", {.label = context.text("import.cancel"),
                              .disabled_because = is_busy ? context.text("bulk.sending_wait")
                                                          : std::string_view()}))
        context.send(app::bulk::Pressed{Act::close});
    if (bulk.step == Step::failed && kit::button("again", {.label = context.text("import.retry"),
                                                           .icon = kit::kIconRefreshCw,
                                                           .look = kit::ButtonLook::primary}))
        context.send(app::bulk::Pressed{Act::retry});
    if (bulk.step == Step::choosing && bulk.page == Page::preview) apply_ui(context, bulk);
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
