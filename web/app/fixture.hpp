// For tests of the app: a signed-in shop of a few ads, and reading what an update wanted done.
// Must not know views.
#pragma once

#include "core/wire/listings.hpp"
#include "core/wire/session.hpp"
#include "web/app/update.hpp"

namespace stall::app::fixture {

/// Price 472.00, 466.99 wins, new at 629.00, 11 in stock; loses the box.
inline wire::AdRow losing_ad(std::int64_t id, std::string title, std::string sku) {
    wire::AdRow row;
    row.listing = ListingId(id);
    row.version = Version(3);
    row.sku = std::move(sku);
    row.product = ProductId(100 + id);
    row.title = std::move(title);
    row.category = "Smartphones";
    row.grade = listings::Grade::excellent;
    row.position.publication = listings::Publication::online;
    row.position.quantity = 11;
    row.position.price_minor = 47200;
    row.position.new_price_minor = 62900;
    row.position.facts = {listings::Standing::losing, 46699, 46499, 5};
    row.currency = Currency::of("EUR");
    return row;
}

inline wire::AdRow winning_ad(std::int64_t id, std::string title, std::string sku) {
    auto row = losing_ad(id, std::move(title), std::move(sku));
    row.grade = listings::Grade::very_good;
    row.position.price_minor = 41900;
    row.position.facts = {listings::Standing::winning, 42500, 41900, 3};
    return row;
}

template <typename Wanted> const Wanted* find(const std::vector<Effect>& effects) {
    for (const auto& effect : effects)
        if (const auto* wanted = std::get_if<Wanted>(&effect)) return wanted;
    return nullptr;
}

/// The fetch of that method among the effects.
inline const effect::Fetch* fetch_of(const std::vector<Effect>& effects, std::string_view method) {
    for (const auto& effect : effects)
        if (const auto* fetch = std::get_if<effect::Fetch>(&effect);
            fetch && fetch->method == method)
            return fetch;
    return nullptr;
}

inline wire::Session session() {
    wire::Session session;
    session.user = UserId(1);
    session.merchant = MerchantId(7);
    session.merchant_name = "Reprise Paris";
    session.email = "rp@example.test";
    session.role = wire::Role::owner;
    session.country = "FR";
    session.time_zone = "Europe/Paris";
    session.markets = {"FR", "DE"};
    return session;
}

/// A page with nothing asked yet but who is there.
inline std::vector<Effect> start(Model& model, std::string route = "",
                                 std::vector<std::pair<std::string, std::string>> kept = {}) {
    message::Started started;
    started.route = std::move(route);
    started.language = "en";
    started.kept = std::move(kept);
    started.seed = 42;
    return update(model, started);
}

/// Answers the fetch that `effects` holds.
inline std::vector<Effect> reply(Model& model, const effect::Fetch& fetch, int status,
                                 std::string body) {
    return update(model, message::ReplyArrived{fetch.request, status, {}, std::move(body)});
}

/// Signs in and loads the rows.
inline void open_shop(Model& model, const std::vector<wire::AdRow>& rows, std::string route = "",
                      std::vector<std::pair<std::string, std::string>> kept = {}) {
    const auto asked = start(model, std::move(route), std::move(kept));
    const auto entered =
        reply(model, *fetch_of(asked, "GET"), 200, wire::encode_session(session()));
    const auto* load = fetch_of(entered, "GET");
    std::vector<std::string> lines = {
        wire::encode_workspace_head({static_cast<std::int64_t>(rows.size()), Sequence(9)})};
    for (const auto& row : rows) lines.push_back(wire::encode_ad_row(row));
    (void)update(model, message::ChunkArrived{load->request, lines});
    (void)reply(model, *load, 200, "");
}

} // namespace stall::app::fixture
