// For tests of the Orders section: orders of a shop, a page that stands in the section, and answers
// to what it asks. Must not know views.
#pragma once

#include "web/app/fixture.hpp"
#include "web/app/orders/model.hpp"

namespace stall::app::orders::fixture {

using app::fixture::find;
using app::fixture::reply;
using stall::orders::LineState;

inline constexpr Instant kNow{1'795'428'120'000}; // Mon 2026-11-23 10:02 UTC

/// One line of 244.90, paid on Friday 20 November 2026 at 09:14 in Paris.
inline wire::OrderDetail detail(std::int64_t id, LineState state = LineState::to_confirm) {
    wire::OrderDetail detail;
    auto& order = detail.order;
    order.id = OrderId(id);
    order.version = Version(3);
    order.currency = Currency::of("EUR");
    order.created_at = order.paid_at.emplace(Instant{1'795'162'440'000});
    if (state == LineState::to_confirm) order.confirm_by = Instant{1'795'421'640'000};
    if (state == LineState::accepted) {
        order.accepted_at = Instant{1'795'167'060'000};
        order.dispatch_by = Instant{1'795'426'260'000};
    }
    order.calendar_version = "1/2026.1/2025b";
    stall::orders::OrderLine line;
    line.id = OrderLineId(id * 10);
    line.state = state;
    line.sku = "IPD9-64-SIL-G";
    line.title = "iPad 9 64 GB Wi-Fi Silver";
    line.price_minor = 24490;
    line.commission_basis_points = 1000;
    line.commission_vat_basis_points = 2000;
    order.lines.push_back(std::move(line));
    detail.modified_at = order.created_at;
    detail.shipping.first_name = detail.billing.first_name = "Luc";
    detail.shipping.last_name = detail.billing.last_name = "Perrin";
    detail.shipping.city = "Lyon";
    detail.shipping.country = "FR";
    return detail;
}

/// A calendar of France as the server sends it.
inline std::string calendar_text(std::int64_t version, std::vector<time::Closure> closures = {}) {
    wire::Calendar calendar;
    calendar.terms.version = Version(version);
    calendar.terms.closures = std::move(closures);
    calendar.rules = time::holiday_rules("FR", "").value();
    return wire::encode_calendar(calendar);
}

/// The fetch whose path begins so.
inline const effect::Fetch* fetch_to(const std::vector<Effect>& effects, std::string_view path) {
    for (const auto& effect : effects)
        if (const auto* fetch = std::get_if<effect::Fetch>(&effect);
            fetch && fetch->path.starts_with(path))
            return fetch;
    return nullptr;
}

inline std::vector<Effect> send(Model& model, Message message) {
    return update(model, app::Message(std::move(message)));
}
inline std::vector<Effect> press(Model& model, Act act, std::int64_t subject = 0) {
    return send(model, Pressed{act, subject});
}
inline std::vector<Effect> type(Model& model, Entry entry, std::string text,
                                std::int64_t subject = 0) {
    return send(model, Typed{entry, subject, std::move(text)});
}

/// A signed-in page in the section, with these orders held as those that wait.
inline void open(Model& model, const std::vector<wire::OrderDetail>& details,
                 std::string route = "/orders?segment=to_confirm") {
    const auto asked = app::fixture::start(model, std::move(route));
    auto entered = reply(model, *app::fixture::fetch_of(asked, "GET"), 200,
                         wire::encode_session(app::fixture::session()));
    (void)update(model, message::ClockRead{kNow});
    const auto* load = fetch_to(entered, "/desk/v1/orders/open");
    wire::OrdersHead head;
    head.row_count = static_cast<std::int64_t>(details.size());
    std::vector<std::string> lines = {wire::encode_orders_head(head)};
    for (const auto& detail : details)
        lines.push_back(wire::encode_order_row(wire::row_of(detail)));
    (void)update(model, message::ChunkArrived{load->request, lines});
    (void)reply(model, *load, 200, "");
    const auto* sheet =
        fetch_to(entered, "/desk/v1/orders/" + std::to_string(details[0].order.id.value));
    if (sheet) (void)reply(model, *sheet, 200, wire::encode_order_detail(details[0]));
}

} // namespace stall::app::orders::fixture
