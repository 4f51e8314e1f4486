// Banners, empty states and skeletons.
// Must not know what happened.
#include "web/kit/notice.hpp"

#include "web/kit/button.hpp"
#include "web/kit/inner.hpp"
#include "web/kit/layout.hpp"

#include <algorithm>
#include <cmath>

namespace stall::kit {

using namespace inner;

bool banner(Key key, const Banner& setup) {
    const Face strong = face(types().control, types().body_line, true);
    const Face plain = face_of(TextStyle::control);
    const float width = available_width();
    const float lead = setup.icon == kNoIcon ? 0 : 18.0F + 10;
    const float room = width - 24 - lead;
    // What happened is strong; what follows from it is not.
    const std::size_t stop = std::min(setup.title.find(". "), setup.title.size());
    std::string rest(setup.title.substr(std::min(stop + 2, setup.title.size())));
    rest += rest.empty() || setup.words.empty() ? "" : " · ";
    rest += setup.words;
    const std::string_view first = setup.title.substr(0, stop);
    const float title_width = measure(first, strong) + 8;
    const float action_width = measure(setup.action, strong);
    const bool is_one_line =
        width > 600 && title_width + measure(rest, plain) + 24 + action_width <= room;
    const auto title = wrapped(first, strong, room);
    const auto words = wrapped(rest, plain, room);
    const bool has_action = !setup.action.empty();
    const float line = types().body_line;
    const float height =
        20 + (is_one_line ? line
                          : line * static_cast<float>(title.size() + words.size()) +
                                (has_action ? line + 4 : 0));
    const ImGuiID id = id_of(key);
    const ImRect rect = place(ImVec2(width, height));
    const bool is_grey = setup.tone == Tone::plain || setup.tone == Tone::grey;
    fill(rect, wash_colour(is_grey ? Tone::grey : setup.tone), radii().control);
    const ImU32 ink = words_colour(setup.tone);
    draw_icon(ImVec2(rect.Min.x + 21, rect.Min.y + 20), setup.icon, ink, 18);
    ImVec2 at(rect.Min.x + 12 + lead, rect.Min.y + 10);
    for (const auto part : title) {
        draw_words(at, strong, ink, part);
        at.y += line;
    }
    if (is_one_line) {
        at = ImVec2(at.x + title_width, at.y - line);
    }
    for (const auto part : words) {
        draw_words(at, plain, ink, part);
        at.y += line;
    }
    std::string said(setup.title);
    said += setup.words.empty() ? "" : ". ";
    said += setup.words;
    state().record.add(
        node(id, setup.is_alert ? mirror::Role::alert : mirror::Role::status, said, rect));
    if (!has_action) {
        return false;
    }
    ImRect press(at.x, at.y + 4, at.x + action_width, at.y + 4 + line);
    if (is_one_line) {
        press = ImRect(rect.Max.x - 12 - action_width, rect.Min.y + 10, rect.Max.x - 12,
                       rect.Min.y + 10 + line);
    }
    const Touch touched = touch(id + 1, press);
    draw_words(press.Min, strong, ink, setup.action);
    list().AddLine(ImVec2(press.Min.x, press.Max.y - 2), ImVec2(press.Max.x, press.Max.y - 2), ink);
    focus_ring(touched, radii().small);
    say(touched, node(touched.id, mirror::Role::button, setup.action, press));
    return touched.pressed;
}

bool empty_state(Key key, const EmptyState& setup) {
    const Face title = face_of(TextStyle::subtitle);
    const Face body = face_of(TextStyle::control);
    const float width = available_width();
    const auto lines = wrapped(setup.words, body, std::min(360.0F, width - 32));
    const bool has_action = !setup.action.empty();
    const float content = 48 + 16 + title.line + 4 + body.line * static_cast<float>(lines.size()) +
                          (has_action ? 16 + spaces().control_height : 0);
    const ImGuiID id = id_of(key);
    const ImRect rect = place(ImVec2(width, std::max(content + 48, available_height())));
    const float centre = rect.GetCenter().x;
    float top = std::round(rect.Min.y + (rect.GetHeight() - content) * 0.45F);
    const ImRect mark(centre - 24, top, centre + 24, top + 48);
    fill(mark, colour(colours().grey_wash), radii().dialog);
    draw_icon(mark.GetCenter(), setup.icon, words_colour(Tone::secondary), 24);
    top += 48 + 16;
    draw_words_in({rect.Min.x, top, rect.Max.x, top + title.line}, title, words_colour(Tone::plain),
                  setup.title, Align::centre);
    top += title.line + 4;
    for (const auto line : lines) {
        draw_words_in({rect.Min.x, top, rect.Max.x, top + body.line}, body,
                      words_colour(Tone::tertiary), line, Align::centre);
        top += body.line;
    }
    std::string said(setup.title);
    said += setup.words.empty() ? "" : ". ";
    said += setup.words;
    state().record.add(node(id, mirror::Role::status, said, rect));
    if (!has_action) {
        return false;
    }
    Button action;
    action.label = setup.action;
    action.icon = setup.action_icon;
    action.look = ButtonLook::ghost;
    action.width = button_width(action);
    Flow flow;
    flow.kind = Flow::Kind::column;
    flow.start = flow.next = flow.reached =
        ImVec2(std::round(centre - action.width * 0.5F), top + 16);
    flow.width = action.width;
    push_flow(flow);
    ImGui::PushOverrideID(id);
    const bool is_pressed = button("action", action);
    ImGui::PopID();
    pop_flow();
    return is_pressed;
}

void skeleton_rows(std::string_view name, std::size_t count) {
    const ImGuiID id = id_of(name);
    const ImRect whole = place(ImVec2(available_width(), spaces().row * static_cast<float>(count)));
    static constexpr float kShares[] = {0.55F, 0.8F, 0.42F, 0.68F, 0.6F};
    for (std::size_t row = 0; row < count; ++row) {
        const float top = whole.Min.y + spaces().row * static_cast<float>(row);
        const float width = whole.GetWidth() * kShares[row % 5];
        const ImU32 ink = colour(colours().grey_wash);
        fill({whole.Min.x + 12, top + 11, whole.Min.x + width, top + 21}, ink, 5);
        fill({whole.Min.x + 12, top + 27, whole.Min.x + width * 0.6F, top + 35}, ink, 4);
        fill({whole.Max.x - 90, top + 17, whole.Max.x - 12, top + 27}, ink, 5);
        fill({whole.Min.x, top + spaces().row - 1, whole.Max.x, top + spaces().row},
             colour(colours().border));
    }
    state().record.add(node(id, mirror::Role::status, state().words.loading, whole));
}

} // namespace stall::kit
