// The list on a phone: one card for each row, only those seen are drawn.
// Must not know what a row is.
#include "web/kit/table.hpp"

#include "web/kit/inner.hpp"
#include "web/kit/layout.hpp"

#include <algorithm>
#include <cmath>

namespace stall::kit {

using namespace inner;

namespace {

constexpr float kCardHeight = 110;
constexpr float kCardGap = 10;

void draw_top_line(const ListCard& card, ImRect line) {
    const Face small = face_of(TextStyle::secondary);
    if (!card.pill.empty()) {
        const Tone tone = card.edge == Tone::plain ? Tone::grey : card.edge;
        const float mark = card.pill_icon == kNoIcon ? 0 : 19.0F;
        const ImRect pill(line.Min.x, line.Min.y,
                          line.Min.x + measure(card.pill, small) + mark + 16, line.Min.y + 24);
        fill(pill, wash_colour(tone), radii().pill);
        draw_icon(ImVec2(pill.Min.x + 15, pill.GetCenter().y), card.pill_icon, words_colour(tone),
                  14);
        draw_words_in({pill.Min.x + 8 + mark, pill.Min.y, pill.Max.x, pill.Max.y}, small,
                      words_colour(tone), card.pill);
    }
    draw_words_in({line.Min.x, line.Min.y, line.Max.x, line.Min.y + 24}, small,
                  words_colour(Tone::tertiary), card.corner, Align::right);
}

void draw_note(const ListCard& card, ImRect place) {
    const Face small = face_of(TextStyle::secondary);
    const ImU32 ink = words_colour(card.note_tone);
    std::string_view first = card.note;
    if (card.left.empty() && card.middle.empty() && card.right.empty()) {
        const auto lines = wrapped(card.note, small, place.GetWidth());
        if (lines.size() > 1) {
            first = lines[0];
            const std::string_view rest(lines[1].data(), card.note.data() + card.note.size());
            draw_words(ImVec2(place.Min.x, place.Min.y + 19), small, ink,
                       fitted(rest, small, place.GetWidth()));
        }
    }
    draw_words(place.Min, small, ink, fitted(first, small, place.GetWidth()));
}

void draw_bottom_line(const ListCard& card, ImRect line) {
    const Face body = face_of(TextStyle::body);
    const Face strong = face_of(TextStyle::strong);
    draw_words_in(line, strong, words_colour(card.left_tone), card.left);
    draw_words_in(line, body, words_colour(card.right_tone), card.right, Align::right);
    const float left = measure(card.left, strong);
    const float right = measure(card.right, body);
    const float width = measure(card.middle, body);
    const float space = line.GetWidth() - left - right;
    const float start = std::round(line.Min.x + left + (space - width) * 0.5F);
    if (card.middle_is_pill) {
        fill({start - 8, line.Min.y - 2, start + width + 8, line.Max.y + 2},
             wash_colour(card.middle_tone), radii().pill);
    }
    draw_words(ImVec2(start, line.Min.y), body, words_colour(card.middle_tone), card.middle);
}

void draw_card(const ListCard& card, const Touch& touched) {
    const ImRect& rect = touched.rect;
    if (card.edge != Tone::plain) {
        fill(rect, edge_colour(card.edge), radii().card);
        fill({rect.Min.x + 3, rect.Min.y, rect.Max.x, rect.Max.y}, colour(colours().border),
             radii().card);
    } else {
        fill(rect, colour(colours().border), radii().card);
    }
    fill({rect.Min.x + (card.edge == Tone::plain ? 1.0F : 3.0F), rect.Min.y + 1, rect.Max.x - 1,
          rect.Max.y - 1},
         touched.held ? colour(colours().sunk) : colour(colours().surface), radii().card - 1);
    const ImRect inside(rect.Min.x + 15, rect.Min.y + 12, rect.Max.x - 12, rect.Max.y - 10);
    draw_top_line(card, inside);
    const Face body = face_of(TextStyle::body);
    draw_words(ImVec2(inside.Min.x, inside.Min.y + 26), body, words_colour(Tone::plain),
               fitted(card.title, body, inside.GetWidth()));
    draw_note(card, {inside.Min.x, inside.Min.y + 46, inside.Max.x, inside.Max.y});
    draw_bottom_line(card, {inside.Min.x, inside.Min.y + 66, inside.Max.x, inside.Min.y + 86});
    focus_ring(touched, radii().card);
}

std::string words_of(const ListCard& card) {
    std::string words;
    for (const std::string* part : {&card.title, &card.note, &card.pill, &card.left, &card.middle,
                                    &card.right, &card.corner}) {
        if (!part->empty()) {
            words += words.empty() ? "" : ", ";
            words += *part;
        }
    }
    return words;
}

} // namespace

std::optional<std::size_t> card_list(Key key, std::string_view name, std::size_t count,
                                     const std::function<ListCard(std::size_t)>& card,
                                     float room_below) {
    std::optional<std::size_t> pressed;
    const ImGuiID id = id_of(key);
    const ImRect rect = place(ImVec2(available_width(), available_height() - room_below));
    begin_list(id, rect);
    // Own scroll in doubles: a million cards are more pixels than a float counts.
    static std::unordered_map<ImGuiID, double> kept;
    double& scroll = kept[id];
    const double step = kCardHeight + kCardGap;
    if (ImGui::IsWindowHovered()) {
        scroll -= static_cast<double>(ImGui::GetIO().MouseWheel) * 100;
    }
    const double content = step * static_cast<double>(count);
    scroll =
        std::clamp(scroll, 0.0, std::max(0.0, content - static_cast<double>(rect.GetHeight())));
    const auto first = static_cast<std::size_t>(scroll / step);
    const auto last = std::min(
        count, first + 2 + static_cast<std::size_t>(static_cast<double>(rect.GetHeight()) / step));
    state().record.open(node(id, mirror::Role::list, name, rect));
    for (std::size_t at = first; at < last; ++at) {
        const ListCard one = card(at);
        const auto top = static_cast<float>(static_cast<double>(at) * step - scroll);
        const ImRect where(rect.Min.x, std::round(rect.Min.y + top), rect.Max.x,
                           std::round(rect.Min.y + top) + kCardHeight);
        const Touch touched = touch(ImHashData(&one.id, sizeof one.id, id), where);
        draw_card(one, touched);
        mirror::Node item = node(touched.id + 1, mirror::Role::listitem, {}, where);
        item.row_count = static_cast<std::int32_t>(count);
        item.row_index = static_cast<std::int32_t>(at + 1);
        state().record.open(std::move(item));
        say(touched, node(touched.id, mirror::Role::button, words_of(one), where));
        state().record.close();
        if (touched.pressed) {
            pressed = at;
        }
    }
    state().record.close();
    pop_flow();
    ImGui::EndChild();
    return pressed;
}

} // namespace stall::kit
