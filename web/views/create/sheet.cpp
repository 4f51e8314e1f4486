// The page of a product sheet: what it is, its cards, its doubles, its button; see sheet.hpp.
// Must not know HTTP or how anything is checked.
#include "web/views/create/sheet.hpp"

#include <algorithm>

namespace stall::views::create {
namespace {

using app::SheetPlace;
using app::create::sheet::Judged;
using app::create::sheet::Sheet;

std::string title_of(const Context& context, const Sheet& sheet) {
    const auto origin = sheet.form.place.origin;
    const auto original = sheet.source ? sheet.source->draft.title : std::string();
    if (origin == SheetPlace::Origin::copy)
        return context.say("sheet.title.copy", {{"title", original}});
    if (origin == SheetPlace::Origin::change)
        return context.say("sheet.title.change", {{"title", original}});
    return std::string(context.text("sheet.title.new"));
}

void head_ui(const Context& context, const Sheet& sheet) {
    if (kit::button("back", {.label = context.text("sheet.back"),
                             .icon = kit::kIconSearch,
                             .look = kit::ButtonLook::quiet,
                             .size = kit::Size::small}))
        context.send(app::create::BackToSearch{});
    kit::gap(4);
    kit::text(title_of(context, sheet),
              {.style = kit::TextStyle::title, .wrapping = kit::Wrapping::words});
    const bool is_copy = sheet.form.place.origin == SheetPlace::Origin::copy;
    kit::text(is_copy ? context.text("sheet.about.copy") : context.text("sheet.about"),
              {.style = kit::TextStyle::secondary,
               .tone = kit::Tone::secondary,
               .wrapping = kit::Wrapping::words});
    kit::gap(16);
}

void refusal_ui(const Context& context, const Sheet& sheet) {
    const auto* refusal = app::create::sheet::general_refusal(sheet);
    if (!refusal) return;
    const auto words = app::sentence_of(context.model.language, *refusal);
    (void)kit::banner("refusal", {.title = context.text("sheet.refused"),
                                  .words = words,
                                  .icon = kit::kIconCircleAlert,
                                  .tone = kit::Tone::red,
                                  .is_alert = true});
    kit::gap(12);
}

app::TextKey submit_label(const Sheet& sheet) {
    if (sheet.sending != 0) return "create.saving";
    if (sheet.form.place.origin == SheetPlace::Origin::change) return "sheet.save";
    return sheet.doubles.products.empty() ? app::TextKey("sheet.submit")
                                          : app::TextKey("sheet.submit.anyway");
}

void submit_ui(const Context& context, const Sheet& sheet, const Judged& judged) {
    refusal_ui(context, sheet);
    if (sheet.was_tried && !judged.errors.empty()) {
        const auto count = static_cast<std::int64_t>(judged.errors.size());
        const auto words = context.say_count("sheet.wrong.one", "sheet.wrong.other", count);
        kit::text(words, {.tone = kit::Tone::red,
                          .wrapping = kit::Wrapping::words,
                          .icon = kit::kIconCircleAlert});
        kit::gap(8);
    }
    const kit::Row row("submit");
    if (kit::button("submit", {.label = context.text(submit_label(sheet)),
                               .icon = kit::kIconCheck,
                               .look = kit::ButtonLook::primary,
                               .shortcut = "Ctrl Enter",
                               .is_busy = sheet.sending != 0 || sheet.reading_pictures != 0}) ||
        kit::shortcut(kit::Modifier::ctrl, "enter"))
        context.send(app::create::sheet::Submitted{});
}

/// Tree or original are not there yet.
bool is_loading_ui(const Context& context, const Sheet& sheet) {
    if (sheet.load_error) {
        const auto words = app::sentence_of(context.model.language, *sheet.load_error);
        if (kit::empty_state("failed", {.icon = kit::kIconCloudOff,
                                        .title = context.text("load.failed"),
                                        .words = words,
                                        .action = context.text("load.retry"),
                                        .action_icon = kit::kIconRefreshCw}))
            context.send(app::create::sheet::Retried{});
        return true;
    }
    const bool is_there = !sheet.tree.empty() && (sheet.source || !sheet.form.place.of.exists());
    if (!is_there) kit::skeleton_rows(context.text("sheet.title.new"), 6);
    return !is_there;
}

void left_ui(const Context& context, const Sheet& sheet, const Judged& judged) {
    sheet_fields_ui(context, judged);
    sheet_pictures_ui(context);
    kit::gap(16);
    submit_ui(context, sheet, judged);
    kit::gap(24);
}

} // namespace

kit::PaneSetup card(std::string_view name) {
    return {.height = 0,
            .look = kit::PaneLook::card,
            .padding = kit::tokens().space.card,
            .name = name};
}

void sheet_ui(const Context& context) {
    const auto& sheet = context.model.create->sheet;
    const auto judged = app::create::sheet::judge(sheet, context.model.language);
    head_ui(context, sheet);
    if (is_loading_ui(context, sheet)) return;
    if (kit::available_width() <= 860) {
        doubles_ui(context);
        left_ui(context, sheet, judged);
        return;
    }
    constexpr float kSide = 340;
    const float between = kit::tokens().space.pane_gap;
    const float width = std::min(720.0F, kit::available_width() - kSide - between);
    const kit::Row row("sheet", between);
    {
        const kit::Pane left("left", {.width = width, .scrolling = kit::Scrolling::vertical});
        left_ui(context, sheet, judged);
    }
    const kit::Pane right("right", {.width = kSide, .scrolling = kit::Scrolling::vertical});
    doubles_ui(context);
}

} // namespace stall::views::create
