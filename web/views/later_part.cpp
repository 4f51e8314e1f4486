// The wait for the later part of the program; see later_part.hpp.
#include "web/views/later_part.hpp"

namespace stall::views {

bool later_part_ui(const Context& context, std::string_view name) {
    const app::Parts parts = context.model.parts;
    if (parts == app::Parts::all) return true;
    const bool is_missing = parts == app::Parts::unreachable;
    if (!is_missing) kit::skeleton_rows(name, 6);
    const bool asks =
        parts == app::Parts::first ||
        (is_missing && kit::empty_state("missing", {.icon = kit::kIconCloudOff,
                                                    .title = context.text("parts.unreachable"),
                                                    .action = context.text("load.retry"),
                                                    .action_icon = kit::kIconRefreshCw}));
    if (asks) context.send(app::message::PartsWanted{});
    return false;
}

} // namespace stall::views
