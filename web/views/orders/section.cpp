// The Orders section; see section.hpp.
// Must not know HTTP or how a move is decided.
#include "web/views/orders/section.hpp"

#include "web/app/route.hpp"
#include "web/views/orders/parts.hpp"

namespace stall::views::orders {
namespace {

using State = app::orders::Load::State;

void segments_ui(const Scene& scene) {
    constexpr auto kCount = stall::orders::kSegments.size();
    // Beside less room only what may wait for the merchant is counted, and all words are seen.
    constexpr float kAllCountsWidth = 960;
    const auto is_counted = [&](Segment segment) {
        return scene.width >= kAllCountsWidth || app::orders::is_held(segment) ||
               segment == Segment::after_sales;
    };
    std::array<std::string, kCount> numbers;
    std::array<std::string, kCount> links;
    std::array<kit::Segment, kCount> segments;
    std::size_t chosen = 0;
    for (std::size_t at = 0; at < kCount; ++at) {
        const auto segment = stall::orders::kSegments[at];
        auto question = scene.orders.question;
        question.segment = segment;
        question.opened = {};
        const auto query = app::orders::print_question(question);
        links[at] = "#/orders" + (query.empty() ? "" : "?" + query);
        if (is_counted(segment)) numbers[at] = scene.page.count(scene.orders.counts[at]);
        segments[at] = {.key = stall::orders::name_of(segment),
                        .label = scene.text(title_of(segment)),
                        .count = numbers[at],
                        .href = links[at]};
        if (segment == scene.orders.question.segment) chosen = at;
    }
    const auto pressed =
        kit::segments("segments", scene.text("orders.segment.label"), segments, chosen);
    if (pressed) scene.choose(Choice::segment, static_cast<std::int64_t>(*pressed));
}

const app::orders::Load& load_of(const Orders& orders) {
    return app::orders::is_held(orders.question.segment) ? orders.open : orders.page;
}

void failed_ui(const Scene& scene) {
    const auto words = app::sentence_of(scene.page.model.language, load_of(scene.orders).error);
    if (kit::empty_state("failed", {.icon = kit::kIconCloudOff,
                                    .title = scene.text("orders.failed"),
                                    .words = words,
                                    .action = scene.text("load.retry"),
                                    .action_icon = kit::kIconRefreshCw}))
        scene.press(Act::retry_list);
}

void empty_ui(const Scene& scene) {
    const auto& question = scene.orders.question;
    if (question.is_filtered()) {
        if (kit::empty_state("filtered", {.icon = kit::kIconFilter,
                                          .title = scene.text("orders.empty.filtered"),
                                          .words = scene.text("orders.empty.filtered.text"),
                                          .action = scene.text("ads.filters.clear"),
                                          .action_icon = kit::kIconX}))
            scene.press(Act::clear_filters);
        return;
    }
    const bool is_waiting = app::orders::is_held(question.segment);
    (void)kit::empty_state("none",
                           {.icon = is_waiting ? kit::kIconCircleCheck : kit::kIconInbox,
                            .title = scene.text(is_waiting ? app::TextKey("orders.empty.waiting")
                                                           : app::TextKey("orders.empty.title")),
                            .words = scene.text("orders.empty.waiting.text")});
}

void rows_ui(const Scene& scene) {
    const auto& load = load_of(scene.orders);
    if (!scene.orders.listed.empty()) return list_ui(scene);
    if (load.state == State::failed) return failed_ui(scene);
    if (load.state == State::ready) return empty_ui(scene);
    kit::skeleton_rows(scene.text("orders.list"), 10);
}

void content_ui(const Scene& scene) {
    const bool is_opened = scene.orders.question.opened.exists();
    const bool is_narrow = kit::breakpoint() == kit::Breakpoint::narrow;
    const kit::Row split("split", is_narrow ? 0 : kit::tokens().space.pane_gap);
    const float width = kit::available_width() - (is_opened ? kit::drawer_width() : 0);
    if (!is_opened || !is_narrow) {
        const kit::Pane list("list", {.width = width});
        rows_ui(scene);
    }
    if (is_opened) drawer_ui(scene);
}

} // namespace

void section_ui(const Context& context) {
    const auto* orders = context.model.orders.get();
    if (!orders) {
        kit::skeleton_rows(context.text("orders.list"), 10);
        return;
    }
    const Scene scene{context, *orders, kit::available_width()};
    segments_ui(scene);
    toolbar_ui(scene);
    kit::gap(12);
    content_ui(scene);
    if (orders->dialog) dialog_ui(scene);
    if (orders->trackings) trackings_ui(scene);
    if (orders->calendar_edit) calendar_ui(scene);
}

} // namespace stall::views::orders
