// A file of ads before, while and after it goes in; see import.hpp.
// Must not know how a line is judged or sent.
#include "web/views/imports/import.hpp"

#include <algorithm>

namespace stall::views::imports {
namespace {

using app::imports::Import;
using app::imports::JudgedLine;
using Step = Import::Step;

app::TextKey encoding_title(files::Encoding encoding) {
    switch (encoding) {
    case files::Encoding::utf8: return "import.encoding.utf8";
    case files::Encoding::utf8_with_bom: return "import.encoding.utf8_with_bom";
    case files::Encoding::windows1252: return "import.encoding.windows1252";
    }
    return "import.encoding.utf8";
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
                         {"decimal", std::string(1, import.opened.decimal_mark)}});
    kit::text(found, {.style = kit::TextStyle::secondary, .tone = kit::Tone::tertiary});
}

void market_ui(const Context& context, const Import& import) {
    const auto& markets = context.model.sign_in.session.markets;
    std::vector<kit::Option> options;
    std::size_t chosen = kit::kNone;
    for (std::size_t i = 0; i < markets.size(); ++i) {
        options.push_back({.key = markets[i], .label = markets[i]});
        if (markets[i] == listings::code_of(import.market)) chosen = i;
    }
    const auto picked = kit::select("market", {.label = context.text("import.market"),
                                               .options = options,
                                               .chosen = chosen,
                                               .width = 120});
    if (!picked) return;
    if (const auto market = listings::parse_market(markets[*picked]))
        context.send(app::imports::MarketChosen{market.value()});
}

void counts_ui(const Context& context, const app::imports::Counts& counts) {
    const std::array<std::string, 6> numbers = {
        context.count(counts.created),   context.count(counts.changed),
        context.count(counts.unchanged), context.count(counts.refused),
        context.count(counts.boxes_won), context.count(counts.boxes_lost)};
    const auto tone = [](std::int64_t count, kit::Tone tone) {
        return count > 0 ? tone : kit::Tone::plain;
    };
    const std::array figures = {
        kit::KeyValue{context.text("import.effect.created"), numbers[0], kit::Tone::plain},
        kit::KeyValue{context.text("import.effect.changed"), numbers[1], kit::Tone::plain},
        kit::KeyValue{context.text("import.effect.unchanged"), numbers[2], kit::Tone::plain},
        kit::KeyValue{context.text("import.effect.refused"), numbers[3],
                      tone(counts.refused, kit::Tone::red)},
        kit::KeyValue{context.text("import.effect.boxes_won"), numbers[4],
                      tone(counts.boxes_won, kit::Tone::green)},
        kit::KeyValue{context.text("import.effect.boxes_lost"), numbers[5],
                      tone(counts.boxes_lost, kit::Tone::red)}};
    kit::figures(figures);
}

struct Outcome {
    app::TextKey word;
    kit::Icon icon;
    kit::Tone tone;
};

Outcome outcome_of(JudgedLine::Outcome outcome) {
    switch (outcome) {
    case JudgedLine::Outcome::created:
        return {"import.outcome.new", kit::kIconPlus, kit::Tone::accent};
    case JudgedLine::Outcome::changed:
        return {"import.outcome.changed", kit::kIconPencil, kit::Tone::green};
    case JudgedLine::Outcome::unchanged:
        return {"import.outcome.unchanged", kit::kIconMinus, kit::Tone::grey};
    case JudgedLine::Outcome::refused:
        return {"import.outcome.refused", kit::kIconCircleX, kit::Tone::red};
    }
    return {"import.outcome.refused", kit::kIconCircleX, kit::Tone::red};
}

std::string price_words(const Context& context, const JudgedLine& line) {
    if (!line.price_after) return line.price_before ? context.amount(*line.price_before) : "";
    if (!line.price_before || *line.price_before == *line.price_after)
        return context.amount(*line.price_after);
    return context.amount(*line.price_before) + " → " + context.amount(*line.price_after);
}

std::string reason_words(const Context& context, const Import& import, const JudgedLine& line) {
    std::string words;
    for (const auto& error : line.errors) {
        if (!words.empty()) words += "; ";
        if (!error.where.empty()) words += error.where + ": ";
        words += context.sentence(error, listings::currency_of(import.market));
        if (!error.got.empty()) words += " (" + error.got + ")";
    }
    if (line.box == JudgedLine::Box::won) words = context.text("import.box.won");
    if (line.box == JudgedLine::Box::lost) words = context.text("import.box.lost");
    return words;
}

constexpr float kTableHeight = 320;

enum LineColumn : std::size_t { kLine, kOutcome, kSku, kReason, kAd, kPrice };

kit::TableCell line_cell(const Context& context, const Import& import, std::size_t row,
                         std::size_t column) {
    const auto& line = import.lines[row];
    const auto outcome = outcome_of(line.outcome);
    kit::TableCell cell;
    switch (column) {
    case kLine: cell.text = context.count(line.line); break;
    case kOutcome:
        cell.kind = kit::CellKind::pill;
        cell.text = context.text(outcome.word);
        cell.icon = outcome.icon;
        cell.tone = outcome.tone;
        break;
    case kSku: cell.text = line.sku; break;
    case kAd: cell.text = line.title; break;
    case kPrice: cell.text = price_words(context, line); break;
    default:
        cell.text = reason_words(context, import, line);
        if (line.outcome == JudgedLine::Outcome::refused) cell.tone = kit::Tone::red;
        if (line.box == JudgedLine::Box::won) cell.tone = kit::Tone::green;
    }
    return cell;
}

