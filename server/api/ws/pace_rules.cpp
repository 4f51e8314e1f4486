// Requests, links, writes and lines to subjects of the pace keeper. Must not know how counting is
// done.
#include "server/api/ws/pace_rules.hpp"

#include "server/api/ws/pace.hpp"
#include "server/api/ws/page.hpp"
#include "server/api/ws/signed_link.hpp"

namespace stall::api {
namespace {

/// A walk through the pages is one call: it begins where page 1 is asked for.
bool begins_a_walk(const Call& call) {
    const auto page = find_parameter(call.target, "page");
    return !page || page->empty() || *page == "1";
}

Result<void> take_desk_request(const Call& call, const Route& route) {
    const bool is_write = route.method != "GET";
    // Who has no session yet has no pace here: guesses have their own (usecases/guesses.hpp).
    if (!is_write || route.permission == Permission::everybody) return {};
    return call.context.pace->take(Pace::desk_writes,
                                   call.context.secrets.digest(call.session_token), 1, call.now());
}

} // namespace

Result<void> take_request(const Call& call, const Route& route) {
    PaceKeeper* const keeper = call.context.pace;
    if (keeper == nullptr) return {};
    const Instant now = call.now();
    if (route.family == Family::desk) return take_desk_request(call, route);
    if (route.family != Family::seller) return {};
    // Whoever was handed a link has a narrow right, and no share of what its program may ask.
    if (has_signature(call))
        return keeper->take(Pace::links, call.program + call.target.path, 1, now);
    const bool is_catalogue = route.path.starts_with("/ws/category/");
    TRY(keeper->take(is_catalogue ? Pace::catalogue_requests : Pace::requests, call.program, 1,
                     now));
    if (route.path == "/ws/listings_bi" && begins_a_walk(call)) {
        const std::string_view country = listings::code_of(market_to_read(call.request));
        TRY(keeper->take(Pace::buybox_lists, call.program + std::string(country), 1, now));
    }
    if (route.path.starts_with("/ws/backbox/"))
        TRY(keeper->take(Pace::competitors, call.program, 1, now));
    return {};
}

Result<void> take_lines(const Call& call, std::int64_t lines) {
    PaceKeeper* const keeper = call.context.pace;
    if (keeper == nullptr || lines <= 0) return {};
    return keeper->take(Pace::listing_lines, std::to_string(call.actor.merchant.value), lines,
                        call.now());
}

} // namespace stall::api
