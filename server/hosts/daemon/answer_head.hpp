// The text before a body: status line, headers, length or chunking. Must not know sockets or Beast.
#pragma once

#include "server/hosts/daemon/http_server.hpp"
#include "server/hosts/daemon/request_rules.hpp"

#include <optional>
#include <string>

namespace stall::hosts {

/// Without a length the body is chunked (or, in HTTP/1.0, ends with the connection). A header that
/// could break the message apart is left out.
std::string answer_head(const Answer& answer, HttpVersion version, bool keeps_alive,
                        std::optional<std::size_t> length);

/// "1f4\r\n", before each piece of a chunked body.
std::string chunk_head(std::size_t size);

} // namespace stall::hosts
