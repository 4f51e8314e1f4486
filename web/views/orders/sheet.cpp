// Money, parcel, customer and history of an opened order.
// Must not know how money is computed.
#include "web/views/orders/sheet.hpp"

#include "core/orders/line_money.hpp"

namespace stall::views::orders {
namespace {

using stall::orders::Order;
using wire::OrderEvent;

/// The commission's share of every line alike; -1: they differ.
std::int32_t share_of(const Order& order) {
    std::int32_t share = order.lines.empty() ? -1 : order.lines[0].commission_basis_points;
    for (const auto& line : order.lines)
        if (line.commission_basis_points != share) share = -1;
    return share;
}

std::string share_words(const Scene& scene, std::int32_t basis_points) {
    return basis_points < 0 ? "" : format_share(scene.page.model.language, basis_points);
}

kit::Icon icon_of(OrderEvent::Kind kind) {
    using Kind = OrderEvent::Kind;
    switch (kind) {
    case Kind::created: return kit::kIconPackage;
    case Kind::paid: return kit::kIconCheck;
    case Kind::confirmed: return kit::kIconCircleCheck;
    case Kind::cancelled:
    case Kind::unpaid: return kit::kIconCircleX;
    case Kind::dispatched: return kit::kIconTruck;
    case Kind::delivered: return kit::kIconInbox;
    case Kind::refunded: return kit::kIconUndo2;
    case Kind::identified: return kit::kIconPencil;
    case Kind::ticket_opened: return kit::kIconMessageSquare;
    }
    return kit::kIconInfo;
}

app::TextKey title_of(OrderEvent::Kind kind) {
    using Kind = OrderEvent::Kind;
    switch (kind) {
    case Kind::created: return "orders.event.created";
    case Kind::paid: return "orders.event.paid";
    case Kind::confirmed: return "orders.event.confirmed";
    case Kind::cancelled: return "orders.event.cancelled";
    case Kind::dispatched: return "orders.event.dispatched";
    case Kind::delivered: return "orders.event.delivered";
    case Kind::refunded: return "orders.event.refunded";
    case Kind::identified: return "orders.event.identified";
    case Kind::ticket_opened: return "orders.event.ticket_opened";
    case Kind::unpaid: return "orders.event.unpaid";
    }
    return "orders.event.created";
}

kit::Tone tone_of(OrderEvent::Kind kind) {
    using Kind = OrderEvent::Kind;
    if (kind == Kind::cancelled || kind == Kind::refunded || kind == Kind::unpaid)
        return kit::Tone::red;
    if (kind == Kind::dispatched || kind == Kind::delivered || kind == Kind::confirmed)
        return kit::Tone::green;
    return kit::Tone::secondary;
}

void address_ui(const stall::orders::Address& address) {
    const auto line = [](std::string_view words) {
        if (!words.empty()) kit::text(words);
    };
    line(stall::orders::name_of(address));
    if (stall::orders::name_of(address) != address.company) line(address.company);
    line(address.street);
    line(address.street2);
    line(address.postal_code + (address.postal_code.empty() ? "" : " ") + address.city +
         (address.country.empty() ? "" : ", " + address.country));
    if (!address.phone.empty()) kit::text(address.phone, {.tone = kit::Tone::secondary});
    if (!address.email.empty()) kit::text(address.email, {.tone = kit::Tone::secondary});
}

} // namespace

void money_ui(const Scene& scene, const wire::OrderDetail& detail) {
    const auto& order = detail.order;
    const auto sums = stall::orders::money_of(order);
    if (!sums || !sums.value()) return; // nothing was paid: nothing is kept
    const auto& sum = *sums.value();
    const auto money = [&](std::int64_t minor) { return scene.money(minor, order.currency); };
    const auto commission =
        scene.say("orders.money.commission", {{"share", share_words(scene, share_of(order))}});
    const std::array<std::string, 5> words = {
        money(sum.shipping_minor), money(-sum.commission.net_minor),
        money(-sum.commission.vat_minor), money(-sum.refunded_minor), money(sum.left_minor)};
    std::vector<kit::KeyValue> pairs = {
        {scene.text("orders.money.shipping"), words[0], kit::Tone::plain},
        {commission, words[1], kit::Tone::plain},
        {scene.text("orders.money.commission_vat"), words[2], kit::Tone::plain}};
    if (sum.refunded_minor > 0)
        pairs.push_back({scene.text("orders.money.refunded"), words[3], kit::Tone::red});
    pairs.push_back({scene.text("orders.money.left"), words[4], kit::Tone::plain});
    kit::key_values(pairs);
}

void parcel_ui(const Scene& scene, const wire::OrderDetail& detail) {
    const auto& parcel = detail.order.parcel;
    if (parcel.tracking_number.empty()) return;
    heading(scene, "orders.parcel");
    kit::text(parcel.carrier + " · " + parcel.tracking_number, {.icon = kit::kIconTruck});
    if (!parcel.tracking_url.empty())
        (void)kit::link("follow",
                        {.label = scene.text("orders.parcel.follow"), .href = parcel.tracking_url});
    kit::gap(16);
}

void customer_ui(const Scene& scene, const wire::OrderDetail& detail) {
    heading(scene, "orders.address.shipping");
    address_ui(detail.shipping);
    kit::gap(12);
    // Each has a relay of its own: what else is printed tells whether they are two.
    auto billing = detail.billing;
    billing.email = detail.shipping.email;
    billing.state = detail.shipping.state;
    if (detail.shipping == billing) {
        kit::text(scene.text("orders.address.same"), {.style = kit::TextStyle::secondary});
    } else {
        heading(scene, "orders.address.billing");
        address_ui(detail.billing);
    }
    kit::gap(16);
}

void timeline_ui(const Scene& scene, const wire::OrderDetail& detail) {
    heading(scene, "orders.timeline");
    std::vector<std::string> notes;
    notes.reserve(detail.timeline.size());
    std::vector<kit::TimelineStep> steps;
    for (auto event = detail.timeline.rbegin(); event != detail.timeline.rend(); ++event) {
        auto note = scene.moment(event->at);
        if (!event->actor.empty()) note += " · " + event->actor;
        if (!event->note.empty()) note += " · " + event->note;
        notes.push_back(std::move(note));
        steps.push_back({.title = scene.text(title_of(event->kind)),
                         .note = notes.back(),
                         .icon = icon_of(event->kind),
                         .tone = tone_of(event->kind)});
    }
    kit::timeline(scene.text("orders.timeline"), steps);
}

} // namespace stall::views::orders
