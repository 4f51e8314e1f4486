// The address under which others see this site, and the names that mean this machine itself: the
// one home of both. Must not know who asks or what stands at the address.
#pragma once

#include "server/api/http.hpp"

#include <string>
#include <string_view>

namespace stall::api {

/// "https://shop.example": what the host was told to be (Request::public_url), else as the caller
/// spoke to it. Without a slash at the end.
std::string site_address(const Request& request);

/// The name in a Host header or authority, without its port: "[::1]:80" → "[::1]".
std::string_view host_name(std::string_view host);

/// "localhost", "127.0.0.1" and its like, "[::1]": no other site can have these names.
bool is_loopback_name(std::string_view name);

} // namespace stall::api
