// A disk that is full, broken or cut off from power at the n-th write, for every n: no acknowledged
// change is lost, none is kept by half, the client is told, reading goes on, and so does writing as
// soon as the disk is well again.
#include "core/wire/listings.hpp"
#include "server/api/tried_json.hpp"
#include "server/api/tried_shop.hpp"
#include "server/storage/tried_disk.hpp"

#include <thread>

namespace stall::api {
namespace {

using tried::Json;
using tried::Shop;

constexpr int kChanges = 5;
constexpr std::int64_t kFaultPlacesMax = 500;

std::unique_ptr<storage::Store> store_in(const storage::tried::Path& path) {
    return storage::tried::value_of(storage::Store::open(
        {path.text(), storage::tried::kNow, storage::Opening::Sharing::pool, 4}));
}

std::string price_of(int change) { return std::to_string(120 + change) + ".00"; }

Response change_price(Shop& shop, const std::string& price) {
    Request request = shop.patch(1, R"({"market":"FR","currency":"EUR","price":")" + price + "\"}");
    request.headers.back().second = "*"; // whatever the version is
    return shop.send(request);
}

/// Ad 1 as the shop shows it in France.
struct Shown {
    std::string price;
    int version = 0;
};
Shown shown_by(Shop& shop) {
    const Response read = shop.send(shop.seller("GET", "/ws/listings/1"));
    REQUIRE(read.status == 200);
    auto reader = storage::tried::value_of(shop.store->read());
    const auto version = reader.database().integer_of(
        "select version from listing where merchant_id = 1 and listing_id = 1", {}, 0);
    return {Json(tried::body_of(read))["price"].text(), static_cast<int>(version.value())};
}

/// Whatever the disk did: one journal entry for each version, and the file is sound.
void check_whole(storage::Store& store) {
    auto reader = storage::tried::value_of(store.read());
    auto check = storage::tried::value_of(reader.database().query("pragma integrity_check"));
    REQUIRE(storage::tried::value_of(check.next()));
    CHECK(check.text(0) == "ok");
    const auto unequal = reader.database().integer_of(
        "select (select version from listing where merchant_id = 1 and listing_id = 1) - 1"
        " - (select count(*) from journal where merchant_id = 1 and kind = 'listing_changed')",
        {}, -1);
    CHECK(unequal.value() == 0);
}

/// Sends the changes one after the other, the disk failing on the way; the last that was
/// acknowledged.
Shown change_on_failing_disk(Shop& shop, std::string_view code_wanted) {
    Shown acknowledged = shown_by(shop);
    for (int change = 1; change <= kChanges; ++change) {
        const Response answer = change_price(shop, price_of(change));
        if (answer.status == 200) {
            acknowledged = {price_of(change), acknowledged.version + 1};
            continue;
        }
        CHECK(answer.status == 503);
        CHECK(find_header(answer.headers, "Retry-After"));
        const Json problem(tried::body_of(answer));
        CHECK(problem["code"].text() == code_wanted);
        CHECK(problem.raw().find("sql") == std::string::npos);
        CHECK(shown_by(shop).price == acknowledged.price); // reading goes on
    }
    return acknowledged;
}

struct Trouble {
    const char* name;
    int code;
    const char* told;
    bool cuts_power;
};

/// False when the disk lived through all of it: there is no later place to fail at.
bool fails_at(std::int64_t place, const Trouble& trouble) {
    const storage::tried::Path path("disk-faults");
    storage::tried::Disk disk;
    Shown acknowledged;
    bool has_failed = false;
    {
        Shop shop(store_in(path));
        (void)shop.desk("GET", "/");
        disk.fail_after(place, trouble.code);
        acknowledged = change_on_failing_disk(shop, trouble.told);
        has_failed = disk.failures() > 0;
        if (!trouble.cuts_power) {
            disk.heal();
            CHECK(shown_by(shop).price == acknowledged.price);
            const Response answer = change_price(shop, "199.00");
            CHECK(answer.status == 200); // and writing goes on as soon as it can
            acknowledged = {"199.00", acknowledged.version + 1};
            check_whole(*shop.store);
        }
    }
    disk.heal();
    if (trouble.cuts_power) disk.cut_power();
    auto store = store_in(path);
    check_whole(*store);
    auto reader = storage::tried::value_of(store->read());
    const auto stored = [&](const char* sql) {
        return storage::tried::value_of(reader.database().integer_of(sql, {}, -1));
    };
    const auto price = stored("select price_minor from listing_market where merchant_id = 1"
                              " and listing_id = 1 and market = 'FR'");
    const auto version = stored("select version from listing where merchant_id = 1"
                                " and listing_id = 1");
    CHECK(std::to_string(price / 100) + ".00" == acknowledged.price.substr(0, 3) + ".00");
    CHECK(version == acknowledged.version);
    return has_failed;
}

TEST_CASE("a failing disk loses no acknowledged change at whichever write it fails") {
    for (const Trouble& trouble : {Trouble{"full", SQLITE_FULL, "disk_full", false},
                                   Trouble{"broken", SQLITE_IOERR_WRITE, "disk_failing", false},
                                   Trouble{"power", SQLITE_IOERR_WRITE, "disk_failing", true}}) {
        CAPTURE(trouble.name);
        std::int64_t place = 0;
        for (; place < kFaultPlacesMax; ++place) {
            CAPTURE(place);
            if (!fails_at(place, trouble)) break;
        }
        CHECK(place > kChanges);
        CHECK(place < kFaultPlacesMax);
    }
}

TEST_CASE("changes that were committed together are refused together") {
    const storage::tried::Path path("disk-group");
    storage::tried::Disk disk;
    Shop shop(store_in(path));
    for (std::int64_t place = 0; place < 12; ++place) {
        CAPTURE(place);
        disk.fail_after(place, SQLITE_FULL);
        std::vector<int> outcomes(8, 0);
        std::vector<std::thread> threads;
        const std::int64_t base = place * 100;
        for (int each = 0; each < 8; ++each) {
            threads.emplace_back([&, each] {
                const auto kept = shop.store->write([&](storage::Transaction& transaction) {
                    return storage::insert_token(transaction, tried::kAlpha,
                                                 "digest-" + std::to_string(base + each), "x", "y",
                                                 shop.now);
                });
                outcomes[static_cast<std::size_t>(each)] = kept.ok() ? 1 : 2;
            });
        }
        for (std::thread& thread : threads) thread.join();
        disk.heal();
        auto reader = storage::tried::value_of(shop.store->read());
        for (int each = 0; each < 8; ++each) {
            const auto token = storage::tried::value_of(
                storage::find_token(reader.database(), "digest-" + std::to_string(base + each)));
            CHECK(token.has_value() == (outcomes[static_cast<std::size_t>(each)] == 1));
        }
    }
}

/// A file whose second half has unknown products: that many ads are made, the others refused.
constexpr int kLines = 300;
std::string file_of_lines() {
    std::string catalog = "sku;product_id;quantity;price\n";
    for (int line = 0; line < kLines; ++line)
        catalog +=
            "BULK-" + std::to_string(line) + (line < kLines / 2 ? ";2" : ";77") + ";1;50.00\n";
    return wire::encode_import({listings::Market::FR, "ads.csv", catalog, ';', '"'});
}

TEST_CASE("an accepted import goes on when the disk is well again") {
    for (const int code : {SQLITE_FULL, SQLITE_IOERR_WRITE}) {
        std::int64_t place = 0;
        for (bool has_failed = true; has_failed && place < kFaultPlacesMax;
             place += 1 + place / 4) {
            CAPTURE(place);
            const storage::tried::Path path("disk-import");
            storage::tried::Disk disk;
            Shop shop(store_in(path));
            Work work;
            shop.run_later = [&](Work given) { work = std::move(given); };
            Request import = shop.desk("POST", "/desk/v1/imports", file_of_lines());
            import.headers.emplace_back("Idempotency-Key", "k1");
            REQUIRE(shop.send(import).status == 202);
            disk.fail_after(place, code);
            const auto work_on = [&] {
                auto left = usecases::Step::more;
                while (left == usecases::Step::more) left = work();
                return left;
            };
            const auto left = work_on();
            has_failed = disk.failures() > 0;
            CHECK(left == (has_failed ? usecases::Step::rest : usecases::Step::over));
            if (has_failed) CHECK(work_on() == usecases::Step::rest); // the disk is still ill
            disk.heal();
            if (has_failed) CHECK(work_on() == usecases::Step::over);
            const Json task(tried::body_of(shop.send(shop.desk("GET", "/desk/v1/tasks/1"))));
            CHECK(task["state"].text() == "done");
            CHECK(task["processed"].number() == kLines);
            CHECK(task["created"].number() == kLines / 2);
            CHECK(task["refusals"].size() == kLines / 2);
            check_whole(*shop.store);
        }
        CHECK(place > 4);
        CHECK(place < kFaultPlacesMax);
    }
}

} // namespace
} // namespace stall::api
