// Asked before a single price goes out that moves further than the guard's depth; see section.hpp.
// Must not know HTTP or how far is too far.
#include "core/listings/bulk_summary.hpp"
#include "web/views/ads/section.hpp"

namespace stall::views::ads {

void price_question_ui(const Context& context) {
    const auto& ads = context.model.ads;
    const auto& question = *ads.price_question;
    const auto row = ads.shelf.find(question.ad);
    if (!row) return;
    const auto& ad = ads.shelf.at(*row);
    const auto language = context.model.language;
    const Money from{question.from_minor, ad.currency};
    const Money to = *question.patch.price;
    const auto share = [&](std::int32_t basis_points) {
        return format_share(language, basis_points);
    };
    const auto title = context.say(
        "ads.guard.title", {{"share", share(listings::depth_basis_points(from.minor, to.minor))}});
    kit::Dialog dialog("price_question", {.title = title, .width = 480});
    const auto lead = context.say(
        "ads.guard.lead", {{"name", ad.title + " (" + ad.sku + ")"},
                           {"limit", share(listings::GuardRails{}.depth_basis_points_max)}});
    kit::text(lead, {.tone = kit::Tone::secondary, .wrapping = kit::Wrapping::words});
    kit::gap(16);
    const auto before = context.money(from);
    const auto after = context.money(to);
    const auto moved = format_money_difference(language, {to.minor - from.minor, ad.currency});
    const std::array pairs = {
        kit::KeyValue{context.text("ads.guard.from"), before, kit::Tone::plain},
        kit::KeyValue{context.text("ads.guard.to"), after, kit::Tone::accent},
        kit::KeyValue{context.text("ads.guard.by"), moved, kit::Tone::orange}};
    kit::key_values(pairs);
    dialog.footer();
    if (kit::button("leave", {.label = context.text("ads.guard.leave")}) || dialog.dismissed())
        context.send(app::ads::PriceLeft{});
    const auto label = context.say("ads.guard.confirm", {{"price", after}});
    if (kit::button("confirm",
                    {.label = label, .look = kit::ButtonLook::primary, .shortcut = "Ctrl Enter"}) ||
        kit::shortcut(kit::Modifier::ctrl, "enter"))
        context.send(app::ads::PriceConfirmed{});
}

} // namespace stall::views::ads
