// The form of a new ad; see form.hpp.
// Must not know HTTP or what a message does.
#include "web/views/create/form.hpp"

#include "core/base/text.hpp"
#include "web/views/create/sheet.hpp"
#include "web/views/market_select.hpp"

#include <algorithm>

namespace stall::views::create {
namespace {

using app::create::Create;
using app::create::Field;
using app::create::Judged;
using app::create::Saved;

/// What is missing is not said before the first attempt.
std::optional<Error> error_shown(const Context& context, const Judged& judged, Field field) {
    const auto& create = *context.model.create;
    if (create.refusal && app::create::field_at(create.refusal->where) == field)
        return create.refusal;
    const auto& error = judged.errors[static_cast<std::size_t>(field)];
    const bool is_blank = trim(app::create::text_of(create.form, field)).empty();
    return is_blank && !create.was_tried ? std::nullopt : error;
}

void field_ui(const Context& context, const Judged& judged, Field field, kit::Field setup) {
    const auto& form = context.model.create->form;
    const auto currency = listings::currency_of(form.market);
    const auto error = error_shown(context, judged, field);
    const auto words = error ? context.sentence(*error, currency) : std::string();
    setup.text = app::create::text_of(form, field);
    setup.error = words;
    const auto result = kit::field(static_cast<int>(field), setup);
    if (result.changed) context.send(app::create::Typed{field, result.text});
}

void grade_ui(const Context& context, const Judged& judged, float width) {
    const auto& create = *context.model.create;
    std::array<kit::Option, listings::kGrades.size()> options;
    std::size_t chosen = kit::kNone;
    for (std::size_t i = 0; i < options.size(); ++i) {
        const auto grade = listings::kGrades[i];
        options[i] = {.key = listings::name_of(grade), .label = context.text(app::title_of(grade))};
        if (create.form.grade == grade) chosen = i;
    }
    const auto error = judged.grade_error && create.was_tried
                           ? app::sentence_of(context.model.language, *judged.grade_error)
                           : std::string();
    const auto picked = kit::select("grade", {.label = context.text("create.condition"),
                                              .options = options,
                                              .chosen = chosen,
                                              .placeholder = context.text("create.choose"),
                                              .error = error,
                                              .width = width,
                                              .is_required = true});
    if (picked) context.send(app::create::GradeChosen{listings::kGrades[*picked]});
}

void market_ui(const Context& context, float width) {
    if (const auto market =
            market_select(context, "ads.filter.market", context.model.create->form.market, width))
        context.send(app::create::MarketChosen{*market});
}

/// One's own sheet, not validated yet: the ad waits with it, and it can be changed.
void waiting_sheet_ui(const Context& context) {
    const auto& product = context.model.create->product;
    if (!product || product->state != wire::ProductState::waiting) return;
    if (kit::banner("waiting", {.title = context.text("create.waiting"),
                                .words = context.text("sheet.waiting.text"),
                                .icon = kit::kIconCircleDashed,
                                .tone = kit::Tone::orange,
                                .action = context.text("sheet.change")}))
        context.send(app::create::SheetChosen{{app::SheetPlace::Origin::change, product->product}});
    kit::gap(12);
}

void product_ui(const Context& context) {
    const auto& create = *context.model.create;
    const auto& form = create.form;
    const auto number =
        context.say("create.number", {{"number", std::to_string(form.product.value)}});
    std::string note = number;
    if (!create.prospects.empty()) {
        const auto& row = create.prospects.front();
        note = row.category + (row.ean.empty() ? "" : " · " + row.ean) + " · " + number;
    }
    if (kit::button("back", {.label = context.text("create.back"),
                             .icon = kit::kIconSearch,
                             .look = kit::ButtonLook::quiet,
                             .size = kit::Size::small}))
        context.send(app::create::BackToSearch{});
    kit::gap(4);
    kit::text(form.title.empty() ? std::string_view(number) : form.title,
              {.style = kit::TextStyle::title, .wrapping = kit::Wrapping::words});
    kit::text(note, {.style = kit::TextStyle::secondary, .tone = kit::Tone::secondary});
    kit::gap(16);
    waiting_sheet_ui(context);
}

void identity_ui(const Context& context, const Judged& judged) {
    pair_ui(
        "identity", [&](float width) { grade_ui(context, judged, width); },
        [&](float width) { market_ui(context, width); });
    pair_ui(
        "stock",
        [&](float width) {
            field_ui(context, judged, Field::sku,
                     {.label = "SKU", .width = width, .is_required = true});
        },
        [&](float width) {
            field_ui(context, judged, Field::stock,
                     {.label = context.text("drawer.stock"),
                      .kind = kit::FieldKind::whole_number,
                      .width = width,
                      .is_required = true});
        });
}

/// A way to deliver of its own; blank leaves it to the shop.
void delivery_ui(const Context& context, const Judged& judged, std::string_view unit) {
    const auto shop = shop_delivery_words(context);
    pair_ui(
        "delivery",
        [&](float width) {
            field_ui(context, judged, Field::shipping_price,
                     {.label = context.text("create.shipping_price"),
                      .hint = shop,
                      .unit = unit,
                      .kind = kit::FieldKind::decimal,
                      .width = width});
        },
        [&](float width) {
            field_ui(context, judged, Field::shipping_hours,
                     {.label = context.text("create.shipping_hours"),
                      .hint = context.text("create.shipping_hours.hint"),
                      .unit = "h",
                      .kind = kit::FieldKind::whole_number,
                      .width = width});
        });
    if (!judged.patch.deliveries) return;
    field_ui(
        context, judged, Field::shipper,
        {.label = context.text("create.shipper"), .hint = context.text("create.shipper.hint")});
    kit::gap(12);
}

void terms_ui(const Context& context, const Judged& judged) {
    const auto unit = listings::currency_of(context.model.create->form.market).code();
    field_ui(context, judged, Field::price,
             {.label = context.text("drawer.price"),
              .hint = context.text("create.price.hint"),
              .unit = unit,
              .kind = kit::FieldKind::decimal,
              .look = kit::FieldLook::money_large,
              .is_required = true});
    kit::gap(12);
    pair_ui(
        "terms",
        [&](float width) {
            field_ui(context, judged, Field::floor,
                     {.label = context.text("drawer.floor"),
                      .hint = context.text("create.floor.hint"),
                      .unit = unit,
                      .kind = kit::FieldKind::decimal,
                      .width = width});
        },
        [&](float width) {
            field_ui(context, judged, Field::warranty,
                     {.label = context.text("create.warranty"),
                      .hint = context.text("create.warranty.hint"),
                      .kind = kit::FieldKind::whole_number,
                      .width = width});
        });
    delivery_ui(context, judged, unit);
    const auto comment = app::create::text_of(context.model.create->form, Field::comment);
    const auto length = context.say(
        "create.comment.hint",
        {{"count", context.count(static_cast<std::int64_t>(count_code_points(comment)))}});
    field_ui(context, judged, Field::comment,
             {.label = context.text("create.comment"),
              .hint = length,
              .kind = kit::FieldKind::lines,
              .height = 88});
}

void also_ui(const Context& context) {
    std::string others;
    for (const auto market : app::create::markets_of(context.model.create->form)) {
        if (market == context.model.create->form.market) continue;
        others += others.empty() ? "" : ", ";
        others += context.text(app::title_of(market));
    }
    if (others.empty()) return;
    kit::text(context.say("create.also", {{"markets", others}}),
              {.style = kit::TextStyle::secondary, .tone = kit::Tone::secondary});
    kit::gap(8);
}

void refusal_ui(const Context& context) {
    const auto& refusal = context.model.create->refusal;
    if (!refusal || app::create::field_at(refusal->where)) return;
    const auto words = app::sentence_of(context.model.language, *refusal);
    (void)kit::banner("refusal", {.title = context.text("create.refused"),
                                  .words = words,
                                  .icon = kit::kIconCircleAlert,
                                  .tone = kit::Tone::red,
                                  .is_alert = true});
    kit::gap(12);
}

void buttons_ui(const Context& context) {
    const auto& create = *context.model.create;
    const bool is_busy = create.sending != 0;
    const bool is_draft = create.sent_as == Saved::As::draft;
    const auto label = is_busy ? context.text("create.saving") : context.text("create.publish");
    kit::Row row("buttons");
    if (kit::button("publish", {.label = label,
                                .icon = kit::kIconCheck,
                                .look = kit::ButtonLook::primary,
                                .shortcut = "Ctrl Enter",
                                .is_busy = is_busy && !is_draft}) ||
        kit::shortcut(kit::Modifier::ctrl, "enter"))
        context.send(Saved{Saved::As::published});
    if (kit::button("draft",
                    {.label = context.text("create.keep"), .is_busy = is_busy && is_draft}))
        context.send(Saved{Saved::As::draft});
}

void fields_ui(const Context& context, const Judged& judged) {
    const kit::Pane card("offer", {.height = 0,
                                   .look = kit::PaneLook::card,
                                   .padding = kit::tokens().space.card,
                                   .name = context.text("create.offer")});
    kit::text(context.text("create.offer"), {.style = kit::TextStyle::card_title});
    kit::gap(12);
    identity_ui(context, judged);
    terms_ui(context, judged);
    kit::gap(16);
    also_ui(context);
    refusal_ui(context);
    buttons_ui(context);
}

} // namespace

void form_ui(const Context& context) {
    const auto& form = context.model.create->form;
    const auto judged = app::create::judge(form, form.market, Saved::As::published,
                                           context.model.ads, context.model.language);
    product_ui(context);
    const bool is_wide = kit::available_width() > 860;
    if (!is_wide) {
        verdict_card_ui(context, judged);
        kit::gap(12);
        fields_ui(context, judged);
        kit::gap(12);
        preview_card_ui(context, judged);
        kit::gap(16);
        return;
    }
    constexpr float kSide = 340;
    const float between = kit::tokens().space.pane_gap;
    const float width = std::min(720.0F, kit::available_width() - kSide - between);
    const kit::Row row("form", between);
    {
        const kit::Pane left("left", {.width = width, .scrolling = kit::Scrolling::vertical});
        fields_ui(context, judged);
    }
    const kit::Pane right("right", {.width = kSide, .scrolling = kit::Scrolling::vertical});
    verdict_card_ui(context, judged);
    kit::gap(12);
    preview_card_ui(context, judged);
}

} // namespace stall::views::create
