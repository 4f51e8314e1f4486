// How the demo's orders look from afar: when they came, how many went wrong, who bought, and that
// there are as many as were asked for. Shares are in thousandths.
#include "core/base/text.hpp"
#include "core/time/zone.hpp"
#include "server/api/tried_shop.hpp"
#include "server/market/demo_arrivals.hpp"
#include "server/market/demo_buyers.hpp"
#include "server/market/demo_orders.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

using namespace stall;
using namespace stall::market;
using api::tried::kAlpha;
using storage::tried::kNow;
using storage::tried::succeed;
using storage::tried::value_of;

namespace {

void add_orders(api::tried::Shop& shop, std::int64_t count, std::uint64_t seed) {
    succeed(shop.store->write([&](storage::Transaction& transaction) {
        return add_demo_orders(transaction, kAlpha, count, seed, shop.now);
    }));
}

std::int64_t figure(api::tried::Shop& shop, std::string_view sql) {
    auto reader = value_of(shop.store->read());
    return value_of(reader.database().integer_of(sql, {}, 0));
}

struct Script {
    const char* name;
    char32_t first, last;
};

bool has_letter_of(const Script& script, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t letter = length == 1 ? lead : lead & (0xFFu >> (length + 1));
        for (std::size_t more = 1; more < length; ++more)
            letter = letter << 6 | (static_cast<unsigned char>(text[at + more]) & 0x3Fu);
        if (letter >= script.first && letter <= script.last) return true;
        at += length;
    }
    return false;
}

} // namespace

TEST_CASE("demo orders came over the last 24 months and more of them by day than by night") {
    for (const std::uint64_t seed : {1u, 2u, 3u}) {
        CAPTURE(seed);
        Random random(seed);
        const auto arrivals = draw_arrivals(20'000, kNow, random);
        REQUIRE(arrivals.size() == 20'000);
        CHECK(std::ranges::is_sorted(arrivals));
        CHECK(arrivals.back() < kNow);
        const std::int64_t age_days =
            (kNow.utc_ms - arrivals.front().utc_ms + time::kDayMs - 1) / time::kDayMs;
        CHECK(age_days >= 720);
        CHECK(age_days <= 731);
        std::array<std::int64_t, 24> by_hour{}, by_month{};
        for (const Instant at : arrivals) {
            ++by_hour[static_cast<std::size_t>(at.utc_ms / time::kHourMs % 24)];
            const std::int64_t days_ago = (kNow.utc_ms - at.utc_ms) / time::kDayMs;
            ++by_month[static_cast<std::size_t>(std::min<std::int64_t>(days_ago * 24 / 730, 23))];
        }
        for (std::size_t ago = 0; ago < by_month.size(); ++ago) {
            CAPTURE(ago);
            CHECK(by_month[ago] > 200);
        }
        std::int64_t day = 0, night = 0;
        for (std::size_t hour = 0; hour < 6; ++hour) night += by_hour[hour];
        for (std::size_t hour = 9; hour < 15; ++hour) day += by_hour[hour];
        CHECK(day > 5 * night);
        CHECK(night > 0);
        // An hour of the night has no more than a third of an average one.
        for (std::size_t hour = 1; hour < 5; ++hour) CHECK(by_hour[hour] < 20'000 / 24 / 3);
    }
}

TEST_CASE("delays and refunds and cancellations of the demo have a lifelike share") {
    struct Share {
        const char* some;
        const char* among;
        std::int64_t least;
        std::int64_t most;
    };
    constexpr std::array kShares = {
        Share{"shipped_at > dispatch_by", "shipped_at is not null", 20, 110},
        Share{"accepted_at > confirm_by", "accepted_at is not null", 20, 110},
        // Payments that were refused, of what is no longer new.
        Share{"state = 8", "created_at < 1789000000000", 5, 60},
        Share{"refunded_minor > 0", "delivered_at is not null", 25, 75},
        Share{"refunded_minor < (price_minor + shipping_minor) / 2",
              "delivered_at is not null and refunded_minor > 0", 200, 450}};
    for (const std::uint64_t seed : {1u, 2u}) {
        api::tried::Shop shop;
        add_orders(shop, 6'000, seed);
        for (const Share& share : kShares) {
            const std::string all =
                "select count(*) from customer_order where merchant_id = 1 and " +
                std::string(share.among);
            const std::int64_t among = figure(shop, all);
            REQUIRE(among > 0);
            const std::int64_t thousandths =
                figure(shop, all + " and " + share.some) * 1'000 / among;
            CAPTURE(seed);
            CAPTURE(share.some);
            CHECK(thousandths >= share.least);
            CHECK(thousandths <= share.most);
        }
    }
}

TEST_CASE("demo buyers write in many scripts and most of them in Latin") {
    // Blocks of Unicode, without the letters that two scripts have in common.
    constexpr std::array kScripts = {Script{"Latin", U'A', U'z'}, Script{"Greek", 0x370, 0x3FF},
                                     Script{"Cyrillic", 0x400, 0x4FF},
                                     Script{"kana", 0x3040, 0x30FF},
                                     Script{"ideographs", 0x4E00, 0x9FFF}};
    std::array<int, kScripts.size()> buyers{};
    Random random(1);
    constexpr int kBuyers = 3'000; // of a new demo shop
    for (int each = 0; each < kBuyers; ++each) {
        const auto market = each % 3 == 0 ? listings::Market::DE : listings::Market::FR;
        const orders::Address address = draw_buyer(market, random).shipping;
        const std::string name = address.first_name + " " + address.last_name;
        CHECK(check_utf8(name).ok());
        for (std::size_t script = 0; script < kScripts.size(); ++script)
            buyers[script] += has_letter_of(kScripts[script], name) ? 1 : 0;
    }
    for (std::size_t script = 0; script < kScripts.size(); ++script) {
        CAPTURE(kScripts[script].name);
        CHECK(buyers[script] > 3);
        CHECK((buyers[script] > kBuyers * 9 / 10) == (script == 0));
    }
}

TEST_CASE("a demo has as many orders as were asked for") {
    for (const std::int64_t count : {0, 1, 7, 40}) {
        api::tried::Shop shop;
        add_orders(shop, count, 3);
        CAPTURE(count);
        CHECK(figure(shop, "select count(*) from customer_order where merchant_id = 1") == count);
        CHECK(figure(shop, "select count(distinct order_id) from order_line"
                           " where merchant_id = 1") == count);
        CHECK(figure(shop, "select count(*) from customer_order where merchant_id = 2") == 0);
    }
}
