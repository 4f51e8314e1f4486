// How an ad is delivered: its own ways or the shop's, and one way typed in place.
// Must not know what a delivery means for the buybox.
#include "web/app/detail/delivering.hpp"
#include "web/views/detail/parts.hpp"

namespace stall::views::detail {
namespace {

using app::detail::DeliveryField;
using app::detail::State;

struct Asked {
    DeliveryField field;
    app::TextKey label;
    std::string_view where; ///< in an error
};

void field_ui(const Context& context, const app::detail::Deliveries& deliveries, const Asked& asked,
              const std::optional<Error>& error, kit::Field setup) {
    const auto words = error && error->where == asked.where
                           ? context.sentence(*error, deliveries.known.currency)
                           : std::string();
    setup.label = context.text(asked.label);
    setup.text = deliveries.texts[static_cast<std::size_t>(asked.field)];
    setup.error = words;
    const auto typed = kit::field(static_cast<int>(asked.field), setup);
    if (typed.changed) context.send(app::detail::DeliveryTyped{asked.field, typed.text});
}

void form_ui(const Context& context, const app::detail::Deliveries& deliveries) {
    const kit::Scope scope("way");
    const auto typed = app::detail::deliveries_typed(deliveries, context.model.language);
    const auto error = typed ? std::nullopt : std::optional(typed.error());
    {
        const kit::Row row("terms", 8, kit::Across::top);
        const float width = (kit::available_width() - 8) / 2;
        const auto code = deliveries.known.currency.code();
        {
            const kit::Column column(width);
            field_ui(context, deliveries, {DeliveryField::price, "delivery.price", "/price"}, error,
                     {.unit = code, .kind = kit::FieldKind::decimal, .width = width});
        }
        const kit::Column column(width);
        field_ui(context, deliveries, {DeliveryField::hours, "delivery.hours", "/delay_hours"},
                 error, {.unit = "h", .kind = kit::FieldKind::whole_number, .width = width});
    }
    field_ui(context, deliveries, {DeliveryField::shipper, "create.shipper", "/shipper"}, error,
             {});
    kit::gap(12);
    const kit::Row row("buttons");
    const auto words = error ? context.sentence(*error, deliveries.known.currency) : std::string();
    if (kit::button("save", {.label = context.text("delivery.save"),
                             .icon = kit::kIconCheck,
                             .disabled_because = words}))
        context.send(app::detail::DeliveryDone{app::detail::DeliveryDone::How::saved});
    if (kit::button("cancel",
                    {.label = context.text("drawer.reset"), .look = kit::ButtonLook::quiet}))
        context.send(app::detail::DeliveryDone{app::detail::DeliveryDone::How::cancelled});
}

} // namespace

std::string delivery_words(const Context& context, const listings::Delivery& delivery) {
    const auto hours = std::to_string(delivery.delay_hours);
    auto words = delivery.price.minor == 0
                     ? context.say("delivery.free", {{"hours", hours}})
                     : context.say("delivery.paid",
                                   {{"hours", hours}, {"price", context.money(delivery.price)}});
    if (!delivery.shipper.empty()) words += " · " + delivery.shipper;
    return words;
}

void delivery_ui(const Context& context, const ShownAd& shown) {
    const auto* detail = detail_of(context, shown);
    if (!detail) return;
    const auto& deliveries = detail->deliveries;
    kit::text(context.text("delivery.title"),
              {.style = kit::TextStyle::section, .tone = kit::Tone::secondary});
    kit::gap(4);
    if (deliveries.state == State::none || deliveries.state == State::loading)
        return kit::skeleton_rows(context.text("delivery.title"), 1);
    if (deliveries.state == State::failed) {
        kit::text(context.text("why.delivery.failed"), {.tone = kit::Tone::tertiary});
        return;
    }
    if (deliveries.is_open) return form_ui(context, deliveries);
    const auto& known = deliveries.known;
    const bool is_own = !known.own.empty();
    for (const auto& way : is_own ? known.own : known.shop)
        kit::text(delivery_words(context, way),
                  {.wrapping = kit::Wrapping::words, .icon = kit::kIconTruck});
    kit::text(context.text(is_own ? app::TextKey("delivery.own") : app::TextKey("delivery.shop")),
              {.style = kit::TextStyle::secondary, .tone = kit::Tone::tertiary});
    kit::gap(8);
    const kit::Row row("delivery");
    if (kit::button("open", {.label = context.text("delivery.change"),
                             .icon = kit::kIconPencil,
                             .size = kit::Size::small}))
        context.send(app::detail::DeliveryOpened{});
    if (is_own && kit::button("shop", {.label = context.text("delivery.use_shop"),
                                       .look = kit::ButtonLook::quiet,
                                       .size = kit::Size::small}))
        context.send(app::detail::DeliveryDone{app::detail::DeliveryDone::How::as_the_shop});
}

} // namespace stall::views::detail
