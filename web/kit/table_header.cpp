// The table's columns: where they stand, their titles, sort, width and order.
// Must not know what a row is.
#include "web/kit/table_parts.hpp"

#include <algorithm>
#include <cmath>

namespace stall::kit::inner {

std::size_t column_named(std::span<const TableColumn> columns, std::string_view key) {
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const TableColumn& column) { return column.key == key; });
    return static_cast<std::size_t>(found - columns.begin());
}

TableLayout full_layout(std::span<const TableColumn> columns, const TableLayout* layout) {
    TableLayout full;
    if (layout != nullptr) {
        for (const ColumnLayout& kept : *layout) {
            if (column_named(columns, kept.key) < columns.size()) {
                full.push_back(kept);
            }
        }
    }
    for (const TableColumn& column : columns) {
        const bool is_there = std::any_of(full.begin(), full.end(), [&](const ColumnLayout& kept) {
            return kept.key == column.key;
        });
        if (!is_there) {
            full.push_back({std::string(column.key), 0, column.hidden_at_first});
        }
    }
    return full;
}

void arrange_columns(TableFrame& frame) {
    const std::span<const TableColumn> all = frame.setup.columns;
    float total = frame.setup.has_selection ? kCheckWidth : 9.0F;
    const float first = total;
    std::size_t stretching = static_cast<std::size_t>(-1);
    for (const ColumnLayout& kept : full_layout(all, frame.setup.layout)) {
        if (kept.is_hidden) {
            continue;
        }
        const std::size_t at = column_named(all, kept.key);
        const float width =
            std::max(all[at].width_min, kept.width > 0 ? kept.width : all[at].width);
        if (all[at].stretches) {
            stretching = frame.columns.size();
        }
        frame.columns.push_back({at, 0, width});
        total += width;
    }
    const float bar_room = frame.scroll_most() > 0 ? kBarRoom : 0;
    const float spare = frame.rect.GetWidth() - total - bar_room;
    if (stretching < frame.columns.size()) {
        ShownColumn& wide = frame.columns[stretching];
        const float wanted = wide.width + spare;
        static constexpr float kLeast = 150; // narrower, titles cannot be told apart
        const TableColumn& column = all[wide.column];
        wide.width = std::max(std::max(std::min(kLeast, column.width), column.width_min), wanted);
    }
    float left = first;
    for (ShownColumn& shown : frame.columns) {
        shown.left = left;
        left += shown.width;
    }
    frame.content_width = left + bar_room;
}

namespace {

struct Sorting {
    mirror::Sorted how = mirror::Sorted::none;
    std::size_t place = 0;
};

Sorting sorting_of(const Table& setup, std::string_view key) {
    for (std::size_t at = 0; at < setup.sort.size(); ++at) {
        if (setup.sort[at].column == key) {
            const bool is_up = setup.sort[at].direction == Direction::ascending;
            return {is_up ? mirror::Sorted::ascending : mirror::Sorted::descending, at + 1};
        }
    }
    return {};
}

/// A press sorts by the column, then the other way, then not; with Shift it joins the others.
std::vector<SortBy> sort_after(const Table& setup, std::string_view key, bool is_joined) {
    std::vector<SortBy> sort(setup.sort.begin(), setup.sort.end());
    const auto found =
        std::find_if(sort.begin(), sort.end(), [&](const SortBy& by) { return by.column == key; });
    if (found == sort.end()) {
        if (!is_joined) {
            sort.clear();
        }
        sort.push_back({std::string(key), Direction::ascending});
        return sort;
    }
    SortBy turned = *found;
    const bool was_up = turned.direction == Direction::ascending;
    turned.direction = Direction::descending;
    if (!is_joined) {
        sort.clear();
        if (was_up) {
            sort.push_back(turned);
        }
    } else if (was_up) {
        *found = turned;
    } else {
        sort.erase(found);
    }
    return sort;
}

/// The edge between two titles: dragging it makes the column wider.
void resize_edge(TableFrame& frame, std::size_t place) {
    const ShownColumn& shown = frame.columns[place];
    const float right = frame.x_of(shown) + shown.width;
    const ImRect grip(right - 4, frame.head.Min.y, right + 4, frame.head.Max.y);
    const ImGuiID id = ImHashData(&shown.column, sizeof shown.column, frame.id + 11);
    ImGui::ItemAdd(grip, id, nullptr, ImGuiItemFlags_NoNav);
    bool is_hovered = false;
    bool is_held = false;
    ImGui::ButtonBehavior(grip, id, &is_hovered, &is_held, ImGuiButtonFlags_PressedOnClick);
    if (is_hovered || is_held) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        fill({right - 1, frame.head.Min.y + 8, right + 1, frame.head.Max.y - 8},
             colour(colours().accent), 1);
    }
    if (is_held && ImGui::GetIO().MouseDelta.x != 0) {
        TableLayout layout = full_layout(frame.setup.columns, frame.setup.layout);
        const TableColumn& column = frame.setup.columns[shown.column];
        for (ColumnLayout& kept : layout) {
            if (kept.key == column.key) {
                kept.width = std::max(column.width_min, shown.width + ImGui::GetIO().MouseDelta.x);
            }
        }
        frame.result.layout = std::move(layout);
        want_frame();
    }
}

