// What an order needs to leave: carrier, tracking number, identifiers of its devices; checked as
// it is typed or scanned. Must not know how a number is checked.
#include "web/app/orders/actions.hpp"
#include "web/views/orders/parts.hpp"

namespace stall::views::orders {
namespace {

using stall::orders::LineState;
using stall::orders::OrderLine;

std::string error_words(const Scene& scene, const std::optional<Error>& error) {
    return error ? app::sentence_of(scene.page.model.language, *error) : std::string();
}

const app::orders::LineEntries* entries_of(const Scene& scene, OrderLineId line) {
    const auto found = scene.orders.drafts.lines.find(line);
    return found == scene.orders.drafts.lines.end() ? nullptr : &found->second;
}

/// A scanner ends with Enter: the next field is the next thing to scan.
void identifiers_ui(const Scene& scene, const OrderLine& line, bool has_several) {
    const kit::Scope scope(line.id.value);
    const auto* entries = entries_of(scene, line.id);
    if (has_several) kit::text(line.title, {.style = kit::TextStyle::control});
    if (line.identifiers.imei.empty()) {
        const auto error = error_words(scene, app::orders::imei_error(scene.orders, line.id));
        const auto result =
            kit::field("imei", {.label = scene.text("orders.imei"),
                                .text = entries ? std::string_view(entries->imei) : "",
                                .placeholder = scene.text("orders.imei.hint"),
                                .error = error,
                                .enters_next = true});
        if (result.changed) scene.type(Entry::imei, result.text, line.id.value);
        kit::gap(12);
    }
    if (line.identifiers.serial.empty()) {
        const auto error = error_words(scene, app::orders::serial_error(scene.orders, line.id));
        const auto result =
            kit::field("serial", {.label = scene.text("orders.serial"),
                                  .text = entries ? std::string_view(entries->serial) : "",
                                  .error = error,
                                  .enters_next = true});
        if (result.changed) scene.type(Entry::serial, result.text, line.id.value);
        kit::gap(12);
    }
}

} // namespace

void carrier_ui(const Scene& scene, float width) {
    const auto all = stall::orders::carriers();
    std::vector<kit::Option> options;
    options.reserve(all.size());
    for (const auto& carrier : all)
        options.push_back({.key = carrier.name, .label = carrier.name, .note = carrier.home});
    const auto chosen = kit::select("carrier", {.label = scene.text("orders.carrier"),
                                                .options = options,
                                                .chosen = scene.orders.drafts.carrier,
                                                .width = width});
    if (chosen) scene.choose(Choice::carrier, static_cast<std::int64_t>(*chosen));
}

void dispatch_form_ui(const Scene& scene, OrderId id, bool takes_focus) {
    const kit::Scope scope(id.value);
    const auto typed = scene.orders.drafts.tracking.find(id);
    const auto error = error_words(scene, app::orders::tracking_error(scene.orders, id));
    const bool is_one_of_many = scene.orders.dialog && scene.orders.dialog->orders.size() > 1;
    const auto label = is_one_of_many ? scene.say("orders.tracking.of", {{"number", number_of(id)}})
                                      : std::string(scene.text("orders.tracking"));
    const auto result = kit::field("tracking", {.label = label,
                                                .text = typed == scene.orders.drafts.tracking.end()
                                                            ? std::string_view()
                                                            : std::string_view(typed->second),
                                                .error = error,
                                                .is_required = true,
                                                .takes_focus = takes_focus,
                                                .enters_next = true});
    if (result.changed) scene.type(Entry::tracking_number, result.text, id.value);
    kit::gap(12);
    if (!scene.orders.opened || scene.orders.opened->order.id != id) return;
    std::size_t devices = 0;
    const auto& lines = scene.orders.opened->order.lines;
    const auto takes = [](const OrderLine& line) {
        return line.state == LineState::accepted && line.quantity == 1;
    };
    for (const auto& line : lines) devices += takes(line) ? 1 : 0;
    for (const auto& line : lines)
        if (takes(line)) identifiers_ui(scene, line, devices > 1);
}

bool is_dispatchable(const Scene& scene, const std::vector<OrderId>& ids) {
    const auto& opened = scene.orders.opened;
    for (const auto id : ids) {
        const auto* order = opened && opened->order.id == id ? &opened->order : nullptr;
        if (!app::orders::typed_dispatch(scene.orders, order, id)) return false;
    }
    return !ids.empty();
}

} // namespace stall::views::orders
