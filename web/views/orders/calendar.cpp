// The calendar of the place that orders ship from: its region, its closures.
// Must not know how business days are counted or a calendar is kept.
#include "web/app/orders/calendar.hpp"
#include "web/views/orders/parts.hpp"

namespace stall::views::orders {
namespace {

using app::orders::CalendarEdit;

void place_ui(const Scene& scene, const CalendarEdit& edit) {
    const auto* place = app::orders::place_of(scene.orders, edit.wish.country);
    const auto country = place ? place->name : edit.wish.country;
    const auto words = country + " · " + edit.wish.zone;
    const std::array pairs = {
        kit::KeyValue{scene.text("orders.calendar.from"), words, kit::Tone::plain}};
    kit::key_values(pairs);
    kit::gap(12);
    if (!place || place->regions.empty()) return;
    std::vector<kit::Option> options = {
        {.key = "none", .label = scene.text("orders.calendar.no_region")}};
    std::size_t chosen = 0;
    for (const auto& region : place->regions) {
        if (region.code == edit.wish.region) chosen = options.size();
        options.push_back({.key = region.code, .label = region.name});
    }
    const auto picked = kit::select(
        "region",
        {.label = scene.text("orders.calendar.region"), .options = options, .chosen = chosen});
    if (picked) scene.choose(Choice::region, static_cast<std::int64_t>(*picked) - 1);
    kit::gap(16);
}

std::string days_of(const Scene& scene, const time::Closure& closure) {
    return app::format_days(scene.page.model.language, closure.first, closure.last, scene.today());
}

void closures_ui(const Scene& scene, const CalendarEdit& edit) {
    heading(scene, "orders.calendar.closures");
    for (std::size_t at = 0; at < edit.wish.closures.size(); ++at) {
        const kit::Scope scope(at);
        const auto& closure = edit.wish.closures[at];
        auto words = days_of(scene, closure);
        if (!closure.name.empty()) words += " · " + closure.name;
        kit::Row row("closure");
        kit::text(words, {.icon = kit::kIconCalendar});
        row.push_right();
        if (kit::button("remove",
                        {.label = scene.say("orders.calendar.remove", {{"closure", words}}),
                         .icon = kit::kIconTrash2,
                         .look = kit::ButtonLook::quiet,
                         .size = kit::Size::small,
                         .icon_only = true}))
            scene.press(Act::remove_closure, static_cast<std::int64_t>(at));
    }
    if (edit.wish.closures.empty())
        kit::text(scene.text("orders.calendar.no_closures"),
                  {.tone = kit::Tone::secondary, .wrapping = kit::Wrapping::words});
    kit::gap(12);
}

void adding_ui(const Scene& scene, const CalendarEdit& edit) {
    kit::Popover popover("add",
                         {.label = scene.text("orders.calendar.add"), .icon = kit::kIconPlus}, 320);
    if (!popover.is_open()) return;
    month_ui(scene, {edit.first, edit.last ? edit.last : edit.first},
             {Choice::closure_day, Choice::closure_month, edit.month_shown});
    kit::gap(12);
    const auto result =
        kit::field("name", {.label = scene.text("orders.calendar.name"), .text = edit.name});
    if (result.changed) scene.type(Entry::closure_name, result.text);
    kit::gap(12);
    kit::Row row("end");
    row.push_right();
    const auto label =
        edit.first
            ? scene.say(
                  "orders.calendar.add.days",
                  {{"days", days_of(scene, {*edit.first, edit.last.value_or(*edit.first), ""})}})
            : std::string(scene.text("orders.calendar.add"));
    if (kit::button("add",
                    {.label = label,
                     .icon = kit::kIconPlus,
                     .look = kit::ButtonLook::primary,
                     .disabled_because = edit.first ? "" : scene.text("orders.calendar.pick")}) ||
        (result.entered && edit.first)) {
        scene.press(Act::add_closure);
        popover.close();
    }
}

void footer_ui(const Scene& scene, const CalendarEdit& edit) {
    const bool is_sending = edit.request != 0;
    const auto role = refused_role(scene);
    const bool is_same = scene.orders.days && scene.orders.days->terms() == edit.wish;
    const auto why = is_sending ? scene.text("orders.sending")
                     : is_same  ? scene.text("orders.calendar.same")
                                : role;
    if (kit::button("back", {.label = scene.text("orders.dialog.keep")}))
        scene.press(Act::close_calendar);
    if (kit::button("save", {.label = scene.text("orders.calendar.save"),
                             .icon = kit::kIconCheck,
                             .look = kit::ButtonLook::primary,
                             .disabled_because = why,
                             .shortcut = "Ctrl Enter",
                             .is_busy = is_sending}) ||
        (why.empty() && kit::shortcut(kit::Modifier::ctrl, "enter")))
        scene.press(Act::save_calendar);
}

} // namespace

void calendar_ui(const Scene& scene) {
    const auto& edit = *scene.orders.calendar_edit;
    kit::Dialog dialog("calendar", {.title = scene.text("orders.calendar.title"), .width = 520});
    if (edit.error) {
        const auto words = app::sentence_of(scene.page.model.language, *edit.error);
        const bool is_moved = edit.error->code == "calendar_version_stale";
        (void)kit::banner("error", {.title = words,
                                    .icon = kit::kIconCircleAlert,
                                    .tone = is_moved ? kit::Tone::orange : kit::Tone::red,
                                    .is_alert = true});
        kit::gap(12);
    }
    place_ui(scene, edit);
    closures_ui(scene, edit);
    adding_ui(scene, edit);
    kit::gap(16);
    (void)kit::banner("consequence", {.title = scene.text("orders.calendar.consequence"),
                                      .icon = kit::kIconInfo,
                                      .tone = kit::Tone::accent});
    dialog.footer();
    footer_ui(scene, edit);
    if (dialog.dismissed()) scene.press(Act::close_calendar);
}

} // namespace stall::views::orders
