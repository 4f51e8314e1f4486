// The range of dates: presets, and a month to pick the first and the last day from.
// Must not know how a date is compared.
#include "web/views/orders/parts.hpp"

namespace stall::views::orders {
namespace {

using Span = kit::MonthDay::Span;
using time::LocalDate;

constexpr std::size_t kWeek = 7;
constexpr std::size_t kDays = 6 * kWeek;

/// While only the first day was pressed, the range is that day.
DayRange range_of(const Orders& orders) {
    if (orders.range_start) return {orders.range_start, orders.range_start};
    return {orders.question.from, orders.question.until};
}

Span span_of(LocalDate date, const DayRange& range) {
    if (!range.first && !range.last) return Span::none;
    const bool is_first = range.first == date, is_last = range.last == date;
    if (is_first && (is_last || !range.last)) return Span::alone;
    if (is_last && !range.first) return Span::alone;
    if (is_first) return Span::first;
    if (is_last) return Span::last;
    const bool is_after = !range.first || date > *range.first;
    const bool is_before = !range.last || date < *range.last;
    return is_after && is_before ? Span::inside : Span::none;
}

/// Months from 1970 that is shown: chosen, else of the range's end, else today's.
std::int32_t month_shown(const Scene& scene, const DayRange& range, std::int32_t chosen) {
    if (chosen != 0) return chosen;
    const auto date = time::civil(range.last.value_or(range.first.value_or(scene.today())));
    return (date.year - 1970) * 12 + date.month - 1;
}

constexpr std::array<app::TextKey, 7> kPresets = {
    "date.preset.today",        "date.preset.yesterday",    "date.preset.week",
    "date.preset.month_so_far", "date.preset.month_before", "date.preset.quarter",
    "date.preset.any"};

} // namespace

void month_ui(const Scene& scene, const DayRange& range, const MonthChoices& choices) {
    const auto language = scene.page.model.language;
    const auto shown = month_shown(scene, range, choices.shown);
    const std::int32_t year = 1970 + shown / 12, month = shown % 12 + 1;
    const auto first = time::date_of(year, month, 1);
    const auto corner = first - static_cast<std::int32_t>(time::weekday(first));
    const auto title = std::string(app::month_name(language, month)) + " " + std::to_string(year);
    std::array<std::string_view, kWeek> weekdays;
    for (std::size_t at = 0; at < kWeek; ++at)
        weekdays[at] = app::weekday_short(language, static_cast<time::Weekday>(at));
    std::array<std::string, kDays> labels, names;
    std::array<kit::MonthDay, kDays> days;
    for (std::size_t at = 0; at < kDays; ++at) {
        const auto date = corner + static_cast<std::int32_t>(at);
        labels[at] = std::to_string(time::civil(date).day);
        names[at] = app::format_long_day(language, date);
        days[at] = {.label = labels[at],
                    .name = names[at],
                    .is_outside = time::civil(date).month != month,
                    .is_today = date == scene.today(),
                    .span = span_of(date, range)};
    }
    const auto result = kit::month("month", {.title = title,
                                             .weekdays = weekdays,
                                             .days = days,
                                             .previous = scene.text("date.previous"),
                                             .next = scene.text("date.next")});
    if (result.day)
        scene.choose(choices.day, (corner + static_cast<std::int32_t>(*result.day)).day);
    if (result.previous) scene.choose(choices.month, shown - 1);
    if (result.next) scene.choose(choices.month, shown + 1);
}

std::string period_words(const Scene& scene) {
    const auto language = scene.page.model.language;
    const auto& [from, until] = std::pair(scene.orders.question.from, scene.orders.question.until);
    if (from && until) return app::format_days(language, *from, *until, scene.today());
    if (from)
        return scene.say("date.from", {{"date", app::format_day(language, *from, scene.today())}});
    if (until)
        return scene.say("date.until",
                         {{"date", app::format_day(language, *until, scene.today())}});
    return {};
}

void period_ui(const Scene& scene) {
    {
        const kit::Row row("presets", 6);
        for (std::size_t at = 0; at < kPresets.size(); ++at) {
            if (kit::button(at, {.label = scene.text(kPresets[at]), .size = kit::Size::small}))
                scene.choose(Choice::preset, static_cast<std::int64_t>(at));
        }
    }
    kit::gap(12);
    month_ui(scene, range_of(scene.orders), {Choice::day, Choice::month, scene.orders.month_shown});
    if (scene.orders.range_start)
        kit::text(scene.text("date.range.pick_end"), {.style = kit::TextStyle::secondary});
}

} // namespace stall::views::orders
