// Fuzz target: requests of any shape through api::respond, over a small shop in memory.
// An input is requests as text, "METHOD target", header lines, a blank line, the body; a line of
// %%% stands between two. Holds: no 500, no secret or statement in an answer, no split header,
// problems that decode and are worded, and nothing for who did not sign in.
#define DOCTEST_CONFIG_IMPLEMENT
#define DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS
#include "core/wire/session.hpp"
#include "server/api/routes.hpp"
#include "server/api/target.hpp"
#include "server/api/tried_shop.hpp"
#include "server/storage/tried_orders.hpp"
#include "tests/fuzz/property.hpp"

using namespace stall;
using namespace stall::api;

namespace {

constexpr int kStreamPiecesMax = 50;
constexpr std::size_t kRequestsMax = 8;
constexpr int kInputsOfShop = 200;
constexpr std::string_view kInternals[] = {"hash of", "select ", "insert into", "sqlite", ".cpp:"};

/// Whether an answer could hold one of our internals because somebody sent it, perhaps escaped.
bool gives_internals(std::string_view text) {
    if (text.find_first_of("%\\") != std::string_view::npos) return true;
    for (const std::string_view secret : kInternals)
        if (text.find(secret) != std::string_view::npos) return true;
    return false;
}

std::string_view cut(std::string_view& text, std::string_view mark) {
    const std::size_t end = text.find(mark);
    const std::string_view front = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + mark.size());
    return front;
}

Request request_of(std::string_view text) {
    Request request;
    std::string_view first = cut(text, "\n");
    request.method = std::string(cut(first, " "));
    request.target = std::string(first);
    while (!text.empty()) {
        std::string_view line = cut(text, "\n");
        if (line.empty()) break;
        const std::string_view name = cut(line, ": ");
        request.headers.emplace_back(std::string(name), std::string(line));
    }
    request.body = std::string(text);
    return request;
}

std::string whole_body(const Response& response) {
    if (const auto* text = std::get_if<std::string>(&response.body)) return *text;
    std::string whole;
    const Stream& next = std::get<Stream>(response.body);
    for (int i = 0; i < kStreamPiecesMax; ++i) {
        const Chunk chunk = next();
        whole += chunk.bytes;
        if (chunk.then != Chunk::Then::more) break;
    }
    return whole;
}

/// Whether anything in the request could be a proof of identity; the shop's secrets are known.
bool shows_a_secret(const Request& request) {
    for (const auto& [name, value] : request.headers)
        for (const std::string_view secret : {"token-", "QWxwaGE=", "QmV0YQ=="})
            if (value.find(secret) != std::string::npos) return true;
    return false;
}

bool is_open(const Request& request) {
    const auto target = read_target(request.target);
    if (!target.ok()) return true;
    const Match found = match(request.method, target.value());
    return found.route == nullptr || found.route->family == Family::probe ||
           found.route->permission == Permission::everybody;
}

void hold_answer(const Request& request, const Response& response, const std::string& body,
                 bool may_echo) {
    fuzz::hold(response.status >= 200 && response.status < 500, "no failure of the server", body);
    for (const auto& [name, value] : response.headers)
        fuzz::hold((name + value).find_first_of("\r\n") == std::string::npos, "no split header");
    const bool is_good = response.status < 300;
    fuzz::hold(!is_good || is_open(request) || shows_a_secret(request), "strangers get nothing");
    for (const std::string_view secret : kInternals)
        fuzz::hold(may_echo || body.find(secret) == std::string::npos,
                   "no secret and no statement leaks", body);
    const auto type = find_header(response.headers, "Content-Type").value_or("");
    const bool is_desk = request.target.starts_with("/desk/");
    fuzz::hold(is_good || response.status == 304 || !is_desk || type == "application/problem+json",
               "the desk says what is wrong", type);
    if (!is_desk || type != "application/problem+json") return;
    const auto problem = wire::decode_problem(body);
    fuzz::hold(problem.ok() && problem.value().status == response.status, "a whole problem", body);
    fuzz::hold(!problem.value().title.empty(), "a problem has its sentence", body);
    fuzz::hold_worded({problem.value().code, "", "", ""});
    for (const Error& field : problem.value().fields) fuzz::hold_worded(field);
}

void ready_doctest() {
    static doctest::Context context;
    context.setAsDefaultForAssertsOutOfTestCases();
    context.setAssertHandler([](const doctest::AssertData& data) {
        if (data.m_failed) fuzz::hold(false, data.m_expr);
    });
}

/// Making a shop costs a thousand requests, so some inputs share one. An input that broke something
/// is the last of its shop: where it does not break alone, the ones before it had a part in it.
struct OpenShop {
    tried::Shop shop;
    bool may_echo = false; ///< some input gave it what its internals look like
};
OpenShop& shop_for_next_input() {
    static std::unique_ptr<OpenShop> open;
    static int inputs = 0;
    if (inputs++ % kInputsOfShop != 0) return *open;
    open = std::make_unique<OpenShop>();
    tried::Shop* const shop = &open->shop;
    shop->limits.body_bytes_max = 1 << 12;
    shop->limits.import_bytes_max = 1 << 13;
    storage::tried::succeed(shop->store->write([](storage::Transaction& transaction) {
        return storage::insert_customer_order(transaction, tried::kAlpha,
                                              storage::tried::tried_order(OrderId(7), "Zoé Weiß"));
    }));
    (void)shop->sign_in("owner@example.org"); // its cookie is __Host-sk=token-1
    (void)shop->sign_in("reader@example.org");
    return *open;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    ready_doctest();
    OpenShop& open = shop_for_next_input();
    std::string_view text(reinterpret_cast<const char*>(bytes), size);
    open.may_echo = open.may_echo || gives_internals(text);
    for (std::size_t i = 0; i < kRequestsMax && !text.empty(); ++i) {
        const Request request = request_of(cut(text, "\n%%%\n"));
        const Response response = open.shop.send(request);
        hold_answer(request, response, whole_body(response), open.may_echo);
    }
    return 0;
}
