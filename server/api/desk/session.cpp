// /desk/v1/session: sign in, who am I, sign out. Must not know how sessions are kept.
#include "server/usecases/sign_in.hpp"

#include "server/api/authenticate.hpp"
#include "server/api/handlers.hpp"
#include "server/api/problem.hpp"

namespace stall::api {

Response post_session(Call& call) {
    const auto credentials = TRY_OR_PROBLEM(call, wire::decode_credentials(call.request.body));
    const std::string browser = cookie_of(call.request, kBrowserCookie);
    const auto signed_in =
        TRY_OR_PROBLEM(call, usecases::sign_in(call.store(), call.context.secrets, credentials,
                                               {call.request.peer_address, browser}, call.now()));
    // A session that the browser still had is over: one browser, one session.
    if (!call.session_token.empty()) {
        TRY_OR_PROBLEM(call,
                       usecases::sign_out(call.store(), call.context.secrets, call.session_token));
    }
    wire::Session session = signed_in.session;
    session.now = call.now();
    Response response = json_response(200, wire::encode_session(session));
    response.headers.emplace_back("Set-Cookie", session_cookie(call.request, signed_in.token));
    response.headers.emplace_back("Set-Cookie",
                                  cookie_for(call.request, kBrowserCookie, signed_in.browser,
                                             usecases::kBrowserKnownMs / 1'000));
    return response;
}

Response get_session(Call& call) {
    auto session =
        TRY_OR_PROBLEM(call, usecases::current_session(call.store(), call.context.secrets,
                                                       call.session_token, call.now()));
    if (!session) return problem_response({"not_signed_in", "", "", ""}, call.context);
    session->now = call.now();
    return json_response(200, wire::encode_session(*session));
}

Response delete_session(Call& call) {
    const auto session =
        TRY_OR_PROBLEM(call, usecases::current_session(call.store(), call.context.secrets,
                                                       call.session_token, call.now()));
    // Signed out already, by another merchant's signing in: whose session stays.
    if (session && !is_meant(call.request, session->merchant)) return {204, {}, ""};
    if (!call.session_token.empty()) {
        TRY_OR_PROBLEM(call,
                       usecases::sign_out(call.store(), call.context.secrets, call.session_token));
    }
    return {204, {{"Set-Cookie", session_cookie(call.request, "")}}, ""};
}

} // namespace stall::api
