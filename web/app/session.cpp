// Who is signed in; see session.hpp.
// Must not know widgets.
#include "web/app/session.hpp"

#include "web/app/ads/drafts.hpp"
#include "web/app/ads/loading.hpp"
#include "web/app/ads/writes.hpp"
#include "web/app/all_markets.hpp"
#include "web/app/create/opening.hpp"
#include "web/app/orders/opening.hpp"
#include "web/app/orders/update.hpp"
#include "web/app/shell.hpp"

namespace stall::app {
namespace {

effect::Fetch session_request(const char* method) {
    effect::Fetch request;
    request.method = method;
    request.path = "/desk/v1/session";
    return request;
}

/// A visitor who asks for nothing in particular sees the home market: the same ad in two markets
/// side by side reads as a mistake.
void open_home_market(Turn& turn) {
    auto& route = turn.model.route;
    const auto& markets = turn.model.sign_in.session.markets;
    if (route != Route{} || markets.empty()) return;
    const auto home = listings::parse_market(markets.front());
    if (!home) return;
    route.question.filters.markets = {home.value()};
    turn.show_route(effect::ShowRoute::History::replace);
}

/// From here on deadlines are counted by the shop's clock, whatever this machine's says.
void follow_clock(Model& model, Instant shop) {
    model.ahead_ms += shop.utc_ms - model.now.utc_ms;
    model.now = shop;
}

/// Asked by the page rather than for a merchant.
bool is_of_page(Purpose purpose) {
    return purpose == Purpose::who_am_i || purpose == Purpose::ask_again ||
           purpose == Purpose::sign_in || purpose == Purpose::sign_out ||
           purpose == Purpose::load_texts;
}

/// Nothing of the merchant who was here stays on the page, nor is what was asked for him answered.
void forget_shop(Turn& turn) {
    auto& model = turn.model;
    turn.abort(model.ads.load.request);
    turn.abort(model.ads.follow.request);
    std::erase_if(model.errands,
                  [](const auto& errand) { return !is_of_page(errand.second.purpose); });
    static_cast<merchant::Shop&>(model) = merchant::Shop{};
    model.shortcuts_open = false;
    model.route = Route{};
}

void enter(Turn& turn, wire::Session session) {
    auto& model = turn.model;
    follow_clock(model, session.now);
    auto& sign_in = model.sign_in;
    const auto before = sign_in.session.merchant;
    const bool is_same = sign_in.was_expired && before == session.merchant;
    const bool goes_on = is_same && model.ads.load.state == ads::Load::State::ready;
    if (before.exists() && !is_same) {
        forget_shop(turn);
        turn.show_route(effect::ShowRoute::History::replace);
    }
    sign_in = SignIn{};
    sign_in.state = SignIn::State::signed_in;
    sign_in.session = std::move(session);
    if (model.route.place == Place::sign_in) {
        model.route.place = Place::ads;
        turn.show_route(effect::ShowRoute::History::replace);
    }
    if (!goes_on) open_home_market(turn);
    forget_all_markets(model.route.question.filters);
    if (goes_on) {
        ads::reconnect(turn);
        ads::send_writes(turn);
        if (model.orders) orders::resume(turn);
        return;
    }
    model.ads = ads::Ads{};
    restore_list(turn);
    ads::restore_drafts(turn);
    ads::restore_writes(turn);
    ads::load(turn);
    ads::send_writes(turn);
    model.orders.reset();
    if (model.route.place == Place::create) create::route_opened(turn);
    if (model.route.place == Place::orders)
        orders::route_opened(turn);
    else
        orders::count_waiting(turn);
}

} // namespace

bool may_sell(const Model& model) {
    const auto role = model.sign_in.session.role;
    return role == wire::Role::owner || role == wire::Role::agent;
}

void ask_who(Turn& turn) { turn.fetch({Purpose::who_am_i, 0}, session_request("GET")); }

void who_answered(Turn& turn, int status, std::string_view body) {
    auto session = wire::decode_session(body);
    if (status == 200 && session) {
        enter(turn, std::move(session).value());
        return;
    }
    if (status >= 500 || status == 429) {
        who_unanswered(turn);
        return;
    }
    turn.model.sign_in.state = SignIn::State::signed_out;
    turn.effects.push_back(effect::SetTitle{std::string(turn.text("title.sign_in"))});
}

void who_unanswered(Turn& turn) {
    constexpr std::int32_t kAgainAfterMs = 3'000;
    turn.model.sign_in.error = Error{"network", "", "", ""};
    turn.wait({Purpose::ask_again, 0}, kAgainAfterMs);
}

void sign_in(Turn& turn) {
    auto& sign_in = turn.model.sign_in;
    const bool may_ask =
        sign_in.state == SignIn::State::signed_out || sign_in.state == SignIn::State::expired;
    if (!may_ask) return;
    sign_in.error.reset();
    if (wire::read_email(sign_in.email).empty())
        sign_in.error = Error{"email_missing", "/email", "", ""};
    else if (sign_in.password.empty())
        sign_in.error = Error{"password_missing", "/password", "", ""};
    if (sign_in.error) return;
    sign_in.was_expired = sign_in.state == SignIn::State::expired;
    sign_in.state = SignIn::State::sending;
    auto request = session_request("POST");
    request.headers = {{"Content-Type", "application/json"}};
    request.body = wire::encode_credentials({sign_in.email, sign_in.password});
    turn.fetch({Purpose::sign_in, 0}, std::move(request));
}

void sign_in_answered(Turn& turn, int status, std::string_view body) {
    auto session = wire::decode_session(body);
    if (status < 300 && session) {
        enter(turn, std::move(session).value());
        return;
    }
    auto& sign_in = turn.model.sign_in;
    sign_in.state = sign_in.was_expired ? SignIn::State::expired : SignIn::State::signed_out;
    const auto problem = problem_of(status, body);
    sign_in.error = problem.fields.empty() ? Error{problem.code, "", "", ""} : problem.fields[0];
}

void sign_in_unanswered(Turn& turn) {
    auto& sign_in = turn.model.sign_in;
    sign_in.state = sign_in.was_expired ? SignIn::State::expired : SignIn::State::signed_out;
    sign_in.error = Error{"network", "", "", ""};
}

void sign_out(Turn& turn) {
    auto& model = turn.model;
    turn.fetch({Purpose::sign_out, 0}, session_request("DELETE"));
    forget_shop(turn);
    model.sign_in = SignIn{};
    model.sign_in.state = SignIn::State::signed_out;
    model.route.place = Place::sign_in;
    turn.show_route(effect::ShowRoute::History::push);
}

void session_ended(Turn& turn) {
    auto& model = turn.model;
    if (model.sign_in.state != SignIn::State::signed_in) return;
    model.sign_in.state = SignIn::State::expired;
    model.sign_in.email = model.sign_in.session.email;
    model.sign_in.error.reset();
    model.palette = {};
    turn.abort(model.ads.follow.request);
    model.ads.follow.request = 0;
}

} // namespace stall::app
