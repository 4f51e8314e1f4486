// The backend's one door: every request of every host becomes a response here.
// Must not know sockets, threads or where the clock and randomness come from: Context brings them.
#pragma once

#include "core/base/ids.hpp"
#include "server/api/http.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace stall::storage {
class Store;
}

namespace stall::api {

/// Cryptography, given by the host (libsodium in the daemon, node:crypto in the sandbox's test).
class Secrets {
  public:
    virtual ~Secrets() = default;
    virtual std::string hash_password(std::string_view password) = 0;
    virtual bool password_matches(std::string_view hash, std::string_view password) = 0;
    /// 32 random bytes as URL-safe base64 (43 characters).
    virtual std::string random_token() = 0;
    /// BLAKE2b-256 as lower-case hex; what the database keeps of sessions and API tokens.
    virtual std::string digest(std::string_view secret) = 0;
};

struct Limits {
    std::size_t body_bytes_max = 1 << 20;
    std::size_t import_bytes_max = 16 << 20;
};

struct Context {
    storage::Store& store;
    Secrets& secrets;
    std::function<Instant()> now;
    std::string request_id;
    Limits limits;
};

Response respond(const Request& request, Context& context);

} // namespace stall::api
