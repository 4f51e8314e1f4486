// What a host settles about a request by its head, before it reads a byte of the body: where it
// belongs, and whether who asks may ask. api::respond does the same for hosts without a network.
// Must not know sockets or any one resource.
#pragma once

#include "server/api/routes.hpp"

#include <optional>

namespace stall::api {

/// Where a request belongs in the routing table: found once, and carried with it. Every rule about
/// a request (queue, size, pace, who may) is chosen by it, never by the address as it was sent.
struct RoutePlace {
    std::optional<Error> malformed; ///< the address is none
    Target target;
    Match found;

    const Route* route() const { return found.route; }
};
RoutePlace place_of(const Request& head);

/// Who asks, or why they may not.
struct Admission {
    std::optional<Response> refusal;
    usecases::Actor actor;
    std::string session_token;
    std::string program;
    Instant at; ///< it is looked at again when the body took long
};

/// Reads the database unless admits_without_reading().
Admission admit(const Request& head, const RoutePlace& place, Context& context);

/// No route, or one for everybody.
bool admits_without_reading(const RoutePlace& place);

} // namespace stall::api
