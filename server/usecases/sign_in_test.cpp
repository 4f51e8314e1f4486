// Guesses made at the same moment, and how addresses are counted.
#include "server/usecases/sign_in.hpp"

#include "server/api/tried_shop.hpp"
#include "server/usecases/guesses.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace stall::usecases {
namespace {

using api::tried::CountingSecrets;

/// A hash takes until everybody is either hashing as well or answered: the worst of all races.
class SlowSecrets final : public Secrets {
public:
    explicit SlowSecrets(int attempts) : attempts_(attempts) {}
    std::string hash_password(std::string_view password) override {
        meet();
        return made_.hash_password(password);
    }
    bool password_matches(std::string_view hash, std::string_view password) override {
        meet();
        return made_.password_matches(hash, password);
    }
    std::string random_token() override { return made_.random_token(); }
    std::string digest(std::string_view secret) override { return made_.digest(secret); }
    void answered() { arrive(); }
    int hashes() const { return made_.hashes; }

private:
    void arrive() {
        const std::lock_guard lock(mutex_);
        ++arrived_;
        all_here_.notify_all();
    }
    void meet() {
        arrive();
        std::unique_lock lock(mutex_);
        all_here_.wait(lock, [this] { return arrived_ >= attempts_; });
    }

    CountingSecrets made_;
    const int attempts_;
    int arrived_ = 0;
    std::mutex mutex_;
    std::condition_variable all_here_;
};

TEST_CASE("thirty wrong passwords and the right one at once get no sixth guess") {
    constexpr int kAttempts = 31;
    const storage::tried::Path path("guesses");
    api::tried::Shop shop(storage::tried::value_of(storage::Store::open(
        {path.text(), storage::tried::kNow, storage::Opening::Sharing::pool, 4})));
    const std::string known =
        storage::tried::value_of(sign_in(*shop.store, shop.secrets, {"owner@example.org", "secret"},
                                         {"192.0.2.1", ""}, shop.now))
            .browser;
    SlowSecrets secrets(kAttempts);
    std::atomic<int> entered = 0;
    std::atomic<int> throttled = 0;
    std::vector<std::thread> guessers;
    for (int attempt = 0; attempt < kAttempts; ++attempt)
        guessers.emplace_back([&, attempt] {
            const char* password = attempt == 17 ? "secret" : "guess";
            const auto outcome = sign_in(*shop.store, secrets, {"owner@example.org", password},
                                         {"198.51.100.7", ""}, shop.now);
            entered += outcome.ok();
            throttled += !outcome.ok() && outcome.error().code == "sign_in_throttled";
            secrets.answered();
        });
    for (std::thread& guesser : guessers) guesser.join();
    CHECK(secrets.hashes() == kAccountGuesses.free);
    CHECK(throttled == kAttempts - kAccountGuesses.free);
    CHECK(entered <= 1);

    // The owner's own browser is let in at once, another one after the wait.
    const wire::Credentials right{"owner@example.org", "secret"};
    CHECK(sign_in(*shop.store, shop.secrets, right, {"192.0.2.1", known}, shop.now).ok());
    const auto waits = sign_in(*shop.store, shop.secrets, right, {"192.0.2.1", ""}, shop.now);
    if (entered == 0) REQUIRE_FALSE(waits.ok());
    shop.now.utc_ms += kAccountGuesses.first_wait_ms;
    CHECK(sign_in(*shop.store, shop.secrets, right, {"192.0.2.1", ""}, shop.now).ok());
}

TEST_CASE("an account keeps its newest browsers and no more") {
    api::tried::Shop shop;
    std::string first;
    for (int browser = 0; browser <= kBrowsersKnownMax; ++browser) {
        shop.now.utc_ms += 1;
        const auto entered = storage::tried::value_of(sign_in(*shop.store, shop.secrets,
                                                              {"owner@example.org", "secret"},
                                                              {"192.0.2.1", ""}, shop.now));
        if (first.empty()) first = entered.browser;
    }
    auto reader = storage::tried::value_of(shop.store->read());
    CHECK(storage::tried::value_of(reader.database().integer_of(
              "select count(*) from known_browser", {}, -1)) == kBrowsersKnownMax);
    CHECK(storage::tried::value_of(
              reader.database().integer_of("select count(*) from known_browser where digest = ?",
                                           {shop.secrets.digest(first)}, -1)) == 0);
}

TEST_CASE("waits double up to a quarter of an hour") {
    struct Case {
        GuessAllowance allowance;
        std::int64_t wrong, wait_s;
    };
    for (const Case& tried :
         {Case{kAccountGuesses, 1, 0}, Case{kAccountGuesses, 4, 0}, Case{kAccountGuesses, 5, 60},
          Case{kAccountGuesses, 6, 120}, Case{kAccountGuesses, 8, 480},
          Case{kAccountGuesses, 9, 900}, Case{kAccountGuesses, 9'000, 900},
          Case{kAddressGuesses, 99, 0}, Case{kAddressGuesses, 100, 5},
          Case{kAddressGuesses, 101, 10}, Case{kAddressGuesses, 110, 900}}) {
        CAPTURE(tried.wrong);
        CHECK(wait_after(tried.allowance, tried.wrong) == tried.wait_s * 1'000);
    }
}

TEST_CASE("an address is counted by what one household or office has of it") {
    struct Case {
        const char* address;
        const char* counted;
    };
    for (const Case& tried :
         {Case{"192.0.2.1", "192.0.2.1"}, Case{"::ffff:192.0.2.1", "192.0.2.1"},
          Case{"2001:db8:1:2::1", "2001:db8:1:2::/64"},
          Case{"2001:DB8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"},
          Case{"2001:db8:1:3::1", "2001:db8:1:3::/64"}, Case{"fe80::1%eth0", "fe80::/64"},
          Case{"::1", "::/64"}, Case{"", ""}, Case{"unix", "unix"}}) {
        CAPTURE(tried.address);
        CHECK(address_block(tried.address) == tried.counted);
    }
}

} // namespace
} // namespace stall::usecases
