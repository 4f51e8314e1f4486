// The exchange of shop_exchange.hpp. Must not know sockets or what a route means.
#include "server/hosts/daemon/shop_exchange.hpp"

#include "core/wire/session.hpp"
#include "server/api/routes.hpp"
#include "server/hosts/daemon/json_log.hpp"
#include "server/hosts/daemon/request_rules.hpp"
#include "server/hosts/daemon/security_headers.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace stall::hosts {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kSqueezeBytesMin = 1'024;

std::string_view path_of(std::string_view target) { return target.substr(0, target.find('?')); }

std::string made_request_id() {
    std::array<unsigned char, 8> bytes;
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, 17> hex;
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    return hex.data();
}

bool is_text(std::string_view media_type) {
    static constexpr std::array<std::string_view, 6> kTexts = {
        "application/json", "application/problem+json", "application/x-ndjson", "text/",
        "application/yaml", "application/openapi"};
    return std::any_of(kTexts.begin(), kTexts.end(),
                       [&](std::string_view text) { return media_type.starts_with(text); });
}

void add_if_absent(api::Headers& headers, std::string_view name, std::string value) {
    if (!api::find_header(headers, name)) headers.emplace_back(std::string(name), std::move(value));
}

std::string_view sentence_of(int status) {
    switch (status) {
    case 400: return "The request is not well-formed HTTP.";
    case 408: return "The request took too long to arrive.";
    case 413: return "The request's body is larger than this address takes.";
    case 431: return "The request's header is too large.";
    case 501: return "The request uses a transfer coding that this server does not have.";
    case 503: return "The server is busy. Try again in a moment.";
    case 505: return "This server speaks HTTP/1.1.";
    default: return "The request cannot be answered.";
    }
}

} // namespace

/// One request on its way.
struct ShopExchange::Exchanged {
    api::Request request;
    std::string request_id;
    std::string method; ///< as it came; HEAD is asked of the API as GET
    Clock::time_point began = Clock::now();
};

/// A streamed body on its way: the API's stream, its context, and the coder.
struct ShopExchange::Streamed {
    api::Stream stream;
    std::shared_ptr<api::Context> context;
    std::unique_ptr<Squeezer> squeezer;
    bool has_begun = false;
    bool has_unflushed = false;
};

ShopExchange::ShopExchange(ShopParts parts, ShopLimits limits)
    : parts_(std::move(parts)), limits_(limits), workers_(limits.worker_threads, limits.queue_max),
      write_workers_(limits.write_threads, limits.queue_max),
      sign_in_workers_(limits.sign_in_threads, limits.sign_in_queue_max) {}

std::size_t ShopExchange::body_bytes_max(const api::Request& head) const {
    return api::body_bytes_max(head, limits_.api);
}

