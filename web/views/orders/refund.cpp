// The refund of an order: which lines, how much, why; what it costs and what comes back of the
// commission. Must not know how a refund is split or credited.
#include "web/app/orders/actions.hpp"
#include "web/views/orders/parts.hpp"

#include "core/orders/line_money.hpp"

namespace stall::views::orders {
namespace {

using stall::orders::LineState;
using stall::orders::Order;
using stall::orders::OrderLine;

const Order* order_of(const Scene& scene, const Dialog& dialog) {
    const auto& opened = scene.orders.opened;
    return opened && opened->order.id == dialog.orders[0] ? &opened->order : nullptr;
}

bool is_refundable(const OrderLine& line) {
    const bool may = line.state == LineState::accepted || line.state == LineState::shipped ||
                     line.state == LineState::refunded_after_shipping;
    return may && stall::orders::refundable_minor(line) > 0;
}

const app::orders::LineEntries* entries_of(const Scene& scene, OrderLineId line) {
    const auto found = scene.orders.drafts.lines.find(line);
    return found == scene.orders.drafts.lines.end() ? nullptr : &found->second;
}

void line_ui(const Scene& scene, const Order& order, const OrderLine& line) {
    const kit::Scope scope(line.id.value);
    const auto* entries = entries_of(scene, line.id);
    const bool is_out = entries && entries->is_left_out;
    const auto name = scene.say("orders.refund.line", {{"title", line.title}});
    if (kit::checkbox("take",
                      {.label = name, .checked = is_out ? kit::Checked::off : kit::Checked::on}))
        scene.choose(Choice::refunded_line, 0, line.id.value);
    const auto left = stall::orders::refundable_minor(line);
    const auto words =
        scene.say("orders.refund.refundable",
                  {{"amount", scene.money(left, order.currency)},
                   {"paid", scene.money(line.price_minor + line.shipping_minor, order.currency)}});
    if (is_out) {
        kit::text(words, {.style = kit::TextStyle::secondary});
        kit::gap(12);
        return;
    }
    const bool is_full_only = line.state == LineState::accepted;
    std::string error;
    if (entries && !entries->amount.empty()) {
        const auto amount = read_written_money(entries->amount, order.currency,
                                               marks_typed_in(scene.page.model.language));
        const auto planned =
            amount ? stall::orders::plan_refund(line, amount.value().minor, order.currency)
                   : Result<stall::orders::Refund>(amount.error());
        if (!planned) error = scene.page.sentence(planned.error(), order.currency);
    }
    const auto all = format_typed(scene.page.model.language, {left, order.currency});
    const auto code = order.currency.code();
    const auto result = kit::money_field(
        "amount", {.label = scene.text("orders.refund.amount"),
                   .text = entries ? std::string_view(entries->amount) : "",
                   .placeholder = all,
                   .hint = words,
                   .error = error,
                   .unit = code,
                   .width = 240,
                   .disabled_because =
                       is_full_only ? scene.text("orders.refund.full_only") : std::string_view()});
    if (result.changed) scene.type(Entry::refund_amount, result.text, line.id.value);
    kit::gap(12);
}

struct Plan {
    std::int64_t sum = 0, credit = 0;
};

/// What the core plans for what is typed; nothing while it refuses.
std::optional<Plan> plan_of(const Scene& scene, const Dialog& dialog, const Order& order) {
    const auto wish =
        app::orders::typed_refund(scene.page.model.language, scene.orders, dialog, order);
    if (!wish) return std::nullopt;
    Plan plan;
    for (const auto& refund : wish.value().lines) {
        for (const auto& line : order.lines) {
            if (line.id != refund.line) continue;
            const auto planned =
                stall::orders::plan_refund(line, refund.amount_minor, order.currency);
            if (!planned) return std::nullopt;
            plan.sum += planned.value().price_minor + planned.value().shipping_minor;
            if (line.state != LineState::accepted)
                plan.credit += planned.value().credit.net_minor + planned.value().credit.vat_minor;
        }
    }
    return plan;
}

std::span<const stall::orders::Reason> reasons_of(const Order& order) {
    for (const auto& line : order.lines)
        if (line.state == LineState::accepted) return stall::orders::kReasonsBeforeShipping;
    return stall::orders::kReasons;
}

} // namespace

void refund_form_ui(const Scene& scene, const Dialog& dialog) {
    const auto* order = order_of(scene, dialog);
    if (!order) return kit::skeleton_rows(scene.text("kit.loading"), 4);
    for (const auto& line : order->lines)
        if (is_refundable(line)) line_ui(scene, *order, line);
    reason_ui(scene, dialog, reasons_of(*order));
    kit::gap(12);
    message_ui(scene, dialog, false);
    kit::gap(12);
    if (const auto plan = plan_of(scene, dialog, *order)) {
        const std::array<std::string, 3> words = {
            scene.money(plan->sum, order->currency), scene.money(plan->credit, order->currency),
            scene.money(plan->sum - plan->credit, order->currency)};
        const std::array pairs = {
            kit::KeyValue{scene.text("orders.refund.sum"), words[0], kit::Tone::plain},
            kit::KeyValue{scene.text("orders.refund.credit"), words[1], kit::Tone::green},
            kit::KeyValue{scene.text("orders.refund.costs"), words[2], kit::Tone::plain}};
        kit::key_values(pairs);
        kit::gap(12);
    }
    (void)kit::banner("consequence", {.title = scene.text("orders.refund.consequence"),
                                      .icon = kit::kIconTriangleAlert,
                                      .tone = kit::Tone::red});
}

std::string refund_label(const Scene& scene, const Dialog& dialog) {
    const auto* order = order_of(scene, dialog);
    const auto plan = order ? plan_of(scene, dialog, *order) : std::nullopt;
    const auto amount = plan ? scene.page.money({plan->sum, order->currency}) : std::string("…");
    return scene.say("orders.refund.do", {{"amount", amount}});
}

std::string_view refund_missing(const Scene& scene, const Dialog& dialog) {
    const auto* order = order_of(scene, dialog);
    if (!order) return scene.text("kit.loading");
    if (!plan_of(scene, dialog, *order)) return scene.text("orders.refund.nothing");
    return dialog.reason ? std::string_view() : scene.text("orders.refund.no_reason");
}

} // namespace stall::views::orders
