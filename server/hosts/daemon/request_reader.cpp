// The reading of request_reader.hpp on Boost.Beast's parser: what Beast lets pass is checked again
// in request_rules. Must not know what answers a request.
#include "server/hosts/daemon/request_reader.hpp"

#include "server/hosts/daemon/answer_writer.hpp"

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 takes one of the frames of read_request for another and warns of a wrong delete.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace stall::hosts {
namespace {

namespace http = boost::beast::http;

constexpr RequestRefusal kForwardedContradicted{
    400, "forwarded_contradicted",
    "The headers X-Forwarded-For and Forwarded name two clients; the proxy must drop one."};

Incoming refused(const RequestRefusal& refusal) {
    Incoming incoming;
    incoming.refusal = refusal;
    return incoming;
}
Incoming refused(int status, std::string_view reason) {
    return refused(RequestRefusal{status, reason});
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

api::Request request_of(const Parser& parser, const std::string& peer,
                        const TrustedProxies& proxies) {
    api::Request request;
    request.method = std::string(parser.get().method_string());
    request.target = std::string(parser.get().target());
    for (const auto& field : parser.get())
        request.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
    Caller caller = caller_of(peer, request.headers, proxies);
    request.peer_address = std::move(caller.address);
    request.scheme = std::move(caller.scheme);
    return request;
}

bool wants_continue(const api::Request& request) {
    const auto expectation = api::find_header(request.headers, "Expect");
    return expectation && same_word(*expectation, "100-continue");
}

/// What follows an answer that came before the body: the next request, where the body is short and
/// here already.
bool skip_body(Connection& connection, const Parser& parser) {
    const auto length = parser.content_length();
    if (!length || *length > connection.buffer.size()) return false;
    connection.buffer.consume(static_cast<std::size_t>(*length));
    return true;
}

/// Nothing when the body is in the visit's request.
net::awaitable<std::optional<Incoming>> read_body(Connection& connection, const HttpLimits& limits,
                                                  Parser& parser, Visit& visit) {
    parser.body_limit(visit.body_bytes_max);
    const std::size_t expected =
        static_cast<std::size_t>(parser.content_length().value_or(visit.body_bytes_max));
    connection.deadline.start(limits.read_deadline +
                              Milliseconds(expected * 1000 / limits.upload_bytes_per_second_min));
    while (!parser.is_done()) {
        auto [failure, bytes] =
            co_await http::async_read_some(connection.socket, connection.buffer, parser, as_pair);
        if (failure) {
            connection.deadline.stop();
            co_return meaning_of(failure, connection.deadline.is_past(), true);
        }
        if (!visit.body_share.grow_to(parser.get().body().size())) {
            connection.deadline.stop();
            co_return refused(503, "server_busy");
        }
    }
    connection.deadline.stop();
    visit.request.body = std::move(parser.get().body());
    co_return std::nullopt;
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
                                      Exchange& exchange) {
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

    api::Request head = request_of(parser, connection.peer, limits.trusted_proxies);
    Incoming incoming;
    incoming.version = parser.get().version() == 10 ? HttpVersion::one_zero : HttpVersion::one_one;
    incoming.keeps_alive = parser.get().keep_alive();
    incoming.is_head = head.method == "HEAD";
    incoming.refusal = check_request(head, incoming.version);
    if (!incoming.refusal && head.peer_address.empty()) incoming.refusal = kForwardedContradicted;
    if (incoming.refusal) co_return incoming;
    head.target = origin_form(head.target);
    const bool waits_for_us = wants_continue(head);
    incoming.visit = exchange.begin(std::move(head));
    if (parser.is_done()) co_return incoming;

    if (parser.content_length().value_or(0) > incoming.visit->body_bytes_max)
        co_return refused(413, "body_too_large");
    auto ask = [&exchange, visit = incoming.visit](Admitted admitted) {
        exchange.admit(visit, std::move(admitted));
    };
    incoming.early_answer = co_await arrival<std::optional<Answer>>(std::move(ask));
    if (incoming.early_answer) {
        incoming.keeps_alive = incoming.keeps_alive && skip_body(connection, parser);
        co_return incoming;
    }
    if (waits_for_us) {
        const bool is_written =
            co_await write_bytes(connection, limits, "HTTP/1.1 100 Continue\r\n\r\n", "");
        if (!is_written) co_return meaning_of(net::error::eof, false, true);
    }
    const auto refusal = co_await read_body(connection, limits, parser, *incoming.visit);
    if (refusal) co_return std::move(*refusal);
    co_return incoming;
}

} // namespace stall::hosts