void ShopExchange::answer(api::Request request, Deliver deliver) {
    auto exchanged = std::make_shared<Exchanged>();
    exchanged->request_id = request_id_of(request.headers, made_request_id());
    exchanged->method = request.method;
    exchanged->request = std::move(request);
    const api::Request& asked = exchanged->request;
    const bool only_reads = asked.method == "GET" || asked.method == "HEAD";
    if (only_reads) {
        if (auto file = parts_.site.find(path_of(asked.target), asked.headers)) {
            finish(*exchanged, *file, "site");
            return deliver(std::move(*file));
        }
        if (path_of(asked.target) == "/metrics" && may_see_metrics(asked)) {
            Answer answer;
            answer.headers = answer_headers();
            answer.headers.emplace_back("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            answer.headers.emplace_back("Cache-Control", "no-store");
            answer.body = parts_.metrics.text();
            finish(*exchanged, answer, "/metrics");
            return deliver(std::move(answer));
        }
    }
    const bool is_sign_in =
        asked.method == "POST" && path_of(asked.target).starts_with("/desk/v1/session");
    WorkerPool& pool = is_sign_in ? sign_in_workers_ : only_reads ? workers_ : write_workers_;
    const bool is_taken =
        pool.try_run([this, exchanged, deliver] { deliver(respond(*exchanged)); });
    if (is_taken) return;
    parts_.metrics.count("rejected_total", "queue", is_sign_in ? "sign_in" : "work");
    deliver(refuse(503, "server_busy", asked.peer_address));
}

Answer ShopExchange::refuse(int status, std::string_view reason, std::string_view peer_address) {
    wire::Problem problem;
    problem.status = status;
    problem.code = reason;
    problem.title = sentence_of(status);
    problem.request_id = made_request_id();
    Answer answer;
    answer.status = status;
    answer.headers = answer_headers();
    answer.headers.emplace_back("Content-Type", "application/problem+json; charset=utf-8");
    answer.headers.emplace_back("Cache-Control", "no-store");
    answer.headers.emplace_back("X-Request-Id", problem.request_id);
    if (status == 503) answer.headers.emplace_back("Retry-After", "1");
    answer.body = wire::encode_problem(problem);
    parts_.metrics.count("refused_total", "reason", reason);
    refusals_.tell({status, problem.request_id, "", "", peer_address, "", reason},
                   parts_.now().utc_ms);
    return answer;
}

void ShopExchange::resume_tasks() {
    api::Context context = context_for("resume");
    api::resume_tasks(context);
}

void ShopExchange::stop() {
    sign_in_workers_.stop();
    write_workers_.stop();
    workers_.stop();
    background_.stop();
}

std::int64_t ShopExchange::queue_length() const {
    return static_cast<std::int64_t>(workers_.queue_length() + write_workers_.queue_length() +
                                     sign_in_workers_.queue_length());
}

api::Context ShopExchange::context_for(const std::string& request_id) {
    return api::Context{parts_.store,
                        parts_.secrets,
                        parts_.market,
                        parts_.now,
                        request_id,
                        limits_.api,
                        [this](api::Work work) { background_.run(std::move(work)); },
                        is_draining_,
                        limits_.keeps_published_pace ? &pace_ : nullptr,
                        parts_.printer};
}

Answer ShopExchange::respond(const Exchanged& exchanged) {
    auto context = std::make_shared<api::Context>(context_for(exchanged.request_id));
    api::Request request = exchanged.request;
    if (request.method == "HEAD") request.method = "GET";
    return dress(exchanged, api::respond(request, *context), context);
}

/// Puts on the headers that every answer wears, and squeezes what the client takes squeezed.
Answer ShopExchange::dress(const Exchanged& exchanged, api::Response response,
                           std::shared_ptr<api::Context> context) {
    refusals_.tell({response.status, exchanged.request_id, exchanged.method,
                    api::route_of(exchanged.request), exchanged.request.peer_address,
                    response.asked_by, response.reason},
                   parts_.now().utc_ms);
    Answer answer;
    answer.status = response.status;
    answer.headers = std::move(response.headers);
    for (auto& [name, value] : answer_headers()) add_if_absent(answer.headers, name, value);
    add_if_absent(answer.headers, "Cache-Control", "no-store");
    add_if_absent(answer.headers, "X-Request-Id", exchanged.request_id);

    auto* text = std::get_if<std::string>(&response.body);
    Coding coding = Coding::identity;
    if (is_text(api::find_header(answer.headers, "Content-Type").value_or("")) &&
        !api::find_header(answer.headers, "Content-Encoding")) {
        add_if_absent(answer.headers, "Vary", "Accept-Encoding");
        const auto accepted = api::find_header(exchanged.request.headers, "Accept-Encoding");
        if (!text || text->size() >= kSqueezeBytesMin)
            coding = choose_coding(accepted.value_or(""), true, true);
    }
    auto squeezer = make_squeezer(coding);
    if (squeezer) answer.headers.emplace_back("Content-Encoding", std::string(name_of(coding)));
    if (text) {
        answer.body =
            squeezer ? squeezer->squeeze(*text, Squeezer::After::finish) : std::move(*text);
    } else {
        auto streamed = std::make_shared<Streamed>();
        streamed->stream = std::move(std::get<api::Stream>(response.body));
        streamed->context = std::move(context);
        streamed->squeezer = std::move(squeezer);
        answer.body = source_of(std::move(streamed));
    }
    finish(exchanged, answer, api::route_of(exchanged.request));
    return answer;
}

PieceSource ShopExchange::source_of(std::shared_ptr<Streamed> streamed) {
    return [this, streamed](PieceArrived arrived) {
        const bool is_taken = workers_.run_next_piece([this, streamed, arrived] {
            api::Chunk chunk = streamed->stream();
            using Then = api::Chunk::Then;
            if (is_draining_ && chunk.then == Then::wait_for_change) chunk.then = Then::end;
            if (streamed->squeezer) {
                const bool is_at_rest = chunk.then == Then::wait_for_change || !streamed->has_begun;
                const auto after = chunk.then == Then::end ? Squeezer::After::finish
                                   : is_at_rest            ? Squeezer::After::flush
                                                           : Squeezer::After::keep_going;
                // At rest also what earlier pieces left in the coder must go, even with nothing
                // new.
                const bool has_work = !chunk.bytes.empty() || streamed->has_unflushed;
                streamed->has_unflushed = has_work && after == Squeezer::After::keep_going;
                if (has_work || chunk.then == Then::end)
                    chunk.bytes = streamed->squeezer->squeeze(chunk.bytes, after);
            }
            streamed->has_begun = true;
            arrived(std::move(chunk));
        });
        if (!is_taken) arrived(api::Chunk{});
    };
}

/// Counts and logs the answer once it is out.
void ShopExchange::finish(const Exchanged& exchanged, Answer& answer, std::string_view route) {
    std::string path(path_of(exchanged.request.target));
    answer.sent = [&metrics = parts_.metrics, began = exchanged.began, method = exchanged.method,
                   id = exchanged.request_id, peer = exchanged.request.peer_address,
                   path = std::move(path), route = std::string(route)](const Outcome& outcome) {
        const std::int64_t took_us =
            std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began).count();
        metrics.count_request(method, route, outcome.status, took_us, outcome.bytes);
        log::write(log::Level::info, "request",
                   {{"request_id", id},
                    {"method", method},
                    {"path", path},
                    {"route", route},
                    {"status", std::int64_t{outcome.status}},
                    {"bytes", outcome.bytes},
                    {"duration_us", took_us},
                    {"peer", peer},
                    {"complete", outcome.is_complete ? "yes" : "no"}});
    };
}

bool may_see_metrics(const api::Request& request) {
    const std::string& peer = request.peer_address;
    const bool is_here =
        peer == "::1" || peer.starts_with("127.") || peer.starts_with("::ffff:127.");
    for (const std::string_view forwarded : {"Forwarded", "X-Forwarded-For", "Via"})
        if (api::find_header(request.headers, forwarded)) return false;
    return is_here;
}

std::string request_id_of(const api::Headers& headers, std::string made) {
    const auto given = api::find_header(headers, "X-Request-Id");
    if (!given || given->size() < 8 || given->size() > 64) return made;
    const bool is_harmless = std::all_of(given->begin(), given->end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || letter == '-' || letter == '_' || letter == '.';
    });
    return is_harmless ? std::string(*given) : made;
}

} // namespace stall::hosts
