// Small words of orders, shared by the parts of the section; see parts.hpp.
// Must not know what a message does.
#include "web/views/orders/parts.hpp"

#include "web/app/session.hpp"

#include <algorithm>

namespace stall::views::orders {

using stall::orders::LineState;
using stall::orders::OrderState;
using stall::orders::Reason;

app::TextKey title_of(Reason reason) {
    switch (reason) {
    case Reason::stock_mistake: return "orders.reason.0";
    case Reason::withdrawal: return "orders.reason.1";
    case Reason::wrong_address: return "orders.reason.11";
    case Reason::not_arrived: return "orders.reason.12";
    case Reason::lost: return "orders.reason.13";
    case Reason::faulty_on_opening: return "orders.reason.21";
    case Reason::failed_at_first_use: return "orders.reason.22";
    case Reason::failed_in_warranty: return "orders.reason.23";
    case Reason::not_as_described: return "orders.reason.24";
    case Reason::other: return "orders.reason.25";
    }
    return "orders.reason.25";
}

namespace {

app::TextKey title_of_state(LineState state) {
    switch (state) {
    case LineState::fresh: return "orders.line.fresh";
    case LineState::to_confirm: return "orders.line.to_confirm";
    case LineState::accepted: return "orders.line.accepted";
    case LineState::shipped: return "orders.line.shipped";
    case LineState::cancelled: return "orders.line.cancelled";
    case LineState::refunded_before_shipping:
    case LineState::refunded_after_shipping: return "orders.line.refunded";
    case LineState::unpaid: return "orders.line.unpaid";
    case LineState::pending: return "orders.line.pending";
    case LineState::on_hold: return "orders.line.on_hold";
    }
    return "orders.line.fresh";
}

Mark done_mark(const Scene& scene, const OrderBrief& brief) {
    const auto all = [&](auto fits) {
        return std::ranges::all_of(brief.lines, [&](const auto& line) { return fits(line.state); });
    };
    if (all([](LineState state) { return state == LineState::cancelled; }))
        return {std::string(scene.text("orders.line.cancelled")), kit::kIconCircleX,
                kit::Tone::red};
    if (brief.refunded_minor >= brief.price_minor + brief.shipping_minor &&
        brief.refunded_minor > 0)
        return {std::string(scene.text("orders.line.refunded")), kit::kIconUndo2, kit::Tone::red};
    if (brief.refunded_minor > 0)
        return {std::string(scene.text("orders.line.refunded_partly")), kit::kIconUndo2,
                kit::Tone::orange};
    return {std::string(scene.text("orders.line.shipped")), kit::kIconTruck, kit::Tone::green};
}

} // namespace

app::TextKey title_of(const stall::orders::OrderLine& line) {
    const bool is_part = line.state == LineState::refunded_after_shipping &&
                         stall::orders::refundable_minor(line) > 0;
    if (is_part) return "orders.line.refunded_partly";
    return title_of_state(line.state);
}

Mark mark_of(const Scene& scene, const OrderBrief& brief) {
    if (brief.open_tickets > 0)
        return {std::string(scene.text("orders.segment.after_sales")), kit::kIconMessageSquare,
                kit::Tone::orange};
    if (brief.state == OrderState::done) return done_mark(scene, brief);
    return {std::string(scene.text(title_of(brief.state))), kit::kIconClock, kit::Tone::grey};
}

Countdown countdown(const Scene& scene, Instant deadline) {
    const auto now = scene.page.model.now;
    const Instant minute{now.utc_ms - now.utc_ms % time::kMinuteMs};
    const bool is_over = now > deadline;
    Countdown result;
    // Within its minute the words stand still; only that the deadline has passed is said at once.
    result.left = time::time_left(deadline, is_over ? std::max(minute, Instant{deadline.utc_ms + 1})
                                                    : minute);
    const auto span = app::format_span(scene.page.model.language, result.left);
    const bool is_late = result.left.urgency == time::Urgency::late;
    result.words = is_late ? scene.say("orders.late", {{"span", span}}) : span;
    if (is_late) result.tone = kit::Tone::red;
    if (result.left.urgency == time::Urgency::soon) result.tone = kit::Tone::orange;
    // All countdowns of a page change together, at full minutes: one frame for all of them.
    auto change = result.left.next_change.utc_ms + time::kMinuteMs - 1;
    change -= change % time::kMinuteMs;
    if (!is_over) change = std::min(change, deadline.utc_ms + 1);
    const auto wait = change - now.utc_ms;
    kit::want_frame(static_cast<std::int32_t>(std::clamp<std::int64_t>(wait, 1, 86'400'000)));
    return result;
}

std::string_view refused_role(const Scene& scene) {
    return app::may_sell(scene.page.model) ? std::string_view() : scene.text("orders.read_only");
}

std::string content_words(const Scene& scene, const OrderBrief& brief) {
    if (brief.lines.size() != 1)
        return scene.page.say_count("orders.lines.one", "orders.lines.other",
                                    static_cast<std::int64_t>(brief.lines.size()));
    const auto& line = brief.lines[0];
    return (line.quantity > 1 ? std::to_string(line.quantity) + " × " : "") + line.title;
}

std::string number_of(OrderId id) { return std::to_string(id.value); }

void heading(const Scene& scene, app::TextKey key) {
    kit::text(scene.text(key), {.style = kit::TextStyle::section, .tone = kit::Tone::secondary});
    kit::gap(8);
}

} // namespace stall::views::orders
