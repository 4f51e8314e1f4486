// What the detail of an ad does about its messages; see update.hpp.
// Must not know widgets.
#include "web/app/detail/update.hpp"

#include "core/base/written_numbers.hpp"
#include "web/app/ads/drafts.hpp"
#include "web/app/ads/loading.hpp"
#include "web/app/ads/shown.hpp"
#include "web/app/detail/delivering.hpp"
#include "web/app/detail/model.hpp"
#include "web/app/detail/offering.hpp"

namespace stall::app::detail {
namespace {

/// "/desk/v1/listings/12/prices?market=FR"
std::string path_of(const ads::AdKey& ad, const char* what) {
    return "/desk/v1/listings/" + std::to_string(ad.listing.value) + what +
           "?market=" + std::string(listings::code_of(ad.market));
}

template <typename Part> void ask(Turn& turn, Part& part, Purpose purpose, std::string path) {
    turn.abort(part.request);
    if (part.state != State::ready) part.state = State::loading;
    effect::Fetch request;
    request.path = std::move(path);
    part.request = turn.fetch({purpose, 0}, std::move(request));
}

bool is_losing(const Turn& turn, const ads::AdKey& ad) {
    const auto row = turn.model.ads.shelf.find(ad);
    return row &&
           turn.model.ads.shelf.at(*row).position.facts.standing == listings::Standing::losing;
}

enum class Wanted : std::uint8_t { missing, anew };

void ask_for_reasons(Turn& turn, Detail& detail, Wanted wanted) {
    if (!is_losing(turn, detail.ad)) {
        turn.abort(detail.reasons.request);
        detail.reasons = {};
        return;
    }
    if (wanted == Wanted::missing && detail.reasons.state != State::none) return;
    ask(turn, detail.reasons, Purpose::load_reasons, path_of(detail.ad, "/advice"));
}

void ask_for_history(Turn& turn, Detail& detail, Wanted wanted) {
    if (wanted == Wanted::missing && detail.history.state != State::none) return;
    ask(turn, detail.history, Purpose::load_history, path_of(detail.ad, "/prices"));
}

void ask_for_deliveries(Turn& turn, Detail& detail, Wanted wanted) {
    if (wanted == Wanted::missing && detail.deliveries.state != State::none) return;
    ask(turn, detail.deliveries, Purpose::load_reasons, path_of(detail.ad, "/deliveries"));
}

/// What the open side needs. The other sides ask when they are opened, and then afresh.
void ask_for_pane(Turn& turn, Detail& detail, Wanted wanted) {
    const auto pane = turn.model.route.pane;
    if (pane == Pane::price) ask_for_reasons(turn, detail, wanted);
    if (pane == Pane::price) ask_for_deliveries(turn, detail, wanted);
    if (pane == Pane::history) ask_for_history(turn, detail, wanted);
    if (wanted == Wanted::missing) return;
    if (pane != Pane::price) detail.reasons = {};
    if (pane != Pane::history) detail.history = {};
}

void show(Turn& turn) {
    auto& model = turn.model;
    const auto& opened = model.route.opened;
    if (!opened) return;
    if (!model.detail || model.detail->ad != *opened) {
        if (model.detail) turn.abort(model.detail->reasons.request);
        if (model.detail) turn.abort(model.detail->history.request);
        model.detail = Held(new Detail{*opened, {}, {}, {}, {}});
    }
    if (model.ads.ladder.ad != *opened) ads::load_ladder(turn, *opened);
    ask_for_pane(turn, *model.detail, Wanted::missing);
}

void ask_again(Turn& turn) {
    const auto& opened = turn.model.route.opened;
    auto* detail = turn.model.detail.get();
    if (!opened || !detail || detail->ad != *opened) return show(turn);
    ads::load_ladder(turn, *opened);
    ask_for_pane(turn, *detail, Wanted::anew);
}

void choose_pane(Turn& turn, Pane pane) {
    if (turn.model.route.pane == pane) return;
    turn.model.route.pane = pane;
    turn.show_route(effect::ShowRoute::History::push);
    show(turn);
}

void apply_price(Turn& turn, const PriceApplied& applied) {
    const auto row = turn.model.ads.shelf.find(applied.ad);
    if (!row) return;
    const ads::CellKey cell{applied.ad, ads::CellField::price};
    const auto currency = turn.model.ads.shelf.at(*row).currency;
    ads::type_cell(turn, cell, format_typed(turn.model.language, {applied.price_minor, currency}));
    ads::commit_cell(turn, cell);
}

void finish_delivery(Turn& turn, DeliveryDone::How how) {
    if (how == DeliveryDone::How::saved) return save_deliveries(turn);
    if (how == DeliveryDone::How::as_the_shop) return use_shop_deliveries(turn);
    turn.model.detail->deliveries.is_open = false;
}

void take_reasons(Reasons& reasons, int status, std::string_view body) {
    auto advice = wire::decode_advice(body);
    reasons.state = status == 200 && advice ? State::ready : State::failed;
    if (reasons.state == State::ready) reasons.changes = std::move(advice).value().changes;
}

void take_history(History& history, int status, std::string_view body) {
    auto prices = wire::decode_price_history(body);
    history.state = status == 200 && prices ? State::ready : State::failed;
    if (history.state == State::ready)
        history.prices = std::move(prices).value();
    else
        history.error = status == 0 ? Error{"network", "", "", ""}
                                    : Error{problem_of(status, body).code, "", "", ""};
}

} // namespace

void forget(Detail* detail) { delete detail; }

void handle(Turn& turn, const Message& message) {
    if (turn.model.sign_in.state != SignIn::State::signed_in) return;
    // Not std::visit: its table of functions would keep all of this in the first part.
    if (std::holds_alternative<Shown>(message)) show(turn);
    if (std::holds_alternative<Moved>(message) || std::holds_alternative<Retried>(message))
        ask_again(turn);
    if (const auto* chosen = std::get_if<PaneChosen>(&message)) choose_pane(turn, chosen->pane);
    if (const auto* applied = std::get_if<PriceApplied>(&message)) apply_price(turn, *applied);
    if (!turn.model.detail) return;
    if (const auto* typed = std::get_if<OfferTyped>(&message)) type_offer(turn, *typed);
    if (std::holds_alternative<Offered>(message)) send_offer(turn);
    if (std::holds_alternative<DeliveryOpened>(message)) open_deliveries(turn);
    if (const auto* way = std::get_if<DeliveryTyped>(&message))
        turn.model.detail->deliveries.texts[static_cast<std::size_t>(way->field)] = way->text;
    if (const auto* done = std::get_if<DeliveryDone>(&message)) finish_delivery(turn, done->how);
}

void answered(Turn& turn, const Errand& errand, std::int64_t request, int status,
              std::string_view body) {
    if (errand.purpose == Purpose::load_ladder)
        return ads::ladder_answered(turn, request, status, body);
    auto* detail = turn.model.detail.get();
    if (!detail) return;
    if (errand.purpose == Purpose::offer_market && detail->offer.request == request)
        return offer_answered(turn, status, body);
    if (detail->deliveries.request == request)
        return take_deliveries(detail->deliveries, status, body);
    if (detail->reasons.request == request) take_reasons(detail->reasons, status, body);
    if (detail->history.request == request) take_history(detail->history, status, body);
}

} // namespace stall::app::detail
