// What creating an ad does about each of its messages; see update.hpp.
// Must not know widgets.
#include "web/app/create/update.hpp"

#include "core/base/text.hpp"
#include "web/app/ads/list.hpp"
#include "web/app/ads/loading.hpp"
#include "web/app/create/judging.hpp"
#include "web/app/create/keeping.hpp"
#include "web/app/format.hpp"

#include <algorithm>

namespace stall::app::create {
namespace {

using History = effect::ShowRoute::History;

std::string encoded(std::string_view plain) {
    std::string text;
    for (const char character : plain) {
        const auto byte = static_cast<unsigned char>(character);
        const bool is_bare =
            (byte >= '0' && byte <= '9') || ((byte | 32) >= 'a' && (byte | 32) <= 'z');
        constexpr std::string_view kHex = "0123456789ABCDEF";
        if (is_bare) {
            text += character;
        } else {
            text += {'%', kHex[byte >> 4], kHex[byte & 15]};
        }
    }
    return text;
}

listings::Market home_market(const Model& model) {
    const auto& markets = model.sign_in.session.markets;
    if (markets.empty()) return listings::Market::FR;
    return listings::parse_market(markets[0]).value_or(listings::Market::FR);
}

/// One question at a time: the newest follows when the one under way is answered.
void search(Turn& turn) {
    auto& create = turn.model.create;
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
    request.path = "/desk/v1/products?query=" + encoded(query) +
                   "&market=" + std::string(listings::code_of(home_market(turn.model)));
    create.searching = turn.fetch({Purpose::create, 0}, std::move(request));
}

void search_answered(Turn& turn, int status, std::string_view body) {
    auto& create = turn.model.create;
    create.searching = 0;
    if (create.asked != trim(create.query)) return search(turn); // nobody asks that any more
    auto hits = wire::decode_product_hits(body);
    if (status == 200 && hits) {
        create.hits = std::move(hits).value();
        create.has_answer = true;
        return;
    }
    create.search_error =
        Error{status == 0 ? "network" : problem_of(status, body).code, "", "", ""};
}

void foresee(Turn& turn) {
    auto& create = turn.model.create;
    turn.abort(create.foreseeing);
    create.foreseeing = 0;
    create.prospects.clear();
    create.prospects_error.reset();
    // Without a grade there is no buybox yet; title, new price and costs are those of any.
    const auto grade = create.form.grade.value_or(listings::Grade::good);
    effect::Fetch request;
    request.path = "/desk/v1/products/" + std::to_string(create.form.product.value) +
                   "/prospects?grade=" + std::string(listings::name_of(grade));
    create.foreseeing = turn.fetch({Purpose::create, 0}, std::move(request));
}

void foreseen(Turn& turn, int status, std::string_view body) {
    auto& create = turn.model.create;
    create.foreseeing = 0;
    auto rows = wire::decode_rows(body);
    if (status == 200 && rows) {
        create.prospects = std::move(rows).value();
        if (!create.prospects.empty()) create.form.title = create.prospects.front().title;
        return;
    }
    create.prospects_error =
        Error{status == 0 ? "network" : problem_of(status, body).code, "", "", ""};
}

TypedTerms& terms_of(Form& form, listings::Market market) {
    const auto found = std::ranges::find(form.terms, market, &TypedTerms::market);
    if (found != form.terms.end()) return *found;
    auto& terms = form.terms.emplace_back();
    terms.market = market;
    constexpr auto kWarranty = static_cast<std::size_t>(Field::warranty) - kCommonFieldCount;
    terms.texts[kWarranty] = std::to_string(listings::kWarrantyMonthsMin);
    return terms;
}

/// The form of the route's product: as kept, or blank.
void open_form(Turn& turn) {
    auto& create = turn.model.create;
    const auto product = turn.model.route.selling;
    if (create.form.product == product) return;
    create.was_tried = false;
    create.refusal.reset();
    const auto kept = kept_form(turn.model);
    if (kept && kept->product == product) {
        create.form = *kept;
    } else {
        create.form = Form{};
        create.form.product = product;
        create.form.market = home_market(turn.model);
        for (const auto& hit : create.hits.products)
            if (hit.product == product) create.form.title = hit.title;
        (void)terms_of(create.form, create.form.market);
    }
    foresee(turn);
}

void open(Turn& turn) {
    auto& create = turn.model.create;
    const auto merchant = turn.model.sign_in.session.merchant;
    if (create.merchant != merchant) create = Create{};
    create.merchant = merchant;
    if (turn.model.route.selling.exists()) open_form(turn);
}

void choose(Turn& turn, ProductId product) {
    turn.model.route.selling = product;
    turn.show_route(History::push);
    open(turn);
}

void changed(Turn& turn) {
    auto& create = turn.model.create;
    create.refusal.reset();
    create.idempotency_key.clear();
    keep_form(turn);
}

void type(Turn& turn, Field field, std::string text) {
    auto& form = turn.model.create.form;
    const auto at = static_cast<std::size_t>(field);
    auto& place = at < kCommonFieldCount
                      ? form.texts[at]
                      : terms_of(form, form.market).texts[at - kCommonFieldCount];
    place = std::move(text);
    changed(turn);
}

void save(Turn& turn, Saved::As as) {
    auto& create = turn.model.create;
    if (create.sending != 0 || !turn.model.route.selling.exists()) return;
    create.was_tried = true;
    create.sent_as = as;
    const auto request = request_of(create.form, as, turn.model.ads);
    if (request.wrong) {
        create.form.market = *request.wrong;
        (void)terms_of(create.form, create.form.market);
        return;
    }
    create.refusal.reset();
    if (create.idempotency_key.empty()) create.idempotency_key = turn.next_key();
    effect::Fetch fetch;
    fetch.method = "POST";
    fetch.path = "/desk/v1/listings";
    fetch.headers = {{"Content-Type", "application/json"},
                     {"Idempotency-Key", create.idempotency_key}};
    fetch.body = wire::encode_new_ad(request.ad);
    create.sending = turn.fetch({Purpose::create, 0}, std::move(fetch));
}

void refuse(Turn& turn, int status, std::string_view body) {
    auto& create = turn.model.create;
    if (status == 0) {
        create.refusal = Error{"network", "", "", ""};
        return;
    }
    create.idempotency_key.clear(); // a refusal is no effect: the next attempt is another
    const auto problem = problem_of(status, body);
    create.refusal = problem.fields.empty() ? Error{problem.code, "", "", ""} : problem.fields[0];
}

/// Where the ad is now: its row in the list, in the market that was shown.
void show_made(Turn& turn, std::vector<wire::AdRow> rows) {
    auto& model = turn.model;
    const auto market = model.create.form.market;
    const bool is_draft = model.create.sent_as == Saved::As::draft;
    bool waits = false;
    for (const auto& row : rows)
        waits = waits || row.position.publication == listings::Publication::waiting;
    const auto listing = rows.front().listing;
    ads::put_rows(model, std::move(rows));
    forget_form(turn);
    model.create = Create{};
    model.route = Route{};
    model.route.question.filters.markets = {market};
    model.route.opened = ads::AdKey{listing, market};
    ads::refresh_list(model);
    turn.show_route(History::replace);
    ads::load_ladder(turn, *model.route.opened);
    turn.toast(Toast::Tone::success, std::string(turn.text(is_draft ? TextKey("create.kept")
                                                           : waits  ? TextKey("create.waits")
                                                                    : TextKey("create.online"))));
}

void save_answered(Turn& turn, int status, std::string_view body) {
    turn.model.create.sending = 0;
    auto rows = wire::decode_rows(body);
    if (status == 201 && rows && !rows.value().empty())
        return show_made(turn, std::move(rows).value());
    refuse(turn, status, body);
}

struct Handler {
    Turn& turn;
    Create& create = turn.model.create;

