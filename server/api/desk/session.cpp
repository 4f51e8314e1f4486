// /desk/v1/session: sign in, who am I, sign out. Must not know how sessions are kept.
#include "server/usecases/sign_in.hpp"

#include "server/api/authenticate.hpp"
#include "server/api/handlers.hpp"
#include "server/api/problem.hpp"

namespace stall::api {

Response post_session(Call& call) {
    const auto credentials = TRY_OR_PROBLEM(call, wire::decode_credentials(call.request.body));
    const auto signed_in = usecases::sign_in(call.store(), call.context.secrets, credentials,
                                             call.request.peer_address, call.now());
    if (!signed_in.ok()) {
        Response response = problem_response(signed_in.error(), call.context);
        if (response.status == 429) {
            response.headers.emplace_back("Retry-After", signed_in.error().wanted);
        }
        return response;
    }
    // A session that the browser still had is over: one browser, one session.
    if (!call.session_token.empty()) {
        TRY_OR_PROBLEM(call,
                       usecases::sign_out(call.store(), call.context.secrets, call.session_token));
    }
    wire::Session session = signed_in.value().session;
    session.now = call.now();
    Response response = json_response(200, wire::encode_session(session));
    response.headers.emplace_back("Set-Cookie",
                                  session_cookie(call.request, signed_in.value().token));
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
    if (!call.session_token.empty()) {
        TRY_OR_PROBLEM(call,
                       usecases::sign_out(call.store(), call.context.secrets, call.session_token));
    }
    return {204, {{"Set-Cookie", session_cookie(call.request, "")}}, ""};
}

} // namespace stall::api
