// The product sheet that a merchant writes: a new one, a copy, or one's own that waits.
// Must not know HTTP or how anything is checked.
#pragma once

#include "web/app/create/model.hpp"
#include "web/app/create/sheet_judging.hpp"
#include "web/views/context.hpp"

namespace stall::views::create {

void sheet_ui(const Context& context);

/// Its parts.
void sheet_fields_ui(const Context& context, const app::create::sheet::Judged& judged);
void sheet_pictures_ui(const Context& context);
void doubles_ui(const Context& context);

/// A card as high as its content.
kit::PaneSetup card(std::string_view name);

/// Two things side by side, one under the other on a narrow page; each gets its width.
template <typename First, typename Second>
void pair_ui(const char* key, const First& first, const Second& second) {
    constexpr float kBetween = 16;
    if (kit::breakpoint() == kit::Breakpoint::narrow) {
        first(kit::kFill);
        kit::gap(12);
        second(kit::kFill);
    } else {
        const kit::Row row(key, kBetween, kit::Across::top);
        const float width = (kit::available_width() - kBetween) / 2;
        {
            const kit::Column column(width);
            first(width);
        }
        const kit::Column column(width);
        second(width);
    }
    kit::gap(12);
}

} // namespace stall::views::create