    void operator()(const Opened&) { open(turn); }
    void operator()(const QueryTyped& typed) {
        create.query = typed.text;
        search(turn);
    }
    void operator()(const SearchRetried&) { search(turn); }
    void operator()(const ProductChosen& chosen) { choose(turn, chosen.product); }
    void operator()(const DraftResumed&) {
        if (const auto kept = kept_form(turn.model)) choose(turn, kept->product);
    }
    void operator()(const DraftDropped&) {
        forget_form(turn);
        create.form = Form{};
    }
    void operator()(const BackToSearch&) {
        turn.model.route.selling = ProductId();
        turn.show_route(History::push);
    }
    void operator()(const GradeChosen& chosen) {
        create.form.grade = chosen.grade;
        changed(turn);
        foresee(turn);
    }
    void operator()(const MarketChosen& chosen) {
        create.form.market = chosen.market;
        (void)terms_of(create.form, chosen.market);
        changed(turn);
    }
    void operator()(const Typed& typed) { type(turn, typed.field, typed.text); }
    void operator()(const PriceTaken& taken) {
        const Money price{taken.price_minor, listings::currency_of(create.form.market)};
        type(turn, Field::price, format_typed(turn.model.language, price));
    }
    void operator()(const ProspectsRetried&) { foresee(turn); }
    void operator()(const Saved& saved) { save(turn, saved.as); }
};

} // namespace

void handle(Turn& turn, const Message& message) {
    if (turn.model.sign_in.state == SignIn::State::signed_in) std::visit(Handler{turn}, message);
}

void answered(Turn& turn, std::int64_t request, int status, std::string_view body) {
    const auto& create = turn.model.create;
    if (request == create.searching)
        search_answered(turn, status, body);
    else if (request == create.foreseeing)
        foreseen(turn, status, body);
    else if (request == create.sending)
        save_answered(turn, status, body);
}

} // namespace stall::app::create
