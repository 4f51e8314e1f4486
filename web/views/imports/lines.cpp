// The lines of a file before it goes in: what each would do, and the cells of those that are
// refused, to be corrected. Must not know how a line is judged.
#include "web/views/imports/parts.hpp"
#include "web/views/pill_column.hpp"

#include <algorithm>

namespace stall::views::imports {
namespace {

constexpr std::uint64_t kChangesMax = 100; // of a line: its fields

using app::imports::PreviewRow;
using app::imports::Shown;

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

std::string reason_words(const Context& context, const Import& import, const JudgedLine& line) {
    std::string words;
    for (const auto& error : line.errors) {
        if (!words.empty()) words += "; ";
        if (!error.where.empty()) words += error.where + ": ";
        words += context.sentence(error, listings::currency_of(import.market));
        if (!error.got.empty()) words += " (" + error.got + ")";
    }
    const auto add = [&](app::TextKey key) {
        if (!words.empty()) words += " · ";
        words += context.text(key);
    };
    if (line.makes_product && line.errors.empty()) add("import.box.product");
    if (line.box == JudgedLine::Box::won) add("import.box.won");
    if (line.box == JudgedLine::Box::lost) add("import.box.lost");
    if (line.depth_basis_points > 0) {
        if (!words.empty()) words += " · ";
        words +=
            context.say("import.guard.line",
                        {{"share", format_share(context.model.language, line.depth_basis_points)}});
    }
    return words;
}

constexpr float kTableHeightMin = 240;

enum LineColumn : std::size_t { kLine, kOutcome, kSku, kReason, kAd, kField, kBefore, kAfter };

/// A line of several changes has a row for each; the first says what becomes of the line.
kit::TableCell line_cell(const Context& context, const Import& import, const PreviewRow& row,
                         std::size_t column) {
    const auto& line = import.lines[row.line];
    const auto outcome = outcome_of(line.outcome);
    const bool is_first = row.change == 0;
    kit::TableCell cell;
    switch (column) {
    case kLine: cell.text = context.count(line.line); break;
    case kOutcome:
        if (!is_first) break;
        cell.kind = kit::CellKind::pill;
        cell.text = context.text(outcome.word);
        cell.icon = outcome.icon;
        cell.tone = outcome.tone;
        break;
    case kSku: cell.text = line.sku; break;
    case kAd:
        if (is_first) cell.text = line.title;
        break;
    case kField: cell.text = shown_field(context, line, row.change).title; break;
    case kBefore: cell.text = shown_field(context, line, row.change).before; break;
    case kAfter:
        cell.text = shown_field(context, line, row.change).after;
        cell.is_strong = true;
        break;
    default:
        if (!is_first) break;
        cell.text = reason_words(context, import, line);
        if (line.box == JudgedLine::Box::won) cell.tone = kit::Tone::green;
        if (line.depth_basis_points > 0) cell.tone = kit::Tone::orange;
        if (line.box == JudgedLine::Box::lost || line.outcome == JudgedLine::Outcome::refused)
            cell.tone = kit::Tone::red;
    }
    return cell;
}

kit::TableColumn column(std::string_view key, std::string_view title, float width) {
    return {.key = key, .title = title, .width = width, .can_sort = false, .can_hide = false};
}

kit::Table table_of(const Context& context, const Import& import,
                    std::span<const PreviewRow> rows) {
    kit::Table setup;
    setup.name = context.text("import.preview");
    setup.row_count = rows.size();
    setup.has_selection = false;
    setup.height = std::max(kTableHeightMin, kit::available_height());
    setup.row = [&import, rows](std::size_t row) {
        const auto& line = import.lines[rows[row].line];
        kit::TableRow shown;
        shown.id = static_cast<std::uint64_t>(line.line) * kChangesMax + rows[row].change;
        shown.edge =
            line.depth_basis_points > 0 ? kit::Tone::orange : outcome_of(line.outcome).tone;
        shown.name = line.sku;
        return shown;
    };
    return setup;
}

void summary_table_ui(const Context& context, const Import& import,
                      std::span<const PreviewRow> rows) {
    static constexpr std::array<app::TextKey, 4> kOutcomes = {
        "import.outcome.new", "import.outcome.changed", "import.outcome.unchanged",
        "import.outcome.refused"};
    std::array columns = {column("line", context.text("import.preview.line"), 62),
                          column("outcome", context.text("import.preview.outcome"),
                                 pill_column_width(context, kOutcomes, 118)),
                          column("sku", context.text("import.column.sku"), 150),
                          column("reason", context.text("import.column.reason"), 180),
                          column("ad", context.text("import.column.ad"), 150),
                          column("field", context.text("import.column.field"), 124),
                          column("before", context.text("import.column.before"), 124),
                          column("after", context.text("import.column.after"), 124)};
    columns[kLine].align = kit::Align::right;
    columns[kReason].stretches = true;
    auto setup = table_of(context, import, rows);
    setup.columns = columns;
    setup.cell = [&](std::size_t row, std::size_t column) {
        return line_cell(context, import, rows[row], column);
    };
    (void)kit::table("lines", setup);
}

/// What is wrong with one cell of a line; "" when nothing is.
std::string error_words(const Context& context, const Import& import, const JudgedLine& line,
                        const std::string& header) {
    std::string words;
    for (const auto& error : line.errors) {
        if (error.where != header) continue;
        if (!words.empty()) words += "; ";
        words += context.sentence(error, listings::currency_of(import.market));
    }
    return words;
}

/// Before the cells of the file: its line, and what is wrong.
constexpr std::size_t kCellsBegin = 2;

kit::TableCell file_cell(const Context& context, const Import& import, const JudgedLine& line,
                         std::size_t column) {
    kit::TableCell cell;
    if (column == 0) {
        cell.text = context.count(line.line);
        return cell;
    }
    if (column == 1) {
        cell.text = reason_words(context, import, line);
        cell.tone = kit::Tone::red;
        return cell;
    }
    const auto at = column - kCellsBegin;
    cell.kind = kit::CellKind::editable;
    cell.error = error_words(context, import, line, import.file.column_names[at]);
    const auto* record = app::imports::record_of(import, line.line);
    if (record && at < record->cells.size()) cell.text = record->cells[at];
    if (import.draft && import.draft->line == line.line && import.draft->column == at)
        cell.text = import.draft->text;
    return cell;
}

void send_edit(const Context& context, const kit::CellEdit& edit, std::int64_t line) {
    if (edit.column < kCellsBegin) return;
    switch (edit.phase) {
    case kit::CellEdit::Phase::started: break;
    case kit::CellEdit::Phase::changed:
        context.send(app::imports::CellTyped{line, edit.column - kCellsBegin, edit.text});
        break;
    case kit::CellEdit::Phase::committed: context.send(app::imports::CellCorrected{}); break;
    case kit::CellEdit::Phase::cancelled: context.send(app::imports::CellLeft{}); break;
    }
}

void refused_table_ui(const Context& context, const Import& import,
                      std::span<const PreviewRow> rows) {
    const auto line_at = [&](std::size_t row) -> const JudgedLine& {
        return import.lines[rows[row].line];
    };
    std::vector<kit::TableColumn> columns = {
        column("line", context.text("import.preview.line"), 62),
        column("reason", context.text("import.column.reason"), 300)};
    columns[0].align = kit::Align::right;
    columns[1].stretches = true;
    columns[1].width_min = 220;
    std::vector<std::string> keys(import.file.column_names.size());
    for (std::size_t at = 0; at < keys.size(); ++at) {
        keys[at] = std::to_string(at);
        columns.push_back(column(keys[at], import.file.column_names[at], at == 0 ? 150 : 112));
    }
    auto setup = table_of(context, import, rows);
    setup.columns = columns;
    setup.cell = [&](std::size_t row, std::size_t column) {
        return file_cell(context, import, line_at(row), column);
    };
    const auto result = kit::table("refused", setup);
    if (result.edit && result.edit->row < rows.size())
        send_edit(context, *result.edit, line_at(result.edit->row).line);
}

/// A line of several changes has a card for each.
kit::ListCard line_card(const Context& context, const Import& import, const PreviewRow& row) {
    const auto& line = import.lines[row.line];
    const auto outcome = outcome_of(line.outcome);
    kit::ListCard card;
    card.id = static_cast<std::uint64_t>(line.line) * kChangesMax + row.change;
    card.edge = outcome.tone;
    card.pill = context.text(outcome.word);
    card.pill_icon = outcome.icon;
    card.corner = context.text("import.preview.line");
    card.corner += ' ' + context.count(line.line);
    card.title = line.sku;
    const auto change = words_of(shown_field(context, line, row.change));
    if (row.change == 0) card.note = reason_words(context, import, line);
    if (line.outcome == JudgedLine::Outcome::refused || line.box == JudgedLine::Box::lost)
        card.note_tone = kit::Tone::red;
    else if (!card.note.empty())
        card.note_tone = line.depth_basis_points > 0 ? kit::Tone::orange : kit::Tone::secondary;
    if (card.note.empty() && row.change > 0) {
        card.note = change; // goes on in the last line: a comment is long
        return card;
    }
    if (card.note.empty()) card.note = line.title;
    card.left = change;
    return card;
}

void kinds_ui(const Context& context, const Import& import) {
    constexpr std::array<app::TextKey, app::imports::kShown> kTitles = {
        "ads.segment.all", "import.effect.refused", "import.effect.created",
        "import.effect.changed", "import.effect.unchanged"};
    std::array<std::string, app::imports::kShown> keys;
    std::array<std::string, app::imports::kShown> counts;
    std::array<kit::Segment, app::imports::kShown> segments;
    for (std::size_t at = 0; at < segments.size(); ++at) {
        keys[at] = std::to_string(at);
        const auto span = app::imports::lines_of(import, static_cast<Shown>(at));
        counts[at] = context.count(static_cast<std::int64_t>(span.count));
        segments[at] = {.key = keys[at], .label = context.text(kTitles[at]), .count = counts[at]};
    }
    const auto pressed = kit::segments("kinds", context.text("import.preview"), segments,
                                       static_cast<std::size_t>(import.shown));
    if (pressed) context.send(app::imports::ShownChosen{static_cast<Shown>(*pressed)});
}

void note_ui(std::string_view words) {
    kit::text(words, {.style = kit::TextStyle::secondary,
                      .tone = kit::Tone::secondary,
                      .wrapping = kit::Wrapping::words});
    kit::gap(8);
}

/// Where the file as a whole decided what an amount is.
void decided_ui(const Context& context, const listings::AdFile& file) {
    if (file.decided.count == 0) return;
    const auto key = file.marks == Marks::decimal_comma ? app::TextKey("import.marks.comma")
                                                        : app::TextKey("import.marks.point");
    note_ui(context.say(
        key, {{"text", file.decided.text}, {"amount", context.money(file.decided.amount)}}));
}

} // namespace

void lines_ui(const Context& context, const Import& import) {
    kinds_ui(context, import);
    kit::gap(12);
    using State = app::imports::Foresight::State;
    const auto state = import.foresight.state;
    if (state == State::asked || state == State::unasked) // it waits for another answer
        note_ui(context.text("import.foreseeing"));
    if (state == State::unknown) note_ui(context.text("import.unforeseen"));
    decided_ui(context, import.file);
    const auto span = app::imports::lines_of(import, import.shown);
    const auto rows = app::imports::rows_of(import, span);
    const bool is_refused = import.shown == Shown::refused;
    if (is_refused && !rows.empty()) note_ui(context.text("import.refused.note"));
    if (kit::breakpoint() == kit::Breakpoint::narrow) {
        (void)kit::card_list(
            "lines", context.text("import.preview"), rows.size(),
            [&](std::size_t row) { return line_card(context, import, rows[row]); },
            kit::dialog_footer_height());
        return;
    }
    if (is_refused)
        refused_table_ui(context, import, rows);
    else
        summary_table_ui(context, import, rows);
}

} // namespace stall::views::imports
