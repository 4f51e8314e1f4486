// The detail of one ad and its sides; see drawer.hpp.
// Must not know what stands on a side.
#include "web/views/detail/drawer.hpp"

#include "web/views/ads/cells.hpp"
#include "web/views/detail/parts.hpp"

#include <array>

namespace stall::views::detail {
namespace {

using app::Pane;

constexpr float kHistoryWidth = 440;
constexpr float kMarketsWidth = 560;

std::string subtitle_of(const Context& context, const wire::AdRow& ad) {
    return ad.sku + " · " + std::string(context.text(app::title_of(ad.grade))) + " · " +
           std::string(listings::code_of(ad.market));
}

void panes_ui(const Context& context, const ShownAd& shown) {
    const auto markets = context.model.ads.shelf.rows_of(shown.saved->listing).size();
    const auto count = std::to_string(markets);
    const std::array<app::TextKey, app::kPanes.size()> titles = {
        "detail.pane.price", "detail.pane.history", "detail.pane.markets"};
    std::array<kit::Segment, app::kPanes.size()> segments;
    std::array<std::string, app::kPanes.size()> links;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        auto route = context.model.route;
        route.pane = app::kPanes[i];
        links[i] = "#" + app::print_route(route);
        segments[i] = {.key = app::name_of(app::kPanes[i]),
                       .label = context.text(titles[i]),
                       .href = links[i]};
    }
    segments[static_cast<std::size_t>(Pane::markets)].count = count;
    const auto pressed = kit::segments("panes", context.text("detail.panes"), segments,
                                       static_cast<std::size_t>(context.model.route.pane));
    if (pressed) context.send(app::detail::PaneChosen{app::kPanes[*pressed]});
    kit::gap(12);
}

} // namespace

float width_of(Pane pane) {
    if (pane == Pane::history) return kHistoryWidth;
    return pane == Pane::markets ? kMarketsWidth : 0;
}

const app::detail::Detail* detail_of(const Context& context, const ShownAd& shown) {
    const auto* detail = context.model.detail.get();
    return detail && detail->ad == app::ads::key_of(*shown.saved) ? detail : nullptr;
}

void send_field(const Context& context, const app::ads::CellKey& cell,
                const kit::FieldResult& result) {
    const auto& open = context.model.ads.open_cell;
    if (result.is_active && !(open && open->cell == cell)) context.send(app::ads::CellOpened{cell});
    if (result.cancelled) {
        context.send(app::ads::CellCancelled{cell});
        return;
    }
    if (result.changed) context.send(app::ads::CellTyped{cell, result.text});
    if (result.committed) context.send(app::ads::CellCommitted{cell});
}

void drawer_ui(const Context& context, table::Row row) {
    const auto shown = app::ads::shown_ad(context.model.ads, row, context.model.language);
    const auto& ad = *shown.saved;
    const auto subtitle = subtitle_of(context, ad);
    const auto pane = context.model.route.pane;
    const kit::Scope scope(static_cast<std::int64_t>(ads::row_id(app::ads::key_of(ad))));
    kit::Drawer drawer("detail",
                       {.title = ad.title, .subtitle = subtitle, .width = width_of(pane)});
    panes_ui(context, shown);
    trouble_ui(context, shown);
    if (pane == Pane::price) price_ui(context, shown);
    if (pane == Pane::history) history_ui(context, shown);
    if (pane == Pane::markets) markets_ui(context, shown);
    if (drawer.closed()) context.send(app::ads::DrawerClosed{});
}

} // namespace stall::views::detail
