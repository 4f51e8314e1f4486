// HTTP/1.1 over TCP: reads requests with limits and deadlines, hands them to an Exchange, writes
// its answers. Boost.Beast and Asio live behind this header. Must not
// know routes, the shop, files, compression or logs.
#pragma once

#include "core/base/result.hpp"
#include "server/api/http.hpp"
#include "server/hosts/daemon/body_budget.hpp"
#include "server/hosts/daemon/http_limits.hpp"
#include "server/hosts/daemon/request_rules.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace stall::hosts {

/// How an answer left the house; for the access log.
struct Outcome {
    int status = 0;
    std::int64_t bytes = 0; ///< of the body, as sent
    bool is_complete = false;
};

/// A body that comes piece by piece. Calling it asks for the next piece, which arrives by the
/// callback from any thread, once. Never asked again before it has arrived.
using PieceArrived = std::function<void(api::Chunk)>;
using PieceSource = std::function<void(PieceArrived)>;

struct Answer {
    int status = 200;
    api::Headers headers; ///< without Content-Length, Transfer-Encoding, Connection and Date
    std::variant<std::string, std::shared_ptr<const std::string>, PieceSource> body;
    std::function<void(const Outcome&)> sent; ///< may be empty
};
using Deliver = std::function<void(Answer)>;

/// One request on its way: its head first, its body later.
struct Visit {
    explicit Visit(BodyBudget& budget) : body_share(budget) {}
    virtual ~Visit() = default;

    api::Request request;
    std::size_t body_bytes_max = 0; ///< of the body that follows the head
    BodyShare body_share;           ///< what the body holds of the memory that all bodies share
};
/// Nothing where the body may come.
using Admitted = std::function<void(std::optional<Answer>)>;

/// What a server does with requests. Called on the I/O threads: nothing here may block.
class Exchange {
public:
    virtual ~Exchange() = default;
    /// After the head.
    virtual std::shared_ptr<Visit> begin(api::Request head) = 0;
    /// Before the first byte of a body is read, and only where one follows: calls `admitted` once,
    /// from any thread. An answer is the last of this request; its body is never looked at.
    virtual void admit(std::shared_ptr<Visit> visit, Admitted admitted) = 0;
    /// With the body in the request. Calls `deliver` once, from any thread.
    virtual void answer(std::shared_ptr<Visit> visit, Deliver deliver) = 0;
    /// The answer to what is no acceptable HTTP (400, 408, 413, 431, 501, 503, 505).
    virtual Answer refuse(const RequestRefusal& refusal, std::string_view peer_address) = 0;
};

class HttpServer {
public:
    /// Binds and listens, but takes no connection before start(). Port 0 takes a free one.
    /// Errors: "port_busy", "address_unusable" (got: address and port).
    static Result<std::unique_ptr<HttpServer>> listen(const std::string& address,
                                                      std::uint16_t port, int io_threads,
                                                      HttpLimits limits, Exchange& exchange);
    virtual ~HttpServer() = default;

    virtual std::uint16_t port() const = 0;
    virtual void start() = 0;
    /// Asks every waiting stream for its next piece. From any thread, as often as one likes.
    virtual void wake_streams() = 0;
    /// Stops accepting, ends idle connections and streams; what is in flight may finish.
    virtual void drain() = 0;
    /// True when every connection is gone (or the drain deadline has passed and they were cut).
    virtual bool wait_drained(std::chrono::milliseconds patience) = 0;
    virtual std::int64_t connection_count() const = 0;
};

} // namespace stall::hosts
