// What the daemon does with a request: the page's files and the metrics at once, everything else
// through api::respond on a pool that may block. Squeezes, names, counts and logs the answers.
// Must not know sockets or what a route means.
#pragma once

#include "server/api/respond.hpp"
#include "server/api/ws/pace.hpp"
#include "server/hosts/daemon/background_lane.hpp"
#include "server/hosts/daemon/http_server.hpp"
#include "server/hosts/daemon/metrics.hpp"
#include "server/hosts/daemon/refusal_log.hpp"
#include "server/hosts/daemon/static_site.hpp"
#include "server/hosts/daemon/worker_pool.hpp"

#include <atomic>

namespace stall::hosts {

/// What is shared by all requests; it outlives the exchange.
struct ShopParts {
    storage::Store& store;
    api::Secrets& secrets;
    usecases::MarketSide& market;
    const StaticSite& site;
    Metrics& metrics;
    std::function<Instant()> now;
    documents::Printer* printer = nullptr;
};

struct ShopLimits {
    api::Limits api;
    int worker_threads = 4;
    std::size_t queue_max = 1'024;
    /// A write mostly waits for the disk, and those that wait together are committed together: many
    /// threads that cost little, and reading never waits behind them.
    int write_threads = 32;
    /// Hashing a password takes a core for 13 ms: sign-ins have their own slots and a short queue,
    /// so that they cannot stop the shop.
    int sign_in_threads = 2;
    std::size_t sign_in_queue_max = 16;
    /// Programs are held to the limits that the seller API publishes.
    bool keeps_published_pace = true;
};

class ShopExchange final : public Exchange {
public:
    ShopExchange(ShopParts parts, ShopLimits limits);

    std::size_t body_bytes_max(const api::Request& head) const override;
    void answer(api::Request request, Deliver deliver) override;
    Answer refuse(int status, std::string_view reason, std::string_view peer_address) override;

    /// Bulk writes that a stop interrupted go on.
    void resume_tasks();
    /// From now on /readyz says no and streams end at their next rest.
    void drain() { is_draining_ = true; }
    /// After the server is drained: no request runs any more.
    void stop();
    std::int64_t queue_length() const;

private:
    struct Exchanged;
    struct Streamed;
    api::Context context_for(const std::string& request_id);
    Answer respond(const Exchanged& exchanged);
    Answer dress(const Exchanged& exchanged, api::Response response,
                 std::shared_ptr<api::Context> context);
    PieceSource source_of(std::shared_ptr<Streamed> streamed);
    void finish(const Exchanged& exchanged, Answer& answer, std::string_view route);

    ShopParts parts_;
    const ShopLimits limits_;
    std::atomic<bool> is_draining_ = false;
    api::PaceKeeper pace_;
    RefusalLog refusals_;
    WorkerPool workers_;
    WorkerPool write_workers_;
    WorkerPool sign_in_workers_;
    BackgroundLane background_;
};

/// Metrics are for this machine: asked from loopback and not on behalf of somebody else.
bool may_see_metrics(const api::Request& request);

/// The client's own id when it is harmless (8 to 64 of letters, digits, - _ .), else `made`.
std::string request_id_of(const api::Headers& headers, std::string made);

} // namespace stall::hosts
