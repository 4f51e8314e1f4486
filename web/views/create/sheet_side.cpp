// Around the fields of a product sheet: its pictures, and the products it may be a double of; see
// sheet.hpp. Must not know how anything is checked.
#include "web/views/create/sheet.hpp"

namespace stall::views::create {
namespace {

using app::SheetPlace;
using app::create::sheet::Picture;
using app::create::sheet::Sheet;

std::string about(const Context& context, const Picture& picture) {
    const auto kind = std::string_view(picture.media_type).substr(picture.media_type.find('/') + 1);
    constexpr std::int64_t kKilobyte = 1000;
    const auto size = (picture.byte_count + kKilobyte - 1) / kKilobyte;
    return context.say("sheet.picture.about",
                       {{"kind", std::string(kind)}, {"size", context.count(size)}});
}

void picture_ui(const Context& context, const Picture& picture, std::size_t index) {
    const kit::Scope scope(index);
    const auto number = std::to_string(index + 1);
    const auto name = picture.name.empty()
                          ? context.say("sheet.picture.number", {{"number", number}})
                          : picture.name;
    kit::Row row("picture", 12);
    kit::pill({.label = number, .tone = index == 0 ? kit::Tone::accent : kit::Tone::grey});
    kit::picture({.identity = picture.thumbnail.request,
                  .pixels = picture.thumbnail.pixels,
                  .pixel_side = app::create::sheet::Thumbnail::kSide});
    {
        constexpr float kButtonsWidth = 96; // two, with what is between
        const kit::Column words(kit::available_width() - kButtonsWidth);
        kit::text(name, {.style = kit::TextStyle::strong});
        kit::text(about(context, picture),
                  {.style = kit::TextStyle::secondary, .tone = kit::Tone::secondary});
    }
    row.push_right();
    const auto forward = context.say("sheet.picture.forward", {{"name", name}});
    const auto remove = context.say("sheet.picture.remove", {{"name", name}});
    if (index > 0 && kit::button("forward", {.label = forward,
                                             .icon = kit::kIconArrowUp,
                                             .look = kit::ButtonLook::quiet,
                                             .size = kit::Size::small,
                                             .icon_only = true}))
        context.send(app::create::Message(app::create::sheet::PictureMoved{index}));
    if (kit::button("remove", {.label = remove,
                               .icon = kit::kIconTrash2,
                               .look = kit::ButtonLook::quiet,
                               .size = kit::Size::small,
                               .icon_only = true}))
        context.send(app::create::Message(app::create::sheet::PictureRemoved{index}));
}

void add_picture_ui(const Context& context, const Sheet& sheet) {
    const bool is_full = sheet.pictures.size() >= catalog::kPicturesMax;
    const auto reason =
        is_full ? app::sentence_of(context.model.language, {"pictures_too_many", "", "", ""})
                : std::string();
    if (kit::button("add", {.label = context.text("sheet.picture.add"),
                            .icon = kit::kIconUpload,
                            .disabled_because = reason}))
        context.send(app::create::Message(app::create::sheet::PictureWanted{}));
    kit::gap(8);
    kit::text(context.text("sheet.pictures.hint"), {.style = kit::TextStyle::secondary,
                                                    .tone = kit::Tone::secondary,
                                                    .wrapping = kit::Wrapping::words});
}

void double_ui(const Context& context, const wire::ProductHit& hit) {
    const kit::Scope scope(hit.product.value);
    kit::text(hit.title, {.style = kit::TextStyle::strong, .wrapping = kit::Wrapping::words});
    const auto words = hit.category_name + (hit.ean.empty() ? "" : " · " + hit.ean);
    kit::text(words, {.style = kit::TextStyle::secondary,
                      .tone = kit::Tone::secondary,
                      .wrapping = kit::Wrapping::words});
    kit::gap(8);
    const auto name = context.say("create.sell.name", {{"title", hit.title}});
    if (kit::button(
            "sell",
            {.label = context.text("sheet.doubles.sell"), .icon = kit::kIconTag, .tooltip = name}))
        context.send(app::create::ProductChosen{hit.product});
}

} // namespace

void sheet_pictures_ui(const Context& context) {
    const auto& sheet = context.model.create->sheet;
    const kit::Pane pane("pictures", card(context.text("sheet.pictures")));
    kit::text(context.text("sheet.pictures"), {.style = kit::TextStyle::card_title});
    kit::gap(12);
    const bool is_copy = sheet.form.place.origin == SheetPlace::Origin::copy;
    if (is_copy && sheet.source && !sheet.source->pictures.empty()) {
        const auto count = static_cast<std::int64_t>(sheet.source->pictures.size());
        kit::text(
            context.say_count("sheet.pictures.along.one", "sheet.pictures.along.other", count),
            {.style = kit::TextStyle::secondary, .tone = kit::Tone::secondary});
        kit::gap(8);
    }
    for (std::size_t i = 0; i < sheet.pictures.size(); ++i) {
        picture_ui(context, sheet.pictures[i], i);
        kit::gap(8);
    }
    if (sheet.picture_error) {
        const auto words = app::sentence_of(context.model.language, *sheet.picture_error);
        kit::text(words, {.tone = kit::Tone::red,
                          .wrapping = kit::Wrapping::words,
                          .icon = kit::kIconCircleAlert});
        kit::gap(8);
    }
    add_picture_ui(context, sheet);
}

void doubles_ui(const Context& context) {
    const auto& sheet = context.model.create->sheet;
    const auto& doubles = sheet.doubles.products;
    const bool is_beside = kit::breakpoint() == kit::Breakpoint::wide;
    if (doubles.empty() && !is_beside) return;
    {
        const kit::Pane pane("doubles", card(context.text("sheet.doubles")));
        kit::text(context.text("sheet.doubles"), {.style = kit::TextStyle::card_title});
        kit::gap(12);
        const bool is_asked = !sheet.doubles_asked.empty();
        if (doubles.empty())
            kit::text(is_asked ? context.text("sheet.doubles.none")
                               : context.text("sheet.doubles.start"),
                      {.tone = kit::Tone::secondary, .wrapping = kit::Wrapping::words});
        else
            (void)kit::banner("warning", {.title = context.text("sheet.doubles.found"),
                                          .words = context.text("sheet.doubles.why"),
                                          .icon = kit::kIconTriangleAlert,
                                          .tone = kit::Tone::orange});
        for (const auto& hit : doubles) {
            kit::gap(12);
            double_ui(context, hit);
        }
    }
    kit::gap(12);
}

} // namespace stall::views::create
