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
namespace stall::usecases {
class MarketSide;
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

/// Work that goes on after the answer: call it again until it says that nothing is left.
using Work = std::function<bool()>;

struct Context {
    storage::Store& store;
    Secrets& secrets;
    usecases::MarketSide& market;
    std::function<Instant()> now;
    std::string request_id;
    Limits limits;
    /// Runs work in the background, one piece of work at a time. Empty: done before the answer.
    /// What is handed over keeps store, secrets, market and now; they must outlive it.
    std::function<void(Work)> run_later;
    /// From SIGTERM on: /readyz says so.
    bool is_draining = false;
};

/// Answers every request, also the worst; never fails.
Response respond(const Request& request, Context& context);

/// Takes up the bulk writes that a stop interrupted. The host calls it once, when it is ready.
void resume_tasks(Context& context);

/// The template of the route that a request takes ("/desk/v1/listings/{id}"), for metrics; "" if none.
std::string_view route_of(const Request& request);

} // namespace stall::api