/// A title let go over another takes that place.
void drop_title(TableFrame& frame, std::size_t moved) {
    const float x = ImGui::GetIO().MousePos.x;
    TableLayout layout = full_layout(frame.setup.columns, frame.setup.layout);
    const std::string key(frame.setup.columns[moved].key);
    std::string before;
    for (const ShownColumn& shown : frame.columns) {
        if (x < frame.x_of(shown) + shown.width * 0.5F) {
            before = frame.setup.columns[shown.column].key;
            break;
        }
    }
    if (before == key) {
        return;
    }
    const auto place_of = [&](const std::string& wanted) {
        return std::find_if(layout.begin(), layout.end(),
                            [&](const ColumnLayout& kept) { return kept.key == wanted; });
    };
    const auto from = place_of(key);
    ColumnLayout taken = *from;
    layout.erase(from);
    layout.insert(before.empty() ? layout.end() : place_of(before), std::move(taken));
    frame.result.layout = std::move(layout);
    want_frame();
}

void draw_drop_mark(const TableFrame& frame) {
    const float x = ImGui::GetIO().MousePos.x;
    float mark = frame.rect.Min.x;
    for (const ShownColumn& shown : frame.columns) {
        mark = frame.x_of(shown);
        if (x < mark + shown.width * 0.5F) {
            break;
        }
        mark += shown.width;
    }
    fill({mark - 1, frame.head.Min.y, mark + 1, frame.body.Max.y}, colour(colours().accent));
}

void draw_title(const TableColumn& column, ImRect rect, Sorting sorting, bool is_hovered,
                bool shows_place) {
    const Face small = face_of(TextStyle::secondary);
    const float side = spaces().cell_x;
    const ImRect words(rect.Min.x + side, rect.Min.y, rect.Max.x - side, rect.Max.y);
    const bool is_sorted = sorting.how != mirror::Sorted::none;
    const float mark = is_sorted ? (shows_place ? 22.0F : 16.0F) : 0;
    const std::string title = fitted(column.title, small, words.GetWidth() - mark);
    const ImU32 ink = words_colour(is_sorted || is_hovered ? Tone::plain : Tone::tertiary);
    const float width = measure(title, small);
    float left = words.Min.x;
    if (column.align == Align::right) {
        left = words.Max.x - width;
    }
    draw_words_in({left, rect.Min.y, rect.Max.x, rect.Max.y}, small, ink, title);
    if (!is_sorted) {
        return;
    }
    const float at = column.align == Align::right ? left - 9 : left + width + 9;
    draw_icon(ImVec2(at, rect.GetCenter().y),
              sorting.how == mirror::Sorted::ascending ? kIconArrowUp : kIconArrowDown,
              words_colour(Tone::accent), 12);
    if (shows_place) {
        const std::string place = std::to_string(sorting.place);
        const float number = column.align == Align::right ? at - 14 : at + 8;
        draw_words_in({number, rect.Min.y, number + 10, rect.Max.y}, face(types().mark, 14),
                      words_colour(Tone::accent), place);
    }
}

