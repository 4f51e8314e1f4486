// The names that this daemon answers to: those of --public-url, loopback, and the address that it
// was told to listen on. A page of another site can have none of them, whatever its name resolves
// to. Must not know sockets or what is answered.
#pragma once

#include "core/base/result.hpp"
#include "server/api/http.hpp"

#include <string>
#include <string_view>

namespace stall::hosts {

/// "https://Shop.example:443/" → "https://shop.example", as browsers write an Origin.
/// Errors: "public_url_malformed" (got: the text).
Result<std::string> read_public_url(std::string_view text);

/// Whether a request names this daemon: its Host is one of ours, on any port. Only what is no
/// browser comes without a Host.
bool is_for_us(const api::Request& request, std::string_view public_url,
               std::string_view listening_address);

} // namespace stall::hosts
