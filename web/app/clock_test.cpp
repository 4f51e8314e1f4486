// The page counts by the shop's clock, whatever the machine's says.
#include "web/app/fixture.hpp"

#include <doctest/doctest.h>

namespace stall::app {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kYear = 365 * 24 * 60 * kMinute;
constexpr Instant kShop{1'795'162'440'000};

} // namespace

TEST_CASE("countdowns are by the shop's clock however wrong the browser's is") {
    for (const std::int64_t ahead_ms :
         {std::int64_t{0}, kMinute, -90 * kMinute, kYear, -7 * kYear}) {
        CAPTURE(ahead_ms);
        const auto browser = [&](std::int64_t passed_ms) {
            return message::ClockRead{Instant{kShop.utc_ms - ahead_ms + passed_ms}};
        };
        Model model;
        const auto asked = fixture::start(model);
        (void)update(model, browser(0));
        auto session = fixture::session();
        session.now = kShop;
        (void)fixture::reply(model, *fixture::fetch_of(asked, "GET"), 200,
                             wire::encode_session(session));
        CHECK(model.now == kShop);
        (void)update(model, browser(20 * kMinute));
        CHECK(model.now == Instant{kShop.utc_ms + 20 * kMinute});
    }
}

TEST_CASE("a browser whose clock was put right meanwhile is compared anew at the next sign-in") {
    Model model;
    auto session = fixture::session();
    auto effects = fixture::start(model);
    (void)update(model, message::ClockRead{Instant{kShop.utc_ms - kYear}});
    session.now = kShop;
    (void)fixture::reply(model, *fixture::fetch_of(effects, "GET"), 200,
                         wire::encode_session(session));
    (void)update(model, message::CommandRun{Command::sign_out});
    (void)update(model, message::EmailTyped{"rp@example.test"});
    (void)update(model, message::PasswordTyped{"secret"});
    effects = update(model, message::SignInPressed{});
    (void)update(model, message::ClockRead{Instant{kShop.utc_ms + 5 * kMinute}}); // put right
    session.now = Instant{kShop.utc_ms + 5 * kMinute};
    (void)fixture::reply(model, *fixture::fetch_of(effects, "POST"), 200,
                         wire::encode_session(session));
    CHECK(model.now == session.now);
    (void)update(model, message::ClockRead{Instant{kShop.utc_ms + 6 * kMinute}});
    CHECK(model.now == Instant{kShop.utc_ms + 6 * kMinute});
}

} // namespace stall::app