void title(TableFrame& frame, std::size_t place) {
    const ShownColumn& shown = frame.columns[place];
    const TableColumn& column = frame.setup.columns[shown.column];
    const float left = frame.x_of(shown);
    const ImRect rect(left, frame.head.Min.y, left + shown.width, frame.head.Max.y - 1);
    const Touch touched =
        touch(ImHashData(&shown.column, sizeof shown.column, frame.id + 13), rect);
    const Sorting sorting = sorting_of(frame.setup, column.key);
    draw_title(column, rect, sorting, touched.hovered && column.can_sort,
               frame.setup.sort.size() > 1);
    focus_ring(touched, radii().small);
    mirror::Node said = node(touched.id, mirror::Role::columnheader, column.title, rect);
    said.sorted = sorting.how;
    said.row_index = 1;
    said.column_index = static_cast<std::int32_t>(place + 1);
    say(touched, std::move(said));
    std::optional<std::size_t>& dragged = frame.memory.reordered;
    if (touched.held && ImGui::IsMouseDragging(0, 8)) {
        dragged = shown.column;
    }
    if (dragged == shown.column && !touched.held) {
        drop_title(frame, shown.column);
        dragged.reset();
    } else if (touched.pressed && column.can_sort && !dragged) {
        frame.result.sort = sort_after(frame.setup, column.key, ImGui::GetIO().KeyShift);
        want_frame();
    }
}

void check_all(TableFrame& frame) {
    if (!frame.setup.has_selection) {
        return;
    }
    const ImRect rect(frame.rect.Min.x, frame.head.Min.y, frame.rect.Min.x + kCheckWidth,
                      frame.head.Max.y);
    const Touch touched = touch(frame.id + 7, rect);
    const float middle = rect.GetCenter().y;
    draw_check({rect.Min.x + 9, middle - 8, rect.Min.x + 25, middle + 8}, frame.setup.all_selected,
               touched.hovered);
    focus_ring(touched, radii().small);
    mirror::Node said = node(touched.id, mirror::Role::checkbox, state().words.select_all, rect);
    said.checked = tristate_of(frame.setup.all_selected);
    state().record.open(node(touched.id + 1, mirror::Role::gridcell, "", rect));
    say(touched, std::move(said));
    state().record.close();
    if (touched.pressed) {
        SelectionChange change;
        change.kind = frame.setup.all_selected == Checked::on ? SelectionChange::Kind::none
                                                              : SelectionChange::Kind::all;
        frame.result.selection = change;
        want_frame();
    }
}

} // namespace

void draw_header(TableFrame& frame) {
    mirror::Node row = node(frame.id + 9, mirror::Role::row, "", frame.head);
    row.row_index = 1;
    state().record.open(std::move(row));
    ImGui::PushClipRect(frame.head.Min, frame.head.Max, true);
    for (std::size_t place = 0; place < frame.columns.size(); ++place) {
        resize_edge(frame, place);
    }
    check_all(frame);
    for (std::size_t place = 0; place < frame.columns.size(); ++place) {
        title(frame, place);
    }
    ImGui::PopClipRect();
    fill({frame.head.Min.x, frame.head.Max.y - 1, frame.head.Max.x, frame.head.Max.y},
         colour(colours().border));
    if (frame.memory.reordered) {
        draw_drop_mark(frame);
    }
    state().record.close();
}

} // namespace stall::kit::inner
