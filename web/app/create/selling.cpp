// The form of a new ad; see selling.hpp.
// Must not know widgets.
#include "web/app/create/selling.hpp"

#include "web/app/ads/list.hpp"
#include "web/app/ads/loading.hpp"
#include "web/app/create/judging.hpp"
#include "web/app/create/keeping.hpp"
#include "web/app/create/searching.hpp"

#include <algorithm>

namespace stall::app::create {
namespace {

/// The sheet, for the preview and to say whether it waits.
void load_product(Turn& turn) {
    auto& create = *turn.model.create;
    turn.abort(create.loading_product);
    create.product.reset();
    effect::Fetch request;
    request.path = "/desk/v1/products/" + std::to_string(create.form.product.value);
    create.loading_product = turn.fetch({Purpose::create, 0}, std::move(request));
}

/// How the shop delivers in the market that is shown.
void load_deliveries(Turn& turn) {
    auto& create = *turn.model.create;
    if (create.deliveries_of == create.form.market) return;
    turn.abort(create.loading_deliveries);
    create.deliveries = {};
    create.deliveries_of = create.form.market;
    effect::Fetch request;
    request.path =
        "/desk/v1/deliveries?market=" + std::string(listings::code_of(create.form.market));
    create.loading_deliveries = turn.fetch({Purpose::create, 0}, std::move(request));
}

void refuse(Turn& turn, int status, std::string_view body) {
    auto& create = *turn.model.create;
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
    const auto market = model.create->form.market;
    const bool is_draft = model.create->sent_as == Saved::As::draft;
    bool waits = false;
    for (const auto& row : rows)
        waits = waits || row.position.publication == listings::Publication::waiting;
    const auto listing = rows.front().listing;
    ads::put_rows(model, std::move(rows));
    forget_form(turn);
    model.create.reset();
    model.route = Route{};
    model.route.question.filters.markets = {market};
    model.route.opened = ads::AdKey{listing, market};
    ads::refresh_list(model);
    turn.show_route(effect::ShowRoute::History::replace);
    ads::load_ladder(turn, *model.route.opened);
    turn.toast(Toast::Tone::success, std::string(turn.text(is_draft ? TextKey("create.kept")
                                                           : waits  ? TextKey("create.waits")
                                                                    : TextKey("create.online"))));
}

} // namespace

TypedTerms& terms_of(Form& form, listings::Market market) {
    const auto found = std::ranges::find(form.terms, market, &TypedTerms::market);
    if (found != form.terms.end()) return *found;
    auto& terms = form.terms.emplace_back();
    terms.market = market;
    constexpr auto kWarranty = static_cast<std::size_t>(Field::warranty) - kCommonFieldCount;
    terms.texts[kWarranty] = std::to_string(listings::kWarrantyMonthsMin);
    return terms;
}

void open_form(Turn& turn) {
    auto& create = *turn.model.create;
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
    load_product(turn);
    load_deliveries(turn);
}

void choose_market(Turn& turn, listings::Market market) {
    auto& form = turn.model.create->form;
    form.market = market;
    (void)terms_of(form, market);
    load_deliveries(turn);
    foresee_delivery(turn);
}

void deliveries_answered(Turn& turn, int status, std::string_view body) {
    auto& create = *turn.model.create;
    create.loading_deliveries = 0;
    auto deliveries = wire::decode_ad_deliveries(body);
    if (status == 200 && deliveries)
        create.deliveries = std::move(deliveries).value();
    else
        create.deliveries_of.reset(); // asked for again when the market is
}

namespace {

/// The own delivery as far as it is typed whole, in the words of the question; else "".
std::string delivery_asked(const Turn& turn) {
    const auto& form = turn.model.create->form;
    const auto judged =
        judge(form, form.market, Saved::As::draft, turn.model.ads, turn.model.language);
    const auto is_wrong = [&](Field field) {
        return judged.errors[static_cast<std::size_t>(field)].has_value();
    };
    if (!judged.patch.deliveries || is_wrong(Field::shipping_price) ||
        is_wrong(Field::shipping_hours))
        return {};
    const auto& way = judged.patch.deliveries->front();
    return "&market=" + std::string(listings::code_of(form.market)) +
           "&shipping=" + to_text(way.price) + "&delay_hours=" + std::to_string(way.delay_hours);
}

void ask_to_foresee(Turn& turn, std::string delivery) {
    auto& create = *turn.model.create;
    turn.abort(create.foreseeing);
    create.prospects_error.reset();
    create.foreseen_delivery = std::move(delivery);
    // Without a grade there is no buybox yet; title, new price and costs are those of any.
    const auto grade = create.form.grade.value_or(listings::Grade::good);
    effect::Fetch request;
    request.path = "/desk/v1/products/" + std::to_string(create.form.product.value) +
                   "/prospects?grade=" + std::string(listings::name_of(grade)) +
                   create.foreseen_delivery;
    create.foreseeing = turn.fetch({Purpose::create, 0}, std::move(request));
}

} // namespace

void foresee(Turn& turn) {
    turn.model.create->prospects.clear();
    ask_to_foresee(turn, delivery_asked(turn));
}

void foresee_delivery(Turn& turn) {
    auto delivery = delivery_asked(turn);
    if (delivery != turn.model.create->foreseen_delivery) ask_to_foresee(turn, std::move(delivery));
}

void foreseen(Turn& turn, int status, std::string_view body) {
    auto& create = *turn.model.create;
    create.foreseeing = 0;
    auto rows = wire::decode_rows(body);
    if (status == 200 && rows) {
        create.prospects = std::move(rows).value();
        if (!create.prospects.empty()) create.form.title = create.prospects.front().title;
        return;
    }
    create.prospects_error = failure_of(status, body);
}

void product_answered(Turn& turn, int status, std::string_view body) {
    auto& create = *turn.model.create;
    create.loading_product = 0;
    auto sheet = wire::decode_product_sheet(body);
    if (status != 200 || !sheet) return;
    create.product = std::move(sheet).value();
    create.form.title = create.product->draft.title;
}

void save(Turn& turn, Saved::As as) {
    auto& create = *turn.model.create;
    if (create.sending != 0 || !turn.model.route.selling.exists()) return;
    create.was_tried = true;
    create.sent_as = as;
    const auto request = request_of(create.form, as, turn.model.ads, turn.model.language);
    if (request.wrong) {
        choose_market(turn, *request.wrong);
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

void save_answered(Turn& turn, int status, std::string_view body) {
    turn.model.create->sending = 0;
    auto rows = wire::decode_rows(body);
    if (status == 201 && rows && !rows.value().empty())
        return show_made(turn, std::move(rows).value());
    refuse(turn, status, body);
}

} // namespace stall::app::create
