// A file of ads before, while and after it goes in; see import.hpp.
// Must not know how a line is judged or sent.
#include "web/views/imports/import.hpp"

#include "web/views/imports/parts.hpp"
#include "web/views/market_select.hpp"

namespace stall::views::imports {
namespace {

using app::imports::Act;
using app::imports::Page;
using app::imports::Pressed;
using Step = Import::Step;

app::TextKey encoding_title(files::Encoding encoding) {
    switch (encoding) {
    case files::Encoding::utf8: return "import.encoding.utf8";
    case files::Encoding::utf8_with_bom: return "import.encoding.utf8_with_bom";
    case files::Encoding::utf16: return "import.encoding.utf16";
    case files::Encoding::windows1252: return "import.encoding.windows1252";
    }
    return "import.encoding.utf8";
}

/// What the amounts prove, else what the cells look like.
char decimal_mark_of(const Import& import) {
    if (import.file.marks == Marks::unproven) return import.opened.decimal_mark;
    return import.file.marks == Marks::decimal_comma ? ',' : '.';
}

void file_ui(const Context& context, const Import& import) {
    kit::text(import.file_name,
              {.style = kit::TextStyle::strong, .icon = kit::kIconFileSpreadsheet});
    const auto delimiter = import.opened.dialect.delimiter == '\t'
                               ? std::string(context.text("import.delimiter.tab"))
                               : std::string(1, import.opened.dialect.delimiter);
    const auto found = context.say(
        "import.found", {{"lines", context.say_count("import.lines.one", "import.lines.other",
                                                     import.file.line_count)},
                         {"encoding", context.text(encoding_title(import.opened.encoding))},
                         {"delimiter", delimiter},
                         {"decimal", std::string(1, decimal_mark_of(import))}});
    kit::text(found, {.style = kit::TextStyle::secondary, .tone = kit::Tone::tertiary});
}

void market_ui(const Context& context, const Import& import) {
    if (const auto market = market_select(context, "import.market", import.market, 168))
        context.send(app::imports::MarketChosen{*market});
}

void counts_ui(const Context& context, const app::imports::Counts& counts) {
    const std::array<std::string, 6> numbers = {
        context.count(counts.created),   context.count(counts.changed),
        context.count(counts.unchanged), context.count(counts.refused),
        context.count(counts.boxes_won), context.count(counts.boxes_lost)};
    const auto tone = [](std::int64_t count, kit::Tone tone) {
        return count > 0 ? tone : kit::Tone::plain;
    };
    std::vector figures = {
        kit::KeyValue{context.text("import.effect.created"), numbers[0], kit::Tone::plain},
        kit::KeyValue{context.text("import.effect.changed"), numbers[1], kit::Tone::plain},
        kit::KeyValue{context.text("import.effect.unchanged"), numbers[2], kit::Tone::plain},
        kit::KeyValue{context.text("import.effect.refused"), numbers[3],
                      tone(counts.refused, kit::Tone::red)},
        kit::KeyValue{context.text("import.effect.boxes_won"), numbers[4],
                      tone(counts.boxes_won, kit::Tone::green)},
        kit::KeyValue{context.text("import.effect.boxes_lost"), numbers[5],
                      tone(counts.boxes_lost, kit::Tone::red)}};
    std::string moved; // one currency after the other
    for (const auto& money : counts.money) {
        if (!moved.empty()) moved += "  ";
        moved +=
            format_money_difference(context.model.language, {money.prices_minor, money.currency});
    }
    if (!moved.empty())
        figures.push_back({context.text("bulk.prices_moved"), moved, kit::Tone::plain});
    if (kit::breakpoint() != kit::Breakpoint::narrow) return kit::figures(figures);
    constexpr std::size_t kFirst = 4; // what becomes of the lines; then what it means
    kit::figures(std::span(figures).first(kFirst));
    kit::gap(8);
    kit::figures(std::span(figures).subspan(kFirst));
}

void pages_ui(const Context& context, const Import& import) {
    const auto lines = context.count(import.file.line_count);
    std::int64_t used = 0;
    for (const auto column : import.file.columns)
        if (column != listings::AdColumn::ignored) ++used;
    const auto columns =
        context.say("import.columns.used",
                    {{"used", context.count(used)},
                     {"all", context.count(static_cast<std::int64_t>(import.mapping.size()))}});
    const std::array pages = {
        kit::Segment{.key = "lines", .label = context.text("import.page.lines"), .count = lines},
        kit::Segment{
            .key = "columns", .label = context.text("import.page.columns"), .count = columns}};
    const auto pressed = kit::segments("pages", context.text("import.title"), pages,
                                       static_cast<std::size_t>(import.page));
    if (pressed) context.send(app::imports::PageChosen{static_cast<Page>(*pressed)});
}

/// Prices that move further than the guard lets them: looked at before they go in.
void guard_ui(const Context& context, const Import& import) {
    if (!import.stop.stops()) return;
    auto words = context.say(
        "bulk.guard.depth",
        {{"depth", context.amount({import.stop.depth_basis_points, Currency::of("EUR")})}});
    if (import.counts.far > 0)
        words = context.say_count("import.guard.one", "import.guard.other", import.counts.far) +
                " " + words;
    words += context.text("bulk.guard.ask");
    (void)kit::banner("guard", {.title = context.text("bulk.guard.title"),
                                .words = words,
                                .icon = kit::kIconTriangleAlert,
                                .tone = kit::Tone::orange,
                                .is_alert = true});
    kit::gap(8);
    if (kit::checkbox("confirm",
                      {.label = context.text("bulk.guard.confirm"),
                       .checked = import.is_confirmed ? kit::Checked::on : kit::Checked::off}))
        context.send(Pressed{Act::confirm});
    kit::gap(12);
}

constexpr float kPageHeight = 470;

void preview_ui(const Context& context, const Import& import) {
    {
        kit::Row row("file");
        {
            const kit::Column column(360);
            file_ui(context, import);
        }
        row.push_right();
        market_ui(context, import);
    }
    kit::gap(12);
    pages_ui(context, import);
    kit::gap(12);
    if (kit::breakpoint() == kit::Breakpoint::narrow) {
        if (import.page == Page::columns) return columns_ui(context, import);
        counts_ui(context, import.counts);
        kit::gap(12);
        guard_ui(context, import);
        return lines_ui(context, import);
    }
    const bool is_columns = import.page == Page::columns;
    const kit::Pane page(
        is_columns ? "columns" : "lines",
        {.height = kPageHeight,
         .scrolling = is_columns ? kit::Scrolling::vertical : kit::Scrolling::none});
    if (is_columns) return columns_ui(context, import);
    counts_ui(context, import.counts);
    kit::gap(16);
    guard_ui(context, import);
    lines_ui(context, import);
}

void running_ui(const Context& context, const Import& import) {
    file_ui(context, import);
    kit::gap(16);
    const bool is_sending = import.step == Step::sending;
    const auto note =
        context.say("import.running", {{"processed", context.count(import.task.processed)},
                                       {"total", context.count(import.task.total)}});
    kit::progress({.name = context.text("import.sending"),
                   .done = static_cast<double>(import.task.processed),
                   .total = is_sending ? 0 : static_cast<double>(import.task.total),
                   .note = is_sending ? context.text("import.sending") : std::string_view(note)});
}

void done_ui(const Context& context, const Import& import) {
    const bool is_stopped = import.task.state == wire::Task::State::stopped;
    (void)kit::banner("done", {.title = context.text(is_stopped ? app::TextKey("import.stopped")
                                                                : app::TextKey("import.done")),
                               .words = is_stopped ? context.text("import.stopped.text")
                                                   : std::string_view(import.file_name),
                               .icon = is_stopped ? kit::kIconTriangleAlert : kit::kIconCircleCheck,
                               .tone = is_stopped ? kit::Tone::orange : kit::Tone::green,
                               .is_alert = true});
    kit::gap(16);
    auto counts = import.counts;
    counts.created = import.task.created;
    counts.changed = import.task.changed;
    counts.unchanged = import.task.unchanged;
    const auto lines_done = import.file.line_count - import.task.total + import.task.processed;
    counts.refused = lines_done - counts.created - counts.changed - counts.unchanged;
    counts_ui(context, counts);
    kit::gap(16);
    kit::Row row("reports");
    if (kit::button("report", {.label = context.text("import.report"), .icon = kit::kIconDownload}))
        context.send(Pressed{Act::download_report});
    if (counts.refused > 0 && kit::button("refused", {.label = context.text("import.refused_file"),
                                                      .icon = kit::kIconFileText}))
        context.send(Pressed{Act::download_refused});
}

void trouble_ui(const Context& context, const Import& import) {
    const bool is_unreadable = import.step == Step::unreadable;
    const auto words = app::sentence_of(context.model.language, import.error);
    (void)kit::banner("trouble",
                      {.title = context.text(is_unreadable ? app::TextKey("import.unreadable")
                                                           : app::TextKey("import.failed")),
                       .words = words,
                       .icon = kit::kIconCircleAlert,
                       .tone = kit::Tone::red,
                       .is_alert = true});
    kit::gap(12);
    kit::text(import.file_name,
              {.style = kit::TextStyle::strong, .icon = kit::kIconFileSpreadsheet});
    if (!is_unreadable)
        kit::text(context.text("import.failed.text"), {.tone = kit::Tone::secondary});
}

void footer_ui(const Context& context, const Import& import) {
    const bool is_over = import.step == Step::done;
    if (import.step == Step::running) {
        const auto wait = import.is_stopping ? context.text("import.stopping") : std::string_view();
        if (kit::button("stop", {.label = context.text("import.stop"), .disabled_because = wait}))
            context.send(Pressed{Act::stop});
        return;
    }
    const auto wait =
        import.step == Step::sending ? context.text("import.sending_wait") : std::string_view();
    if (kit::button("close", {.label = context.text(is_over ? app::TextKey("import.close")
                                                            : app::TextKey("import.cancel")),
                              .look = is_over ? kit::ButtonLook::primary : kit::ButtonLook::ghost,
                              .disabled_because = wait}))
        context.send(Pressed{Act::close});
    if (import.step == Step::unreadable &&
        kit::button("another", {.label = context.text("import.another"),
                                .icon = kit::kIconUpload,
                                .look = kit::ButtonLook::primary}))
        context.send(app::message::CommandRun{app::Command::import_ads});
    if (import.step == Step::failed && kit::button("again", {.label = context.text("import.retry"),
                                                             .icon = kit::kIconRefreshCw,
                                                             .look = kit::ButtonLook::primary}))
        context.send(Pressed{Act::try_again});
    if (import.step != Step::preview) return;
    if (import.counts.refused > 0 &&
        kit::button("refused", {.label = context.text("import.refused_file"),
                                .icon = kit::kIconFileText,
                                .icon_only = kit::breakpoint() == kit::Breakpoint::narrow}))
        context.send(Pressed{Act::download_refused});
    const auto count = import.counts.sendable();
    const bool is_stopped = import.stop.stops() && !import.is_confirmed;
    const auto wait_for = count == 0   ? context.text("import.send.none")
                          : is_stopped ? context.text("bulk.guard.wait")
                                       : std::string_view();
    const auto label = context.say_count("import.send.one", "import.send.other", count);
    if (kit::button("send", {.label = label,
                             .icon = kit::kIconUpload,
                             .look = kit::ButtonLook::primary,
                             .disabled_because = wait_for}))
        context.send(Pressed{Act::send});
}

} // namespace

void import_ui(const Context& context) {
    const auto& import = context.model.import;
    const bool is_wide = import.step == Step::preview;
    kit::Dialog dialog(
        "import", {.title = context.text("import.title"), .width = is_wide ? 1120.0F : 520.0F});
    switch (import.step) {
    case Step::preview: preview_ui(context, import); break;
    case Step::sending:
    case Step::running: running_ui(context, import); break;
    case Step::done: done_ui(context, import); break;
    default: trouble_ui(context, import);
    }
    dialog.footer();
    footer_ui(context, import);
    if (dialog.dismissed()) context.send(Pressed{Act::close});
}

} // namespace stall::views::imports