kit::TableColumn column(std::string_view key, std::string_view title, float width) {
    return {.key = key, .title = title, .width = width, .can_sort = false, .can_hide = false};
}

void lines_table_ui(const Context& context, const Import& import) {
    std::array columns = {column("line", context.text("import.preview.line"), 62),
                          column("outcome", context.text("import.preview.outcome"), 118),
                          column("sku", context.text("import.column.sku"), 190),
                          column("reason", context.text("import.column.reason"), 260),
                          column("ad", context.text("import.column.ad"), 210),
                          column("price", context.text("import.column.price"), 150)};
    columns[kLine].align = columns[kPrice].align = kit::Align::right;
    columns[kReason].stretches = true;
    kit::Table setup;
    setup.name = context.text("import.preview");
    setup.columns = columns;
    setup.row_count = import.lines.size();
    setup.has_selection = false;
    setup.height = kTableHeight;
    setup.row = [&](std::size_t row) {
        kit::TableRow shown;
        shown.id = static_cast<std::uint64_t>(import.lines[row].line);
        shown.edge = outcome_of(import.lines[row].outcome).tone;
        shown.name = import.lines[row].sku;
        return shown;
    };
    setup.cell = [&](std::size_t row, std::size_t column) {
        return line_cell(context, import, row, column);
    };
    (void)kit::table("lines", setup);
}

kit::ListCard line_card(const Context& context, const Import& import, std::size_t row) {
    const auto& line = import.lines[row];
    const auto outcome = outcome_of(line.outcome);
    kit::ListCard card;
    card.id = static_cast<std::uint64_t>(line.line);
    card.edge = outcome.tone;
    card.pill = context.text(outcome.word);
    card.pill_icon = outcome.icon;
    card.corner = context.text("import.preview.line");
    card.corner += ' ' + context.count(line.line);
    card.title = line.sku;
    card.note = line.errors.empty() ? line.title : reason_words(context, import, line);
    card.left = price_words(context, line);
    return card;
}

void lines_ui(const Context& context, const Import& import) {
    if (kit::breakpoint() != kit::Breakpoint::narrow) return lines_table_ui(context, import);
    (void)kit::card_list(
        "lines", context.text("import.preview"), import.lines.size(),
        [&](std::size_t row) { return line_card(context, import, row); },
        kit::dialog_footer_height());
}

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
    kit::gap(16);
    counts_ui(context, import.counts);
    kit::gap(16);
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
    (void)kit::banner("done", {.title = context.text("import.done"),
                               .words = import.file_name,
                               .icon = kit::kIconCircleCheck,
                               .tone = kit::Tone::green,
                               .is_alert = true});
    kit::gap(16);
    auto counts = import.counts;
    counts.created = import.task.created;
    counts.changed = import.task.changed;
    counts.unchanged = import.task.unchanged;
    counts.refused = import.file.line_count - counts.created - counts.changed - counts.unchanged;
    counts_ui(context, counts);
    kit::gap(16);
    kit::Row row("reports");
    if (kit::button("report", {.label = context.text("import.report"), .icon = kit::kIconDownload}))
        context.send(app::imports::ReportDownloaded{});
    if (counts.refused > 0 && kit::button("refused", {.label = context.text("import.refused_file"),
                                                      .icon = kit::kIconFileText}))
        context.send(app::imports::RefusedDownloaded{});
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
    const bool is_busy = import.step == Step::sending || import.step == Step::running;
    const auto wait = is_busy ? context.text("import.sending_wait") : std::string_view();
    const bool is_over = import.step == Step::done;
    if (kit::button("close", {.label = context.text(is_over ? app::TextKey("import.close")
                                                            : app::TextKey("import.cancel")),
                              .look = is_over ? kit::ButtonLook::primary : kit::ButtonLook::ghost,
                              .disabled_because = wait}))
        context.send(app::imports::Closed{});
    if (import.step == Step::unreadable &&
        kit::button("another", {.label = context.text("import.another"),
                                .icon = kit::kIconUpload,
                                .look = kit::ButtonLook::primary}))
        context.send(app::message::CommandRun{app::Command::import_ads});
    if (import.step == Step::failed && kit::button("again", {.label = context.text("import.retry"),
                                                             .icon = kit::kIconRefreshCw,
                                                             .look = kit::ButtonLook::primary}))
        context.send(app::imports::SendRetried{});
    if (import.step != Step::preview) return;
    const auto count = import.counts.sendable();
    const auto label = context.say_count("import.send.one", "import.send.other", count);
    if (kit::button("send", {.label = label,
                             .icon = kit::kIconUpload,
                             .look = kit::ButtonLook::primary,
                             .disabled_because = count == 0 ? context.text("import.send.none")
                                                            : std::string_view()}))
        context.send(app::imports::Sent{});
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
    if (dialog.dismissed()) context.send(app::imports::Closed{});
}

} // namespace stall::views::imports
