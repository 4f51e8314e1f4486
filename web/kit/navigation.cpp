// The rail, the bottom bar and the header.
// Must not know which sections there are.
#include "web/kit/navigation.hpp"

#include "web/kit/button.hpp"
#include "web/kit/inner.hpp"
#include "web/kit/layout.hpp"
#include "web/kit/pill.hpp"
#include "web/kit/popup.hpp"

#include <algorithm>

namespace stall::kit {

using namespace inner;

namespace {

constexpr float kFingerSide = 44;

void say_entry(const NavigationEntry& entry, const Touch& touched, bool is_current) {
    mirror::Node said = node(touched.id, mirror::Role::link, entry.label, touched.rect);
    said.href = entry.href;
    said.is_current = is_current;
    said.description = entry.count_words;
    say(touched, std::move(said));
}

void draw_brand(const Navigation& setup, ImRect rail, bool is_folded) {
    const ImRect logo(rail.Min.x + 18, rail.Min.y + 18, rail.Min.x + 44, rail.Min.y + 44);
    fill(logo, colour(colours().accent), radii().navigation);
    draw_icon(logo.GetCenter(), kIconStore, colour(colours().on_accent), 18);
    if (!is_folded) {
        draw_words_in({logo.Max.x + 8, logo.Min.y, rail.Max.x, logo.Max.y},
                      face_of(TextStyle::subtitle), words_colour(Tone::plain), setup.product);
    }
}

void draw_count(const NavigationEntry& entry, ImRect rect) {
    if (entry.count.empty()) {
        return;
    }
    const Face small = face_of(TextStyle::secondary);
    const float width = measure(entry.count, small);
    const float right = rect.Max.x - 10;
    const ImRect badge(right - width - (entry.is_urgent ? 14 : 0), rect.GetCenter().y - 10, right,
                       rect.GetCenter().y + 10);
    if (entry.is_urgent) {
        fill(badge, colour(colours().red_wash), 9);
    }
    draw_words_in(badge, small, words_colour(entry.is_urgent ? Tone::red : Tone::tertiary),
                  entry.count, Align::centre);
}

void draw_rail_entry(const NavigationEntry& entry, const Touch& touched, bool is_current,
                     bool is_folded) {
    const ImRect& rect = touched.rect;
    if (is_current) {
        fill(rect, colour(colours().accent_wash), radii().navigation);
    } else if (touched.hovered) {
        fill(rect, colour(colours().sunk), radii().navigation);
    }
    const ImU32 ink = words_colour(is_current ? Tone::accent : Tone::secondary);
    const float middle = rect.GetCenter().y;
    if (is_folded) {
        draw_icon(rect.GetCenter(), entry.icon, ink, 18);
        if (entry.is_urgent) {
            list().AddCircleFilled(ImVec2(rect.GetCenter().x + 9, middle - 8), 3.5F,
                                   edge_colour(Tone::red));
        }
    } else {
        draw_icon(ImVec2(rect.Min.x + 19, middle), entry.icon, ink, 18);
        draw_words_in({rect.Min.x + 38, rect.Min.y, rect.Max.x, rect.Max.y},
                      face_of(TextStyle::body), ink, entry.label);
        draw_count(entry, rect);
    }
    focus_ring(touched, radii().navigation);
}

std::optional<std::size_t> account(const Navigation& setup, ImRect rail, bool is_folded) {
    std::optional<std::size_t> chosen;
    if (setup.account_name.empty()) {
        return chosen;
    }
    const ImRect foot(rail.Min.x + 10, rail.Max.y - 60, rail.Max.x - 10, rail.Max.y - 14);
    const Touch touched = touch(id_of("account"), foot);
    if (touched.hovered) {
        fill(foot, colour(colours().sunk), radii().navigation);
    }
    const ImVec2 centre(is_folded ? foot.GetCenter().x : foot.Min.x + 23, foot.GetCenter().y);
    list().AddCircleFilled(centre, 15, colour(colours().grey_wash));
    draw_words_in({centre.x - 15, centre.y - 8, centre.x + 15, centre.y + 8},
                  face(types().secondary, 16, true), words_colour(Tone::plain),
                  setup.account_initials, Align::centre);
    if (!is_folded) {
        const float left = foot.Min.x + 48;
        const float room = foot.Max.x - left - 4;
        const Face name = face_of(TextStyle::control);
        const Face small = face_of(TextStyle::secondary);
        draw_words(ImVec2(left, foot.Min.y + 4), name, words_colour(Tone::plain),
                   fitted(setup.account_name, name, room));
        draw_words(ImVec2(left, foot.Min.y + 25), small, words_colour(Tone::tertiary),
                   fitted(setup.account_note, small, room));
    }
    focus_ring(touched, radii().navigation);
    mirror::Node said = node(touched.id, mirror::Role::button, setup.account_name, foot);
    said.description = setup.account_note;
    return menu_under(touched, std::move(said), setup.account_menu,
                      is_folded ? 0 : foot.GetWidth());
}

NavigationResult rail(const Navigation& setup, bool is_folded) {
    NavigationResult result;
    State& now = state();
    const float width = is_folded ? spaces().navigation_folded : spaces().navigation;
    const ImRect rect(now.page.Min, ImVec2(now.page.Min.x + width, now.page.Max.y));
    fill(rect, colour(colours().surface));
    fill({rect.Max.x - 1, rect.Min.y, rect.Max.x, rect.Max.y}, colour(colours().border));
    const ImGuiID id = id_of("navigation");
    now.record.open(node(id, mirror::Role::navigation, setup.name, rect));
    ImGui::PushOverrideID(id);
    draw_brand(setup, rect, is_folded);
    float top = rect.Min.y + 62;
    for (std::size_t at = 0; at < setup.entries.size(); ++at) {
        const NavigationEntry& entry = setup.entries[at];
        const ImRect line(rect.Min.x + 10, top, rect.Max.x - 11, top + 36);
        const Touch touched = touch(id_of(entry.key), line);
        draw_rail_entry(entry, touched, at == setup.current, is_folded);
        explain(touched, {}, is_folded ? entry.label : entry.count_words);
        say_entry(entry, touched, at == setup.current);
        if (touched.pressed) {
            result.entry = at;
        }
        top += 38;
    }
    result.account_item = account(setup, rect, is_folded);
    ImGui::PopID();
    now.record.close();
    now.page.Min.x += width;
    return result;
}

NavigationResult bottom_bar(const Navigation& setup) {
    NavigationResult result;
    State& now = state();
    const float height = spaces().bottom_bar;
    const ImRect rect(ImVec2(now.page.Min.x, now.page.Max.y - height), now.page.Max);
    fill(rect, colour(colours().surface));
    fill({rect.Min.x, rect.Min.y, rect.Max.x, rect.Min.y + 1}, colour(colours().border));
    const ImGuiID id = id_of("navigation");
    now.record.open(node(id, mirror::Role::navigation, setup.name, rect));
    ImGui::PushOverrideID(id);
    const bool has_account = !setup.account_menu.empty();
    const auto count = static_cast<float>(setup.entries.size() + (has_account ? 1 : 0));
    const float width = rect.GetWidth() / std::max(1.0F, count);
    for (std::size_t at = 0; at < setup.entries.size(); ++at) {
        const NavigationEntry& entry = setup.entries[at];
        const float left = rect.Min.x + width * static_cast<float>(at);
        const Touch touched = touch(id_of(entry.key), {left, rect.Min.y, left + width, rect.Max.y});
        const bool is_current = at == setup.current;
        const ImVec2 centre = touched.rect.GetCenter();
        draw_icon(centre, entry.icon, words_colour(is_current ? Tone::accent : Tone::tertiary), 20);
        if (entry.is_urgent) {
            list().AddCircleFilled(ImVec2(centre.x + 10, centre.y - 9), 3.5F,
                                   edge_colour(Tone::red));
        }
        focus_ring(touched, radii().navigation);
        say_entry(entry, touched, is_current);
        if (touched.pressed) {
            result.entry = at;
        }
    }
    if (has_account) {
        const ImRect place(rect.Max.x - width, rect.Min.y, rect.Max.x, rect.Max.y);
        const Touch touched = touch(id_of("account"), place);
        draw_icon(place.GetCenter(), kIconUser, words_colour(Tone::tertiary), 20);
        focus_ring(touched, radii().navigation);
        result.account_item =
            menu_under(touched, node(touched.id, mirror::Role::button, setup.account_name, place),
                       setup.account_menu);
    }
    ImGui::PopID();
    now.record.close();
    now.page.Max.y -= height;
    return result;
}

bool search_box(const Header& setup, ImRect rect) {
    const Touch touched = touch(id_of("search"), rect);
    fill(rect, colour(colours().surface), radii().control);
    outline(rect, colour(touched.hovered ? colours().strong_border : colours().border),
            radii().control);
    draw_icon(ImVec2(rect.Min.x + 19, rect.GetCenter().y), kIconSearch,
              words_colour(Tone::tertiary));
    const Face with = face_of(TextStyle::control);
    const Face small = face_of(TextStyle::secondary);
    const float keys = measure(setup.search_shortcut, small) + 12;
    const ImRect hint(rect.Max.x - 10 - keys, rect.GetCenter().y - 9, rect.Max.x - 10,
                      rect.GetCenter().y + 9);
    const float left = rect.Min.x + 34;
    draw_words_in({left, rect.Min.y, rect.Max.x, rect.Max.y}, with, words_colour(Tone::tertiary),
                  fitted(setup.search_words, with, hint.Min.x - left - 8));
    fill(hint, colour(colours().sunk), 5);
    outline(hint, colour(colours().border), 5);
    draw_words_in(hint, small, words_colour(Tone::tertiary), setup.search_shortcut, Align::centre);
    focus_ring(touched, radii().control);
    mirror::Node said = node(touched.id, mirror::Role::button, setup.search_words, rect);
    said.key_shortcut = setup.search_shortcut;
    say(touched, std::move(said));
    return touched.pressed;
}

/// A square of the header with an icon in it.
Touch icon_square(std::string_view key, ImRect square, Icon icon) {
    const Touch touched = touch(id_of(key), square);
    if (touched.hovered) {
        fill(square, colour(colours().grey_wash), radii().control);
    }
    draw_icon(square.GetCenter(), icon, words_colour(Tone::secondary), 18);
    focus_ring(touched, radii().control);
    return touched;
}

/// Where there is no room for its words: a square before the actions.
bool search_square(const Header& setup, ImRect square) {
    const Touch touched = icon_square("search", square, kIconSearch);
    say(touched, node(touched.id, mirror::Role::button, setup.search_words, square));
    return touched.pressed;
}

} // namespace

NavigationResult navigation(const Navigation& setup) {
    switch (breakpoint()) {
    case Breakpoint::narrow: return bottom_bar(setup);
    case Breakpoint::folded: return rail(setup, true);
    case Breakpoint::wide: break;
    }
    return rail(setup, false);
}

HeaderResult header(const Header& setup) {
    HeaderResult result;
    const ImGuiID id = id_of("header");
    const ImRect rect = place(ImVec2(available_width(), spaces().header));
    state().record.open(node(id, mirror::Role::group, setup.title, rect));
    ImGui::PushOverrideID(id);
    const Face title = face_of(TextStyle::title);
    draw_words_in(rect, title, words_colour(Tone::plain), setup.title);
    mirror::Node said = node(id_of("title"), mirror::Role::heading, setup.title, rect);
    said.level = 1;
    state().record.add(std::move(said));
    const float middle = rect.GetCenter().y;
    const bool is_narrow = breakpoint() == Breakpoint::narrow;
    const float side = is_narrow ? kFingerSide : 32;
    const float actions_width = static_cast<float>(setup.actions.size()) * side;
    // The icons end where the page's content does, their squares beyond it.
    float right = rect.Max.x + (is_narrow ? spaces().page_x_narrow : 8) - actions_width;
    if (is_narrow && !setup.search_words.empty()) {
        result.search_pressed =
            search_square(setup, {right - side, middle - side * 0.5F, right, middle + side * 0.5F});
    } else if (!setup.search_words.empty()) {
        const float room = rect.GetWidth() - actions_width - measure(setup.title, title) - 40;
        const float width = std::min(340.0F, room);
        const float search_right = rect.Max.x - actions_width - 6;
        result.search_pressed =
            search_box(setup, {search_right - width, middle - 17, search_right, middle + 17});
    }
    for (std::size_t at = 0; at < setup.actions.size(); ++at) {
        const HeaderAction& action = setup.actions[at];
        const ImRect square(right, middle - side * 0.5F, right + side, middle + side * 0.5F);
        const Touch touched = icon_square(action.key, square, action.icon);
        explain(touched, {}, action.label);
        mirror::Node said = node(touched.id, mirror::Role::button, action.label, square);
        if (action.menu.empty())
            say(touched, std::move(said));
        else
            result.menu_item = menu_under(touched, std::move(said), action.menu);
        if (action.menu.empty() ? touched.pressed : result.menu_item.has_value())
            result.action = at;
        right += side;
    }
    ImGui::PopID();
    state().record.close();
    return result;
}

} // namespace stall::kit
