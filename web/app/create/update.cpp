// What creating an ad does about each of its messages; see update.hpp.
// Must not know widgets.
#include "web/app/create/update.hpp"

#include "core/base/written_numbers.hpp"
#include "web/app/create/keeping.hpp"
#include "web/app/create/searching.hpp"
#include "web/app/create/selling.hpp"
#include "web/app/create/sheet_update.hpp"

namespace stall::app::create {
namespace {

using History = effect::ShowRoute::History;

void open(Turn& turn) {
    auto& create = *turn.model.create;
    const auto merchant = turn.model.sign_in.session.merchant;
    if (create.merchant != merchant) create = Create{};
    create.merchant = merchant;
    const auto& route = turn.model.route;
    drop_old_pictures(turn);
    if (route.selling.exists())
        open_form(turn);
    else if (route.sheet.origin != SheetPlace::Origin::none)
        sheet::open(turn);
    else
        load_proposed(turn);
}

void go_on(Turn& turn, ProductId selling, SheetPlace place) {
    turn.model.route.selling = selling;
    turn.model.route.sheet = place;
    turn.show_route(History::push);
    open(turn);
}

void changed(Turn& turn) {
    auto& create = *turn.model.create;
    create.refusal.reset();
    create.idempotency_key.clear();
    keep_form(turn);
}

void type(Turn& turn, Field field, std::string text) {
    auto& form = turn.model.create->form;
    const auto at = static_cast<std::size_t>(field);
    auto& place = at < kCommonFieldCount
                      ? form.texts[at]
                      : terms_of(form, form.market).texts[at - kCommonFieldCount];
    place = std::move(text);
    changed(turn);
    if (field >= Field::shipping_price) foresee_delivery(turn);
}

struct Handler {
    Turn& turn;
    Create& create = *turn.model.create;

    void operator()(const Opened&) { open(turn); }
    void operator()(const QueryTyped& typed) {
        create.query = typed.text;
        search(turn);
    }
    void operator()(const SearchRetried&) { search(turn); }
    void operator()(const ProductChosen& chosen) { go_on(turn, chosen.product, {}); }
    void operator()(const DraftResumed&) {
        if (const auto kept = kept_form(turn.model)) go_on(turn, kept->product, {});
    }
    void operator()(const DraftDropped&) {
        forget_form(turn);
        create.form = Form{};
    }
    void operator()(const BackToSearch&) { go_on(turn, {}, {}); }
    void operator()(const GradeChosen& chosen) {
        create.form.grade = chosen.grade;
        changed(turn);
        foresee(turn);
    }
    void operator()(const MarketChosen& chosen) {
        choose_market(turn, chosen.market);
        changed(turn);
    }
    void operator()(const Typed& typed) { type(turn, typed.field, typed.text); }
    void operator()(const PriceTaken& taken) {
        const Money price{taken.price_minor, listings::currency_of(create.form.market)};
        type(turn, Field::price, format_typed(turn.model.language, price));
    }
    void operator()(const ProspectsRetried&) { foresee(turn); }
    void operator()(const Saved& saved) { save(turn, saved.as); }
    void operator()(const SheetChosen& chosen) { go_on(turn, {}, chosen.place); }
    void operator()(const sheet::Message& inner) { sheet::handle(turn, inner); }
};

} // namespace

void forget(Create* create) { delete create; }

void handle(Turn& turn, const Message& message) {
    if (turn.model.sign_in.state != SignIn::State::signed_in) return;
    if (!turn.model.create) turn.model.create.reset(new Create);
    std::visit(Handler{turn}, message);
}

void file_arrived(Turn& turn, const std::string& name, const std::string& bytes) {
    if (turn.model.create && turn.model.route.sheet.origin != SheetPlace::Origin::none)
        sheet::take_picture(turn, name, bytes);
}

void answered(Turn& turn, std::int64_t request, int status, std::string_view body) {
    const auto* create = turn.model.create.get();
    if (!create) return;
    if (request == create->searching)
        search_answered(turn, status, body);
    else if (request == create->loading_proposed)
        proposed_answered(turn, status, body);
    else if (request == create->foreseeing)
        foreseen(turn, status, body);
    else if (request == create->loading_product)
        product_answered(turn, status, body);
    else if (request == create->loading_deliveries)
        deliveries_answered(turn, status, body);
    else if (request == create->sending)
        save_answered(turn, status, body);
    else
        sheet::answered(turn, request, status, body);
}

} // namespace stall::app::create
