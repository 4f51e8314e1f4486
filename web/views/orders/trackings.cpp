// A file of tracking numbers before, while and after it goes in.
// Must not know how a line is judged or sent.
#include "web/views/imports/column_list.hpp"
#include "web/views/orders/parts.hpp"

#include <algorithm>

namespace stall::views::orders {
namespace {

using app::orders::Trackings;
using Step = Trackings::Step;

constexpr float kTableHeight = 320;

/// The refused lines first, each once, then the good ones.
std::vector<std::int64_t> shown_lines(const Trackings& trackings) {
    std::vector<std::int64_t> lines;
    for (const auto& [line, errors] : trackings.refused) lines.push_back(line);
    for (const auto& line : trackings.file.lines)
        if (!trackings.refused.contains(line.line)) lines.push_back(line.line);
    return lines;
}

const stall::orders::TrackingLine* good_line(const Trackings& trackings, std::int64_t line) {
    for (const auto& each : trackings.file.lines)
        if (each.line == line) return &each;
    return nullptr;
}

/// A line as it is read, or as the file has it where it was refused.
stall::orders::RefusedRow row_of(const Trackings& trackings, std::int64_t line) {
    if (const auto* good = good_line(trackings, line))
        return {line, number_of(good->order), good->parcel.tracking_number, good->parcel.carrier};
    for (const auto& refused : trackings.file.refused)
        if (refused.line == line) return refused;
    return {};
}

std::string reason_words(const Scene& scene, const Trackings& trackings, std::int64_t line) {
    const auto found = trackings.refused.find(line);
    if (found == trackings.refused.end()) return {};
    std::string words;
    for (const auto& error : found->second) {
        if (!words.empty()) words += "; ";
        words += app::sentence_of(scene.page.model.language, error);
    }
    return words;
}

enum LineColumn : std::size_t { kLine, kOutcome, kOrder, kReason, kNumber };

kit::TableCell cell_of(const Scene& scene, const Trackings& trackings, std::int64_t line,
                       std::size_t column) {
    const bool is_refused = trackings.refused.contains(line);
    kit::TableCell cell;
    switch (column) {
    case kLine: cell.text = scene.page.count(line); break;
    case kOutcome:
        cell.kind = kit::CellKind::pill;
        cell.text = scene.text(is_refused ? app::TextKey("import.outcome.refused")
                                          : app::TextKey("orders.trackings.goes"));
        cell.icon = is_refused ? kit::kIconCircleX : kit::kIconTruck;
        cell.tone = is_refused ? kit::Tone::red : kit::Tone::green;
        break;
    case kOrder: cell.text = row_of(trackings, line).order; break;
    case kNumber: {
        auto written = row_of(trackings, line);
        cell.text = std::move(written.tracking_number);
        cell.second = std::move(written.carrier);
        break;
    }
    default: cell.text = reason_words(scene, trackings, line); cell.tone = kit::Tone::red;
    }
    return cell;
}

kit::TableColumn column(std::string_view key, std::string_view title, float width) {
    return {.key = key, .title = title, .width = width, .can_sort = false, .can_hide = false};
}

void table_ui(const Scene& scene, const Trackings& trackings) {
    const auto lines = shown_lines(trackings);
    std::array columns = {column("line", scene.text("import.preview.line"), 62),
                          column("outcome", scene.text("import.preview.outcome"), 118),
                          column("order", scene.text("orders.column.order"), 92),
                          column("reason", scene.text("import.column.reason"), 260),
                          column("number", scene.text("orders.tracking"), 196)};
    columns[kLine].align = kit::Align::right;
    columns[kReason].stretches = true;
    kit::Table setup;
    setup.name = scene.text("import.preview");
    setup.columns = columns;
    setup.row_count = lines.size();
    setup.has_selection = false;
    setup.height = kTableHeight;
    setup.row = [&](std::size_t row) {
        kit::TableRow shown;
        shown.id = static_cast<std::uint64_t>(lines[row]);
        shown.edge = trackings.refused.contains(lines[row]) ? kit::Tone::red : kit::Tone::green;
        shown.name = row_of(trackings, lines[row]).order;
        return shown;
    };
    setup.cell = [&](std::size_t row, std::size_t at) {
        return cell_of(scene, trackings, lines[row], at);
    };
    if (kit::breakpoint() != kit::Breakpoint::narrow) {
        (void)kit::table("lines", setup);
        return;
    }
    (void)kit::card_list(
        "lines", setup.name, lines.size(),
        [&](std::size_t row) {
            const bool is_refused = trackings.refused.contains(lines[row]);
            const auto outcome = cell_of(scene, trackings, lines[row], kOutcome);
            kit::ListCard card;
            card.id = static_cast<std::uint64_t>(lines[row]);
            card.edge = outcome.tone;
            card.pill = outcome.text;
            card.pill_icon = outcome.icon;
            card.corner = scene.page.count(lines[row]);
            const auto written = row_of(trackings, lines[row]);
            card.title = written.order.empty() ? written.tracking_number : written.order;
            card.note =
                is_refused ? reason_words(scene, trackings, lines[row]) : written.tracking_number;
            if (is_refused) card.note_tone = kit::Tone::red;
            return card;
        },
        kit::dialog_footer_height());
}

void counts_ui(const Scene& scene, std::int64_t good, std::int64_t refused, bool is_done) {
    const std::array<std::string, 2> numbers = {scene.page.count(good), scene.page.count(refused)};
    const std::array figures = {
        kit::KeyValue{scene.text(is_done ? app::TextKey("orders.trackings.good")
                                         : app::TextKey("orders.trackings.goes")),
                      numbers[0], good > 0 ? kit::Tone::green : kit::Tone::plain},
        kit::KeyValue{scene.text("orders.trackings.refused"), numbers[1],
                      refused > 0 ? kit::Tone::red : kit::Tone::plain}};
    kit::figures(figures);
    kit::gap(12);
}

void file_ui(const Scene& scene, const Trackings& trackings) {
    kit::text(trackings.file_name,
              {.style = kit::TextStyle::strong, .icon = kit::kIconFileSpreadsheet});
    kit::text(
        scene.page.say_count("import.lines.one", "import.lines.other", trackings.file.line_count),
        {.style = kit::TextStyle::secondary});
    kit::gap(12);
}

using stall::orders::TrackingColumn;

// In the order of TrackingColumn.
constexpr auto kColumnTitles = std::to_array<app::TextKey>(
    {"orders.trackings.column.order_number", "orders.trackings.column.tracking_number",
     "orders.trackings.column.carrier", "orders.trackings.column.tracking_url",
     "orders.trackings.column.date", "import.columns.out"});
static_assert(kColumnTitles.size() == stall::orders::kTrackingColumns + 1);

void mapping_ui(const Scene& scene, const Trackings& trackings) {
    const auto header = std::ranges::find_if_not(trackings.records, files::has_no_text);
    if (header == trackings.records.end()) return;
    imports::ColumnChoices all;
    for (std::size_t at = 0; at < kColumnTitles.size(); ++at) {
        all.labels.emplace_back(scene.text(kColumnTitles[at]));
        all.names.emplace_back(name_of(static_cast<TrackingColumn>(at)));
    }
    imports::ColumnList list;
    list.header = &*header;
    list.records = trackings.records;
    list.header_error = trackings.header_error;
    list.count = std::min(header->cells.size(), trackings.mapping.size());
    list.choices = [&](std::size_t) { return all; };
    list.chosen = [&](const imports::ColumnChoices& choices, std::size_t at) {
        const auto found = std::ranges::find(choices.names, trackings.mapping[at]);
        return static_cast<std::size_t>(found - choices.names.begin());
    };
    const auto picked = imports::column_list(scene.page, list);
    if (!picked) return;
    const auto found = std::ranges::find(all.names, picked->name);
    scene.choose(Choice::trackings_column, found - all.names.begin(),
                 static_cast<std::int64_t>(picked->column));
}

void pages_ui(const Scene& scene, const Trackings& trackings) {
    const auto lines = scene.page.count(trackings.file.line_count);
    const auto all = static_cast<std::int64_t>(trackings.mapping.size());
    const auto used = all - std::ranges::count(trackings.mapping, std::string());
    const auto columns = scene.say(
        "import.columns.used", {{"used", scene.page.count(used)}, {"all", scene.page.count(all)}});
    const std::array pages = {
        kit::Segment{.key = "lines", .label = scene.text("import.page.lines"), .count = lines},
        kit::Segment{
            .key = "columns", .label = scene.text("import.page.columns"), .count = columns}};
    const auto pressed = kit::segments("pages", scene.text("orders.trackings.title"), pages,
                                       static_cast<std::size_t>(trackings.page));
    if (pressed) scene.choose(Choice::trackings_page, static_cast<std::int64_t>(*pressed));
    kit::gap(12);
}

void preview_ui(const Scene& scene, const Trackings& trackings) {
    constexpr float kPageHeight = 400;
    file_ui(scene, trackings);
    pages_ui(scene, trackings);
    const bool is_columns = trackings.page == Trackings::Page::columns;
    if (is_columns && kit::breakpoint() != kit::Breakpoint::narrow) {
        const kit::Pane page("columns",
                             {.height = kPageHeight, .scrolling = kit::Scrolling::vertical});
        return mapping_ui(scene, trackings);
    }
    if (is_columns) return mapping_ui(scene, trackings);
    counts_ui(scene, trackings.sendable, static_cast<std::int64_t>(trackings.refused.size()),
              false);
    table_ui(scene, trackings);
}

void content_ui(const Scene& scene, const Trackings& trackings) {
    const auto refused = static_cast<std::int64_t>(trackings.refused.size());
    switch (trackings.step) {
    case Step::asking:
        file_ui(scene, trackings);
        kit::progress({.name = scene.text("orders.trackings.checking"),
                       .total = 0,
                       .note = scene.text("orders.trackings.checking")});
        break;
    case Step::preview: preview_ui(scene, trackings); break;
    case Step::sending:
    case Step::running:
        kit::progress({.name = scene.text("orders.sending"),
                       .done = static_cast<double>(trackings.task.processed),
                       .total = static_cast<double>(trackings.task.total),
                       .note = scene.text("orders.sending")});
        break;
    case Step::done: counts_ui(scene, trackings.task.changed, refused, true); break;
    default: {
        const auto words = app::sentence_of(scene.page.model.language, trackings.error);
        (void)kit::banner("trouble", {.title = words,
                                      .icon = kit::kIconCircleAlert,
                                      .tone = kit::Tone::red,
                                      .is_alert = true});
    }
    }
}

void footer_ui(const Scene& scene, const Trackings& trackings) {
    const bool is_busy = trackings.step == Step::sending || trackings.step == Step::running;
    const bool is_over = trackings.step == Step::done;
    const bool has_refused = !trackings.refused.empty() && trackings.step != Step::asking;
    if (has_refused && !is_busy &&
        kit::button("refused", {.label = scene.text("import.refused_file"),
                                .icon = kit::kIconDownload,
                                .icon_only = kit::breakpoint() == kit::Breakpoint::narrow}))
        scene.press(Act::download_refused);
    if (kit::button("close", {.label = scene.text(is_over ? app::TextKey("import.close")
                                                          : app::TextKey("import.cancel")),
                              .look = is_over ? kit::ButtonLook::primary : kit::ButtonLook::ghost,
                              .disabled_because = is_busy ? scene.text("orders.sending") : ""}))
        scene.press(Act::close_trackings);
    if (trackings.step == Step::unreadable &&
        kit::button("another", {.label = scene.text("import.another"),
                                .icon = kit::kIconUpload,
                                .look = kit::ButtonLook::primary}))
        scene.press(Act::choose_file);
    if (trackings.step != Step::preview && trackings.step != Step::failed) return;
    const auto label = scene.page.say_count("orders.trackings.send.one",
                                            "orders.trackings.send.other", trackings.sendable);
    if (kit::button("send",
                    {.label = label,
                     .icon = kit::kIconTruck,
                     .look = kit::ButtonLook::primary,
                     .disabled_because =
                         trackings.sendable == 0 ? scene.text("orders.trackings.none") : ""}))
        scene.press(Act::send_trackings);
}

} // namespace

void trackings_ui(const Scene& scene) {
    const auto& trackings = *scene.orders.trackings;
    const bool is_wide = trackings.step == Step::preview;
    kit::Dialog dialog("trackings", {.title = scene.text("orders.trackings.title"),
                                     .width = is_wide ? 1020.0F : 520.0F});
    content_ui(scene, trackings);
    dialog.footer();
    footer_ui(scene, trackings);
    if (dialog.dismissed()) scene.press(Act::close_trackings);
}

} // namespace stall::views::orders
