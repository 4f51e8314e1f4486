// What each column of the file is to be: found, guessed, remembered or chosen here.
// Must not know how a line is read.
#include "web/views/imports/column_list.hpp"
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

using Choices = ColumnChoices;

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

} // namespace

void columns_ui(const Context& context, const Import& import) {
    const auto* header = app::imports::header_of(import);
    ColumnList list;
    list.header = header;
    list.records = import.records;
    list.header_error = import.header_error;
    list.count = header ? std::min(header->cells.size(), import.mapping.size()) : 0;
    list.choices = [&](std::size_t at) { return choices_of(context, header->cells[at]); };
    list.chosen = [&](const Choices& choices, std::size_t at) {
        return chosen_in(choices, import, at);
    };
    const auto picked = column_list(context, list);
    if (picked) context.send(app::imports::ColumnChosen{picked->column, picked->name});
}

} // namespace stall::views::imports
