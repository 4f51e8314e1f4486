// The detail of an ad while the later part of the program is on its way; see drawer.hpp.
// Must not know what will stand there.
#include "web/views/detail/drawer.hpp"

namespace stall::views::detail {

void awaited_drawer_ui(const Context& context, table::Row row) {
    const auto& ad = context.model.ads.shelf.at(row);
    kit::Drawer drawer(
        "awaited",
        {.title = ad.title, .subtitle = ad.sku, .width = width_of(context.model.route.pane)});
    if (context.model.parts == app::Parts::loading) {
        kit::skeleton_rows(ad.title, 6);
    } else if (kit::empty_state("missing", {.icon = kit::kIconCloudOff,
                                            .title = context.text("parts.unreachable"),
                                            .action = context.text("load.retry"),
                                            .action_icon = kit::kIconRefreshCw})) {
        context.send(app::detail::Message(app::detail::Shown{}));
    }
    if (drawer.closed()) context.send(app::ads::DrawerClosed{});
}

} // namespace stall::views::detail
