// Opens the demo shop: fills an empty database once, and keeps the token that programs use the same
// over restarts. Must not know HTTP.
#pragma once

#include "server/api/respond.hpp"
#include "server/hosts/daemon/options.hpp"

namespace stall::hosts {

/// Written on the terminal: the demo is for trying out on one's own machine, never for real goods.
inline constexpr std::string_view kDemoPassword = "camille-keeps-shop";

struct OpenedDemo {
    std::int64_t ad_count = 0;
    bool is_new = false;
    std::string token;
};

/// Errors: "catalogue_unreadable" (got: the file), "database_not_empty" (it holds another shop),
/// "token_unreadable", those of market::fill_demo.
Result<OpenedDemo> open_demo(const Options& options, storage::Store& store, api::Secrets& secrets,
                             usecases::MarketSide& market, Instant now);

} // namespace stall::hosts
