// The opened order: how it stands and why, its lines, money, parcel, customer and history, and what
// can be done with it. Must not know how a deadline is counted or a move decided.
#include "web/views/orders/parts.hpp"
#include "web/views/orders/sheet.hpp"

#include <algorithm>
#include <utility>

namespace stall::views::orders {
namespace {

using State = app::orders::Load::State;
using stall::orders::Order;

std::string subtitle_of(const Scene& scene, const OrderBrief& brief) {
    auto words = brief.customer;
    if (!brief.city.empty()) words += " · " + brief.city;
    if (!brief.country.empty()) words += ", " + brief.country;
    if (brief.paid_at)
        return words + " · " +
               scene.say("orders.sheet.paid", {{"date", scene.short_moment(*brief.paid_at)}});
    return words + " · " +
           scene.say("orders.sheet.placed", {{"date", scene.short_moment(brief.created_at)}});
}

void lines_ui(const Scene& scene, const Order& order) {
    heading(scene, "orders.content");
    bool is_first = true;
    for (const auto& line : order.lines) {
        const kit::Scope scope(line.id.value);
        if (!std::exchange(is_first, false)) kit::gap(8);
        const auto amount = scene.page.money({line.price_minor, order.currency});
        const float width = kit::available_width();
        const float room = kit::text_width(amount, kit::TextStyle::strong) + 12;
        {
            const kit::Row row("line", 0);
            kit::text(line.title, {.width = width - room, .wrapping = kit::Wrapping::words});
            kit::text(amount,
                      {.style = kit::TextStyle::strong, .align = kit::Align::right, .width = room});
        }
        auto words = line.sku + " · " + std::string(scene.text(app::title_of(line.grade))) + " · " +
                     std::to_string(line.quantity) + " × · " +
                     std::string(scene.text(title_of(line)));
        kit::text(words, {.style = kit::TextStyle::secondary, .wrapping = kit::Wrapping::words});
        if (!line.identifiers.imei.empty())
            kit::text("IMEI " + line.identifiers.imei, {.style = kit::TextStyle::secondary});
        if (!line.identifiers.serial.empty())
            kit::text(std::string(scene.text("orders.serial")) + " " + line.identifiers.serial,
                      {.style = kit::TextStyle::secondary});
        if (line.reason)
            kit::text(scene.text(title_of(*line.reason)),
                      {.style = kit::TextStyle::secondary, .tone = kit::Tone::red});
    }
}

bool is_dispatched_here(const Scene& scene, const OrderBrief& brief) {
    return app::orders::allows(brief, Deed::dispatch) && refused_role(scene).empty();
}

/// What moves the order on, at the right.
void main_action_ui(const Scene& scene, const OrderBrief& brief, std::string_view wait) {
    const auto id = brief.id.value;
    if (app::orders::allows(brief, Deed::confirm) &&
        kit::button("confirm", {.label = scene.text("orders.confirm"),
                                .icon = kit::kIconCheck,
                                .look = kit::ButtonLook::success,
                                .disabled_because = wait}))
        scene.press(Act::confirm, id);
    if (!is_dispatched_here(scene, brief)) return;
    const bool is_ready = is_dispatchable(scene, {brief.id});
    const auto missing = is_ready ? std::string_view() : scene.text("orders.dispatch.missing");
    if (kit::button("dispatch", {.label = scene.text("orders.dispatch"),
                                 .icon = kit::kIconTruck,
                                 .look = kit::ButtonLook::primary,
                                 .disabled_because = wait.empty() ? missing : wait}))
        scene.press(Act::dispatch_now, id);
}

bool has_actions(const OrderBrief& brief) {
    return app::orders::allows(brief, Deed::confirm) ||
           app::orders::allows(brief, Deed::dispatch) || app::orders::allows(brief, Deed::refund) ||
           app::orders::allows(brief, Deed::after_sales);
}

void actions_ui(const Scene& scene, const OrderBrief& brief) {
    const auto role = refused_role(scene);
    const auto id = brief.id.value;
    const bool is_pending = app::orders::is_pending(scene.orders, brief.id);
    const auto wait = is_pending ? scene.text("orders.sending") : role;
    kit::Row row("actions");
    if (app::orders::allows(brief, Deed::cancel) &&
        kit::button("cancel", {.label = scene.text("orders.cancel"),
                               .icon = kit::kIconX,
                               .look = kit::ButtonLook::danger,
                               .disabled_because = wait}))
        scene.press(Act::cancel, id);
    if (app::orders::allows(brief, Deed::refund) &&
        kit::button("refund", {.label = scene.text("orders.refund"),
                               .icon = kit::kIconUndo2,
                               .disabled_because = wait}))
        scene.press(Act::refund, id);
    if (app::orders::allows(brief, Deed::after_sales) &&
        kit::button("after_sales", {.label = scene.text("orders.after_sales"),
                                    .icon = kit::kIconMessageSquare,
                                    .disabled_because = wait}))
        scene.press(Act::after_sales, id);
    row.push_right();
    main_action_ui(scene, brief, wait);
}

void dispatch_ui(const Scene& scene, const OrderBrief& brief) {
    if (!is_dispatched_here(scene, brief) || app::orders::is_pending(scene.orders, brief.id))
        return;
    kit::gap(16);
    heading(scene, "orders.dispatch");
    carrier_ui(scene, kit::kFill);
    kit::gap(12);
    dispatch_form_ui(scene, brief.id, false);
}

/// For what goes into a parcel, or went.
void papers_ui(const Scene& scene, const stall::orders::Order& order) {
    const auto is_packed = [](const auto& line) { return stall::orders::is_packed(line.state); };
    if (std::ranges::none_of(order.lines, is_packed)) return;
    const kit::Row row("papers");
    if (kit::button("slip", {.label = scene.text("orders.slip"), .icon = kit::kIconPrinter}))
        scene.press(Act::packing_slip, order.id.value);
    if (kit::button("note", {.label = scene.text("orders.note"), .icon = kit::kIconFileText}))
        scene.press(Act::delivery_note, order.id.value);
}

void sheet_ui(const Scene& scene, const OrderBrief& brief) {
    const auto& detail = *scene.orders.opened;
    lines_ui(scene, detail.order);
    money_ui(scene, detail);
    dispatch_ui(scene, brief);
    kit::gap(16);
    delay_ui(scene, detail.order);
    parcel_ui(scene, detail);
    customer_ui(scene, detail);
    papers_ui(scene, detail.order);
    kit::gap(16);
    timeline_ui(scene, detail);
}

void failed_ui(const Scene& scene) {
    const auto& error = scene.orders.sheet.error;
    const auto words = app::sentence_of(scene.page.model.language, error);
    if (error.code == "order_unknown") { // asking again would not bring it
        (void)kit::banner("unknown", {.title = words,
                                      .icon = kit::kIconCircleAlert,
                                      .tone = kit::Tone::orange,
                                      .is_alert = true});
        return;
    }
    if (kit::banner("failed", {.title = scene.text("orders.sheet.failed"),
                               .words = words,
                               .icon = kit::kIconCloudOff,
                               .tone = kit::Tone::orange,
                               .is_alert = true,
                               .action = scene.text("load.retry")}))
        scene.press(Act::retry_detail);
}

/// What scrolls; under it stand the actions, always in sight.
void body_ui(const Scene& scene, const OrderBrief& brief, bool is_here) {
    const auto& opened = scene.orders.opened;
    const bool has_footer = is_here && has_actions(brief);
    const float footer = kit::tokens().space.control_height + 12;
    {
        const kit::Pane body("body", {.height = kit::available_height() - (has_footer ? footer : 0),
                                      .scrolling = kit::Scrolling::vertical});
        if (brief.id.exists()) {
            kit::text(subtitle_of(scene, brief), {.style = kit::TextStyle::secondary,
                                                  .tone = kit::Tone::tertiary,
                                                  .wrapping = kit::Wrapping::words});
            kit::gap(12);
            standing_ui(scene, brief, is_here ? &opened->order : nullptr);
        }
        if (is_here)
            sheet_ui(scene, brief);
        else if (scene.orders.sheet.state == State::failed)
            failed_ui(scene);
        else
            kit::skeleton_rows(scene.text("kit.loading"), 6);
    }
    if (!has_footer) return;
    kit::divider();
    kit::gap(11);
    actions_ui(scene, brief);
}

} // namespace

void drawer_ui(const Scene& scene) {
    const auto id = scene.orders.question.opened;
    const auto& opened = scene.orders.opened;
    const bool is_here = opened && opened->order.id == id;
    const auto* known = app::orders::find(scene.orders, id);
    const OrderBrief brief = known ? *known : is_here ? wire::row_of(*opened) : OrderBrief{};
    const auto title = scene.say("orders.sheet", {{"number", number_of(id)}});
    const kit::Scope scope(id.value);
    kit::Drawer drawer("order", {.title = title});
    body_ui(scene, brief, is_here);
    if (drawer.closed()) scene.press(Act::close_detail);
}

} // namespace stall::views::orders
