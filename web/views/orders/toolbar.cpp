// Over the list of orders: search, filters, what the selection can do, files.
// Must not know how a question is answered.
#include "web/views/kept_list.hpp"
#include "web/views/orders/parts.hpp"

namespace stall::views::orders {
namespace {

void search_ui(const Scene& scene, float width) {
    const bool wants_focus = scene.orders.search_wants_focus;
    const auto result = kit::search_field("search", {.label = scene.text("orders.search.label"),
                                                     .text = scene.orders.question.search,
                                                     .placeholder = scene.text("orders.search"),
                                                     .width = width,
                                                     .takes_focus = wants_focus});
    if (result.changed) scene.type(Entry::search, result.text);
    if (wants_focus && result.is_active) scene.press(Act::search_focused);
}

void export_ui(const Scene& scene, bool is_icon_only) {
    if (kit::button("export", {.label = scene.text("orders.export"),
                               .icon = kit::kIconDownload,
                               .icon_only = is_icon_only}))
        scene.press(Act::export_list);
}

void import_ui(const Scene& scene, bool is_icon_only) {
    if (kit::button("import", {.label = scene.text("orders.import"),
                               .icon = kit::kIconUpload,
                               .disabled_because = refused_role(scene),
                               .icon_only = is_icon_only}))
        scene.press(Act::choose_file);
}

void saved_views_ui(const Scene& scene, bool is_icon_only) {
    const auto& orders = scene.orders;
    const auto press = views_ui(scene.page, orders.saved_views, orders.view_name, is_icon_only);
    if (press.chosen) scene.press(Act::choose_view, static_cast<std::int64_t>(*press.chosen));
    if (press.forgotten) scene.press(Act::forget_view, static_cast<std::int64_t>(*press.forgotten));
    if (press.typed) scene.type(Entry::view_name, *press.typed);
    if (press.is_saved) scene.press(Act::save_view);
}

void calendar_button_ui(const Scene& scene) {
    if (kit::button("calendar",
                    {.label = scene.text("orders.calendar.open"),
                     .icon = kit::kIconCalendar,
                     .disabled_because = scene.orders.days ? "" : scene.text("kit.loading"),
                     .icon_only = true}))
        scene.press(Act::open_calendar);
}

std::string confirm_label(const Scene& scene, std::size_t count) {
    return scene.say("orders.confirm.many",
                     {{"count", scene.page.count(static_cast<std::int64_t>(count))}});
}

/// What can be done to some of the ticked orders; what moves them on comes last and stands out.
void ticked_ui(const Scene& scene, bool is_icon_only) {
    const auto ticked = static_cast<std::int64_t>(scene.orders.ticked.size());
    const auto words = scene.page.say_count("orders.ticked.one", "orders.ticked.other", ticked);
    if (kit::chip("ticked", words).removed) scene.press(Act::untick_all);
    const auto role = refused_role(scene);
    const auto takes = [&](Deed deed) {
        return app::orders::ticked_for(scene.orders, deed).size();
    };
    const auto confirmed = takes(Deed::confirm);
    if (takes(Deed::cancel) > 0 && kit::button("cancel", {.label = scene.text("orders.cancel"),
                                                          .icon = kit::kIconX,
                                                          .look = kit::ButtonLook::danger,
                                                          .disabled_because = role,
                                                          .icon_only = is_icon_only}))
        scene.press(Act::cancel);
    const bool is_last = confirmed == 0;
    if (takes(Deed::dispatch) > 0 &&
        kit::button("dispatch",
                    {.label = scene.text("orders.dispatch.open"),
                     .icon = kit::kIconTruck,
                     .look = is_last ? kit::ButtonLook::primary : kit::ButtonLook::ghost,
                     .disabled_because = role,
                     .icon_only = is_icon_only && !is_last}))
        scene.press(Act::dispatch);
    if (confirmed > 0 && kit::button("confirm", {.label = confirm_label(scene, confirmed),
                                                 .icon = kit::kIconCheck,
                                                 .look = kit::ButtonLook::primary,
                                                 .disabled_because = role}))
        scene.press(Act::confirm);
}

/// Those that wait to be confirmed, where the list shows them.
std::size_t waiting_count(const Scene& scene) {
    const auto segment = scene.orders.question.segment;
    if (segment != Segment::all && segment != Segment::to_confirm) return 0;
    return static_cast<std::size_t>(
        scene.orders.counts[static_cast<std::size_t>(Segment::to_confirm)]);
}

/// Everything that waits to be confirmed, in one press and a question.
void confirm_all_ui(const Scene& scene, bool is_icon_only) {
    const auto waiting = waiting_count(scene);
    if (waiting == 0) return;
    const auto label = confirm_label(scene, waiting);
    if (kit::button("confirm_all", {.label = label,
                                    .icon = kit::kIconCheck,
                                    .look = kit::ButtonLook::primary,
                                    .disabled_because = refused_role(scene),
                                    .icon_only = is_icon_only}))
        scene.press(Act::confirm_all);
}

void narrow_ui(const Scene& scene) {
    constexpr float kButtonWidth = 44;
    const kit::Row row("toolbar");
    search_ui(scene, kit::available_width() - kButtonWidth * 4);
    filters_button_ui(scene, true);
    saved_views_ui(scene, true);
    const std::array files = {
        kit::MenuItem{
            .key = "export", .label = scene.text("orders.export"), .icon = kit::kIconDownload},
        kit::MenuItem{
            .key = "import", .label = scene.text("orders.import"), .icon = kit::kIconUpload},
        kit::MenuItem{.key = "calendar",
                      .label = scene.text("orders.calendar.open"),
                      .icon = kit::kIconCalendar,
                      .has_line_before = true}};
    const auto chosen = kit::menu_button(
        "files",
        {.label = scene.text("orders.files"), .icon = kit::kIconFileSpreadsheet, .icon_only = true},
        files);
    if (chosen == 0u) scene.press(Act::export_list);
    if (chosen == 1u) scene.press(Act::choose_file);
    if (chosen == 2u) scene.press(Act::open_calendar);
    confirm_all_ui(scene, true);
}

constexpr float kSearchWidth = 260;

/// Do all buttons fit beside each other with their words, whatever the language calls them?
bool has_room_for_words(const Scene& scene) {
    constexpr float kAroundWords = 56, kIconButtonWidth = 44, kChipWidth = 170;
    float needed = kSearchWidth + kIconButtonWidth * 2 +
                   kChipWidth * static_cast<float>(scene.orders.question.filter_count());
    for (const auto words : {scene.text("ads.filters"), scene.text("ads.views"),
                             scene.text("orders.export"), scene.text("orders.import")})
        needed += kit::text_width(words, kit::TextStyle::control) + kAroundWords;
    needed += kit::text_width(confirm_label(scene, waiting_count(scene)), kit::TextStyle::control);
    needed += kAroundWords;
    return needed <= scene.width;
}

} // namespace

void toolbar_ui(const Scene& scene) {
    if (kit::breakpoint() == kit::Breakpoint::narrow) return narrow_ui(scene);
    const bool is_folded = kit::breakpoint() != kit::Breakpoint::wide;
    const bool is_icon_only = !has_room_for_words(scene);
    const bool has_ticked = !scene.orders.ticked.empty();
    kit::Row row("toolbar");
    search_ui(scene, is_icon_only ? 212 : kSearchWidth);
    chips_ui(scene);
    filters_button_ui(scene, is_icon_only || has_ticked);
    row.push_right();
    if (has_ticked) return ticked_ui(scene, is_folded);
    calendar_button_ui(scene);
    columns_ui(scene);
    saved_views_ui(scene, is_icon_only);
    export_ui(scene, is_icon_only);
    import_ui(scene, is_icon_only);
    confirm_all_ui(scene, is_folded);
}

} // namespace stall::views::orders
