// Reads one request off a connection, within the limits. Must not know what answers it.
#pragma once

#include "server/hosts/daemon/connection.hpp"
#include "server/hosts/daemon/http_server.hpp"
#include "server/hosts/daemon/request_rules.hpp"

#include <optional>

namespace stall::hosts {

/// What came of reading: a request, a refusal, an answer before the body, or nothing (the peer is
/// gone).
struct Incoming {
    std::shared_ptr<Visit> visit;
    std::optional<RequestRefusal> refusal;
    std::optional<Answer> early_answer;
    bool is_gone = false;
    bool is_head = false;
    bool keeps_alive = false;
    HttpVersion version = HttpVersion::one_one;
};

/// Waits between two requests; false when the peer went or let the idle deadline pass.
net::awaitable<bool> wait_first_byte(Connection& connection, const HttpLimits& limits);

/// Reads the head, asks `exchange` whether the body may come, and reads that.
net::awaitable<Incoming> read_request(Connection& connection, const HttpLimits& limits,
                                      Exchange& exchange);

} // namespace stall::hosts
