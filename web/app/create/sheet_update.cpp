// What writing a product sheet does about each of its messages; see sheet_update.hpp.
// Must not know widgets.
#include "web/app/create/sheet_update.hpp"

#include "web/app/create/keeping.hpp"
#include "web/app/create/searching.hpp"
#include "web/app/create/sheet_judging.hpp"
#include "web/app/create/sheet_loading.hpp"
#include "web/app/create/sheet_pictures.hpp"
#include "web/app/create/sheet_saving.hpp"

#include <algorithm>

namespace stall::app::create::sheet {
namespace {

using Origin = SheetPlace::Origin;

void changed(Turn& turn) {
    auto& sheet = turn.model.create->sheet;
    sheet.refusals.clear();
    sheet.idempotency_key.clear();
    keep_sheet(turn);
    look_for_doubles(turn);
}

void type(Turn& turn, Field field, std::string text) {
    auto& sheet = turn.model.create->sheet;
    sheet.form.texts[static_cast<std::size_t>(field)] = std::move(text);
    changed(turn);
}

/// Of a copy the title follows the attributes, until it is written otherwise.
void type_attribute(Turn& turn, const AttributeTyped& typed) {
    auto& sheet = turn.model.create->sheet;
    auto& form = sheet.form;
    auto& title = form.texts[static_cast<std::size_t>(Field::title)];
    const auto followed = [&] {
        return catalog::retitled(sheet.source->draft.title, sheet.source->draft.attributes,
                                 form.attributes);
    };
    const bool follows = form.place.origin == Origin::copy && sheet.source && title == followed();
    const auto found =
        std::ranges::find(form.attributes, typed.field, &catalog::AttributeValue::first);
    if (found != form.attributes.end())
        found->second = typed.text;
    else
        form.attributes.emplace_back(typed.field, typed.text);
    if (follows) title = followed();
    changed(turn);
}

void choose_category(Turn& turn, CategoryId category) {
    auto& sheet = turn.model.create->sheet;
    if (sheet.form.category == category) return;
    sheet.form.category = category;
    // What the new one asks for too stays typed.
    const auto* chosen = catalog::find_category(sheet.tree, category);
    if (chosen && chosen->is_leaf)
        std::erase_if(sheet.form.attributes, [&](const catalog::AttributeValue& value) {
            return catalog::find_attribute(*chosen, value.first) == nullptr;
        });
    load(turn);
    changed(turn);
}

/// What a change of pictures undoes: the answer to what was said of them, and of the last attempt.
void pictures_changed(Turn& turn) {
    turn.model.create->sheet.picture_error.reset();
    keep_pictures(turn);
    show_pictures(turn);
    changed(turn);
}

void drop(Turn& turn) {
    forget_sheet(turn);
    turn.model.create->sheet = Sheet{};
}

} // namespace

void open(Turn& turn) {
    auto& sheet = turn.model.create->sheet;
    const auto place = turn.model.route.sheet;
    if (sheet.form.place == place) return load(turn);
    sheet = Sheet{};
    sheet.form.place = place;
    sheet.form.market = home_market(turn.model);
    if (auto kept = kept_sheet(turn.model); kept && kept->place == place) {
        sheet.form = *std::move(kept);
        sheet.is_kept = true;
        read_pictures(turn);
    }
    load(turn);
    look_for_doubles(turn);
}

void handle(Turn& turn, const Message& message) {
    auto& sheet = turn.model.create->sheet;
    if (std::holds_alternative<Dropped>(message)) return drop(turn);
    if (std::holds_alternative<Retried>(message)) return load(turn);
    if (sheet.sending != 0) return; // what is under way is not changed
    if (const auto* typed = std::get_if<Typed>(&message)) {
        type(turn, typed->field, typed->text);
    } else if (const auto* left = std::get_if<FieldLeft>(&message)) {
        sheet.left[static_cast<std::size_t>(left->field)] = true;
    } else if (const auto* attribute = std::get_if<AttributeTyped>(&message)) {
        type_attribute(turn, *attribute);
    } else if (const auto* category = std::get_if<CategoryChosen>(&message)) {
        choose_category(turn, category->category);
    } else if (const auto* title = std::get_if<TitleTaken>(&message)) {
        type(turn, Field::title, title->title);
    } else if (std::holds_alternative<PictureWanted>(message)) {
        turn.effects.push_back(effect::ChooseFile{"image/jpeg,image/png,image/webp"});
    } else if (const auto* moved = std::get_if<PictureMoved>(&message)) {
        if (moved->index == 0 || moved->index >= sheet.pictures.size()) return;
        std::swap(sheet.pictures[moved->index - 1], sheet.pictures[moved->index]);
        pictures_changed(turn);
    } else if (const auto* removed = std::get_if<PictureRemoved>(&message)) {
        if (removed->index >= sheet.pictures.size()) return;
        sheet.pictures.erase(sheet.pictures.begin() + static_cast<std::ptrdiff_t>(removed->index));
        pictures_changed(turn);
    } else if (std::holds_alternative<Submitted>(message)) {
        submit(turn);
    }
}

void take_picture(Turn& turn, const std::string& name, const std::string& bytes) {
    auto& sheet = turn.model.create->sheet;
    if (sheet.sending != 0) return;
    const auto media_type = catalog::check_picture(bytes);
    if (sheet.pictures.size() >= catalog::kPicturesMax) {
        sheet.picture_error = Error{"pictures_too_many", "", "", ""};
    } else if (!media_type) {
        sheet.picture_error = media_type.error();
    } else {
        sheet.pictures.push_back({PictureId(),
                                  name,
                                  std::string(media_type.value()),
                                  static_cast<std::int64_t>(bytes.size()),
                                  bytes,
                                  "",
                                  {}});
        pictures_changed(turn);
    }
}

void answered(Turn& turn, std::int64_t request, int status, std::string_view body) {
    if (load_answered(turn, request, status, body)) return;
    if (request == turn.model.create->sheet.reading_pictures) return take_kept_pictures(turn, body);
    if (thumbnail_answered(turn, request, status, body)) return;
    if (request == turn.model.create->sheet.sending) submit_answered(turn, status, body);
}

} // namespace stall::app::create::sheet
