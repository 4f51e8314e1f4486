// The deadline of an order in words, and why each day since it began counted or not.
// Must not know how business hours are counted.
#include "core/orders/deadlines.hpp"
#include "web/app/orders/editions.hpp"
#include "web/views/orders/sheet.hpp"

namespace stall::views::orders {
namespace {

using time::DayKind;

std::string why_not(const Scene& scene, const time::CountedDay& day) {
    if (day.kind == DayKind::holiday)
        return scene.say("orders.why.is_holiday", {{"name", day.name}});
    if (day.kind == DayKind::closure)
        return scene.say("orders.why.is_closure", {{"name", day.name}});
    return std::string(scene.text("orders.why.is_weekend"));
}

/// By the calendar that gave the deadline; none while it is not here.
std::vector<time::CountedDay> days_of(const Scene& scene, const stall::orders::Order& order,
                                      const Due& due) {
    const auto* calendar = app::orders::calendar_of(scene.orders, order);
    if (!calendar) return {};
    auto counted = stall::orders::days_until(*calendar, due.since, due.by);
    return counted ? std::move(counted).value() : std::vector<time::CountedDay>();
}

/// "Saturday and Sunday": those of the days that stood still.
std::string skipped_words(const Scene& scene, const std::vector<time::CountedDay>& days) {
    std::string words, last;
    for (const auto& day : days) {
        if (day.kind == DayKind::business) continue;
        if (!last.empty()) words += (words.empty() ? "" : ", ") + last;
        last = app::weekday_name(scene.page.model.language, time::weekday(day.date));
        if (!day.name.empty()) last += " (" + day.name + ")";
    }
    return words.empty() ? last : scene.say("orders.why.and", {{"days", words}, {"last", last}});
}

std::string why_words(const Scene& scene, const Due& due, const std::vector<time::CountedDay>& days,
                      bool is_over) {
    const auto start = scene.say(due.is_dispatch ? app::TextKey("orders.why.accepted")
                                                 : app::TextKey("orders.why.paid"),
                                 {{"date", scene.moment(due.since)}});
    auto words =
        scene.say(is_over ? app::TextKey("orders.why.ended") : app::TextKey("orders.why.ends"),
                  {{"start", start}, {"end", scene.moment(due.by)}});
    const auto skipped = skipped_words(scene, days);
    if (!skipped.empty()) words += "; " + scene.say("orders.why.weekend", {{"days", skipped}});
    return words;
}

/// One line for each day, when a day stood still.
void days_ui(const Scene& scene, const std::vector<time::CountedDay>& days) {
    bool has_skipped = false;
    for (const auto& day : days) has_skipped = has_skipped || day.kind != DayKind::business;
    if (!has_skipped) return;
    heading(scene, "orders.why.days");
    std::vector<std::string> names, words;
    names.reserve(days.size());
    words.reserve(days.size());
    std::vector<kit::KeyValue> pairs;
    for (const auto& day : days) {
        names.push_back(
            std::string(app::weekday_short(scene.page.model.language, time::weekday(day.date))) +
            " " + app::format_day(scene.page.model.language, day.date, scene.today()));
        const bool counts = day.kind == DayKind::business;
        const auto span = app::format_span(scene.page.model.language,
                                           time::time_left(Instant{day.counted_ms()}, Instant{0}));
        words.push_back(counts ? scene.say("orders.why.business", {{"span", span}})
                               : why_not(scene, day));
        pairs.push_back(
            {names.back(), words.back(), counts ? kit::Tone::plain : kit::Tone::secondary});
    }
    kit::key_values(pairs);
    kit::gap(16);
}

} // namespace

void delay_ui(const Scene& scene, const stall::orders::Order& order) {
    const auto due = app::orders::due_of(order);
    if (due && scene.page.model.now > due->by) days_ui(scene, days_of(scene, order, *due));
}

void standing_ui(const Scene& scene, const OrderBrief& brief, const stall::orders::Order* order) {
    if (app::orders::is_pending(scene.orders, brief.id)) {
        (void)kit::banner("standing", {.title = scene.text("orders.sending"),
                                       .icon = kit::kIconRefreshCw,
                                       .tone = kit::Tone::grey});
        kit::gap(16);
        return;
    }
    const auto due = order ? app::orders::due_of(*order) : app::orders::due_of(brief);
    if (!due) {
        const auto mark = mark_of(scene, brief);
        (void)kit::banner("standing", {.title = mark.word, .icon = mark.icon, .tone = mark.tone});
        kit::gap(16);
        return;
    }
    const auto left = countdown(scene, due->by);
    const bool is_late = left.left.urgency == time::Urgency::late;
    const auto span = app::format_span(scene.page.model.language, left.left);
    const auto title = scene.say(is_late            ? app::TextKey("orders.late.title")
                                 : due->is_dispatch ? app::TextKey("orders.due.dispatch")
                                                    : app::TextKey("orders.due.confirm"),
                                 {{"span", span}});
    const auto days = order ? days_of(scene, *order, *due) : std::vector<time::CountedDay>();
    const auto words = order ? why_words(scene, *due, days, is_late) : std::string();
    (void)kit::banner("standing",
                      {.title = title,
                       .words = words,
                       .icon = kit::kIconClock,
                       .tone = left.tone == kit::Tone::plain ? kit::Tone::grey : left.tone});
    kit::gap(16);
}

} // namespace stall::views::orders
