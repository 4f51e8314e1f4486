// The reading of request_reader.hpp on Boost.Beast's parser: what Beast lets pass is checked again
// in request_rules. Must not know what answers a request.
#include "server/hosts/daemon/request_reader.hpp"

#include "server/hosts/daemon/answer_writer.hpp"

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

namespace stall::hosts {
namespace {

namespace http = boost::beast::http;

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

} // namespace

net::awaitable<bool> wait_first_byte(Connection& connection, const HttpLimits& limits) {
    if (connection.buffer.size() > 0) co_return true; // pipelined
    connection.deadline.start(limits.idle_deadline);
    auto [failure] = co_await connection.socket.async_wait(tcp::socket::wait_read, as_pair);
    connection.deadline.stop();
    co_return !failure;
}

net::awaitable<Incoming> read_request(Connection& connection, const HttpLimits& limits,
                                      const Exchange& exchange) {
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(limits.header_bytes_max));
    parser.body_limit(boost::none);
    connection.deadline.start(limits.read_deadline);
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

    const std::size_t bytes_max = exchange.body_bytes_max(incoming.request);
    const std::uint64_t announced = parser.content_length().value_or(0);
    if (announced > bytes_max) co_return refused(413, "body_too_large");
    if (parser.is_done()) co_return incoming;
    parser.body_limit(bytes_max);
    if (wants_continue(incoming.request)) {
        const bool is_written =
            co_await write_bytes(connection, limits, "HTTP/1.1 100 Continue\r\n\r\n", "");
        if (!is_written) co_return meaning_of(net::error::eof, false, true);
    }
    const std::size_t expected = parser.content_length() ? announced : bytes_max;
    connection.deadline.start(limits.read_deadline +
                              Milliseconds(expected * 1000 / limits.upload_bytes_per_second_min));
    auto [body_failure, body_bytes] =
        co_await http::async_read(connection.socket, connection.buffer, parser, as_pair);
    connection.deadline.stop();
    if (body_failure) co_return meaning_of(body_failure, connection.deadline.is_past(), true);
    incoming.request.body = std::move(parser.get().body());
    co_return incoming;
}

} // namespace stall::hosts
