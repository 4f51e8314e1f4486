// What each column of the file is to be: found, guessed, remembered or chosen here.
// Must not know how a line is read.
#include "web/views/imports/parts.hpp"

#include <algorithm>

namespace stall::views::imports {
namespace {

using listings::AdColumn;

// In the order of AdColumn.
constexpr auto kTitles = std::to_array<app::TextKey>({"import.field.sku",
                                                      "import.field.product_id",
                                                      "import.field.ean",
                                                      "import.field.quantity",
                                                      "import.field.price",
                                                      "import.field.currency",
                                                      "import.field.grade",
                                                      "import.field.state",
                                                      "import.field.comment",
                                                      "import.field.warranty_delay",
                                                      "import.field.min_price",
                                                      "import.field.max_price",
                                                      "import.field.publication_state",
                                                      "import.field.market",
                                                      "import.field.new_battery",
                                                      "import.field.backpricer",
                                                      "import.field.shipper",
                                                      "import.field.shipper",
                                                      "import.field.shipper",
                                                      "import.field.shipping_price",
                                                      "import.field.shipping_price",
                                                      "import.field.shipping_price",
                                                      "import.field.shipping_delay",
                                                      "import.field.shipping_delay",
                                                      "import.field.shipping_delay",
                                                      "import.field.title",
                                                      "import.field.description",
                                                      "import.field.brand",
                                                      "import.field.price_new",
                                                      "import.field.weight",
                                                      "import.field.category_id",
                                                      "import.field.image",
                                                      "import.field.image",
                                                      "import.field.image",
                                                      "import.field.image",
                                                      "import.field.image",
                                                      "import.field.image",
                                                      "import.field.width",
                                                      "import.field.height",
                                                      "import.field.depth"});
static_assert(kTitles.size() == static_cast<std::size_t>(AdColumn::attribute));

} // namespace

std::string title_of(const Context& context, AdColumn column) {
    const auto number = name_of(column).substr(name_of(column).size() - 1);
    return context.say(kTitles[static_cast<std::size_t>(column)], {{"number", number}});
}

namespace {

/// The first values of a column, as far as there are any.
std::string samples_of(const Import& import, std::size_t column) {
    constexpr std::size_t kSamples = 3;
    constexpr std::size_t kLettersMax = 60;
    std::string words;
    std::size_t found = 0;
    const auto* header = app::imports::header_of(import);
    for (const auto& record : import.records) {
        if (&record == header || column >= record.cells.size()) continue;
        const auto& cell = record.cells[column];
        if (cell.empty()) continue;
        if (!words.empty()) words += " · ";
        words += cell;
        if (++found == kSamples || words.size() > kLettersMax) break;
    }
    return words;
}

struct Choices {
    std::vector<std::string> labels;
    std::vector<std::string> names; ///< as in the mapping
};

/// Left out, an attribute of products by the header's own name, or one of ours.
Choices choices_of(const Context& context, const std::string& header) {
    Choices choices;
    choices.labels.emplace_back(context.text("import.columns.out"));
    choices.names.emplace_back();
    if (listings::column_named(header) == AdColumn::attribute) {
        choices.labels.emplace_back(context.text("import.columns.attribute"));
        choices.names.push_back(header);
    }
    for (std::size_t at = 0; at < static_cast<std::size_t>(AdColumn::attribute); ++at) {
        choices.labels.push_back(title_of(context, static_cast<AdColumn>(at)));
        choices.names.emplace_back(name_of(static_cast<AdColumn>(at)));
    }
    return choices;
}

/// An attribute in a file without new products says nothing: it is left out.
std::size_t chosen_in(const Choices& choices, const Import& import, std::size_t at_column) {
    const auto& wanted = import.mapping[at_column];
    const auto column = listings::column_named(wanted);
    const auto& read = import.file.columns;
    if (at_column < read.size() && read[at_column] == AdColumn::ignored) return 0;
    for (std::size_t at = 0; at < choices.names.size(); ++at)
        if (choices.names[at] == wanted) return at;
    const auto own = std::ranges::find(choices.names, name_of(column));
    if (column < AdColumn::attribute && own != choices.names.end())
        return static_cast<std::size_t>(own - choices.names.begin());
    return 0;
}

constexpr float kSelectWidth = 230;

void column_ui(const Context& context, const Import& import, std::size_t at) {
    const auto& header = app::imports::header_of(import)->cells[at];
    const auto choices = choices_of(context, header);
    std::vector<kit::Option> options;
    for (std::size_t i = 0; i < choices.names.size(); ++i)
        options.push_back({.key = choices.labels[i], .label = choices.labels[i]});
    const kit::Scope scope(static_cast<std::int64_t>(at));
    const kit::Row row("row", 16);
    {
        const kit::Column words(std::max(120.0F, kit::available_width() - kSelectWidth - 16));
        kit::text(header, {.style = kit::TextStyle::strong});
        kit::text(samples_of(import, at),
                  {.style = kit::TextStyle::secondary, .tone = kit::Tone::tertiary});
    }
    const auto label = context.say("import.columns.column", {{"name", header}});
    const auto picked = kit::select("as", {.label = label,
                                           .options = options,
                                           .chosen = chosen_in(choices, import, at),
                                           .width = kSelectWidth,
                                           .hides_label = true});
    if (picked) context.send(app::imports::ColumnChosen{at, choices.names[*picked]});
}

} // namespace

void columns_ui(const Context& context, const Import& import) {
    if (import.header_error) {
        const auto words = context.sentence(*import.header_error, {});
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
    const auto* header = app::imports::header_of(import);
    if (!header) return;
    for (std::size_t at = 0; at < std::min(header->cells.size(), import.mapping.size()); ++at) {
        if (at > 0) kit::gap(6);
        column_ui(context, import, at);
        kit::gap(6);
        kit::divider();
    }
}

} // namespace stall::views::imports
