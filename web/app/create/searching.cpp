// Finding products; see searching.hpp.
// Must not know widgets.
#include "web/app/create/searching.hpp"

#include "core/base/text.hpp"
#include "web/app/url_text.hpp"

namespace stall::app::create {

listings::Market home_market(const Model& model) {
    const auto& markets = model.sign_in.session.markets;
    if (markets.empty()) return listings::Market::FR;
    return listings::parse_market(markets[0]).value_or(listings::Market::FR);
}

Error failure_of(int status, std::string_view body) {
    return {status == 0 ? "network" : problem_of(status, body).code, "", "", ""};
}

void search(Turn& turn) {
    auto& create = *turn.model.create;
    const auto query = trim(create.query);
    if (create.searching != 0) return;
    if (query.empty()) {
        create.hits = {};
        create.asked.clear();
        create.has_answer = false;
        return;
    }
    create.asked = query;
    create.search_error.reset();
    effect::Fetch request;
    request.path = "/desk/v1/products?query=" + url_encoded(query) +
                   "&market=" + std::string(listings::code_of(home_market(turn.model)));
    create.searching = turn.fetch({Purpose::create, 0}, std::move(request));
}

void search_answered(Turn& turn, int status, std::string_view body) {
    auto& create = *turn.model.create;
    create.searching = 0;
    if (create.asked != trim(create.query)) return search(turn); // nobody asks that any more
    auto hits = wire::decode_product_hits(body);
    if (status == 200 && hits) {
        create.hits = std::move(hits).value();
        create.has_answer = true;
        return;
    }
    create.search_error = failure_of(status, body);
}

void load_proposed(Turn& turn) {
    auto& create = *turn.model.create;
    turn.abort(create.loading_proposed); // it may be of before what is asked about now
    effect::Fetch request;
    request.path = "/desk/v1/products?proposed=mine&market=" +
                   std::string(listings::code_of(home_market(turn.model)));
    create.loading_proposed = turn.fetch({Purpose::create, 0}, std::move(request));
}

void proposed_answered(Turn& turn, int status, std::string_view body) {
    auto& create = *turn.model.create;
    create.loading_proposed = 0;
    auto hits = wire::decode_product_hits(body);
    if (status != 200 || !hits) return;
    create.proposed = std::move(hits).value();
    const auto follow = [&](auto& shown) { // wherever a sheet of the merchant's own stands
        for (const auto& hit : create.proposed.products)
            if (hit.product == shown.product) shown.state = hit.state;
    };
    for (auto& hit : create.hits.products) follow(hit);
    if (create.product) follow(*create.product);
}

} // namespace stall::app::create
