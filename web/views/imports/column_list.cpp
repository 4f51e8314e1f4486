// A row for each column: its header, its first values, and what it is to be; see column_list.hpp.
// Must not know what the columns mean.
#include "web/views/imports/column_list.hpp"

#include <algorithm>

namespace stall::views::imports {
namespace {

/// The first values of a column, as far as there are any.
std::string samples_of(const ColumnList& list, std::size_t column) {
    constexpr std::size_t kSamples = 3;
    constexpr std::size_t kLettersMax = 60;
    std::string words;
    std::size_t found = 0;
    for (const auto& record : list.records) {
        if (&record == list.header || column >= record.cells.size()) continue;
        const auto& cell = record.cells[column];
        if (cell.empty()) continue;
        if (!words.empty()) words += " · ";
        words += cell;
        if (++found == kSamples || words.size() > kLettersMax) break;
    }
    return words;
}

constexpr float kSelectWidth = 230;

std::optional<std::string> column_ui(const Context& context, const ColumnList& list,
                                     std::size_t at) {
    const auto& header = list.header->cells[at];
    const auto choices = list.choices(at);
    std::vector<kit::Option> options;
    for (const auto& label : choices.labels) options.push_back({.key = label, .label = label});
    const kit::Scope scope(static_cast<std::int64_t>(at));
    const kit::Row row("row", 16);
    {
        const kit::Column words(std::max(120.0F, kit::available_width() - kSelectWidth - 16));
        kit::text(header, {.style = kit::TextStyle::strong});
        kit::text(samples_of(list, at),
                  {.style = kit::TextStyle::secondary, .tone = kit::Tone::tertiary});
    }
    const auto label = context.say("import.columns.column", {{"name", header}});
    const auto picked = kit::select("as", {.label = label,
                                           .options = options,
                                           .chosen = list.chosen(choices, at),
                                           .width = kSelectWidth,
                                           .hides_label = true});
    return picked ? std::optional(choices.names[*picked]) : std::nullopt;
}

} // namespace

std::optional<PickedColumn> column_list(const Context& context, const ColumnList& list) {
    if (list.header_error) {
        const auto words = context.sentence(*list.header_error, {});
        (void)kit::banner("header", {.title = context.text("import.columns.wrong"),
                                     .words = words,
                                     .icon = kit::kIconTriangleAlert,
                                     .tone = kit::Tone::orange,
                                     .is_alert = true});
        kit::gap(12);
    }
    kit::text(context.text("import.columns.note"),
              {.style = kit::TextStyle::secondary, .tone = kit::Tone::secondary});
    kit::gap(12);
    std::optional<PickedColumn> picked;
    for (std::size_t at = 0; list.header && at < list.count; ++at) {
        if (at > 0) kit::gap(6);
        if (auto name = column_ui(context, list, at)) picked = PickedColumn{at, std::move(*name)};
        kit::gap(6);
        kit::divider();
    }
    return picked;
}

} // namespace stall::views::imports
