// What every list of the page shows of what the merchant makes of it: the popover of saved views,
// and his columns as the kit lays them out. Must not know which list it is.
#pragma once

#include "web/app/kept_list.hpp"
#include "web/app/later.hpp"
#include "web/views/context.hpp"
#include "web/views/later_part.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace stall::views {

/// What was done in the popover, in this order.
struct ViewsPress {
    std::optional<std::size_t> chosen;
    std::optional<std::size_t> forgotten;
    std::optional<std::string> typed; ///< the name of the view to be saved
    bool is_saved = false;
};

/// What stands in the popover of the saved views.
STALL_LATER ViewsPress views_panel_ui(const Context& context,
                                      std::span<const std::string_view> names,
                                      const std::string& typed);

/// The button that opens the saved views, and the views.
template <typename View>
ViewsPress views_ui(const Context& context, const std::vector<View>& views,
                    const std::string& typed, bool is_icon_only) {
    ViewsPress press;
    kit::Popover popover(
        "views",
        {.label = context.text("ads.views"), .icon = kit::kIconList, .icon_only = is_icon_only});
    if (!popover.is_open()) return press;
    std::vector<std::string_view> names;
    for (const auto& view : views) names.push_back(view.name);
    if (!later_part_ui(context, context.text("ads.views"))) return press;
    press = views_panel_ui(context, names, typed);
    if (press.chosen) popover.close();
    return press;
}

/// The columns as the kit lays them out; those that make room for an open detail are hidden too.
template <typename Column, typename MakesRoom>
kit::TableLayout table_layout(const std::vector<app::ColumnLayout<Column>>& columns,
                              MakesRoom makes_room) {
    kit::TableLayout layout;
    for (const auto& each : columns)
        layout.push_back({std::string(name_of(each.column)), static_cast<float>(each.width),
                          !each.is_shown || makes_room(each.column)});
    return layout;
}

/// The merchant's new columns. Those that only the open detail hides stay as they were.
template <typename Column, typename MakesRoom>
std::vector<app::ColumnLayout<Column>>
columns_from(const std::vector<app::ColumnLayout<Column>>& before, const kit::TableLayout& layout,
             MakesRoom makes_room) {
    std::vector<app::ColumnLayout<Column>> columns;
    for (const auto& each : layout)
        for (const auto& known : before) {
            if (name_of(known.column) != each.key) continue;
            const bool stays = makes_room(known.column) && each.is_hidden;
            columns.push_back({known.column, stays ? known.is_shown : !each.is_hidden,
                               static_cast<std::int32_t>(each.width)});
        }
    return columns;
}

} // namespace stall::views
