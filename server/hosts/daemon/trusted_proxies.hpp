// Which peers are proxies of the house, whose word on the client counts. What anyone else forwards
// decides nothing. Must not know sockets or what the client's address is used for.
#pragma once

#include "core/base/result.hpp"
#include "server/api/http.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stall::hosts {

/// The proxies that --trusted-proxy names.
class TrustedProxies {
public:
    /// "10.0.0.7", "10.0.0.0/8", "::1", "fd00::/8". Errors: "proxy_malformed" (got: the text).
    Result<void> add(std::string_view network);
    bool contain(std::string_view address) const;

private:
    struct Network {
        std::array<std::uint8_t, 16> bytes; ///< IPv4 as ::ffff:a.b.c.d
        int bits = 0;                       ///< of 128
    };
    std::vector<Network> networks_;
};

/// Who asks, and how.
struct Caller {
    std::string address; ///< "" where two accounts of it contradict each other
    std::string scheme = "http";
};

/// Without a trusted proxy the peer itself. Else what the proxies wrote in X-Forwarded-For or
/// Forwarded, read from the end: the first address that is no trusted proxy. What cannot be read
/// ends the walk at the proxy that wrote it. Both headers may come only where they agree: a proxy
/// writes one of them, and the other may be the client's invention.
Caller caller_of(std::string_view peer, const api::Headers& headers, const TrustedProxies& proxies);

} // namespace stall::hosts
