// The filters of the list of orders: a panel, and a chip for each that is set.
// Must not know how a filter is evaluated.
#include "web/views/orders/parts.hpp"

namespace stall::views::orders {
namespace {

constexpr float kPanelWidth = 320;

void field_ui(const Scene& scene, const char* key, app::TextKey label, Entry entry,
              std::string_view words, kit::FieldKind kind = kit::FieldKind::words) {
    const auto result = kit::field(key, {.label = scene.text(label), .text = words, .kind = kind});
    if (result.changed) scene.type(entry, result.text);
}

/// A select of which the first option asks nothing.
template <typename Say>
void any_or_ui(const Scene& scene, const char* key, app::TextKey label, Choice choice,
               std::size_t count, std::size_t chosen, Say say) {
    std::vector<std::string> keys;
    std::vector<kit::Option> options;
    keys.reserve(count + 1);
    options.push_back({.key = "any", .label = scene.text("orders.filter.any")});
    for (std::size_t at = 0; at < count; ++at) {
        keys.push_back(std::to_string(at));
        options.push_back({.key = keys.back(), .label = say(at)});
    }
    const auto picked =
        kit::select(key, {.label = scene.text(label), .options = options, .chosen = chosen + 1});
    if (picked) scene.choose(choice, static_cast<std::int64_t>(*picked) - 1);
}

void state_ui(const Scene& scene) {
    std::size_t chosen = kit::kNone;
    for (std::size_t at = 0; at < app::orders::kFilterStates.size(); ++at)
        if (scene.orders.question.state == app::orders::kFilterStates[at]) chosen = at;
    any_or_ui(scene, "state", "orders.filter.state", Choice::state,
              app::orders::kFilterStates.size(), chosen,
              [&](std::size_t at) { return scene.text(title_of(app::orders::kFilterStates[at])); });
}

/// A market by its name, another country by its code.
std::string_view country_words(const Scene& scene, std::string_view country) {
    const auto market = listings::parse_market(country);
    return market ? scene.text(app::title_of(market.value())) : country;
}

void country_ui(const Scene& scene) {
    const auto& countries = scene.orders.countries;
    std::size_t chosen = kit::kNone;
    for (std::size_t at = 0; at < countries.size(); ++at)
        if (scene.orders.question.country == countries[at]) chosen = at;
    any_or_ui(scene, "country", "orders.filter.country", Choice::country, countries.size(), chosen,
              [&](std::size_t at) { return country_words(scene, countries[at]); });
}

void panel_ui(const Scene& scene) {
    const auto& question = scene.orders.question;
    kit::text(scene.text("date.period"), {.style = kit::TextStyle::label});
    kit::gap(6);
    period_ui(scene);
    kit::gap(12);
    field_ui(scene, "number", "orders.filter.number", Entry::number, question.number,
             kit::FieldKind::whole_number);
    kit::gap(12);
    field_ui(scene, "sku", "orders.filter.sku", Entry::sku, question.sku);
    kit::gap(12);
    field_ui(scene, "customer", "orders.filter.customer", Entry::customer, question.customer);
    kit::gap(12);
    state_ui(scene);
    kit::gap(12);
    country_ui(scene);
}

void chip_ui(const Scene& scene, app::TextKey name, std::string_view value, auto clear) {
    const auto label =
        name.index() == app::TextKey("date.period").index()
            ? std::string(value)
            : scene.say("ads.filter.chip", {{"name", scene.text(name)}, {"values", value}});
    if (kit::chip(scene.text(name), label).removed) clear();
}

} // namespace

void chips_ui(const Scene& scene) {
    const auto& question = scene.orders.question;
    constexpr std::int64_t kAny = 6; // the last preset
    if (const auto period = period_words(scene); !period.empty())
        chip_ui(scene, "date.period", period, [&] { scene.choose(Choice::preset, kAny); });
    if (!question.number.empty())
        chip_ui(scene, "orders.filter.number", question.number,
                [&] { scene.type(Entry::number, ""); });
    if (!question.sku.empty())
        chip_ui(scene, "orders.filter.sku", question.sku, [&] { scene.type(Entry::sku, ""); });
    if (!question.customer.empty())
        chip_ui(scene, "orders.filter.customer", question.customer,
                [&] { scene.type(Entry::customer, ""); });
    if (question.state)
        chip_ui(scene, "orders.filter.state", scene.text(title_of(*question.state)),
                [&] { scene.choose(Choice::state, -1); });
    if (!question.country.empty())
        chip_ui(scene, "orders.filter.country", country_words(scene, question.country),
                [&] { scene.choose(Choice::country, -1); });
}

void filters_button_ui(const Scene& scene, bool is_icon_only) {
    kit::Popover popover("filters",
                         {.label = scene.text("orders.filters"),
                          .icon = kit::kIconSlidersHorizontal,
                          .icon_only = is_icon_only,
                          .has_dot = is_icon_only && scene.orders.question.filter_count() > 0},
                         kPanelWidth);
    if (!popover.is_open()) return;
    constexpr float kPanelHeight = 520;
    {
        const kit::Pane pane("panel", {.height = kPanelHeight,
                                       .scrolling = kit::Scrolling::vertical,
                                       .name = scene.text("orders.filters.title")});
        panel_ui(scene);
    }
    kit::gap(8);
    kit::Row row("end");
    if (kit::button("clear",
                    {.label = scene.text("ads.filters.clear"), .look = kit::ButtonLook::quiet}))
        scene.press(Act::clear_filters);
    row.push_right();
    if (kit::button("done",
                    {.label = scene.text("ads.filters.done"), .look = kit::ButtonLook::primary}))
        popover.close();
}

} // namespace stall::views::orders
