// The detail of an ad while the later part of the program is on its way; see drawer.hpp.
// Must not know what will stand there.
#include "web/views/detail/drawer.hpp"
#include "web/views/later_part.hpp"

namespace stall::views::detail {

void awaited_drawer_ui(const Context& context, table::Row row) {
    const auto& ad = context.model.ads.shelf.at(row);
    kit::Drawer drawer(
        "awaited",
        {.title = ad.title, .subtitle = ad.sku, .width = width_of(context.model.route.pane)});
    (void)later_part_ui(context, ad.title);
    if (drawer.closed()) context.send(app::ads::DrawerClosed{});
}

} // namespace stall::views::detail
