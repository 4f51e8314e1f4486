// The server of http_server.hpp on Asio: binds, accepts, counts connections, drains.
// Each connection is one coroutine on one loop (a thread with its own io_context), so nothing of a
// connection is shared. Must not know how HTTP is read or written, routes, the shop or logs.
#include "server/hosts/daemon/http_server.hpp"

#include "server/hosts/daemon/answer_writer.hpp"
#include "server/hosts/daemon/request_reader.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace stall::hosts {
namespace {

constexpr Milliseconds kAcceptPause{50};

class AsioServer final : public HttpServer {
public:
    AsioServer(HttpLimits limits, Exchange& exchange, int io_threads)
        : household_{limits}, exchange_(exchange) {
        for (int i = 0; i < io_threads; ++i) loops_.push_back(std::make_unique<Loop>());
        acceptor_.emplace(loops_.front()->context);
    }
    ~AsioServer() override;

    Result<void> bind(const std::string& address, std::uint16_t port);
    std::uint16_t port() const override { return port_; }
    void start() override;
    void wake_streams() override;
    void drain() override;
    bool wait_drained(Milliseconds patience) override;
    std::int64_t connection_count() const override { return connection_count_.load(); }

private:
    net::awaitable<void> accept_until_closed();
    void take(tcp::socket socket, Loop& loop);
    bool enter(const std::string& address);
    void leave(Connection& connection);
    net::awaitable<void> serve(std::shared_ptr<Connection> connection);
    net::awaitable<bool> answer_request(Connection& connection, Incoming incoming);
    template <typename Visit> void on_each_connection(Visit visit);

    Household household_;
    Exchange& exchange_;
    std::vector<std::unique_ptr<Loop>> loops_;
    std::optional<tcp::acceptor> acceptor_;
    std::uint16_t port_ = 0;
    std::size_t next_loop_ = 0;

