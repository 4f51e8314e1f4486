// Which request counts as what. Must not know how counting is done.
#pragma once

#include "server/api/call.hpp"
#include "server/api/routes.hpp"

namespace stall::api {

/// Takes one request from what its token, its link or (writes of the desk) its session may; free
/// where the host set no pace.
/// Errors: "rate_exceeded" (wanted: seconds to wait).
Result<void> take_request(const Call& call, const Route& route);

/// Takes SKU lines from what the merchant may send, before any of them is looked at: a line that is
/// refused later has been sent all the same. Errors: "rate_exceeded".
Result<void> take_lines(const Call& call, std::int64_t lines);

} // namespace stall::api
