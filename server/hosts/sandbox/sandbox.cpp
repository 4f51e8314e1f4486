// The backend without a machine: api::respond over a database in memory, called from JavaScript in
// Node or a Worker. Must not know sockets, files, the page or how secrets are made (secrets.js).
#include "server/api/respond.hpp"
#include "server/hosts/sandbox/message.hpp"
#include "server/market/buybox_keeper.hpp"
#include "server/market/customers.hpp"
#include "server/market/demo_shop.hpp"
#include "server/market/rivals.hpp"
#include "server/market/staff.hpp"
#include "server/storage/accounts.hpp"
#include "server/storage/store.hpp"

#include <emscripten.h>
#include <emscripten/html5.h>

#include <cstdlib>
#include <memory>

extern "C" {
// Of secrets.js. Texts come back on the heap and are freed here.
char* stall_js_hash_password(const char* password, std::size_t length);
int stall_js_password_matches(const char* hash, const char* password, std::size_t length);
char* stall_js_random_token();
char* stall_js_digest(const char* secret, std::size_t length);
}

namespace {

using namespace stall;

std::string taken(char* text) {
    std::string copy(text);
    std::free(text);
    return copy;
}

class ScriptSecrets final : public api::Secrets {
public:
    std::string hash_password(std::string_view password) override {
        return taken(stall_js_hash_password(password.data(), password.size()));
    }
    bool password_matches(std::string_view hash, std::string_view password) override {
        const std::string terminated(hash);
        return stall_js_password_matches(terminated.c_str(), password.data(), password.size()) != 0;
    }
    std::string random_token() override { return taken(stall_js_random_token()); }
    std::string digest(std::string_view secret) override {
        return taken(stall_js_digest(secret.data(), secret.size()));
    }
};

/// The one shop of this module.
struct Sandbox {
    ScriptSecrets secrets;
    market::BuyboxKeeper market;
    std::unique_ptr<storage::Store> store;
    std::int64_t clock_ms = 0; ///< 0: the machine's own
    std::string answer;        ///< kept until the next call reads another

    Instant now() const {
        return Instant{clock_ms > 0 ? clock_ms : static_cast<std::int64_t>(emscripten_date_now())};
    }
};
Sandbox sandbox;

const char* kept(std::string text) {
    sandbox.answer = std::move(text);
    return sandbox.answer.c_str();
}

std::string outcome_of(const Result<void>& done) {
    return done.ok() ? "" : done.error().code + " " + done.error().where + " " + done.error().got;
}

} // namespace

extern "C" {

/// Opens an empty shop in memory. "" or what went wrong.
EMSCRIPTEN_KEEPALIVE const char* stall_open() {
    auto opened = storage::Store::open(
        {":memory:", sandbox.now(), storage::Opening::Sharing::one_connection});
    if (!opened.ok()) return kept(outcome_of(opened.error()));
    sandbox.store = std::move(opened).value();
    return kept("");
}

/// Fills the demo shop and keeps `token` for programs. "" or what went wrong.
EMSCRIPTEN_KEEPALIVE const char* stall_fill_demo(const char* catalogue, std::size_t catalogue_bytes,
                                                 int ad_count, const char* password,
                                                 const char* token) {
    const std::string hash = sandbox.secrets.hash_password(password);
    const std::string digest = sandbox.secrets.digest(token);
    return kept(outcome_of(sandbox.store->write([&](storage::Transaction& work) -> Result<void> {
        TRY(market::fill_demo(work, sandbox.market,
                              {{catalogue, catalogue_bytes}, ad_count, 1, hash, sandbox.now()}));
        return storage::insert_token(work, MerchantId(1), digest, "sk_demo_", "Demo",
                                     sandbox.now());
    })));
}

/// Sets the shop's clock to an instant (0: the machine's own again).
EMSCRIPTEN_KEEPALIVE void stall_set_clock(double utc_ms) {
    sandbox.clock_ms = static_cast<std::int64_t>(utc_ms);
}

/// One round of the market around the merchant at the shop's clock: so many rivals reprice,
/// customers order, carriers deliver, sheets that waited long enough are validated, repricing rules
/// follow. "" or what went wrong. The host decides how often.
EMSCRIPTEN_KEEPALIVE const char* stall_attend(int rivals) {
    const Instant now = sandbox.now();
    const auto moved = sandbox.store->write([&](storage::Transaction& work) -> Result<void> {
        TRY(market::move_rivals(work, sandbox.market, now, 1, rivals));
        TRY(market::serve_customers(work, sandbox.market, now, 1));
        return {};
    });
    if (!moved.ok()) return kept(outcome_of(moved));
    auto left = Result(usecases::Step::more);
    while (left.ok() && left.value() == usecases::Step::more)
        left = market::attend(*sandbox.store, sandbox.market, now, market::kDemoReviewMs);
    return kept(left.ok() ? "" : outcome_of(left.error()));
}

/// A request as text (see message.hpp) becomes a response as text. A stream is read up to its first
/// rest, as much as is there now. stall_answer_bytes says how long it is.
EMSCRIPTEN_KEEPALIVE const char* stall_respond(const char* message, std::size_t length) {
    api::Context context{*sandbox.store,
                         sandbox.secrets,
                         sandbox.market,
                         [] { return sandbox.now(); },
                         "sandbox",
                         {},
                         {},
                         false};
    const auto request = hosts::read_message({message, length});
    if (!request.ok()) return kept("400\n\n" + request.error().code);
    return kept(hosts::write_message(api::respond(request.value(), context)));
}

EMSCRIPTEN_KEEPALIVE std::size_t stall_answer_bytes() { return sandbox.answer.size(); }
}

int main() { return 0; }