    std::atomic<std::int64_t> connection_count_ = 0;
    std::mutex mutex_;
    std::condition_variable connection_left_;
    std::map<std::string, std::size_t> connections_by_address_;
    std::chrono::steady_clock::time_point drain_ends_;
};

// ---- life of the server ---------------------------------------------------------------------

Result<void> AsioServer::bind(const std::string& address, std::uint16_t port) {
    const std::string where = address + ":" + std::to_string(port);
    error_code failure;
    const auto ip = net::ip::make_address(address, failure);
    if (failure) return Error{"address_unusable", "", where, "an IPv4 or IPv6 address"};
    const tcp::endpoint endpoint(ip, port);
    acceptor_->open(endpoint.protocol(), failure);
    if (!failure) acceptor_->set_option(net::socket_base::reuse_address(true), failure);
    if (!failure) acceptor_->bind(endpoint, failure);
    if (!failure) acceptor_->listen(net::socket_base::max_listen_connections, failure);
    if (failure == net::error::address_in_use) return Error{"port_busy", "", where, "a free port"};
    if (failure) return Error{"address_unusable", "", where, failure.message()};
    port_ = acceptor_->local_endpoint().port();
    return {};
}

void AsioServer::start() {
    net::co_spawn(loops_.front()->context, accept_until_closed(), net::detached);
    for (auto& loop : loops_) loop->thread = std::thread([&loop = *loop] { loop.context.run(); });
}

AsioServer::~AsioServer() {
    for (auto& loop : loops_) loop->context.stop();
    for (auto& loop : loops_)
        if (loop->thread.joinable()) loop->thread.join();
}

template <typename Visit> void AsioServer::on_each_connection(Visit visit) {
    for (auto& loop : loops_)
        net::post(loop->context, [&loop = *loop, visit] {
            for (Connection* connection : loop.connections) visit(*connection);
        });
}

void AsioServer::wake_streams() {
    ++household_.change_epoch;
    for (auto& loop : loops_) {
        if (loop->wake_is_posted.exchange(true)) continue;
        net::post(loop->context, [&loop = *loop] {
            loop.wake_is_posted = false;
            for (Connection* connection : loop.connections)
                if (connection->is_waiting_for_change) connection->wake.cancel();
        });
    }
}

void AsioServer::drain() {
    if (household_.is_draining.exchange(true)) return;
    drain_ends_ = std::chrono::steady_clock::now() + household_.limits.drain_deadline;
    net::post(loops_.front()->context, [this] {
        error_code ignored;
        acceptor_->close(ignored);
    });
    ++household_.change_epoch;
    on_each_connection([](Connection& connection) {
        error_code ignored;
        if (connection.is_between_requests) connection.socket.cancel(ignored);
        if (connection.is_waiting_for_change) connection.wake.cancel();
    });
}

bool AsioServer::wait_drained(Milliseconds patience) {
    std::unique_lock lock(mutex_);
    const auto nobody = [this] { return connection_count_.load() == 0; };
    if (connection_left_.wait_for(lock, patience, nobody)) return true;
    if (std::chrono::steady_clock::now() < drain_ends_) return false;
    on_each_connection([](Connection& connection) {
        error_code ignored;
        connection.socket.close(ignored);
        connection.wake.cancel();
    });
    connection_left_.wait_for(lock, Milliseconds(500), nobody);
    return true;
}

// ---- accepting ------------------------------------------------------------------------------

net::awaitable<void> AsioServer::accept_until_closed() {
    net::steady_timer pause(loops_.front()->context);
    while (!household_.is_draining) {
        Loop& loop = *loops_[next_loop_++ % loops_.size()];
        auto [failure, socket] = co_await acceptor_->async_accept(loop.context, as_pair);
        if (household_.is_draining) break;
        if (failure) { // no file descriptor left, or the peer went already: go on in a moment
            pause.expires_after(kAcceptPause);
            co_await pause.async_wait(as_pair);
            continue;
        }
        take(std::move(socket), loop);
    }
}

void AsioServer::take(tcp::socket socket, Loop& loop) {
    error_code failure;
    const auto endpoint = socket.remote_endpoint(failure);
    if (failure) return;
    std::string address = endpoint.address().to_string();
    socket.set_option(tcp::no_delay(true), failure);
    if (!enter(address)) {
        static constexpr std::string_view kFull =
            "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n"
            "Connection: close\r\n\r\n";
        socket.non_blocking(true, failure);
        socket.write_some(net::buffer(kFull), failure);
        socket.close(failure);
        return;
    }
    auto connection = std::make_shared<Connection>(loop, std::move(socket), std::move(address));
    net::co_spawn(loop.context, serve(std::move(connection)), net::detached);
}

bool AsioServer::enter(const std::string& address) {
    const std::lock_guard lock(mutex_);
    if (connection_count_ >= static_cast<std::int64_t>(household_.limits.connections_max))
        return false;
    std::size_t& from_there = connections_by_address_[address];
    if (from_there >= household_.limits.connections_per_address_max &&
        !household_.limits.trusted_proxies.contain(address))
        return false;
    ++from_there;
    ++connection_count_;
    return true;
}

void AsioServer::leave(Connection& connection) {
    connection.loop.connections.erase(&connection);
    const std::lock_guard lock(mutex_);
    const auto found = connections_by_address_.find(connection.peer);
    if (--found->second == 0) connections_by_address_.erase(found);
    --connection_count_;
    connection_left_.notify_all();
}

// ---- one connection -------------------------------------------------------------------------

net::awaitable<void> AsioServer::serve(std::shared_ptr<Connection> connection) {
    connection->loop.connections.insert(connection.get());
    bool goes_on = true;
    bool is_first = true;
    while (goes_on && !household_.is_draining) {
        if (!is_first) goes_on = co_await wait_first_byte(*connection, household_.limits);
        if (!goes_on) break;
        is_first = false;
        Incoming incoming = co_await read_request(*connection, household_.limits, exchange_);
        if (incoming.is_gone) break;
        goes_on = co_await answer_request(*connection, std::move(incoming));
        connection->is_between_requests = true;
    }
    co_await close_gently(*connection);
    leave(*connection);
}

net::awaitable<bool> AsioServer::answer_request(Connection& connection, Incoming incoming) {
    if (incoming.refusal) {
        Answer refusal = exchange_.refuse(*incoming.refusal, connection.peer);
        const AnswerForm last{false, false, incoming.version};
        co_await write_answer(connection, household_, std::move(refusal), last);
        co_return false;
    }
    const AnswerForm form{incoming.is_head, incoming.keeps_alive, incoming.version};
    if (incoming.early_answer)
        co_return co_await write_answer(connection, household_, std::move(*incoming.early_answer),
                                        form);
    auto begin = [this, visit = std::move(incoming.visit)](Deliver deliver) mutable {
        exchange_.answer(std::move(visit), std::move(deliver));
    };
    Answer answer = co_await arrival<Answer>(std::move(begin));
    co_return co_await write_answer(connection, household_, std::move(answer), form);
}

} // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::listen(const std::string& address,
                                                       std::uint16_t port, int io_threads,
                                                       HttpLimits limits, Exchange& exchange) {
    auto server = std::make_unique<AsioServer>(limits, exchange, std::max(1, io_threads));
    TRY(server->bind(address, port));
    return std::unique_ptr<HttpServer>(std::move(server));
}

} // namespace stall::hosts
