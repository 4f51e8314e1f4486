// Writes answers to a connection, whole or piece by piece, within the limits.
// Must not know what they say.
#pragma once

#include "server/hosts/daemon/connection.hpp"
#include "server/hosts/daemon/http_server.hpp"
#include "server/hosts/daemon/request_rules.hpp"

#include <string_view>

namespace stall::hosts {

/// How the request wants its answer.
struct AnswerForm {
    bool is_head = false;
    bool keeps_alive = false;
    HttpVersion version = HttpVersion::one_one;
};

/// False when the connection must end now: it broke, was too slow, or nobody keeps it.
net::awaitable<bool> write_answer(Connection& connection, Household& household, Answer answer,
                                  AnswerForm form);

/// One piece as it is, within the write deadline. False when the peer is gone or too slow.
net::awaitable<bool> write_bytes(Connection& connection, const HttpLimits& limits,
                                 std::string_view first, std::string_view second);

/// Half-closes and reads on for a moment: closing at once would reset the connection and the peer
/// would lose an answer that it has not read yet.
net::awaitable<void> close_gently(Connection& connection);

} // namespace stall::hosts
