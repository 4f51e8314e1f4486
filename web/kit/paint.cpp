// Ink on the page: colours, letters, icons, boxes.
// Must not know widgets.
#include "web/kit/inner.hpp"

#include <algorithm>
#include <cmath>

namespace stall::kit::inner {

ImU32 colour(theme::Colour value) {
    const float alpha = ImGui::GetStyle().Alpha;
    return IM_COL32(value.red, value.green, value.blue,
                    static_cast<int>(static_cast<float>(value.alpha) * alpha));
}

ImU32 blend(theme::Colour from, theme::Colour to, float share) {
    const auto mix = [share](std::uint8_t one, std::uint8_t other) {
        return static_cast<std::uint8_t>(
            std::lround(static_cast<float>(one) * (1 - share) + static_cast<float>(other) * share));
    };
    return colour(
        {mix(from.red, to.red), mix(from.green, to.green), mix(from.blue, to.blue), from.alpha});
}

ImU32 words_colour(Tone tone) {
    const theme::Colours& ink = colours();
    switch (tone) {
    case Tone::plain: return colour(ink.text);
    case Tone::secondary:
    case Tone::grey: return colour(ink.text_secondary);
    case Tone::tertiary: return colour(ink.text_tertiary);
    case Tone::accent: return colour(ink.accent);
    case Tone::green: return colour(ink.green);
    case Tone::red: return colour(ink.red);
    case Tone::orange: return colour(ink.orange);
    case Tone::blue: return colour(ink.blue);
    case Tone::on_accent: return colour(ink.on_accent);
    }
    return colour(ink.text);
}

ImU32 wash_colour(Tone tone) {
    const theme::Colours& ink = colours();
    switch (tone) {
    case Tone::green: return colour(ink.green_wash);
    case Tone::red: return colour(ink.red_wash);
    case Tone::orange: return colour(ink.orange_wash);
    case Tone::accent:
    case Tone::blue: return colour(ink.accent_wash);
    default: return colour(ink.grey_wash);
    }
}

ImU32 edge_colour(Tone tone) {
    const theme::Colours& ink = colours();
    switch (tone) {
    case Tone::green: return colour(ink.green_edge);
    case Tone::red: return colour(ink.red_edge);
    case Tone::orange: return colour(ink.orange_edge);
    case Tone::accent: return colour(ink.accent);
    case Tone::blue: return colour(ink.blue);
    default: return colour(ink.strong_border);
    }
}

Face face(float size, float line, bool is_strong) {
    const theme::Fonts& faces = theme::fonts();
    ImFont* font = is_strong ? faces.semibold : faces.regular;
    // A type size means the em; ImGui means the height of the letters' box.
    static constexpr float kInterBoxOverEm = 3408.0F / 2816.0F;
    return {font != nullptr ? font : ImGui::GetFont(), size * kInterBoxOverEm, line};
}

Face face_of(TextStyle style) {
    const theme::TypeSizes& type = types();
    switch (style) {
    case TextStyle::body: return face(type.body, type.body_line);
    case TextStyle::strong: return face(type.body, type.body_line, true);
    case TextStyle::control: return face(type.control, type.body_line);
    case TextStyle::secondary:
    case TextStyle::label: return face(type.secondary, type.secondary_line);
    case TextStyle::section: return face(type.secondary, type.secondary_line, true);
    case TextStyle::card_title: return face(type.control, type.body_line, true);
    case TextStyle::subtitle: return face(type.subtitle, type.body_line, true);
    case TextStyle::title: return face(type.title, 24, true);
    case TextStyle::figure: return face(type.figure, 28, true);
    case TextStyle::huge: return face(type.huge, 40, true);
    }
    return face(type.body, type.body_line);
}

ImDrawList& list() { return *ImGui::GetWindowDrawList(); }

namespace {

float advance_of(std::string_view words, const Face& with) {
    return with.font
        ->CalcTextSizeA(with.size, FLT_MAX, 0, words.data(), words.data() + words.size())
        .x;
}

std::size_t before_code_point(std::string_view words, std::size_t at) {
    while (at > 0 && (static_cast<unsigned char>(words[at]) & 0xC0) == 0x80) {
        --at;
    }
    return at;
}

} // namespace

float measure(std::string_view words, const Face& with) {
    return words.empty() ? 0 : advance_of(words, with);
}

std::string fitted(std::string_view words, const Face& with, float width) {
    if (measure(words, with) <= width + 0.5F) {
        return std::string(words);
    }
    static constexpr std::string_view kEllipsis = "…";
    const float room = width - measure(kEllipsis, with);
    std::size_t fits = 0;
    std::size_t too_long = words.size();
    while (fits + 1 < too_long) {
        const std::size_t middle = (fits + too_long) / 2;
        (advance_of(words.substr(0, middle), with) <= room ? fits : too_long) = middle;
    }
    fits = before_code_point(words, fits);
    std::string cut(words.substr(0, fits));
    while (!cut.empty() && cut.back() == ' ') {
        cut.pop_back();
    }
    return cut.append(kEllipsis);
}

std::vector<std::string_view> wrapped(std::string_view words, const Face& with, float width) {
    std::vector<std::string_view> lines;
    std::size_t start = 0;
    while (start < words.size()) {
        std::size_t end = start;
        std::size_t last_fit = start;
        while (end < words.size() && words[end] != '\n') {
            const std::size_t space = std::min(words.find_first_of(" \n", end + 1), words.size());
            if (last_fit > start &&
                advance_of(words.substr(start, space - start), with) > width + 0.5F) {
                break;
            }
            last_fit = end = space;
        }
        lines.push_back(words.substr(start, last_fit - start));
        start = last_fit;
        if (start < words.size()) {
            ++start; // the space or line break itself
        }
    }
    return lines;
}

void draw_words(ImVec2 at, const Face& with, ImU32 ink, std::string_view words) {
    if (words.empty() || (ink & IM_COL32_A_MASK) == 0) {
        return;
    }
    const float top = std::floor(at.y + (with.line - with.size) * 0.5F); // whole pixels are sharp
    list().AddText(with.font, with.size, ImVec2(std::round(at.x), top), ink, words.data(),
                   words.data() + words.size());
}

void draw_words_in(ImRect rect, const Face& with, ImU32 ink, std::string_view words, Align align) {
    float left = rect.Min.x;
    if (align != Align::left) {
        const float rest = rect.GetWidth() - measure(words, with);
        left += align == Align::right ? rest : rest * 0.5F;
    }
    draw_words(ImVec2(left, rect.Min.y + (rect.GetHeight() - with.line) * 0.5F), with, ink, words);
}

void draw_icon(ImVec2 centre, Icon glyph, ImU32 ink, float size) {
    ImFont* font = theme::fonts().icons;
    if (glyph == kNoIcon || font == nullptr) {
        return;
    }
    // Lucide's glyphs fill their em square.
    list().AddText(font, size,
                   ImVec2(std::round(centre.x - size * 0.5F), std::round(centre.y - size * 0.5F)),
                   ink, glyph);
}

void fill(ImRect rect, ImU32 ink, float radius, ImDrawFlags corners) {
    list().AddRectFilled(rect.Min, rect.Max, ink, radius, corners);
}

void outline(ImRect rect, ImU32 ink, float radius, float thickness) {
    list().AddRect(rect.Min, rect.Max, ink, radius, 0, thickness);
}

void shadow(ImRect rect, float radius) {
    const theme::Colour ink = colours().shadow;
    static constexpr int kLayers = 6;
    for (int layer = kLayers; layer > 0; --layer) {
        const float spread = static_cast<float>(layer) * 3;
        theme::Colour pale = ink;
        pale.alpha = static_cast<std::uint8_t>(ink.alpha / kLayers);
        ImRect around(rect.Min.x - spread, rect.Min.y - spread + 4, rect.Max.x + spread,
                      rect.Max.y + spread + 4);
        fill(around, colour(pale), radius + spread);
    }
}

void focus_ring(const Touch& touched, float radius) {
    if (!touched.focused) {
        return;
    }
    ImRect around = touched.rect;
    around.Expand(2);
    ImDrawList& ink = list();
    ink.PushClipRect(ImVec2(around.Min.x - 2, around.Min.y - 2),
                     ImVec2(around.Max.x + 2, around.Max.y + 2), false);
    outline(around, colour(colours().accent), radius + 2, 2);
    ink.PopClipRect();
}

void turning_mark(ImVec2 centre, ImU32 ink, float radius) {
    ImDrawList& on = list();
    const bool is_still = state().setup.motion == Motion::reduced;
    const float turn = is_still ? 0 : static_cast<float>(std::fmod(ImGui::GetTime(), 1.0)) * 6.283F;
    on.PathArcTo(centre, radius, turn, turn + 4.4F, 24);
    on.PathStroke(ink, 0, 1.75F);
    if (!is_still) {
        want_frame(16);
    }
}

} // namespace stall::kit::inner
