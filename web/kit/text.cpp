// Words on the page and the small arrangements of pairs.
// Must not know what they say.
#include "web/kit/text.hpp"

#include "web/kit/inner.hpp"
#include "web/kit/layout.hpp"
#include "web/kit/overlay.hpp"

#include <algorithm>

namespace stall::kit {

using namespace inner;

namespace {

std::int32_t heading_level(TextStyle style) {
    switch (style) {
    case TextStyle::title: return 1;
    case TextStyle::subtitle:
    case TextStyle::card_title: return 2;
    case TextStyle::section: return 3;
    default: return 0;
    }
}

/// Texts have no key: their place among the texts of the window names them.
ImGuiID id_of_text(std::string_view words) {
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImGuiID seed = ImHashStr(words.data(), words.size(), window->IDStack.back());
    const State& now = state();
    const ImVec2 from = now.flows.empty() ? at : now.flows.back().next;
    const int place[2] = {static_cast<int>(from.x - window->Pos.x + window->Scroll.x),
                          static_cast<int>(from.y - window->Pos.y + window->Scroll.y)};
    return ImHashData(place, sizeof place, seed);
}

ImU32 default_ink(const TextSetup& setup) {
    if (setup.tone != Tone::plain) {
        return words_colour(setup.tone);
    }
    switch (setup.style) {
    case TextStyle::secondary: return words_colour(Tone::tertiary);
    case TextStyle::label:
    case TextStyle::section:
    case TextStyle::card_title: return words_colour(Tone::secondary);
    default: return words_colour(Tone::plain);
    }
}

void say_text(ImGuiID id, std::string_view words, TextStyle style, ImRect rect) {
    const std::int32_t level = heading_level(style);
    mirror::Node said =
        node(id, level > 0 ? mirror::Role::heading : mirror::Role::text, words, rect);
    said.level = level;
    state().record.add(std::move(said));
}

void explain_cut(ImGuiID id, ImRect rect, std::string_view whole) {
    if (ImGui::ItemAdd(rect, 0) && ImGui::ItemHoverable(rect, id, ImGuiItemFlags_NoNav)) {
        Touch touched;
        touched.id = id;
        touched.hovered = true;
        explain(touched, {}, whole);
    }
}

} // namespace

void text(std::string_view words, const TextSetup& setup) {
    const Face with = face_of(setup.style);
    const ImGuiID id = id_of_text(words);
    const float icon_size = setup.style == TextStyle::secondary ? 14.0F : 16.0F;
    const float lead = setup.icon == kNoIcon ? 0 : icon_size + 5;
    const float room = setup.width > 0 ? setup.width : std::max(1.0F, available_width());
    const ImU32 ink = default_ink(setup);
    if (setup.wrapping == Wrapping::words) {
        const auto lines = wrapped(words, with, room - lead);
        float widest = 0;
        for (const auto line : lines) {
            widest = std::max(widest, measure(line, with));
        }
        const float width = setup.width != 0 ? room : std::min(room, widest + lead + 1);
        const ImRect rect = place(
            ImVec2(width, with.line * static_cast<float>(std::max<std::size_t>(1, lines.size()))));
        draw_icon(ImVec2(rect.Min.x + icon_size * 0.5F, rect.Min.y + with.line * 0.5F), setup.icon,
                  ink, icon_size);
        for (std::size_t row = 0; row < lines.size(); ++row) {
            const float top = rect.Min.y + static_cast<float>(row) * with.line;
            draw_words_in({ImVec2(rect.Min.x + lead, top), ImVec2(rect.Max.x, top + with.line)},
                          with, ink, lines[row], setup.align);
        }
        say_text(id, words, setup.style, rect);
        return;
    }
    const std::string shown = fitted(words, with, room - lead);
    const float width = setup.width != 0 ? room : std::min(room, measure(shown, with) + lead);
    const ImRect rect = place(ImVec2(width, with.line));
    draw_icon(ImVec2(rect.Min.x + icon_size * 0.5F, rect.Min.y + with.line * 0.5F), setup.icon, ink,
              icon_size);
    draw_words_in({ImVec2(rect.Min.x + lead, rect.Min.y), rect.Max}, with, ink, shown, setup.align);
    say_text(id, words, setup.style, rect);
    if (shown.size() != words.size() || shown != words) {
        explain_cut(id, rect, words);
    }
}

float text_width(std::string_view words, TextStyle style) { return measure(words, face_of(style)); }

void icon(Icon glyph, Tone tone, float size) {
    const ImRect rect = place(ImVec2(size, size));
    draw_icon(rect.GetCenter(), glyph, words_colour(tone), size);
}

void key_values(std::span<const KeyValue> pairs) {
    const Face with = face_of(TextStyle::body);
    for (std::size_t at = 0; at < pairs.size(); ++at) {
        const KeyValue& pair = pairs[at];
        const ImGuiID id = id_of_text(pair.label);
        const ImRect rect = place(ImVec2(available_width(), 31));
        const float value_width = measure(pair.value, face_of(TextStyle::strong));
        draw_words_in(rect, with, words_colour(Tone::secondary),
                      fitted(pair.label, with, rect.GetWidth() - value_width - 8));
        draw_words_in(rect, face_of(TextStyle::strong), words_colour(pair.tone), pair.value,
                      Align::right);
        if (at + 1 < pairs.size()) {
            fill({ImVec2(rect.Min.x, rect.Max.y - 1), rect.Max}, colour(colours().border));
        }
        say_text(id, std::string(pair.label) + " " + std::string(pair.value), TextStyle::body,
                 rect);
    }
}

void figures(std::span<const KeyValue> pairs) {
    if (pairs.empty()) {
        return;
    }
    const Face label = face_of(TextStyle::secondary);
    const Face strong = face_of(TextStyle::strong);
    const ImGuiID id = id_of_text(pairs.front().label);
    const ImRect rect = place(ImVec2(available_width(), 36));
    float total = 0;
    for (const KeyValue& pair : pairs) {
        total += std::max(measure(pair.label, label), measure(pair.value, strong));
    }
    const float between =
        pairs.size() > 1 ? (rect.GetWidth() - total) / static_cast<float>(pairs.size() - 1) : 0;
    float left = rect.Min.x;
    for (std::size_t at = 0; at < pairs.size(); ++at) {
        const KeyValue& pair = pairs[at];
        const float width = std::max(measure(pair.label, label), measure(pair.value, strong));
        const Align align = at > 0 && at + 1 == pairs.size() ? Align::right : Align::left;
        const ImRect top(left, rect.Min.y, left + width, rect.Min.y + 16);
        const ImRect bottom(left, rect.Min.y + 16, left + width, rect.Max.y);
        draw_words_in(top, label, words_colour(Tone::tertiary), pair.label, align);
        draw_words_in(bottom, strong, words_colour(pair.tone), pair.value, align);
        say_text(id + static_cast<ImGuiID>(at),
                 std::string(pair.label) + " " + std::string(pair.value), TextStyle::body,
                 ImRect(top.Min, bottom.Max));
        left += width + between;
    }
}

void ladder(std::string_view name, std::span<const LadderStep> steps) {
    const Face body = face_of(TextStyle::body);
    const Face small = face_of(TextStyle::secondary);
    const ImGuiID id = ImHashStr("ladder", 0, id_of_text(name)); // the heading above says the same
    mirror::Node all = node(id, mirror::Role::list, name, place(ImVec2(0, 0)));
    state().record.open(std::move(all));
    static constexpr float kPlace = 22;
    float remark_left = kPlace;
    for (const LadderStep& step : steps)
        remark_left = std::max(remark_left, kPlace + measure(step.amount, body) + 10);
    for (std::size_t at = 0; at < steps.size(); ++at) {
        const LadderStep& step = steps[at];
        const float width = available_width();
        const float remark_width = width - 16 - remark_left;
        const auto lines = wrapped(step.remark, small, remark_width);
        const float height = std::max(32.0F, 12 + small.line * static_cast<float>(lines.size()));
        const ImRect rect = place(ImVec2(width, height));
        if (step.is_own) {
            fill(rect, wash_colour(Tone::accent), radii().pill);
        }
        const ImRect line(rect.Min.x + 8, rect.Min.y + 6, rect.Max.x - 8, rect.Min.y + 26);
        draw_words_in(line, face_of(TextStyle::strong), words_colour(Tone::plain), step.place);
        draw_words(ImVec2(line.Min.x + kPlace, line.Min.y), body, words_colour(Tone::plain),
                   step.amount);
        for (std::size_t row = 0; row < lines.size(); ++row) {
            draw_words(ImVec2(line.Min.x + remark_left,
                              rect.Min.y + 8 + static_cast<float>(row) * small.line),
                       small, words_colour(Tone::tertiary), lines[row]);
        }
        mirror::Node said = node(id + 1 + static_cast<ImGuiID>(at), mirror::Role::listitem,
                                 std::string(step.place) + ". " + std::string(step.amount) + ", " +
                                     std::string(step.remark),
                                 rect);
        said.is_current = step.is_own;
        state().record.add(std::move(said));
    }
    state().record.close();
}

} // namespace stall::kit
