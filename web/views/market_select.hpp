// The markets that the merchant sells in, as a select by their names.
// Must not know what is chosen for.
#pragma once

#include "web/kit/kit.hpp"
#include "web/views/context.hpp"

namespace stall::views {

/// The market that was picked, if one was.
inline std::optional<listings::Market> market_select(const Context& context, app::TextKey label,
                                                     listings::Market chosen, float width) {
    std::vector<listings::Market> markets;
    std::vector<kit::Option> options;
    std::size_t at_chosen = kit::kNone;
    for (const auto& code : context.model.sign_in.session.markets) {
        const auto market = listings::parse_market(code);
        if (!market) continue;
        if (market.value() == chosen) at_chosen = markets.size();
        markets.push_back(market.value());
        options.push_back({.key = code, .label = context.text(app::title_of(market.value()))});
    }
    const auto picked = kit::select(
        "market",
        {.label = context.text(label), .options = options, .chosen = at_chosen, .width = width});
    if (!picked) return std::nullopt;
    return markets[*picked];
}

} // namespace stall::views
