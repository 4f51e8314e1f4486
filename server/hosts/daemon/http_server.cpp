// The server of http_server.hpp on Boost.Beast and Asio: the only file that compiles them.
// Each connection is one coroutine on one loop (a thread with its own io_context), so nothing of a
// connection is shared. Beast parses; what it lets pass is checked again in request_rules.
// Must not know routes, the shop, files, compression or logs.
#include "server/hosts/daemon/http_server.hpp"

#include "server/hosts/daemon/answer_head.hpp"
#include "server/hosts/daemon/connection.hpp"
#include "server/hosts/daemon/request_rules.hpp"

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace stall::hosts {
namespace {

namespace http = boost::beast::http;

constexpr auto as_pair = net::as_tuple(net::use_awaitable);
constexpr std::size_t kPieceBytesMax = 256 << 10;
constexpr std::size_t kLingerBytesMax = 1 << 20;
constexpr Milliseconds kLinger{1'000};
constexpr Milliseconds kAcceptPause{50};

/// What came of reading: a request, a refusal, or nothing (the peer is gone).
struct Incoming {
    api::Request request;
    std::optional<RequestRefusal> refusal;
    bool is_gone = false;
    bool keeps_alive = false;
    HttpVersion version = HttpVersion::one_one;
};

class BeastServer final : public HttpServer {
public:
    BeastServer(HttpLimits limits, Exchange& exchange, int io_threads)
        : limits_(limits), exchange_(exchange) {
        for (int i = 0; i < io_threads; ++i) loops_.push_back(std::make_unique<Loop>());
        acceptor_.emplace(loops_.front()->context);
    }
    ~BeastServer() override;

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
    net::awaitable<bool> wait_first_byte(Connection& connection);
    net::awaitable<Incoming> read_request(Connection& connection);
    net::awaitable<bool> answer_request(Connection& connection, Incoming incoming);
    net::awaitable<bool> write_answer(Connection& connection, Answer answer, bool is_head,
                                      bool keeps_alive, HttpVersion version);
    net::awaitable<bool> write_stream(Connection& connection, const PieceSource& source,
                                      HttpVersion version, std::int64_t& bytes);
    net::awaitable<bool> write(Connection& connection, std::string_view first,
                               std::string_view second);
    net::awaitable<void> wait_for_change(Connection& connection, std::uint64_t epoch);
    net::awaitable<void> close_gently(Connection& connection);
    template <typename Visit> void on_each_connection(Visit visit);

    const HttpLimits limits_;
    Exchange& exchange_;
    std::vector<std::unique_ptr<Loop>> loops_;
    std::optional<tcp::acceptor> acceptor_;
    std::uint16_t port_ = 0;
    std::size_t next_loop_ = 0;

    std::atomic<std::uint64_t> change_epoch_ = 0;
    std::atomic<bool> is_draining_ = false;
    std::atomic<std::int64_t> connection_count_ = 0;
    std::mutex mutex_;
    std::condition_variable connection_left_;
    std::map<std::string, std::size_t> connections_by_address_;
    std::chrono::steady_clock::time_point drain_ends_;
};

// ---- life of the server ---------------------------------------------------------------------

Result<void> BeastServer::bind(const std::string& address, std::uint16_t port) {
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

void BeastServer::start() {
    net::co_spawn(loops_.front()->context, accept_until_closed(), net::detached);
    for (auto& loop : loops_) loop->thread = std::thread([&loop = *loop] { loop.context.run(); });
}

BeastServer::~BeastServer() {
    for (auto& loop : loops_) loop->context.stop();
    for (auto& loop : loops_)
        if (loop->thread.joinable()) loop->thread.join();
}

template <typename Visit> void BeastServer::on_each_connection(Visit visit) {
    for (auto& loop : loops_)
        net::post(loop->context, [&loop = *loop, visit] {
            for (Connection* connection : loop.connections) visit(*connection);
        });
}

void BeastServer::wake_streams() {
    ++change_epoch_;
    for (auto& loop : loops_) {
        if (loop->wake_is_posted.exchange(true)) continue;
        net::post(loop->context, [&loop = *loop] {
            loop.wake_is_posted = false;
            for (Connection* connection : loop.connections)
                if (connection->is_waiting_for_change) connection->wake.cancel();
        });
    }
}

void BeastServer::drain() {
    if (is_draining_.exchange(true)) return;
    drain_ends_ = std::chrono::steady_clock::now() + limits_.drain_deadline;
    net::post(loops_.front()->context, [this] {
        error_code ignored;
        acceptor_->close(ignored);
    });
    ++change_epoch_;
    on_each_connection([](Connection& connection) {
        error_code ignored;
        if (connection.is_between_requests) connection.socket.cancel(ignored);
        if (connection.is_waiting_for_change) connection.wake.cancel();
    });
}

bool BeastServer::wait_drained(Milliseconds patience) {
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

net::awaitable<void> BeastServer::accept_until_closed() {
    net::steady_timer pause(loops_.front()->context);
    while (!is_draining_) {
        Loop& loop = *loops_[next_loop_++ % loops_.size()];
        auto [failure, socket] = co_await acceptor_->async_accept(loop.context, as_pair);
        if (is_draining_) break;
        if (failure) { // no file descriptor left, or the peer went already: go on in a moment
            pause.expires_after(kAcceptPause);
            co_await pause.async_wait(as_pair);
            continue;
        }
        take(std::move(socket), loop);
    }
}

void BeastServer::take(tcp::socket socket, Loop& loop) {
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

bool BeastServer::enter(const std::string& address) {
    const std::lock_guard lock(mutex_);
    if (connection_count_ >= static_cast<std::int64_t>(limits_.connections_max)) return false;
    std::size_t& from_there = connections_by_address_[address];
    if (from_there >= limits_.connections_per_address_max) return false;
    ++from_there;
    ++connection_count_;
    return true;
}

void BeastServer::leave(Connection& connection) {
    connection.loop.connections.erase(&connection);
    const std::lock_guard lock(mutex_);
    const auto found = connections_by_address_.find(connection.peer);
    if (--found->second == 0) connections_by_address_.erase(found);
    --connection_count_;
    connection_left_.notify_all();
}

// ---- one connection -------------------------------------------------------------------------

net::awaitable<void> BeastServer::serve(std::shared_ptr<Connection> connection) {
    connection->loop.connections.insert(connection.get());
    bool goes_on = true;
    bool is_first = true;
    while (goes_on && !is_draining_) {
        if (!is_first) goes_on = co_await wait_first_byte(*connection);
        if (!goes_on) break;
        is_first = false;
        Incoming incoming = co_await read_request(*connection);
        if (incoming.is_gone) break;
        goes_on = co_await answer_request(*connection, std::move(incoming));
        connection->is_between_requests = true;
    }
    co_await close_gently(*connection);
    leave(*connection);
}

net::awaitable<bool> BeastServer::wait_first_byte(Connection& connection) {
    if (connection.buffer.size() > 0) co_return true; // pipelined
    connection.deadline.start(limits_.idle_deadline);
    auto [failure] = co_await connection.socket.async_wait(tcp::socket::wait_read, as_pair);
    connection.deadline.stop();
    co_return !failure;
}

Incoming refused(int status, std::string_view reason) {
    Incoming incoming;
    incoming.refusal = RequestRefusal{status, reason};
    return incoming;
}

/// What a failed read means; `is_past` when our own deadline ended it.
Incoming meaning_of(error_code failure, bool is_past, bool has_begun) {
    Incoming gone;
    gone.is_gone = true;
    if (is_past) return has_begun ? refused(408, "request_too_slow") : gone;
    if (failure == http::error::header_limit || failure == http::error::buffer_overflow)
        return refused(431, "header_too_large");
    if (failure == http::error::body_limit) return refused(413, "body_too_large");
    if (failure == http::error::bad_version) return refused(505, "http_version_unknown");
    if (failure == http::error::end_of_stream || failure == http::error::partial_message)
        return gone;
    if (failure.category() == http::make_error_code(http::error::bad_method).category())
        return refused(400, "request_malformed");
    return gone;
}

using Parser = http::request_parser<http::string_body>;

api::Request request_of(const Parser& parser, const std::string& peer) {
    api::Request request;
    request.method = std::string(parser.get().method_string());
    request.target = std::string(parser.get().target());
    for (const auto& field : parser.get())
        request.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
    request.peer_address = peer;
    return request;
}

bool wants_continue(const api::Request& request) {
    const auto expectation = api::find_header(request.headers, "Expect");
    return expectation && same_word(*expectation, "100-continue");
}

net::awaitable<Incoming> BeastServer::read_request(Connection& connection) {
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(limits_.header_bytes_max));
    parser.body_limit(boost::none);
    connection.deadline.start(limits_.read_deadline);
    auto [head_failure, head_bytes] =
        co_await http::async_read_header(connection.socket, connection.buffer, parser, as_pair);
    connection.deadline.stop();
    if (head_failure)
        co_return meaning_of(head_failure, connection.deadline.is_past(),
                             parser.got_some() || connection.buffer.size() > 0);
    connection.is_between_requests = false;

    Incoming incoming;
    incoming.request = request_of(parser, connection.peer);
    incoming.version = parser.get().version() == 10 ? HttpVersion::one_zero : HttpVersion::one_one;
    incoming.keeps_alive = parser.get().keep_alive();
    incoming.refusal = check_request(incoming.request, incoming.version);
    if (incoming.refusal) co_return incoming;
    incoming.request.target = origin_form(incoming.request.target);

    const std::size_t bytes_max = exchange_.body_bytes_max(incoming.request.target);
    const std::uint64_t announced = parser.content_length().value_or(0);
    if (announced > bytes_max) co_return refused(413, "body_too_large");
    if (parser.is_done()) co_return incoming;
    parser.body_limit(bytes_max);
    if (wants_continue(incoming.request)) {
        const bool is_written = co_await write(connection, "HTTP/1.1 100 Continue\r\n\r\n", "");
        if (!is_written) co_return meaning_of(net::error::eof, false, true);
    }
    const std::size_t expected = parser.content_length() ? announced : bytes_max;
    connection.deadline.start(limits_.read_deadline +
                              Milliseconds(expected * 1000 / limits_.upload_bytes_per_second_min));
    auto [body_failure, body_bytes] =
        co_await http::async_read(connection.socket, connection.buffer, parser, as_pair);
    connection.deadline.stop();
    if (body_failure) co_return meaning_of(body_failure, connection.deadline.is_past(), true);
    incoming.request.body = std::move(parser.get().body());
    co_return incoming;
}

net::awaitable<bool> BeastServer::answer_request(Connection& connection, Incoming incoming) {
    if (incoming.refusal) {
        Answer refusal =
            exchange_.refuse(incoming.refusal->status, incoming.refusal->reason, connection.peer);
        co_await write_answer(connection, std::move(refusal), false, false, incoming.version);
        co_return false;
    }
    const bool is_head = incoming.request.method == "HEAD";
    const bool keeps_alive = incoming.keeps_alive;
    const HttpVersion version = incoming.version;
    auto begin = [this, request = std::move(incoming.request)](Deliver deliver) mutable {
        exchange_.answer(std::move(request), std::move(deliver));
    };
    Answer answer = co_await arrival<Answer>(std::move(begin));
    co_return co_await write_answer(connection, std::move(answer), is_head,
                                    keeps_alive && !is_draining_, version);
}

// ---- writing --------------------------------------------------------------------------------

net::awaitable<bool> BeastServer::write_answer(Connection& connection, Answer answer, bool is_head,
                                               bool keeps_alive, HttpVersion version) {
    const auto* source = std::get_if<PieceSource>(&answer.body);
    std::string_view body;
    if (const auto* text = std::get_if<std::string>(&answer.body)) body = *text;
    if (const auto* kept = std::get_if<std::shared_ptr<const std::string>>(&answer.body))
        body = **kept;
    if (source && version == HttpVersion::one_zero) keeps_alive = false; // the close is the end
    const std::string head = answer_head(answer, version, keeps_alive,
                                         source ? std::nullopt : std::optional(body.size()));
    if (is_head || answer.status == 204 || answer.status == 304) {
        body = {};
        source = nullptr;
    }
    Outcome outcome{answer.status, 0, false};
    std::size_t sent = std::min(body.size(), kPieceBytesMax);
    bool is_alive = co_await write(connection, head, body.substr(0, sent));
    while (is_alive && sent < body.size()) {
        const std::string_view piece = body.substr(sent, kPieceBytesMax);
        is_alive = co_await write(connection, piece, "");
        sent += piece.size();
    }
    outcome.bytes = static_cast<std::int64_t>(sent);
    if (is_alive && source)
        is_alive = co_await write_stream(connection, *source, version, outcome.bytes);
    outcome.is_complete = is_alive;
    if (answer.sent) answer.sent(outcome);
    co_return is_alive&& keeps_alive && !is_draining_;
}

net::awaitable<bool> BeastServer::write_stream(Connection& connection, const PieceSource& source,
                                               HttpVersion version, std::int64_t& bytes) {
    const bool is_chunked = version == HttpVersion::one_one;
    for (;;) {
        const std::uint64_t epoch = change_epoch_;
        api::Chunk chunk = co_await arrival<api::Chunk>(source);
        bytes += static_cast<std::int64_t>(chunk.bytes.size());
        if (!chunk.bytes.empty()) {
            const std::string head = is_chunked ? chunk_head(chunk.bytes.size()) : "";
            if (is_chunked) chunk.bytes += "\r\n";
            const bool is_written = co_await write(connection, head, chunk.bytes);
            if (!is_written) co_return false;
        }
        if (chunk.then == api::Chunk::Then::end) break;
        if (chunk.then == api::Chunk::Then::wait_for_change)
            co_await wait_for_change(connection, epoch);
    }
    if (!is_chunked) co_return true;
    co_return co_await write(connection, "0\r\n\r\n", "");
}

net::awaitable<void> BeastServer::wait_for_change(Connection& connection, std::uint64_t epoch) {
    if (change_epoch_ != epoch) co_return;
    connection.is_waiting_for_change = true;
    connection.wake.expires_after(limits_.stream_patience);
    co_await connection.wake.async_wait(as_pair);
    connection.is_waiting_for_change = false;
}

net::awaitable<bool> BeastServer::write(Connection& connection, std::string_view first,
                                        std::string_view second) {
    const std::array<net::const_buffer, 2> buffers = {net::buffer(first), net::buffer(second)};
    connection.deadline.start(limits_.write_deadline);
    auto [failure, bytes] = co_await net::async_write(connection.socket, buffers, as_pair);
    connection.deadline.stop();
    co_return !failure;
}

/// Half-closes and reads on for a moment: closing at once would reset the connection and the peer
/// would lose an answer that it has not read yet.
net::awaitable<void> BeastServer::close_gently(Connection& connection) {
    error_code failure;
    connection.socket.shutdown(tcp::socket::shutdown_send, failure);
    std::array<char, 16 << 10> scrap;
    std::size_t read = 0;
    connection.deadline.start(kLinger);
    while (!failure && !connection.deadline.is_past() && read < kLingerBytesMax) {
        auto [stopped, bytes] =
            co_await connection.socket.async_read_some(net::buffer(scrap), as_pair);
        failure = stopped;
        read += bytes;
    }
    connection.deadline.stop();
    connection.socket.close(failure);
}

} // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::listen(const std::string& address,
                                                       std::uint16_t port, int io_threads,
                                                       HttpLimits limits, Exchange& exchange) {
    auto server = std::make_unique<BeastServer>(limits, exchange, std::max(1, io_threads));
    TRY(server->bind(address, port));
    return std::unique_ptr<HttpServer>(std::move(server));
}

} // namespace stall::hosts
