// A request and a response as one text, for hosts without HTTP: first line, headers, blank line,
// body. Request: "GET /healthz", response: "200". Lines end with LF. Must not know who carries the
// text.
#pragma once

#include "core/base/result.hpp"
#include "server/api/http.hpp"

#include <string>
#include <string_view>

namespace stall::hosts {

/// Errors: "message_malformed".
Result<api::Request> read_message(std::string_view text);

/// A stream is read to its end or first rest.
std::string write_message(const api::Response& response);

} // namespace stall::hosts
