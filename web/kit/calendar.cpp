// A month to pick days from, and what happened one after another; see calendar.hpp.
// Must not know which calendar it is.
#include "web/kit/calendar.hpp"

#include "web/kit/button.hpp"
#include "web/kit/inner.hpp"
#include "web/kit/layout.hpp"

#include <algorithm>

namespace stall::kit {

using namespace inner;

namespace {

constexpr std::size_t kWeek = 7;
constexpr float kDayHeight = 32;

/// The ground of a span runs from its first day's middle to its last day's.
void draw_span(ImRect cell, MonthDay::Span span) {
    using Span = MonthDay::Span;
    if (span == Span::none || span == Span::alone) return;
    ImRect ground = cell;
    if (span == Span::first) ground.Min.x = cell.GetCenter().x;
    if (span == Span::last) ground.Max.x = cell.GetCenter().x;
    fill(ground, wash_colour(Tone::accent));
}

void draw_day(const MonthDay& day, const Touch& touched, ImRect disc) {
    using Span = MonthDay::Span;
    const bool is_end =
        day.span == Span::first || day.span == Span::last || day.span == Span::alone;
    Tone ink = day.is_outside ? Tone::tertiary : Tone::plain;
    if (day.span == Span::inside) ink = Tone::accent;
    if (is_end) {
        fill(disc, colour(colours().accent), radii().control);
        ink = Tone::on_accent;
    } else if (touched.hovered) {
        fill(disc, colour(colours().hover), radii().control);
    }
    if (day.is_today && !is_end) outline(disc, colour(colours().accent), radii().control);
    draw_words_in(disc, face_of(TextStyle::control), words_colour(ink), day.label, Align::centre);
    focus_ring(touched, radii().control);
}

MonthResult month_title_ui(const Month& setup) {
    MonthResult result;
    Row row("month");
    result.previous = button("previous", {.label = setup.previous,
                                          .icon = kIconChevronLeft,
                                          .look = ButtonLook::quiet,
                                          .size = Size::small,
                                          .icon_only = true});
    text(setup.title, {.style = TextStyle::strong,
                       .align = Align::centre,
                       .width = std::max(40.0F, available_width() - 40)});
    result.next = button("next", {.label = setup.next,
                                  .icon = kIconChevronRight,
                                  .look = ButtonLook::quiet,
                                  .size = Size::small,
                                  .icon_only = true});
    return result;
}

} // namespace

MonthResult month(Key key, const Month& setup) {
    const Scope scope(key);
    MonthResult result = month_title_ui(setup);
    const float width = available_width();
    const float side = width / kWeek;
    const Face small = face_of(TextStyle::secondary);
    const ImRect names = place(ImVec2(width, 24));
    for (std::size_t at = 0; at < setup.weekdays.size(); ++at) {
        const float left = names.Min.x + side * static_cast<float>(at);
        draw_words_in({ImVec2(left, names.Min.y), ImVec2(left + side, names.Max.y)}, small,
                      words_colour(Tone::tertiary), setup.weekdays[at], Align::centre);
    }
    const std::size_t weeks = (setup.days.size() + kWeek - 1) / kWeek;
    const ImGuiID id = id_of("days");
    const ImRect all = place(ImVec2(width, kDayHeight * static_cast<float>(weeks)));
    state().record.open(node(id, mirror::Role::group, setup.title, all));
    ImGui::PushOverrideID(id);
    for (std::size_t at = 0; at < setup.days.size(); ++at) {
        const ImVec2 corner(all.Min.x + side * static_cast<float>(at % kWeek),
                            all.Min.y + kDayHeight * static_cast<float>(at / kWeek));
        const ImRect cell(corner, ImVec2(corner.x + side, corner.y + kDayHeight - 2));
        const float air = std::max(0.0F, (side - 34) / 2);
        const ImRect disc(cell.Min.x + air, cell.Min.y, cell.Max.x - air, cell.Max.y);
        draw_span(cell, setup.days[at].span);
        const Touch touched = touch(id_of(static_cast<std::int64_t>(at)), cell);
        draw_day(setup.days[at], touched, disc);
        mirror::Node said = node(touched.id, mirror::Role::button, setup.days[at].name, cell);
        said.is_current = setup.days[at].is_today;
        said.value = {};
        say(touched, std::move(said));
        if (touched.pressed) result.day = at;
    }
    ImGui::PopID();
    state().record.close();
    return result;
}

void timeline(std::string_view name, std::span<const TimelineStep> steps) {
    constexpr float kMark = 24;
    const Face body = face_of(TextStyle::control);
    const Face small = face_of(TextStyle::secondary);
    const ImGuiID id = id_of(name);
    state().record.open(node(id, mirror::Role::list, name, place(ImVec2(0, 0))));
    for (std::size_t at = 0; at < steps.size(); ++at) {
        const TimelineStep& step = steps[at];
        const float width = available_width();
        const auto lines = wrapped(step.note, small, width - kMark - 10);
        const float notes = step.note.empty() ? 0 : small.line * static_cast<float>(lines.size());
        const ImRect rect = place(ImVec2(width, body.line + notes + 14));
        const ImVec2 centre(rect.Min.x + kMark / 2, rect.Min.y + 12);
        if (at + 1 < steps.size())
            fill({ImVec2(centre.x - 0.5F, centre.y + 14), ImVec2(centre.x + 0.5F, rect.Max.y)},
                 colour(colours().border));
        list().AddCircleFilled(centre, kMark / 2,
                               wash_colour(step.tone == Tone::secondary ? Tone::grey : step.tone));
        draw_icon(centre, step.icon, words_colour(step.tone), 13);
        draw_words(ImVec2(rect.Min.x + kMark + 10, rect.Min.y + 2), body, words_colour(Tone::plain),
                   fitted(step.title, body, width - kMark - 10));
        for (std::size_t row = 0; row < lines.size() && !step.note.empty(); ++row)
            draw_words(ImVec2(rect.Min.x + kMark + 10,
                              rect.Min.y + 2 + body.line + small.line * static_cast<float>(row)),
                       small, words_colour(Tone::tertiary), lines[row]);
        mirror::Node said =
            node(id + 1 + static_cast<ImGuiID>(at), mirror::Role::listitem,
                 std::string(step.title) + (step.note.empty() ? "" : ", " + std::string(step.note)),
                 rect);
        state().record.add(std::move(said));
    }
    state().record.close();
}

} // namespace stall::kit
