// Beside the form of a new ad: the verdict on what is typed, and the ad as a customer reads it; see
// form.hpp. Must not know how a verdict is reached.
#include "web/views/ads/verdict.hpp"
#include "web/views/create/form.hpp"
#include "web/views/create/sheet.hpp"
#include "web/views/detail/parts.hpp"

namespace stall::views::create {
namespace {

using app::create::Field;
using app::create::Judged;

void waiting_ui(const Context& context) {
    const auto& create = *context.model.create;
    if (!create.prospects_error) {
        kit::skeleton_rows(context.text("create.verdict"), 2);
        return;
    }
    const auto words = app::sentence_of(context.model.language, *create.prospects_error);
    if (kit::banner("failed", {.title = context.text("create.verdict.failed"),
                               .words = words,
                               .icon = kit::kIconCloudOff,
                               .tone = kit::Tone::orange,
                               .action = context.text("load.retry")}))
        context.send(app::create::ProspectsRetried{});
}

void facts_ui(const Context& context, const wire::AdRow& row) {
    const auto money = [&](std::int64_t minor) { return context.money({minor, row.currency}); };
    const auto& facts = row.position.facts;
    if (facts.price_to_win_minor && *facts.price_to_win_minor < listings::kPriceMinorMax)
        kit::text(context.say("create.wins", {{"price", money(*facts.price_to_win_minor)}}),
                  {.tone = kit::Tone::green, .icon = kit::kIconTrophy});
    std::string note = context.say_count("create.rivals.one", "create.rivals.other", facts.rivals);
    if (row.position.new_price_minor)
        note += " · " +
                context.say("create.new_price", {{"price", money(*row.position.new_price_minor)}});
    kit::text(note, {.style = kit::TextStyle::secondary, .tone = kit::Tone::secondary});
}

void apply_ui(const Context& context, const app::ads::ShownAd& shown) {
    const auto& facts = shown.standing.position.facts;
    const auto advice = facts.price_to_win_minor ? shown.verdict.recommended_minor : std::nullopt;
    if (!advice || *advice >= listings::kPriceMinorMax || shown.verdict.recommended_under_floor)
        return;
    kit::gap(12);
    const auto label = context.say("ads.apply", {{"price", context.amount(shown.money(*advice))}});
    if (kit::button("apply",
                    {.label = label, .icon = kit::kIconCornerDownLeft, .width = kit::kFill}))
        context.send(app::create::PriceTaken{*advice});
}

void judged_ui(const Context& context, const wire::AdRow& row) {
    app::ads::ShownAd shown;
    shown.saved = &row;
    shown.standing = {row.position, row.position.price_minor};
    shown.verdict = listings::verdict_at(row.position, row.position.price_minor);
    if (row.position.price_minor > 0) {
        ads::verdict_ui(context, shown);
        kit::gap(12);
        facts_ui(context, row);
        kit::gap(12);
        ads::money_ui(context, shown);
    } else {
        kit::text(context.text("create.verdict.price"), {.tone = kit::Tone::secondary});
        kit::gap(8);
        facts_ui(context, row);
    }
    apply_ui(context, shown);
}

/// What the customer reads of the sheet under the offer.
void sheet_preview_ui(const Context& context) {
    const auto& product = context.model.create->product;
    if (!product) return;
    const auto& draft = product->draft;
    if (!draft.description.empty()) {
        kit::gap(8);
        kit::text(draft.description,
                  {.style = kit::TextStyle::secondary, .wrapping = kit::Wrapping::words});
    }
    std::string values = draft.brand;
    for (const auto& [field, value] : draft.attributes)
        values += (values.empty() ? "" : " · ") + value;
    kit::gap(8);
    kit::text(values, {.style = kit::TextStyle::secondary,
                       .tone = kit::Tone::secondary,
                       .wrapping = kit::Wrapping::words});
}

const listings::Delivery* shop_delivery(const Context& context) {
    const auto& create = *context.model.create;
    if (create.deliveries_of != create.form.market) return nullptr;
    return listings::cheapest(create.deliveries.shop);
}

void delivery_preview_ui(const Context& context, const Judged& judged) {
    const auto& own = judged.patch.deliveries;
    const bool is_half = judged.errors[static_cast<std::size_t>(Field::shipping_price)] ||
                         judged.errors[static_cast<std::size_t>(Field::shipping_hours)];
    if (is_half) return;
    const auto* delivery = own ? listings::cheapest(*own) : shop_delivery(context);
    if (delivery) kit::text(detail::delivery_words(context, *delivery), {.icon = kit::kIconTruck});
}

} // namespace

std::string shop_delivery_words(const Context& context) {
    const auto* delivery = shop_delivery(context);
    if (!delivery) return std::string(context.text("create.shipping.hint"));
    return context.say("create.shipping.shop",
                       {{"delivery", detail::delivery_words(context, *delivery)}});
}

void verdict_card_ui(const Context& context, const Judged& judged) {
    const kit::Pane pane("verdict", card(context.text("create.verdict")));
    kit::text(context.text("create.verdict"), {.style = kit::TextStyle::card_title});
    kit::gap(12);
    if (!context.model.create->form.grade) {
        kit::text(context.text("create.verdict.grade"),
                  {.tone = kit::Tone::secondary, .wrapping = kit::Wrapping::words});
        return;
    }
    if (const auto row = app::create::row_of(*context.model.create, judged)) {
        judged_ui(context, *row);
    } else {
        waiting_ui(context);
    }
}

void preview_card_ui(const Context& context, const Judged& judged) {
    const auto& form = context.model.create->form;
    const auto& patch = judged.patch;
    const kit::Pane pane("preview", card(context.text("create.preview")));
    kit::text(context.text("create.preview"), {.style = kit::TextStyle::card_title});
    kit::gap(12);
    kit::text(form.title, {.style = kit::TextStyle::subtitle, .wrapping = kit::Wrapping::words});
    if (form.grade) {
        kit::gap(4);
        kit::pill({.label = context.text(app::title_of(*form.grade)), .tone = kit::Tone::grey});
    }
    kit::gap(8);
    kit::text(patch.price ? context.money(*patch.price) : std::string(context.text("ads.none")),
              {.style = kit::TextStyle::figure});
    const auto months =
        std::to_string(patch.warranty_months.value_or(listings::kWarrantyMonthsMin));
    kit::text(context.say("create.preview.warranty", {{"count", months}}),
              {.icon = kit::kIconCheck});
    if (patch.quantity)
        kit::text(context.say("create.preview.left", {{"count", context.count(*patch.quantity)}}),
                  {.icon = kit::kIconCheck});
    delivery_preview_ui(context, judged);
    kit::text(
        context.say("create.preview.sold", {{"name", context.model.sign_in.session.merchant_name}}),
        {.tone = kit::Tone::secondary, .icon = kit::kIconStore});
    if (patch.comment && !patch.comment->empty()) {
        kit::gap(8);
        kit::text(*patch.comment, {.tone = kit::Tone::secondary, .wrapping = kit::Wrapping::words});
    }
    sheet_preview_ui(context);
}

} // namespace stall::views::create
