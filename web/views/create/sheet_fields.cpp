// What is typed of a product sheet: category, identity, title with its pattern, attributes; see
// sheet.hpp. Must not know how anything is checked.
#include "web/views/create/sheet.hpp"

namespace stall::views::create {
namespace {

using app::create::sheet::Field;
using app::create::sheet::Judged;
using app::create::sheet::Sheet;
using Message = app::create::sheet::Message;

const Sheet& sheet_of(const Context& context) { return context.model.create->sheet; }

std::string sentence(const Context& context, const Error* error) {
    if (!error) return {};
    return context.sentence(*error, listings::currency_of(sheet_of(context).form.market));
}

void say(const Context& context, Message message) {
    context.send(app::create::Message(std::move(message)));
}

void field_ui(const Context& context, const Judged& judged, Field field, kit::Field setup) {
    const auto& sheet = sheet_of(context);
    const auto words = sentence(context, app::create::sheet::error_shown(sheet, judged, field));
    setup.text = sheet.form.text(field);
    setup.error = words;
    setup.is_required = field != Field::ean;
    const auto result = kit::field(static_cast<int>(field), setup);
    if (result.changed) say(context, app::create::sheet::Typed{field, result.text});
    if (result.committed) say(context, app::create::sheet::FieldLeft{field});
}

/// One select for each level of the tree, down to a leaf.
void category_ui(const Context& context, const Judged& judged) {
    const auto& sheet = sheet_of(context);
    const auto path = catalog::path_of(sheet.tree, sheet.form.category);
    const auto* error = judged.error_at("/category");
    const auto words = sheet.was_tried ? sentence(context, error) : std::string();
    CategoryId parent;
    const kit::Scope scope("category"); // levels and fields are both numbered
    for (std::size_t level = 0; level <= path.size(); ++level) {
        const auto children = catalog::children_of(sheet.tree, parent);
        if (children.empty()) return;
        std::vector<kit::Option> options;
        std::size_t chosen = kit::kNone;
        for (const auto* child : children) {
            if (level < path.size() && child->id == path[level]->id) chosen = options.size();
            options.push_back({.key = child->name, .label = child->name});
        }
        const bool is_last = level == path.size();
        const auto label =
            level == 0 ? std::string(context.text("sheet.category"))
                       : context.say("sheet.category.in", {{"name", path[level - 1]->name}});
        const auto picked = kit::select(level, {.label = label,
                                                .options = options,
                                                .chosen = chosen,
                                                .placeholder = context.text("create.choose"),
                                                .error = is_last ? words : std::string_view(),
                                                .is_required = true});
        kit::gap(12);
        if (picked) say(context, app::create::sheet::CategoryChosen{children[*picked]->id});
        if (is_last) return;
        parent = path[level]->id;
    }
}

void attribute_ui(const Context& context, const Judged& judged, const catalog::Attribute& attribute,
                  float width) {
    const auto& sheet = sheet_of(context);
    const auto words = sentence(context, app::create::sheet::error_shown(sheet, judged, attribute));
    const std::string value(catalog::value_of(sheet.form.attributes, attribute.field));
    const bool is_mandatory = attribute.need == catalog::Need::mandatory;
    const auto send = [&](std::string text) {
        say(context, app::create::sheet::AttributeTyped{attribute.field, std::move(text)});
    };
    if (attribute.type != catalog::AttributeType::choice) {
        const auto kind =
            attribute.type == catalog::AttributeType::decimal   ? kit::FieldKind::decimal
            : attribute.type == catalog::AttributeType::integer ? kit::FieldKind::whole_number
                                                                : kit::FieldKind::words;
        const auto result = kit::field(attribute.field, {.label = attribute.name,
                                                         .text = value,
                                                         .error = words,
                                                         .kind = kind,
                                                         .width = width,
                                                         .is_required = is_mandatory});
        if (result.changed) send(result.text);
        return;
    }
    std::vector<kit::Option> options;
    std::size_t chosen = kit::kNone;
    const auto wanted = catalog::squeezed(value);
    for (const auto& allowed : attribute.allowed) {
        if (!value.empty() && catalog::squeezed(allowed) == wanted) chosen = options.size();
        options.push_back({.key = allowed, .label = allowed});
    }
    if (!is_mandatory) options.push_back({.key = "none", .label = context.text("ads.none")});
    const auto picked = kit::select(attribute.field, {.label = attribute.name,
                                                      .options = options,
                                                      .chosen = chosen,
                                                      .placeholder = context.text("create.choose"),
                                                      .error = words,
                                                      .width = width,
                                                      .is_required = is_mandatory});
    if (picked) send(*picked < attribute.allowed.size() ? attribute.allowed[*picked] : "");
}

void attributes_ui(const Context& context, const Judged& judged,
                   const std::vector<const catalog::Attribute*>& attributes) {
    const kit::Scope scope("attributes");
    for (std::size_t i = 0; i < attributes.size(); i += 2)
        pair_ui(
            attributes[i]->field.c_str(),
            [&](float width) { attribute_ui(context, judged, *attributes[i], width); },
            [&](float width) {
                if (i + 1 < attributes.size())
                    attribute_ui(context, judged, *attributes[i + 1], width);
            });
}

std::string title_hint(const Context& context, const Sheet& sheet) {
    const auto* category = catalog::find_category(sheet.tree, sheet.form.category);
    if (!category || sheet.pattern.parts.empty() || sheet.pattern_of != category->id)
        return std::string(context.text("sheet.title.hint"));
    return context.say(
        "sheet.title.pattern",
        {{"pattern", catalog::describe(sheet.pattern, *category, context.text("sheet.brand"),
                                       context.text("sheet.model"))}});
}

/// What the category's titles would have otherwise, and one press to take it.
void suggestion_ui(const Context& context, const Sheet& sheet, const Judged& judged) {
    const auto& comparison = judged.title;
    const bool offers = !comparison.fits() && !judged.draft.title.empty() &&
                        !comparison.suggestion.empty() &&
                        comparison.suggestion != judged.draft.title;
    if (offers) {
        const kit::Row row("suggestion");
        kit::text(context.text("sheet.title.suggestion"),
                  {.style = kit::TextStyle::secondary, .tone = kit::Tone::secondary});
        const auto name = context.say("sheet.title.take", {{"title", comparison.suggestion}});
        if (kit::pill_button("take",
                             {.label = comparison.suggestion,
                              .icon = kit::kIconCornerDownLeft,
                              .tone = kit::Tone::accent},
                             name))
            say(context, app::create::sheet::TitleTaken{comparison.suggestion});
    } else if (!judged.draft.title.empty() && !sheet.pattern.parts.empty() &&
               comparison.is_finished()) {
        kit::text(context.text("sheet.title.fits"), {.style = kit::TextStyle::secondary,
                                                     .tone = kit::Tone::green,
                                                     .icon = kit::kIconCheck});
    }
    if (judged.draft.title.empty() && !sheet.pattern.examples.empty())
        kit::text(context.say("sheet.title.example", {{"title", sheet.pattern.examples[0]}}),
                  {.style = kit::TextStyle::secondary, .tone = kit::Tone::secondary});
    kit::gap(12);
}

void identity_ui(const Context& context, const Judged& judged) {
    const auto& sheet = sheet_of(context);
    const auto currency = listings::currency_of(sheet.form.market).code();
    pair_ui(
        "identity",
        [&](float width) {
            field_ui(context, judged, Field::ean,
                     {.label = context.text("sheet.ean"), .width = width});
        },
        [&](float width) {
            field_ui(context, judged, Field::brand,
                     {.label = context.text("sheet.brand"), .width = width});
        });
    const auto hint = title_hint(context, sheet);
    field_ui(context, judged, Field::title,
             {.label = context.text("sheet.title.label"), .hint = hint});
    kit::gap(6);
    suggestion_ui(context, sheet, judged);
    field_ui(context, judged, Field::description,
             {.label = context.text("sheet.description"),
              .hint = context.text("sheet.description.hint"),
              .kind = kit::FieldKind::lines,
              .height = 104});
    kit::gap(12);
    pair_ui(
        "measures",
        [&](float width) {
            field_ui(context, judged, Field::new_price,
                     {.label = context.text("sheet.new_price"),
                      .hint = context.text("sheet.new_price.hint"),
                      .unit = currency,
                      .kind = kit::FieldKind::decimal,
                      .width = width});
        },
        [&](float width) {
            field_ui(context, judged, Field::weight,
                     {.label = context.text("sheet.weight"),
                      .hint = context.text("sheet.weight.hint"),
                      .unit = "g",
                      .kind = kit::FieldKind::whole_number,
                      .width = width});
        });
}

void card_ui(const Context& context, const char* key, app::TextKey title, const auto& content) {
    {
        const kit::Pane pane(key, card(context.text(title)));
        kit::text(context.text(title), {.style = kit::TextStyle::card_title});
        kit::gap(12);
        content();
    }
    kit::gap(12);
}

} // namespace

void sheet_fields_ui(const Context& context, const Judged& judged) {
    const auto& sheet = sheet_of(context);
    const auto asked = app::create::sheet::attributes_asked(sheet);
    const auto besides = app::create::sheet::attributes_besides(sheet);
    if (!asked.empty())
        card_ui(context, "differing", "sheet.differing",
                [&] { attributes_ui(context, judged, asked); });
    card_ui(context, "product", "sheet.product", [&] {
        category_ui(context, judged);
        identity_ui(context, judged);
    });
    if (!besides.empty())
        card_ui(context, "attributes", "sheet.attributes",
                [&] { attributes_ui(context, judged, besides); });
}

} // namespace stall::views::create
