// The exchange of shop_exchange.hpp. Must not know sockets or what a route means.
#include "server/hosts/daemon/shop_exchange.hpp"

#include "core/wire/session.hpp"
#include "server/hosts/daemon/json_log.hpp"
#include "server/hosts/daemon/public_url.hpp"
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
constexpr RequestRefusal kBusy{503, "server_busy"};
constexpr RequestRefusal kForeignHost{
    421, "host_unknown", "The header Host names no address of this server; see --public-url."};

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

/// One request on its way, with its place in the routing table.
struct ShopExchange::Exchanged final : Visit {
    using Visit::Visit;
    api::RoutePlace place;
    std::optional<api::Admission> admission; ///< of a request with a body
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
    : parts_(std::move(parts)), limits_(std::move(limits)), body_budget_(limits_.body_budget_bytes),
      workers_(limits_.worker_threads, limits_.queue_max),
      write_workers_(limits_.write_threads, limits_.queue_max),
      sign_in_workers_(limits_.sign_in_threads, limits_.sign_in_queue_max) {}

std::shared_ptr<Visit> ShopExchange::begin(api::Request head) {
    auto exchanged = std::make_shared<Exchanged>(body_budget_);
    exchanged->request_id = request_id_of(head.headers, made_request_id());
    exchanged->method = head.method;
    head.public_url = limits_.public_url;
    if (head.method == "HEAD") head.method = "GET";
    exchanged->place = api::place_of(head);
    exchanged->request = std::move(head);
    const api::Route* route = exchanged->place.route();
    exchanged->body_bytes_max =
        route != nullptr ? api::body_bytes_max(*route, limits_.api) : limits_.api.open_bytes_max;
    return exchanged;
}

/// What needs no worker: another's name, the page's files, the metrics.
std::optional<Answer> ShopExchange::answer_at_once(const Exchanged& exchanged) {
    const api::Request& asked = exchanged.request;
    const api::Route* route = exchanged.place.route();
    const bool is_probe = route != nullptr && route->family == api::Family::probe;
    if (!is_probe && !is_for_us(asked, limits_.public_url, limits_.listening_address))
        return refuse(kForeignHost, asked.peer_address);
    if (asked.method != "GET") return std::nullopt;
    if (auto file = parts_.site.find(path_of(asked.target), asked.headers)) {
        finish(exchanged, *file, "site");
        return file;
    }
    if (path_of(asked.target) != "/metrics" || !may_see_metrics(asked)) return std::nullopt;
    Answer answer;
    answer.headers = answer_headers();
    answer.headers.emplace_back("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    answer.headers.emplace_back("Cache-Control", "no-store");
    answer.body = parts_.metrics.text();
    finish(exchanged, answer, "/metrics");
    return answer;
}

void ShopExchange::admit(std::shared_ptr<Visit> visit, Admitted admitted) {
    const auto exchanged = std::static_pointer_cast<Exchanged>(std::move(visit));
    if (auto answer = answer_at_once(*exchanged)) return admitted(std::move(answer));
    const auto look = [this, exchanged, admitted] {
        auto context = std::make_shared<api::Context>(context_for(exchanged->request_id));
        exchanged->admission = api::admit(exchanged->request, exchanged->place, *context);
        auto& refusal = exchanged->admission->refusal;
        if (!refusal) return admitted(std::nullopt);
        admitted(dress(*exchanged, std::move(*refusal), context));
    };
    if (api::admits_without_reading(exchanged->place)) return look();
    if (workers_.try_run(look)) return;
    parts_.metrics.count("rejected_total", "queue", "admission");
    admitted(refuse(kBusy, exchanged->request.peer_address));
}

void ShopExchange::answer(std::shared_ptr<Visit> visit, Deliver deliver) {
    const auto exchanged = std::static_pointer_cast<Exchanged>(std::move(visit));
    if (!exchanged->admission) // else it was asked before the body
        if (auto answer = answer_at_once(*exchanged)) return deliver(std::move(*answer));
    const api::Route* route = exchanged->place.route();
    const api::Queue queue = route != nullptr ? api::queue_of(*route) : api::Queue::read;
    const bool is_taken =
        pool_of(queue).try_run([this, exchanged, deliver] { deliver(respond(*exchanged)); });
    if (is_taken) return;
    parts_.metrics.count("rejected_total", "queue",
                         queue == api::Queue::sign_in ? "sign_in" : "work");
    deliver(refuse(kBusy, exchanged->request.peer_address));
}

WorkerPool& ShopExchange::pool_of(api::Queue queue) {
    if (queue == api::Queue::sign_in) return sign_in_workers_;
    return queue == api::Queue::read ? workers_ : write_workers_;
}

Answer ShopExchange::refuse(const RequestRefusal& refusal, std::string_view peer_address) {
    wire::Problem problem;
    problem.status = refusal.status;
    problem.code = refusal.reason;
    problem.title =
        refusal.sentence.empty() ? sentence_of(refusal.status) : std::string(refusal.sentence);
    problem.request_id = made_request_id();
    Answer answer;
    answer.status = refusal.status;
    answer.headers = answer_headers();
    keep_to_https(answer.headers);
    answer.headers.emplace_back("Content-Type", "application/problem+json; charset=utf-8");
    answer.headers.emplace_back("Cache-Control", "no-store");
    answer.headers.emplace_back("X-Request-Id", problem.request_id);
    if (refusal.status == 503) answer.headers.emplace_back("Retry-After", "1");
    answer.body = wire::encode_problem(problem);
    parts_.metrics.count("refused_total", "reason", refusal.reason);
    refusals_.tell_unread(
        {refusal.status, problem.request_id, "", "", peer_address, "", refusal.reason},
        parts_.now().utc_ms);
    return answer;
}

/// Only where the world reaches us by TLS: a browser keeps to it for a year.
void ShopExchange::keep_to_https(api::Headers& headers) const {
    if (limits_.public_url.starts_with("https://"))
        add_if_absent(headers, "Strict-Transport-Security", "max-age=31536000");
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

Answer ShopExchange::respond(Exchanged& exchanged) {
    auto context = std::make_shared<api::Context>(context_for(exchanged.request_id));
    if (!exchanged.admission)
        exchanged.admission = api::admit(exchanged.request, exchanged.place, *context);
    api::Response response =
        api::respond(exchanged.request, exchanged.place, *exchanged.admission, *context);
    return dress(exchanged, std::move(response), context);
}

/// Puts on the headers that every answer wears, and squeezes what the client takes squeezed.
Answer ShopExchange::dress(const Exchanged& exchanged, api::Response response,
                           std::shared_ptr<api::Context> context) {
    const api::Route* route = exchanged.place.route();
    const std::string_view path = route != nullptr ? route->path : std::string_view();
    refusals_.tell({response.status, exchanged.request_id, exchanged.method, path,
                    exchanged.request.peer_address, response.asked_by, response.reason},
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
    finish(exchanged, answer, path);
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
    keep_to_https(answer.headers);
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
