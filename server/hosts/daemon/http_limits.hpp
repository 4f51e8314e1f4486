// Every limit of the wire, as values, so that a test can go one past each. Set by flags (options).
// Must not know how they are kept.
#pragma once

#include "server/hosts/daemon/trusted_proxies.hpp"

#include <chrono>
#include <cstddef>

namespace stall::hosts {

struct HttpLimits {
    std::size_t header_bytes_max = 16 << 10;
    std::size_t connections_max = 4096;
    std::size_t connections_per_address_max = 1024;
    std::chrono::milliseconds read_deadline{10'000};    ///< for a whole header, from its first byte
    std::chrono::milliseconds write_deadline{30'000};   ///< for each piece of an answer
    std::chrono::milliseconds idle_deadline{75'000};    ///< between two requests of a connection
    std::chrono::milliseconds drain_deadline{5'000};    ///< for what is in flight when we stop
    std::chrono::milliseconds stream_patience{15'000};  ///< a stream is asked again after this long
    std::size_t upload_bytes_per_second_min = 64 << 10; ///< prolongs the deadline of a large body
    TrustedProxies trusted_proxies; ///< their word counts, and they may hold all connections
};

} // namespace stall::hosts
