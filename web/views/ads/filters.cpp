// The filters of the ads list; see filters.hpp.
// Must not know how a filter is evaluated.
#include "web/views/ads/filters.hpp"

#include "web/app/command.hpp"
#include "web/views/later_part.hpp"

#include <algorithm>

namespace stall::views::ads {
namespace {

using app::TextKey;
using app::ads::Filters;
using app::ads::Range;

template <typename Each, typename Say>
std::string joined(const Context& context, const std::vector<Each>& all, Say say) {
    constexpr std::size_t kNamedMax = 2;
    std::string words;
    for (std::size_t i = 0; i < std::min(all.size(), kNamedMax); ++i)
        words += (i > 0 ? ", " : "") + std::string(say(all[i]));
    if (all.size() <= kNamedMax) return words;
    const auto more = context.count(static_cast<std::int64_t>(all.size() - kNamedMax));
    return context.say("ads.filter.more", {{"values", words}, {"count", more}});
}

template <typename Say>
std::string range_words(const Context& context, const Range& range, Say say) {
    if (range.from && range.to)
        return context.say("ads.filter.between",
                           {{"from", say(*range.from)}, {"to", say(*range.to)}});
    if (range.from) return context.say("ads.filter.at_least", {{"from", say(*range.from)}});
    return context.say("ads.filter.at_most", {{"to", say(range.to.value_or(0))}});
}

/// Draws the chip; clears its part of the filters when removed.
template <typename Part>
void chip_ui(const Context& context, TextKey name, const std::string& values, Part part) {
    const auto label =
        context.say("ads.filter.chip", {{"name", context.text(name)}, {"values", values}});
    if (!kit::chip(std::string(context.text(name)), label).removed) return;
    auto filters = context.model.route.question.filters;
    filters.*part = {};
    context.send(app::ads::FiltersSet{std::move(filters)});
}

} // namespace

void chips_ui(const Context& context) {
    const auto& filters = context.model.route.question.filters;
    const auto language = context.model.language;
    if (!filters.colours.empty())
        chip_ui(context, "ads.filter.colour",
                joined(context, filters.colours,
                       [&](auto colour) { return context.text(app::title_of(colour)); }),
                &Filters::colours);
    if (!filters.grades.empty())
        chip_ui(context, "ads.filter.grade",
                joined(context, filters.grades,
                       [&](auto grade) { return context.text(app::title_of(grade)); }),
                &Filters::grades);
    // One alone stands on the toolbar's own button, where there is room for it.
    const bool is_on_button =
        filters.markets.size() == 1 && kit::breakpoint() != kit::Breakpoint::narrow;
    if (!filters.markets.empty() && !is_on_button)
        chip_ui(context, "ads.filter.market",
                joined(context, filters.markets,
                       [&](auto market) { return context.text(app::title_of(market)); }),
                &Filters::markets);
    if (!filters.categories.empty())
        chip_ui(context, "ads.filter.category",
                joined(context, filters.categories,
                       [](const std::string& name) { return std::string_view(name); }),
                &Filters::categories);
    if (!filters.price_minor.is_open())
        chip_ui(context, "ads.filter.price",
                range_words(context, filters.price_minor,
                            [&](std::int64_t minor) {
                                return format_amount(language, {minor, Currency()});
                            }),
                &Filters::price_minor);
    if (!filters.stock.is_open())
        chip_ui(context, "ads.filter.stock",
                range_words(context, filters.stock,
                            [&](std::int64_t number) { return context.count(number); }),
                &Filters::stock);
}

void filters_button_ui(const Context& context, bool is_icon_only) {
    kit::Popover popover(
        "filters", {.label = context.text("ads.filters"),
                    .icon = kit::kIconSlidersHorizontal,
                    .icon_only = is_icon_only,
                    .has_dot = is_icon_only && !context.model.route.question.filters.is_empty()});
    if (!popover.is_open()) return;
    constexpr float kPanelHeight = 420;
    {
        const kit::Pane pane("panel", {.height = kPanelHeight,
                                       .scrolling = kit::Scrolling::vertical,
                                       .name = context.text("ads.filters.title")});
        if (later_part_ui(context, context.text("ads.filters.title"))) filter_panel_ui(context);
    }
    kit::gap(8);
    kit::Row row("end");
    if (kit::button("clear",
                    {.label = context.text("ads.filters.clear"), .look = kit::ButtonLook::quiet}))
        context.send(app::message::CommandRun{app::Command::clear_filters});
    row.push_right();
    if (kit::button("done",
                    {.label = context.text("ads.filters.done"), .look = kit::ButtonLook::primary}))
        popover.close();
}

} // namespace stall::views::ads
