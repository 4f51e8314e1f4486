// One request on its way to its handler: taken apart, authenticated, with what the host gave.
// Must not know any one resource.
#pragma once

#include "server/api/respond.hpp"
#include "server/api/target.hpp"
#include "server/storage/store.hpp"
#include "server/usecases/actor.hpp"

namespace stall::api {

struct Call {
    const Request& request;
    Context& context;
    Target target;
    std::vector<std::string> captures; ///< what stands in the template's braces, in order
    usecases::Actor actor;             ///< who asks; nobody on open routes
    std::string session_token;         ///< the cookie's secret, "" without one
    std::string program;               ///< the digest of the token, "" for a person

    storage::Store& store() const { return context.store; }
    Instant now() const { return context.now(); }
};

} // namespace stall::api
