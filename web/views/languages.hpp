// The languages as a menu, each by its own name.
// Must not know where it opens.
#pragma once

#include "web/kit/kit.hpp"
#include "web/views/context.hpp"

#include <array>

namespace stall::views {

/// In the order of Language, the one that is spoken chosen.
inline std::array<kit::MenuItem, kLanguageTags.size()> language_menu(const Context& context) {
    std::array<kit::MenuItem, kLanguageTags.size()> items;
    for (std::size_t at = 0; at < items.size(); ++at) {
        const auto language = static_cast<Language>(at);
        items[at] = {.key = kLanguageTags[at],
                     .label = context.text(app::name_key(language)),
                     .chosen = language == context.model.language};
    }
    return items;
}

} // namespace stall::views
