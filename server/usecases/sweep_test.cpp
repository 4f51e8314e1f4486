// What ends by itself and when, that it ends piece by piece, and what must stay.
#include "server/usecases/sweep.hpp"

#include "server/api/tried_shop.hpp"
#include "server/storage/keeping.hpp"

namespace stall::usecases {
namespace {

using api::tried::Shop;
using storage::kKeptDayMs;

constexpr std::int64_t kLines = 2'500;

void run(Shop& shop, const std::string& sql) {
    storage::tried::succeed(shop.store->write(
        [&](storage::Transaction& work) { return work.database().run_script(sql); }));
}

std::int64_t count(Shop& shop, const std::string& what) {
    auto reader = storage::tried::value_of(shop.store->read());
    return storage::tried::value_of(
        reader.database().integer_of("select count(*) from " + what, {}, -1));
}

/// A task that ended now, with a line, a refusal and an undo of each.
void add_task(Shop& shop, std::int64_t task, const char* state = "done") {
    const std::string id = std::to_string(task);
    const std::string at = std::to_string(shop.now.utc_ms);
    run(shop, "insert into task (merchant_id, task_id, kind, state, actor, market, file_name,"
              " catalog, delimiter, quote, changed, created_at, updated_at) values (1, " +
                  id + ", 'bulk', '" + state + "', '', 'FR', '', '{}', ',', '\"', 1, " + at + ", " +
                  at + ");");
    for (const char* lines :
         {"task_line (merchant_id, task_id, line, listing_id, outcome) select 1, TASK, n, 1,"
          " 'changed'",
          "task_refusal select 1, TASK, n, n, '', '', '', 'x', ''",
          "task_undo select 1, TASK, n, 1, '[]', '[]'"}) {
        std::string sql = std::string("insert into ") + lines;
        sql.replace(sql.find("TASK"), 4, id);
        run(shop, "with recursive c(n) as (select 1 union all select n + 1 from c where n < " +
                      std::to_string(kLines) + ") " + sql + " from c");
    }
}

/// How many pieces it took until nothing was left.
int sweep_all(Shop& shop, const Keeping& keeping = {}) {
    int pieces = 0;
    while (storage::tried::value_of(sweep(*shop.store, keeping, shop.now)) == Step::more) ++pieces;
    return pieces;
}

TEST_CASE("lines of a task go after thirty days and the task after ninety in small pieces") {
    Shop shop;
    add_task(shop, 1);
    add_task(shop, 2, "running");
    const std::int64_t ended = shop.now.utc_ms;
    shop.now.utc_ms = ended + 30 * kKeptDayMs - 1;
    sweep_all(shop);
    CHECK(count(shop, "task_line where task_id = 1") == kLines);

    shop.now.utc_ms = ended + 30 * kKeptDayMs;
    const std::int64_t commits = shop.store->commits();
    CHECK(sweep_all(shop) >= kLines / kSweptAtOnceMax);
    CHECK(shop.store->commits() - commits >= 3);
    for (const char* table : {"task_line", "task_refusal", "task_undo"}) {
        CAPTURE(table);
        CHECK(count(shop, std::string(table) + " where task_id = 1") == 0);
        CHECK(count(shop, std::string(table) + " where task_id = 2") == kLines);
    }
    CHECK(shop.send(shop.desk("GET", "/desk/v1/tasks/1")).status == 200);
    api::Request undo = shop.desk("POST", "/desk/v1/tasks/1/undo", "{}");
    undo.headers.emplace_back("Idempotency-Key", "undo-1");
    CHECK(api::tried::says(shop.send(undo), "task_not_undoable"));

    shop.now.utc_ms = ended + 90 * kKeptDayMs;
    shop.cookie = "";
    sweep_all(shop);
    CHECK(shop.send(shop.desk("GET", "/desk/v1/tasks/1")).status == 404);
    CHECK(count(shop, "task") == 1); // who is at work is never too old
}

TEST_CASE("answers and sessions and browsers and guesses end with their time") {
    Shop shop;
    REQUIRE(shop.send(shop.patch(1, R"({"market":"FR","quantity":4})")).status == 200);
    run(shop, "insert into sign_in_guess values ('address:x', " +
                  std::to_string(shop.now.utc_ms + 1'000) + ", 0)");
    sweep_all(shop);
    for (const char* table : {"idempotency", "session", "known_browser"})
        CHECK(count(shop, table) == 1);
    shop.now.utc_ms += kKeptDayMs;
    sweep_all(shop);
    CHECK(count(shop, "idempotency") == 0);
    CHECK(count(shop, "session") == 0);
    CHECK(count(shop, "sign_in_guess") == 0);
    CHECK(count(shop, "known_browser") == 1);
    shop.now.utc_ms += 180 * kKeptDayMs;
    sweep_all(shop);
    CHECK(count(shop, "known_browser") == 0);
}

TEST_CASE("the journal is kept as long as stated and prices keep their past") {
    Shop shop;
    const auto price = [&](const char* amount, const std::string& version) {
        const std::string body =
            std::string(R"({"market":"FR","currency":"EUR","price":")") + amount + "\"}";
        return shop.send(shop.patch(1, body, version)).status;
    };
    REQUIRE(price("150.00", "1") == 200);
    const std::int64_t old = count(shop, "journal where merchant_id = 1");
    shop.now.utc_ms += 300 * kKeptDayMs;
    shop.cookie = "";
    REQUIRE(price("151.00", "2") == 200);
    const std::int64_t points = count(shop, "price_point");
    shop.now.utc_ms += 101 * kKeptDayMs;
    shop.cookie = "";
    const std::int64_t before = count(shop, "journal where merchant_id = 1");
    sweep_all(shop, {0});
    CHECK(count(shop, "journal where merchant_id = 1") == before);
    sweep_all(shop);
    CHECK(count(shop, "journal where merchant_id = 1") == before - old);
    CHECK(count(shop, "price_point") == points);
    // Who stands before what is kept loads the shop again; who is within it goes on.
    CHECK(shop.send(shop.desk("GET", "/desk/v1/changes?after=0")).status == 410);
    CHECK(shop.send(shop.desk("GET", "/desk/v1/changes?after=" + std::to_string(old))).status ==
          200);
    // The newest entry stays, so that numbers go on.
    shop.now.utc_ms += 1'000 * kKeptDayMs;
    shop.cookie = "";
    sweep_all(shop);
    CHECK(count(shop, "journal where merchant_id = 1") >= 1);
    REQUIRE(price("152.00", "3") == 200);
    CHECK(count(shop, "journal where merchant_id = 1 and sequence > " + std::to_string(before)) >=
          1);
}

} // namespace
} // namespace stall::usecases
