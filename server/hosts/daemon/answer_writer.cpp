// The writing of answer_writer.hpp. Must not know Beast or what the answers say.
#include "server/hosts/daemon/answer_writer.hpp"

#include "server/hosts/daemon/answer_head.hpp"

#include <algorithm>
#include <array>

namespace stall::hosts {
namespace {

constexpr std::size_t kPieceBytesMax = 256 << 10;
constexpr std::size_t kLingerBytesMax = 1 << 20;
constexpr Milliseconds kLinger{1'000};

net::awaitable<void> wait_for_change(Connection& connection, const Household& household,
                                     std::uint64_t epoch) {
    if (household.change_epoch != epoch) co_return;
    connection.is_waiting_for_change = true;
    connection.wake.expires_after(household.limits.stream_patience);
    co_await connection.wake.async_wait(as_pair);
    connection.is_waiting_for_change = false;
}

net::awaitable<bool> write_stream(Connection& connection, const Household& household,
                                  const PieceSource& source, HttpVersion version,
                                  std::int64_t& bytes) {
    const bool is_chunked = version == HttpVersion::one_one;
    for (;;) {
        const std::uint64_t epoch = household.change_epoch;
        api::Chunk chunk = co_await arrival<api::Chunk>(source);
        bytes += static_cast<std::int64_t>(chunk.bytes.size());
        if (!chunk.bytes.empty()) {
            const std::string head = is_chunked ? chunk_head(chunk.bytes.size()) : "";
            if (is_chunked) chunk.bytes += "\r\n";
            const bool is_written =
                co_await write_bytes(connection, household.limits, head, chunk.bytes);
            if (!is_written) co_return false;
        }
        if (chunk.then == api::Chunk::Then::end) break;
        if (chunk.then == api::Chunk::Then::wait_for_change)
            co_await wait_for_change(connection, household, epoch);
    }
    if (!is_chunked) co_return true;
    co_return co_await write_bytes(connection, household.limits, "0\r\n\r\n", "");
}

} // namespace

net::awaitable<bool> write_answer(Connection& connection, Household& household, Answer answer,
                                  AnswerForm form) {
    if (household.is_draining) form.keeps_alive = false;
    const auto* source = std::get_if<PieceSource>(&answer.body);
    std::string_view body;
    if (const auto* text = std::get_if<std::string>(&answer.body)) body = *text;
    if (const auto* kept = std::get_if<std::shared_ptr<const std::string>>(&answer.body))
        body = **kept;
    if (source && form.version == HttpVersion::one_zero)
        form.keeps_alive = false; // the close is the end
    const std::string head = answer_head(answer, form.version, form.keeps_alive,
                                         source ? std::nullopt : std::optional(body.size()));
    if (form.is_head || answer.status == 204 || answer.status == 304) {
        body = {};
        source = nullptr;
    }
    Outcome outcome{answer.status, 0, false};
    std::size_t sent = std::min(body.size(), kPieceBytesMax);
    bool is_alive = co_await write_bytes(connection, household.limits, head, body.substr(0, sent));
    while (is_alive && sent < body.size()) {
        const std::string_view piece = body.substr(sent, kPieceBytesMax);
        is_alive = co_await write_bytes(connection, household.limits, piece, "");
        sent += piece.size();
    }
    outcome.bytes = static_cast<std::int64_t>(sent);
    if (is_alive && source)
        is_alive =
            co_await write_stream(connection, household, *source, form.version, outcome.bytes);
    outcome.is_complete = is_alive;
    if (answer.sent) answer.sent(outcome);
    co_return is_alive&& form.keeps_alive && !household.is_draining;
}

net::awaitable<bool> write_bytes(Connection& connection, const HttpLimits& limits,
                                 std::string_view first, std::string_view second) {
    const std::array<net::const_buffer, 2> buffers = {net::buffer(first), net::buffer(second)};
    connection.deadline.start(limits.write_deadline);
    auto [failure, bytes] = co_await net::async_write(connection.socket, buffers, as_pair);
    connection.deadline.stop();
    co_return !failure;
}

net::awaitable<void> close_gently(Connection& connection) {
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

} // namespace stall::hosts
