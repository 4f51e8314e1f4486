// The one list of what the backend answers: method, path, handler, who may, and how much.
// Must not know what the handlers do.
#pragma once

#include "server/api/call.hpp"

#include <span>

namespace stall::api {

/// Which family a route belongs to; it decides the proof of identity and the shape of errors.
enum class Family : std::uint8_t { probe, desk, seller };

/// What a route lets one do. Which role may is said in authenticate.cpp, for all routes.
enum class Permission : std::uint8_t { everybody, look, sell };

/// How large a body may be.
enum class BodyLimit : std::uint8_t { small, import };

/// Who works on it, so that none takes another's threads; by the method where the table is silent.
enum class Queue : std::uint8_t { by_method, sign_in, read, write };

struct Route {
    std::string_view method;
    std::string_view path; ///< "/desk/v1/listings/{id}"
    Family family = Family::desk;
    Permission permission = Permission::look;
    BodyLimit body_limit = BodyLimit::small;
    Response (*handler)(Call&) = nullptr;
    Queue queue = Queue::by_method;
};

std::span<const Route> routes();

/// The route for a path and method. `allowed` lists the methods that the path knows, "" when the
/// path is unknown. Words win over braces; seller paths may end with a slash.
struct Match {
    const Route* route = nullptr;
    std::string allowed;
    std::vector<std::string> captures;
};
Match match(std::string_view method, const Target& target);

/// How many bytes a body may have: few where everybody may send one.
std::size_t body_bytes_max(const Route& route, const Limits& limits);

/// The queue of a route; never by_method.
Queue queue_of(const Route& route);

} // namespace stall::api
