// The Ads section; see section.hpp.
// Must not know HTTP or how a verdict is reached.
#include "web/views/ads/section.hpp"

#include "web/app/command.hpp"
#include "web/app/route.hpp"
#include "web/views/ads/list.hpp"
#include "web/views/ads/toolbar.hpp"
#include "web/views/detail/drawer.hpp"

namespace stall::views::ads {
namespace {

using app::ads::Load;

std::optional<kit::Tone> dot_of(listings::Segment segment) {
    if (segment == listings::Segment::best_price) return kit::Tone::green;
    if (segment == listings::Segment::not_best_price) return kit::Tone::red;
    if (segment == listings::Segment::above_new_price) return kit::Tone::orange;
    return std::nullopt;
}

void segments_ui(const Context& context) {
    const auto& counts = context.model.ads.shelf.view().segment_counts();
    constexpr auto kCount = listings::kSegments.size();
    std::array<std::string, kCount> numbers;
    std::array<std::string, kCount> links;
    std::array<std::string, kCount> keys;
    std::array<kit::Segment, kCount> segments;
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < kCount; ++i) {
        const auto segment = listings::kSegments[i];
        auto route = context.model.route;
        route.question.segment = segment;
        route.opened.reset();
        numbers[i] = context.count(counts[i]);
        links[i] = "#" + app::print_route(route);
        keys[i] = std::to_string(i);
        segments[i] = {.key = keys[i],
                       .label = context.text(app::title_of(segment)),
                       .count = numbers[i],
                       .dot = dot_of(segment),
                       .href = links[i]};
        if (segment == context.model.route.question.segment) chosen = i;
    }
    const auto pressed =
        kit::segments("segments", context.text("ads.segment.label"), segments, chosen);
    if (pressed) context.send(app::ads::SegmentChosen{listings::kSegments[*pressed]});
}

void load_ui(const Context& context) {
    const auto& load = context.model.ads.load;
    if (load.state != Load::State::loading) return;
    const auto note = context.say("load.progress", {{"arrived", context.count(load.arrived)},
                                                    {"expected", context.count(load.expected)}});
    kit::progress({.name = context.text("load.loading"),
                   .done = static_cast<double>(load.arrived),
                   .total = static_cast<double>(load.expected),
                   .note = load.expected > 0 ? note : std::string()});
    kit::gap(8);
}

void failed_ui(const Context& context) {
    const auto words = app::sentence_of(context.model.language, context.model.ads.load.error);
    if (kit::empty_state("failed", {.icon = kit::kIconCloudOff,
                                    .title = context.text("load.failed"),
                                    .words = words,
                                    .action = context.text("load.retry"),
                                    .action_icon = kit::kIconRefreshCw}))
        context.send(app::ads::LoadRetried{});
}

void empty_ui(const Context& context) {
    const auto& question = context.model.route.question;
    if (context.model.ads.shelf.rows().empty()) {
        if (kit::empty_state("none", {.icon = kit::kIconFileSpreadsheet,
                                      .title = context.text("empty.none.title"),
                                      .words = context.text("empty.none.text"),
                                      .action = context.text("ads.import"),
                                      .action_icon = kit::kIconUpload}))
            context.send(app::message::CommandRun{app::Command::import_ads});
    } else if (!question.search.empty() || !question.filters.is_empty()) {
        if (kit::empty_state("filtered", {.icon = kit::kIconFilter,
                                          .title = context.text("empty.filtered.title"),
                                          .words = context.text("empty.filtered.text"),
                                          .action = context.text("ads.filters.clear"),
                                          .action_icon = kit::kIconX}))
            context.send(app::message::CommandRun{app::Command::clear_filters});
    } else {
        (void)kit::empty_state("segment", {.icon = kit::kIconInbox,
                                           .title = context.text("empty.segment.title"),
                                           .words = context.text("empty.segment.text")});
    }
}

void content_ui(const Context& context) {
    const auto& ads = context.model.ads;
    const auto& opened = context.model.route.opened;
    const auto row = opened ? ads.shelf.find(*opened) : std::nullopt;
    const bool is_narrow = kit::breakpoint() == kit::Breakpoint::narrow;
    const bool is_empty = ads.shelf.view().count() == 0 && ads.load.state != Load::State::loading;
    const kit::Row split("split", is_narrow ? 0 : kit::tokens().space.pane_gap);
    const float drawer = kit::drawer_width(detail::width_of(context.model.route.pane));
    const float width = kit::available_width() - (row ? drawer : 0);
    if (!row || !is_narrow) {
        const kit::Pane list("list", {.width = width});
        if (is_empty) {
            empty_ui(context);
        } else {
            list_ui(context);
        }
    }
    if (!row) return;
    if (context.model.parts == app::Parts::all) return detail::drawer_ui(context, *row);
    detail::awaited_drawer_ui(context, *row);
}

} // namespace

void section_ui(const Context& context) {
    const auto& load = context.model.ads.load;
    segments_ui(context);
    toolbar_ui(context);
    kit::gap(12);
    load_ui(context);
    if (load.state == Load::State::failed && context.model.ads.shelf.rows().empty()) {
        failed_ui(context);
        return;
    }
    if (load.state == Load::State::failed) {
        if (kit::banner("load_failed", {.title = context.text("load.failed"),
                                        .icon = kit::kIconCloudOff,
                                        .tone = kit::Tone::orange,
                                        .is_alert = true,
                                        .action = context.text("load.retry")}))
            context.send(app::ads::LoadRetried{});
        kit::gap(8);
    }
    content_ui(context);
}

} // namespace stall::views::ads
