// What a sheet's form needs to know; see sheet_loading.hpp.
// Must not know widgets.
#include "web/app/create/sheet_loading.hpp"

#include "core/base/text.hpp"
#include "core/base/written_numbers.hpp"
#include "core/wire/categories.hpp"
#include "web/app/create/searching.hpp"
#include "web/app/create/sheet_judging.hpp"
#include "web/app/create/sheet_pictures.hpp"

#include <algorithm>

namespace stall::app::create::sheet {
namespace {

using Origin = SheetPlace::Origin;

std::int64_t ask(Turn& turn, std::string path) {
    effect::Fetch request;
    request.path = std::move(path);
    return turn.fetch({Purpose::create, 0}, std::move(request));
}

void load_pattern(Turn& turn) {
    auto& sheet = turn.model.create->sheet;
    const auto* category = catalog::find_category(sheet.tree, sheet.form.category);
    if (!category || !category->is_leaf || sheet.pattern_of == category->id) return;
    turn.abort(sheet.loading_pattern);
    sheet.pattern = {};
    sheet.pattern_of = category->id;
    sheet.loading_pattern =
        ask(turn, "/desk/v1/categories/" + std::to_string(category->id.value) + "/title-pattern");
}

/// The form as the original has it; a copy asks for what differs.
void fill(Turn& turn) {
    auto& sheet = turn.model.create->sheet;
    auto& form = sheet.form;
    const auto& draft = sheet.source->draft;
    const auto put = [&](Field field, std::string text) {
        form.texts[static_cast<std::size_t>(field)] = std::move(text);
    };
    const bool is_copy = form.place.origin == Origin::copy;
    form.category = draft.category;
    form.attributes = draft.attributes;
    if (is_copy)
        std::erase_if(form.attributes, [&](const catalog::AttributeValue& value) {
            return std::ranges::find(sheet.source->differing, value.first) !=
                   sheet.source->differing.end();
        });
    put(Field::title,
        is_copy ? catalog::retitled(draft.title, draft.attributes, form.attributes) : draft.title);
    put(Field::ean, is_copy ? "" : draft.ean);
    put(Field::description, draft.description);
    put(Field::brand, draft.brand);
    put(Field::weight, draft.weight_grams > 0 ? std::to_string(draft.weight_grams) : "");
    for (const auto& [market, price] : sheet.source->new_prices)
        if (market == form.market) put(Field::new_price, format_typed(turn.model.language, price));
}

void take_source(Turn& turn, wire::ProductSheet source) {
    auto& sheet = turn.model.create->sheet;
    sheet.source = std::move(source);
    if (!sheet.is_kept) fill(turn);
    settle_pictures(turn);
    load_pattern(turn);
    look_for_doubles(turn);
}

void source_answered(Turn& turn, int status, std::string_view body) {
    auto& sheet = turn.model.create->sheet;
    sheet.loading_source = 0;
    auto source = wire::decode_product_sheet(body);
    if (status == 200 && source) return take_source(turn, std::move(source).value());
    sheet.load_error = failure_of(status, body);
}

void tree_answered(Turn& turn, int status, std::string_view body) {
    auto& sheet = turn.model.create->sheet;
    sheet.loading_tree = 0;
    auto tree = wire::decode_categories(body);
    if (status != 200 || !tree) {
        sheet.tree_language.reset();
        sheet.load_error = failure_of(status, body);
        return;
    }
    sheet.tree = std::move(tree).value();
    if (sheet.tree_language != turn.model.language) return load(turn); // it changed meanwhile
    load_pattern(turn);
}

void doubles_answered(Turn& turn, int status, std::string_view body) {
    auto& sheet = turn.model.create->sheet;
    sheet.looking = 0;
    auto hits = wire::decode_product_hits(body);
    if (status == 200 && hits) {
        sheet.doubles = std::move(hits).value();
        if (sheet.form.place.origin == Origin::change)
            std::erase_if(sheet.doubles.products, [&](const wire::ProductHit& hit) {
                return hit.product == sheet.form.place.of;
            });
    }
    look_for_doubles(turn); // what was typed meanwhile
}

} // namespace

void load(Turn& turn) {
    auto& sheet = turn.model.create->sheet;
    sheet.load_error.reset();
    const auto language = turn.model.language;
    const bool lacks_tree = sheet.tree.empty() || sheet.tree_language != language;
    if (lacks_tree && sheet.loading_tree == 0) {
        sheet.tree_language = language;
        sheet.loading_tree =
            ask(turn, "/desk/v1/categories?language=" + std::string(tag_of(language)));
    }
    const auto of = sheet.form.place.of;
    if (of.exists() && !sheet.source && sheet.loading_source == 0)
        sheet.loading_source = ask(turn, "/desk/v1/products/" + std::to_string(of.value));
    load_pattern(turn);
}

void look_for_doubles(Turn& turn) {
    auto& sheet = turn.model.create->sheet;
    if (sheet.looking != 0) return;
    const auto question = double_question(sheet);
    if (!question) {
        sheet.doubles = {};
        sheet.doubles_asked.clear();
        return;
    }
    auto body = wire::encode_product_request(*question);
    if (body == sheet.doubles_asked) return;
    sheet.doubles_asked = body;
    effect::Fetch request;
    request.method = "POST";
    request.path = "/desk/v1/products/likely";
    request.headers = {{"Content-Type", "application/json"}};
    request.body = std::move(body);
    sheet.looking = turn.fetch({Purpose::create, 0}, std::move(request));
}

bool load_answered(Turn& turn, std::int64_t request, int status, std::string_view body) {
    auto& sheet = turn.model.create->sheet;
    if (request == sheet.loading_tree) {
        tree_answered(turn, status, body);
    } else if (request == sheet.loading_source) {
        source_answered(turn, status, body);
    } else if (request == sheet.loading_pattern) {
        sheet.loading_pattern = 0;
        auto pattern = wire::decode_title_pattern(body);
        if (status == 200 && pattern) sheet.pattern = std::move(pattern).value();
    } else if (request == sheet.looking) {
        doubles_answered(turn, status, body);
    } else {
        return false;
    }
    return true;
}

} // namespace stall::app::create::sheet
