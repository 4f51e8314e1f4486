// The panel of the saved views; see kept_list.hpp.
#include "web/views/kept_list.hpp"

namespace stall::views {

ViewsPress views_panel_ui(const Context& context, std::span<const std::string_view> names,
                          const std::string& typed) {
    ViewsPress press;
    if (names.empty()) kit::text(context.text("ads.views.none"), {.tone = kit::Tone::tertiary});
    for (std::size_t i = 0; i < names.size(); ++i) {
        const kit::Scope scope(i);
        kit::Row row("view");
        if (kit::link("choose", {.label = names[i]})) press.chosen = i;
        row.push_right();
        const auto forget = context.say("ads.views.forget", {{"name", names[i]}});
        if (kit::button("forget", {.label = forget,
                                   .icon = kit::kIconTrash2,
                                   .look = kit::ButtonLook::quiet,
                                   .size = kit::Size::small,
                                   .icon_only = true}))
            press.forgotten = i;
    }
    kit::gap(8);
    kit::divider();
    kit::gap(8);
    const auto name = kit::field("name", {.label = context.text("ads.views.name"), .text = typed});
    if (name.changed) press.typed = name.text;
    kit::gap(8);
    press.is_saved = kit::button("save", {.label = context.text("ads.views.save"),
                                          .icon = kit::kIconCheck,
                                          .look = kit::ButtonLook::primary,
                                          .width = kit::kFill}) ||
                     name.entered;
    return press;
}

} // namespace stall::views
