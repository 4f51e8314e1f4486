// One connection's parts on Asio: its loop, its deadline, and how a coroutine waits for another
// thread. Included by http_server, request_reader and answer_writer, the files that compile Asio.
// Must not know requests or answers.
#pragma once

#include "server/hosts/daemon/http_limits.hpp"

#include <boost/asio.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <unordered_set>
#include <utility>

namespace stall::hosts {

namespace net = boost::asio;
using boost::system::error_code;
using net::ip::tcp;
using Milliseconds = std::chrono::milliseconds;

struct Connection;

constexpr auto as_pair = net::as_tuple(net::use_awaitable);

/// What all connections of a server share.
struct Household {
    const HttpLimits limits;
    std::atomic<std::uint64_t> change_epoch = 0; ///< streams at rest wait for the next
    std::atomic<bool> is_draining = false;
};

/// One I/O thread and the connections that live on it.
struct Loop {
    net::io_context context{1};
    net::executor_work_guard<net::io_context::executor_type> work{context.get_executor()};
    std::unordered_set<Connection*> connections;
    std::atomic<bool> wake_is_posted = false; ///< many changes at once wake the streams once
    std::thread thread;
};

/// Cancels the socket's operation when time is up. Restarted for each operation. Its state outlives
/// it, because a timer that has fired already cannot be called back.
class Deadline {
public:
    explicit Deadline(tcp::socket& socket) : socket_(socket), timer_(socket.get_executor()) {}
    ~Deadline() { ++state_->round; }

    void start(Milliseconds patience) {
        state_->is_past = false;
        timer_.expires_after(patience);
        timer_.async_wait([state = state_, round = ++state_->round, &socket = socket_](error_code) {
            if (round != state->round) return;
            state->is_past = true;
            error_code ignored;
            socket.cancel(ignored);
        });
    }
    void stop() {
        ++state_->round;
        timer_.cancel();
    }
    bool is_past() const { return state_->is_past; }

private:
    struct State {
        std::uint64_t round = 0;
        bool is_past = false;
    };
    std::shared_ptr<State> state_ = std::make_shared<State>();
    tcp::socket& socket_;
    net::steady_timer timer_;
};

struct Connection {
    Connection(Loop& home, tcp::socket taken, std::string address)
        : loop(home), socket(std::move(taken)), deadline(socket), wake(socket.get_executor()),
          peer(std::move(address)) {}

    Loop& loop;
    tcp::socket socket;
    Deadline deadline;
    net::steady_timer wake; ///< of a stream that waits for a change
    boost::beast::flat_buffer buffer;
    std::string peer;
    bool is_between_requests = true;
    bool is_waiting_for_change = false;
};

/// Starts `begin` and resumes the coroutine on its own loop with what arrives, from any thread.
template <typename T> auto arrival(std::function<void(std::function<void(T)>)> begin) {
    return net::async_initiate<const net::use_awaitable_t<>, void(T)>(
        [begin = std::move(begin)](auto handler) {
            auto kept = std::make_shared<decltype(handler)>(std::move(handler));
            auto executor = net::get_associated_executor(*kept);
            begin([kept, executor](T value) {
                net::post(executor, [kept, value = std::move(value)]() mutable {
                    (*kept)(std::move(value));
                });
            });
        },
        net::use_awaitable);
}

} // namespace stall::hosts
