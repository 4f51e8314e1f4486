// Reads one request off a connection, within the limits. Must not know what answers it.
#pragma once

#include "server/hosts/daemon/connection.hpp"
#include "server/hosts/daemon/http_server.hpp"
#include "server/hosts/daemon/request_rules.hpp"

#include <optional>

namespace stall::hosts {

/// What came of reading: a request, a refusal, or nothing (the peer is gone).
struct Incoming {
    api::Request request;
    std::optional<RequestRefusal> refusal;
    bool is_gone = false;
    bool keeps_alive = false;
    HttpVersion version = HttpVersion::one_one;
};

/// Waits between two requests; false when the peer went or let the idle deadline pass.
net::awaitable<bool> wait_first_byte(Connection& connection, const HttpLimits& limits);

/// Reads head and body. `exchange` says how large a body this target takes.
net::awaitable<Incoming> read_request(Connection& connection, const HttpLimits& limits,
                                      const Exchange& exchange);

} // namespace stall::hosts
