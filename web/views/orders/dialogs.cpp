// What is asked before something is done to one order or several, with its consequence.
// Must not know how it is sent.
#include "web/views/orders/parts.hpp"

namespace stall::views::orders {
namespace {

std::int64_t count_of(const Dialog& dialog) {
    return static_cast<std::int64_t>(dialog.orders.size());
}

std::string title_of(const Scene& scene, const Dialog& dialog) {
    const auto number = number_of(dialog.orders[0]);
    const auto count = scene.page.count(count_of(dialog));
    const bool is_one = dialog.orders.size() == 1;
    const auto either = [&](app::TextKey one, app::TextKey many) {
        return is_one ? scene.say(one, {{"number", number}}) : scene.say(many, {{"count", count}});
    };
    switch (dialog.deed) {
    case Deed::confirm: return either("orders.confirm.title.one", "orders.confirm.title.many");
    case Deed::cancel: return either("orders.cancel.title.one", "orders.cancel.title.many");
    case Deed::dispatch: return either("orders.dispatch.title.one", "orders.dispatch.title.many");
    case Deed::refund: return scene.say("orders.refund.title", {{"number", number}});
    case Deed::after_sales: return scene.say("orders.after_sales.title", {{"number", number}});
    }
    return {};
}

/// "419.00 EUR and 389.90 GBP": each currency by itself.
std::string total_words(const Scene& scene, const Dialog& dialog) {
    std::vector<Money> sums;
    for (const auto id : dialog.orders) {
        const auto* brief = app::orders::find(scene.orders, id);
        if (!brief) continue;
        const Money paid{brief->price_minor + brief->shipping_minor, brief->currency};
        bool is_added = false;
        for (auto& sum : sums) {
            if (!(sum.currency == paid.currency)) continue;
            sum.minor += paid.minor;
            is_added = true;
        }
        if (!is_added) sums.push_back(paid);
    }
    std::string words;
    for (const auto& sum : sums) words += (words.empty() ? "" : " + ") + scene.page.money(sum);
    return words;
}

void orders_ui(const Scene& scene, const Dialog& dialog) {
    constexpr std::size_t kNamedMax = 8;
    std::vector<std::string> labels, values;
    std::vector<kit::KeyValue> pairs;
    const auto named = std::min(dialog.orders.size(), kNamedMax);
    labels.reserve(named + 1);
    values.reserve(named + 1);
    for (std::size_t at = 0; at < named; ++at) {
        const auto* brief = app::orders::find(scene.orders, dialog.orders[at]);
        if (!brief) continue;
        labels.push_back(number_of(brief->id) + " · " + brief->customer + " · " +
                         content_words(scene, *brief));
        values.push_back(
            scene.page.money({brief->price_minor + brief->shipping_minor, brief->currency}));
        pairs.push_back({labels.back(), values.back(), kit::Tone::plain});
    }
    if (dialog.orders.size() > named) {
        labels.push_back(
            scene.say("ads.filter.more", {{"values", "…"},
                                          {"count", scene.page.count(static_cast<std::int64_t>(
                                                        dialog.orders.size() - named))}}));
        values.push_back(total_words(scene, dialog));
        pairs.push_back({labels.back(), values.back(), kit::Tone::plain});
    }
    kit::key_values(pairs);
    kit::gap(12);
}

void consequence_ui(const std::string& words, kit::Tone tone) {
    (void)kit::banner("consequence",
                      {.title = words,
                       .icon = tone == kit::Tone::red ? kit::kIconTriangleAlert : kit::kIconInfo,
                       .tone = tone});
    kit::gap(12);
}

void confirm_ui(const Scene& scene, const Dialog& dialog) {
    orders_ui(scene, dialog);
    consequence_ui(std::string(scene.text("orders.confirm.consequence")), kit::Tone::accent);
}

void cancel_ui(const Scene& scene, const Dialog& dialog) {
    orders_ui(scene, dialog);
    reason_ui(scene, dialog, stall::orders::kReasonsBeforeShipping);
    kit::gap(12);
    consequence_ui(scene.say("orders.cancel.consequence", {{"amount", total_words(scene, dialog)}}),
                   kit::Tone::red);
    if (!dialog.reason) return;
    const bool go_back = stall::orders::puts_units_back(*dialog.reason);
    kit::text(scene.text(go_back ? app::TextKey("orders.cancel.units")
                                 : app::TextKey("orders.cancel.no_units")),
              {.tone = kit::Tone::secondary, .icon = kit::kIconPackage});
}

void dispatch_ui(const Scene& scene, const Dialog& dialog) {
    carrier_ui(scene, kit::kFill);
    kit::gap(12);
    for (std::size_t at = 0; at < dialog.orders.size(); ++at) {
        if (dialog.orders.size() > 1) {
            const auto* brief = app::orders::find(scene.orders, dialog.orders[at]);
            if (brief)
                kit::text(brief->customer + " · " + content_words(scene, *brief),
                          {.style = kit::TextStyle::secondary});
        }
        dispatch_form_ui(scene, dialog.orders[at], at == 0);
    }
    if (dialog.orders.size() == 1)
        kit::text(scene.text("orders.dispatch.final"), {.style = kit::TextStyle::secondary});
}

void after_sales_ui(const Scene& scene, const Dialog& dialog) {
    kit::text(scene.text("orders.after_sales.text"),
              {.tone = kit::Tone::secondary, .wrapping = kit::Wrapping::words});
    kit::gap(12);
    message_ui(scene, dialog, true);
}

struct Main {
    std::string label;
    kit::Icon icon;
    kit::ButtonLook look;
    std::string_view disabled_because;
};

Main main_of(const Scene& scene, const Dialog& dialog) {
    const bool is_one = dialog.orders.size() == 1;
    const auto count = scene.page.count(count_of(dialog));
    const auto words = [&](app::TextKey key) { return std::string(scene.text(key)); };
    switch (dialog.deed) {
    case Deed::confirm:
        return {is_one ? words("orders.confirm")
                       : scene.say("orders.confirm.many", {{"count", count}}),
                kit::kIconCheck, kit::ButtonLook::success, ""};
    case Deed::cancel:
        return {is_one ? words("orders.cancel.do")
                       : scene.say("orders.cancel.do.many", {{"count", count}}),
                kit::kIconX, kit::ButtonLook::danger,
                dialog.reason ? "" : scene.text("orders.refund.no_reason")};
    case Deed::dispatch:
        return {is_one ? words("orders.dispatch")
                       : scene.say("orders.dispatch.many", {{"count", count}}),
                kit::kIconTruck, kit::ButtonLook::primary,
                is_dispatchable(scene, dialog.orders) ? "" : scene.text("orders.dispatch.missing")};
    case Deed::refund:
        return {"", kit::kIconUndo2, kit::ButtonLook::danger, refund_missing(scene, dialog)};
    case Deed::after_sales:
        return {words("orders.after_sales.do"), kit::kIconMessageSquare, kit::ButtonLook::primary,
                dialog.message.empty() ? scene.text("orders.after_sales.no_message") : ""};
    }
    return {};
}

void error_ui(const Scene& scene, const Dialog& dialog) {
    if (!dialog.error) return;
    const auto* brief = app::orders::find(scene.orders, dialog.orders[0]);
    const auto words = brief ? scene.page.sentence(*dialog.error, brief->currency)
                             : app::sentence_of(scene.page.model.language, *dialog.error);
    (void)kit::banner(
        "error",
        {.title = words, .icon = kit::kIconCircleAlert, .tone = kit::Tone::red, .is_alert = true});
    kit::gap(12);
}

void footer_ui(const Scene& scene, const Dialog& dialog) {
    const auto wait = dialog.is_sending ? scene.text("orders.sending") : std::string_view();
    if (kit::button("back", {.label = scene.text("orders.dialog.keep"), .disabled_because = wait}))
        scene.press(Act::close_dialog);
    auto main = main_of(scene, dialog);
    if (dialog.deed == Deed::refund) main.label = refund_label(scene, dialog);
    const bool is_disabled = !main.disabled_because.empty() || dialog.is_sending;
    if (kit::button("do", {.label = main.label,
                           .icon = main.icon,
                           .look = main.look,
                           .disabled_because = dialog.is_sending ? wait : main.disabled_because,
                           .shortcut = "Ctrl Enter",
                           .is_busy = dialog.is_sending}) ||
        (!is_disabled && kit::shortcut(kit::Modifier::ctrl, "enter")))
        scene.press(Act::send);
}

} // namespace

void reason_ui(const Scene& scene, const Dialog& dialog,
               std::span<const stall::orders::Reason> reasons) {
    std::vector<std::string> keys;
    std::vector<kit::Option> options;
    keys.reserve(reasons.size());
    std::size_t chosen = kit::kNone;
    for (std::size_t at = 0; at < reasons.size(); ++at) {
        keys.push_back(std::to_string(static_cast<int>(reasons[at])));
        options.push_back({.key = keys.back(), .label = scene.text(title_of(reasons[at]))});
        if (dialog.reason == reasons[at]) chosen = at;
    }
    const auto picked = kit::select("reason", {.label = scene.text("orders.reason"),
                                               .options = options,
                                               .chosen = chosen,
                                               .placeholder = scene.text("orders.reason.choose"),
                                               .is_required = true});
    if (!picked) return;
    for (std::size_t at = 0; at < stall::orders::kReasons.size(); ++at)
        if (stall::orders::kReasons[at] == reasons[*picked])
            scene.choose(Choice::reason, static_cast<std::int64_t>(at));
}

void message_ui(const Scene& scene, const Dialog& dialog, bool is_required) {
    const auto result = kit::field("message", {.label = scene.text("orders.message"),
                                               .text = dialog.message,
                                               .kind = kit::FieldKind::lines,
                                               .height = 96,
                                               .is_required = is_required});
    if (result.changed) scene.type(Entry::message, result.text);
}

void dialog_ui(const Scene& scene) {
    const auto& asked = *scene.orders.dialog;
    const auto title = title_of(scene, asked);
    const float width = asked.deed == Deed::refund ? 560.0F : 520.0F;
    kit::Dialog dialog("deed", {.title = title, .width = width});
    error_ui(scene, asked);
    switch (asked.deed) {
    case Deed::confirm: confirm_ui(scene, asked); break;
    case Deed::cancel: cancel_ui(scene, asked); break;
    case Deed::dispatch: dispatch_ui(scene, asked); break;
    case Deed::refund: refund_form_ui(scene, asked); break;
    case Deed::after_sales: after_sales_ui(scene, asked); break;
    }
    dialog.footer();
    footer_ui(scene, asked);
    if (dialog.dismissed()) scene.press(Act::close_dialog);
}

} // namespace stall::views::orders
