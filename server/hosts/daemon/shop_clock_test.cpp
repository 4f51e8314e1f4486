// The shop's clock: set and moving on, or the machine's; and how a time is written.
#include "server/hosts/daemon/options.hpp"
#include "server/hosts/daemon/shop_clock.hpp"

#include <doctest/doctest.h>

#include <array>
#include <chrono>

using namespace stall;
using namespace stall::hosts;

namespace {

std::int64_t machine_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

TEST_CASE("a clock that was set moves on in real time") {
    constexpr Instant kSet{1'795'162'440'000};
    const std::int64_t before = machine_ms();
    const ShopClock clock(kSet);
    const Instant shown = clock.now();
    const std::int64_t passed_max = machine_ms() - before;
    CHECK(shown >= kSet);
    CHECK(shown.utc_ms <= kSet.utc_ms + passed_max);
    const Instant started = clock.now();
    const std::int64_t machine_started = machine_ms();
    while (machine_ms() - machine_started < 20) {
    }
    CHECK(clock.now().utc_ms - started.utc_ms >= 20);
    const std::int64_t now = machine_ms();
    CHECK(ShopClock(std::nullopt).now().utc_ms - now < 1'000);
    CHECK(ShopClock(std::nullopt).now().utc_ms >= now);
}

TEST_CASE("a shop's time is UTC within the years that the shop knows") {
    struct Row {
        const char* text;
        std::int64_t utc_ms; ///< 0: refused
    };
    for (const Row& row : std::array{
             Row{"2026-12-01T00:30:00Z", 1'796'085'000'000},
             Row{"2026-12-01T00:30Z", 1'796'085'000'000},
             Row{"2026-12-31T22:50:00.250Z", 1'798'757'400'000}, // to the second
             Row{"2022-01-01T00:00:00Z", 1'640'995'200'000},
             Row{"2039-12-31T23:59:59Z", 2'208'988'799'000}, Row{"2021-12-31T23:59:59Z", 0},
             Row{"2040-01-01T00:00:00Z", 0}, Row{"2026-12-01T00:30:00", 0}, Row{"2026-12-01", 0},
             Row{"2026-12-01T00:30:00+01:00", 0}, Row{"1796085000000", 0},
             Row{"2026-13-01T00:30:00Z", 0}, Row{"yesterday", 0}, Row{"", 0}, Row{"Z", 0}}) {
        CAPTURE(row.text);
        const auto read = parse_shop_time(row.text);
        CHECK(read.ok() == (row.utc_ms != 0));
        if (read.ok()) CHECK(read.value().utc_ms == row.utc_ms);
        const std::array<const char*, 3> arguments = {"stallkeeperd", "--now", row.text};
        const Started started = read_options(3, arguments.data());
        CHECK(started.is_over == (row.utc_ms == 0));
        CHECK(started.exit_code == (row.utc_ms == 0 ? 2 : 0));
        if (read.ok()) CHECK(started.options.now == read.value());
    }
}
