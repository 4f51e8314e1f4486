// Lines over time; see chart.hpp.
// Must not know what is measured.
#include "web/kit/chart.hpp"

#include "web/kit/inner.hpp"
#include "web/kit/layout.hpp"

#include <algorithm>

namespace stall::kit {

using namespace inner;

namespace {

constexpr float kLineWidth = 2;

bool is_known(double value) { return value == value; }

/// The scale's lines with their words over them, and what begins and ends at its foot.
void draw_scale(const Chart& setup, ImRect plot, const Face& small) {
    const ImU32 line = colour(colours().border);
    const ImU32 words = words_colour(Tone::tertiary);
    for (const float y : {plot.Min.y, plot.GetCenter().y, plot.Max.y})
        fill(ImRect(plot.Min.x, y, plot.Max.x, y + 1), line);
    draw_words(ImVec2(plot.Min.x, plot.Min.y - small.line), small, words, setup.most_words);
    draw_words(ImVec2(plot.Min.x, plot.Max.y - small.line), small, words, setup.least_words);
    const ImRect foot(plot.Min.x, plot.Max.y + 4, plot.Max.x, plot.Max.y + 4 + small.line);
    draw_words_in(foot, small, words, setup.from_words);
    draw_words_in(foot, small, words, setup.to_words, Align::right);
}

void draw_line(const Chart& setup, const ChartLine& line, ImRect plot) {
    const double span = setup.most > setup.least ? setup.most - setup.least : 1;
    const auto height_of = [&](double value) {
        const double share = std::clamp((value - setup.least) / span, 0.0, 1.0);
        return plot.Max.y - static_cast<float>(share) * plot.GetHeight();
    };
    ImDrawList& ink = list();
    const ImU32 tone = words_colour(line.tone);
    const auto count = line.values.size();
    const float step = plot.GetWidth() / static_cast<float>(std::max<std::size_t>(2, count) - 1);
    for (std::size_t at = 0; at < count; ++at) {
        const double value = line.values[at];
        if (!is_known(value)) {
            ink.PathStroke(tone, 0, kLineWidth);
            continue;
        }
        const float x = plot.Min.x + step * static_cast<float>(at);
        if (line.is_stepped && at > 0 && is_known(line.values[at - 1]) &&
            line.values[at - 1] != value)
            ink.PathLineTo(ImVec2(x, height_of(line.values[at - 1])));
        ink.PathLineTo(ImVec2(x, height_of(value)));
    }
    ink.PathStroke(tone, 0, kLineWidth);
}

/// Which colour is which, in words.
void draw_legend(const Chart& setup, ImRect rect, const Face& small) {
    float x = rect.Min.x;
    for (const ChartLine& line : setup.lines) {
        const float y = rect.GetCenter().y;
        fill(ImRect(x, y - 1, x + 12, y + 1), words_colour(line.tone), 1);
        draw_words(ImVec2(x + 18, rect.Min.y), small, words_colour(Tone::secondary), line.name);
        x += 18 + measure(line.name, small) + 16;
    }
}

} // namespace

void chart(Key key, const Chart& setup) {
    const Face small = face_of(TextStyle::secondary);
    const ImRect rect = place(ImVec2(available_width(), setup.height));
    const ImRect legend(rect.Min.x, rect.Min.y, rect.Max.x, rect.Min.y + small.line);
    const ImRect plot(rect.Min.x, legend.Max.y + 8 + small.line, rect.Max.x,
                      rect.Max.y - small.line - 4);
    draw_legend(setup, legend, small);
    draw_scale(setup, plot, small);
    for (const ChartLine& line : setup.lines) draw_line(setup, line, plot);
    state().record.add(node(id_of(key), mirror::Role::image, setup.summary, rect));
}

} // namespace stall::kit
