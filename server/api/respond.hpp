// The backend's one door: every request of every host becomes a response here.
// Must not know sockets, threads or where the clock and randomness come from: Context brings them.
#pragma once

#include "core/base/ids.hpp"
#include "server/api/http.hpp"
#include "server/usecases/secrets.hpp"
#include "server/usecases/step.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace stall::storage {
class Store;
}
namespace stall::usecases {
class MarketSide;
}
namespace stall::documents {
class Printer;
}

namespace stall::api {

class PaceKeeper;
using Secrets = usecases::Secrets;

struct Limits {
    std::size_t body_bytes_max = 1 << 20;
    std::size_t import_bytes_max = 16 << 20;
    std::size_t open_bytes_max = 16 << 10; ///< where everybody may ask
};

/// Work that goes on after the answer: call it again until it says that nothing is left.
using Work = std::function<usecases::Step()>;

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
    /// What programs may ask and send; none: as much as they like.
    PaceKeeper* pace = nullptr;
    /// Draws documents; none: as HTML.
    documents::Printer* printer = nullptr;
};

/// Answers every request, also the worst; never fails.
Response respond(const Request& request, Context& context);

struct RoutePlace;
struct Admission;

/// The same for a request that a host had admitted (admit.hpp) before its body came.
Response respond(const Request& request, const RoutePlace& place, const Admission& admission,
                 Context& context);

/// Takes up the bulk writes that a stop interrupted. The host calls it once, when it is ready.
void resume_tasks(Context& context);

/// The template of the route that a request takes ("/desk/v1/listings/{id}"), for metrics; "" if
/// none.
std::string_view route_of(const Request& request);

} // namespace stall::api
