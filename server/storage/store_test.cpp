// The store: schema brought up to date or refused, writes whole or not at all, grouped and
// followed.
#include "server/storage/journal.hpp"
#include "server/storage/schema.hpp"
#include "server/storage/sqlite_database.hpp"
#include "server/storage/tried_store.hpp"

#include <array>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <latch>
#include <thread>

using namespace stall;
using namespace stall::storage;
using stall::storage::tried::kNow;
using stall::storage::tried::memory_store;
using stall::storage::tried::Path;
using stall::storage::tried::succeed;
using stall::storage::tried::value_of;

namespace {

Result<void> add_merchant(Transaction& transaction, std::int64_t id) {
    TRY(transaction.database().execute(
        "insert into merchant values (?, ?, 'Shop', 'FR', 'Europe/Paris', 500000, 2000, 0)",
        {id, std::string_view(std::to_string(id))}));
    return {};
}

std::int64_t merchants(Store& store) {
    Reader reader = value_of(store.read());
    return value_of(reader.database().integer_of("select count(*) from merchant", {}, -1));
}

constexpr std::array kTwoSteps = {
    Migration{1, "one", "create table thing (id integer primary key) strict;"},
    Migration{2, "two", "alter table thing add column name text not null default '';"}};
constexpr std::array kBrokenSecond = {kTwoSteps[0], Migration{2, "two", "create table x (; "}};

} // namespace

TEST_CASE("a new file gets the schema and keeps what is written") {
    const Path path("new");
    {
        const auto store = value_of(Store::open({path.text(), kNow}));
        succeed(store->write([](Transaction& t) { return add_merchant(t, 1); }));
    }
    const auto store = value_of(Store::open({path.text(), kNow}));
    CHECK(merchants(*store) == 1);
}

TEST_CASE("an older file is copied and then upgraded") {
    const Path path("older");
    const auto database = value_of(open_sqlite(path.text(), Access::read_write));
    const std::span<const Migration> steps = kTwoSteps;
    succeed(bring_up_to_date(*database, path.text(), steps.first(1), kNow));
    value_of(database->execute("insert into thing (id) values (7)"));
    succeed(bring_up_to_date(*database, path.text(), steps, kNow));
    CHECK(value_of(version_of(*database)) == 2);
    CHECK(value_of(database->integer_of("select id from thing where name = ''", {}, 0)) == 7);
    const auto copy = value_of(open_sqlite(path.text() + ".before-v2", Access::read_only));
    CHECK(value_of(version_of(*copy)) == 1);
    CHECK(value_of(copy->integer_of("select id from thing", {}, 0)) == 7);
}

TEST_CASE("a step that fails leaves the file at the version before") {
    const auto database = value_of(open_sqlite(":memory:", Access::read_write));
    CHECK_FALSE(bring_up_to_date(*database, ":memory:", kBrokenSecond, kNow).ok());
    CHECK(value_of(version_of(*database)) == 1);
}

TEST_CASE("a newer file is refused in words") {
    const Path path("newer");
    {
        const auto store = value_of(Store::open({path.text(), kNow}));
        succeed(store->write([](Transaction& t) -> Result<void> {
            TRY(t.database().execute("insert into schema_version values (99, 'later', 0, 0)"));
            return {};
        }));
    }
    const auto store = Store::open({path.text(), kNow});
    REQUIRE_FALSE(store.ok());
    CHECK(store.error().code == "storage_too_new");
    const std::string sentence = sentence_for(store.error(), path.text());
    CHECK(sentence.find("newer Stallkeeper") != std::string::npos);
    CHECK(sentence.find("99") != std::string::npos);
}

TEST_CASE("a file of another build and a file that is none are refused") {
    const Path path("edited");
    {
        const auto store = value_of(Store::open({path.text(), kNow}));
        succeed(store->write([](Transaction& t) -> Result<void> {
            TRY(t.database().execute("update schema_version set checksum = 1"));
            return {};
        }));
    }
    CHECK(Store::open({path.text(), kNow}).error().code == "storage_edited");
    const Path text("text");
    std::ofstream(text.text()) << std::string(5000, 'x');
    CHECK(Store::open({text.text(), kNow}).error().code == "storage_corrupt");
    CHECK(Store::open({"/no/such/folder/x.db", kNow}).error().code == "storage_connection");
}

TEST_CASE("a file that lacks something of its version is refused and left as it is") {
    struct Row {
        const char* spoilt_by;
        const char* lacks;
    };
    for (const Row& row : {Row{"drop table task_line", "table \"task_line\""},
                           Row{"drop table task; drop table order_term", "table \"order_term\""},
                           Row{"drop index task_unfinished", "index \"task_unfinished\""},
                           Row{"alter table product drop column weight_grams",
                               "column \"weight_grams\" of \"product\""},
                           Row{"delete from schema_version where version = 3", "its schema step 3"},
                           Row{"delete from schema_version", "all of its schema"}}) {
        CAPTURE(row.spoilt_by);
        const Path path("lacks");
        value_of(Store::open({path.text(), kNow}));
        const auto spoilt = value_of(open_sqlite(path.text(), Access::read_write));
        succeed(spoilt->run_script("pragma foreign_keys = off"));
        succeed(spoilt->run_script(row.spoilt_by));
        const auto store = Store::open({path.text(), kNow});
        REQUIRE_FALSE(store.ok());
        CHECK(store.error().code == "storage_incomplete");
        CHECK(store.error().where == row.lacks);
        CHECK_FALSE(Store::open({path.text(), kNow}).ok()); // the first try mended nothing by half
    }
}

TEST_CASE("what somebody adds to a file does not harm it") {
    const Path path("added");
    value_of(Store::open({path.text(), kNow}));
    succeed(value_of(open_sqlite(path.text(), Access::read_write))
                ->run_script("create table notes (text text); create index notes_by_text on notes "
                             "(text); analyze"));
    CHECK(Store::open({path.text(), kNow}).ok());
}

TEST_CASE("the database of another program is refused and gets no table of ours") {
    for (const char* schema :
         {"create table album (id integer primary key)",
          "create table schema_version (version integer primary key); create table album (id)"}) {
        CAPTURE(schema);
        const Path path("foreign");
        const auto foreign = value_of(open_sqlite(path.text(), Access::read_write));
        succeed(foreign->run_script(schema));
        const auto store = Store::open({path.text(), kNow});
        REQUIRE_FALSE(store.ok());
        CHECK(store.error().code == "storage_foreign");
        CHECK(store.error().where == "album");
        CHECK(value_of(foreign->integer_of(
                  "select count(*) from sqlite_master where name = 'merchant'", {}, -1)) == 0);
    }
}

TEST_CASE("a copy that a kill broke off does not stop the upgrade and a whole one is kept") {
    const Path path("copies");
    const auto database = value_of(open_sqlite(path.text(), Access::read_write));
    const std::span<const Migration> steps = kTwoSteps;
    succeed(bring_up_to_date(*database, path.text(), steps.first(1), kNow));
    const std::string name = path.text() + ".before-v2";
    std::ofstream(name + "-unfinished") << "half";
    std::ofstream(name) << "an older one";
    succeed(bring_up_to_date(*database, path.text(), steps, kNow));
    CHECK_FALSE(std::ifstream(name + "-unfinished").is_open());
    std::string older;
    std::getline(std::ifstream(name), older);
    CHECK(older == "an older one");
    CHECK(value_of(version_of(*value_of(open_sqlite(name + "-2", Access::read_only)))) == 1);
    std::remove((name + "-2").c_str());
}

TEST_CASE("why a database does not open is said with what to do and without a statement") {
    using Kind = Failure::Kind;
    struct Row {
        Error error;
        const char* why;
        const char* what_to_do;
    };
    const char* kStatement = "pragma busy_timeout = 5000; insert into secret";
    for (const Row& row :
         {Row{error_of({Kind::full, "database or disk is full", kStatement}), "is full",
              "Make room"},
          Row{error_of({Kind::corrupt, "file is not a database", kStatement}),
              "file is not a database", "Put a copy in its place"},
          Row{error_of({Kind::busy, "database is locked", kStatement}), "locked", "End it"},
          Row{error_of({Kind::connection, "attempt to write a readonly database", kStatement}),
              "readonly", "belongs to the user"},
          Row{error_of({Kind::other, "no such function", kStatement}), "no such function",
              "--data DIR"},
          Row{{"storage_too_new", "", "99", "11"},
              "schema 99, this program knows 11",
              "Start the newer program"},
          Row{{"storage_edited", "ads", "", ""}, "\"ads\"", "Start that build"},
          Row{{"storage_incomplete", "table \"task\"", "", ""},
              "lacks table \"task\"",
              "Put a copy in its place"},
          Row{{"storage_foreign", "album", "", ""}, "another program", "--database FILE"}}) {
        CAPTURE(row.error.code);
        const std::string sentence = sentence_for(row.error, "/srv/shop.sqlite3");
        CAPTURE(sentence);
        for (const char* part : {row.why, row.what_to_do, "/srv/shop.sqlite3"})
            CHECK(sentence.find(part) != std::string::npos);
        for (const char* never : {"pragma", "insert", "{", "storage_"})
            CHECK(sentence.find(never) == std::string::npos);
    }
}

TEST_CASE("a job that fails leaves nothing and spoils no other") {
    const auto store = memory_store();
    const auto failed = store->write([](Transaction& t) -> Result<void> {
        TRY(add_merchant(t, 1));
        return Error{"price_below_floor", "", "", ""};
    });
    CHECK(failed.error().code == "price_below_floor");
    CHECK(merchants(*store) == 0);
    succeed(store->write([](Transaction& t) { return add_merchant(t, 2); }));
    CHECK(merchants(*store) == 1);
}

TEST_CASE("writes of many threads are all kept and share commits") {
    const Path path("grouped");
    const auto store = value_of(Store::open({path.text(), kNow}));
    constexpr int kThreads = 8;
    constexpr int kWrites = 50;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < kThreads; ++thread) {
        threads.emplace_back([&, thread] {
            for (int write = 0; write < kWrites; ++write) {
                const std::int64_t id = thread * kWrites + write + 1;
                // Every tenth breaks a rule; its neighbours in the batch must not notice.
                (void)store->write(
                    [&](Transaction& t) { return add_merchant(t, id % 10 ? id : 1); });
                if (write % 7 == 0) (void)merchants(*store);
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(merchants(*store) == kThreads * kWrites * 9 / 10);
    CHECK(store->commits() <= kThreads * kWrites);
}

TEST_CASE("long work lets others go first and still gets its turn") {
    const Path path("urgency");
    const auto store = value_of(Store::open({path.text(), kNow}));
    std::string order; // of the jobs; each runs under the store's own lock
    std::latch begun(1), queued(1);
    std::vector<std::thread> threads;
    const auto later = [&](char name, Urgency urgency, std::int64_t waiting) {
        threads.emplace_back([&, name, urgency] {
            succeed(store->write(
                [&, name](Transaction&) -> Result<void> {
                    order += name;
                    return {};
                },
                urgency));
        });
        while (store->writes_waiting() < waiting) std::this_thread::yield();
    };
    threads.emplace_back([&] {
        succeed(store->write([&](Transaction&) -> Result<void> {
            begun.count_down();
            queued.wait();
            return {};
        }));
    });
    begun.wait();
    later('L', Urgency::whenever, 1);
    later('a', Urgency::at_once, 2);
    later('M', Urgency::whenever, 3);
    later('b', Urgency::at_once, 4);
    const std::int64_t before = store->commits();
    queued.count_down();
    for (std::thread& thread : threads) thread.join();
    CHECK(order == "abLM");
    CHECK(store->commits() == before + 4); // the one that was at work; a and b together; L; M

    // However many come after it, long work is overtaken a few times only.
    std::atomic<bool> is_done = false;
    std::thread work([&] {
        succeed(store->write([](Transaction& t) { return add_merchant(t, 1); }, Urgency::whenever));
        is_done = true;
    });
    while (!is_done) succeed(store->write([](Transaction&) { return Result<void>(); }));
    work.join();
    CHECK(merchants(*store) == 1);
}

TEST_CASE("all that one lease reads is of one moment") {
    const Path path("moment");
    const auto store = value_of(Store::open({path.text(), kNow}));
    succeed(store->write([](Transaction& t) { return add_merchant(t, 1); }));
    {
        const auto count = "select count(*) from merchant";
        Reader reader = value_of(store->read());
        CHECK(value_of(reader.database().integer_of(count, {}, 0)) == 1);
        succeed(store->write([](Transaction& t) { return add_merchant(t, 2); }));
        CHECK(value_of(reader.database().integer_of(count, {}, 0)) == 1);
        CHECK(merchants(*store) == 2); // another lease begins later
    }
    CHECK(merchants(*store) == 2);
}

TEST_CASE("a series gives each id once for each merchant") {
    const auto store = memory_store();
    std::vector<std::int64_t> ids;
    succeed(store->write([&](Transaction& t) -> Result<void> {
        ids.push_back(TRY(t.reserve_ids(MerchantId(1), "listing", 1)));
        ids.push_back(TRY(t.reserve_ids(MerchantId(1), "listing", 100)));
        ids.push_back(TRY(t.reserve_ids(MerchantId(1), "listing", 1)));
        ids.push_back(TRY(t.reserve_ids(MerchantId(2), "listing", 1)));
        ids.push_back(TRY(t.reserve_ids(MerchantId(1), "task", 1)));
        return {};
    }));
    CHECK(ids == std::vector<std::int64_t>{1, 2, 102, 1, 1});
}

TEST_CASE("the journal counts for each merchant and tells who follows after the commit") {
    const auto store = memory_store();
    std::vector<std::int64_t> told;
    store->on_change([&](MerchantId merchant) { told.push_back(merchant.value); });
    const auto note = [](std::int64_t merchant, std::vector<ListingId> listings) {
        JournalEntry entry;
        entry.merchant = MerchantId(merchant);
        entry.kind = "listing_changed";
        entry.listings = std::move(listings);
        return entry;
    };
    succeed(store->write([&](Transaction& t) -> Result<void> {
        TRY(record(t, note(1, {ListingId(5), ListingId(70)})));
        TRY(record(t, note(2, {})));
        TRY(record(t, note(1, {ListingId(6)})));
        return {};
    }));
    (void)store->write([&](Transaction& t) -> Result<void> {
        TRY(record(t, note(3, {})));
        return Error{"refused", "", "", ""};
    });
    CHECK(told == std::vector<std::int64_t>{1, 2});
    Reader reader = value_of(store->read());
    CHECK(value_of(newest_sequence(reader.database(), MerchantId(1))) == Sequence(2));
    CHECK(value_of(newest_sequence(reader.database(), MerchantId(3))) == Sequence(0));
    const auto news = value_of(entries_after(reader.database(), MerchantId(1), Sequence(0), 10));
    REQUIRE(news.size() == 2);
    CHECK(news[0].listings == std::vector{ListingId(5), ListingId(70)});
    CHECK(value_of(entries_after(reader.database(), MerchantId(1), Sequence(0), 1)).size() == 1);
    CHECK(value_of(entries_after(reader.database(), MerchantId(1), Sequence(2), 10)).empty());
}

TEST_CASE("a file that is taken away or damaged or replaced is looked at again until it is right") {
    const Path path("broken");
    const Path other("other");
    const Path aside("aside");
    {
        const auto made = value_of(Store::open({other.text(), kNow}));
        for (const std::int64_t id : {1, 2, 3})
            succeed(made->write([&](Transaction& t) { return add_merchant(t, id); }));
        const auto first = value_of(Store::open({path.text(), kNow}));
        succeed(first->write([](Transaction& t) { return add_merchant(t, 1); }));
    }
    const auto bytes_of = [](const std::string& name) {
        std::ifstream file(name, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    const std::string whole = bytes_of(path.text());
    const auto put = [&](const std::string& bytes) {
        std::ofstream(path.text(), std::ios::binary | std::ios::trunc) << bytes;
    };
    struct Case {
        const char* name;
        std::function<void()> break_it, mend_it;
        std::int64_t merchants;
    };
    for (const Case& tried : {
             Case{"taken away", [&] { std::rename(path.text().c_str(), aside.text().c_str()); },
                  [&] { std::rename(aside.text().c_str(), path.text().c_str()); }, 1},
             Case{"overwritten", [&] { put(std::string(whole.size(), 'x')); }, [&] { put(whole); },
                  1},
             Case{"emptied", [&] { put(""); }, [&] { put(whole); }, 1},
             Case{"cut short", [&] { put(whole.substr(0, 4096)); }, [&] { put(whole); }, 1},
             Case{"another's in its place",
                  [&] { std::rename(path.text().c_str(), aside.text().c_str()); },
                  [&] { std::rename(other.text().c_str(), path.text().c_str()); }, 3},
         }) {
        CAPTURE(tried.name);
        put(whole);
        const auto store = value_of(Store::open({path.text(), kNow}));
        tried.break_it();
        for (int again = 0; again < 3; ++again) {
            auto reader = store->read();
            const bool reads =
                reader.ok() &&
                reader.value().database().integer_of("select count(*) from merchant", {}, -1).ok();
            CHECK_FALSE(reads);
        }
        CHECK_FALSE(store->write([](Transaction& t) { return add_merchant(t, 9); }).ok());
        tried.mend_it();
        CHECK(merchants(*store) == tried.merchants);
        succeed(store->write([](Transaction& t) { return add_merchant(t, 10); }));
        CHECK(merchants(*store) == tried.merchants + 1);
    }
}

TEST_CASE("what the log of a broken file still holds is read into no other file") {
    const Path path("logged");
    const Path other("logged-other");
    {
        const auto made = value_of(Store::open({other.text(), kNow}));
        for (const std::int64_t id : {1, 2, 3})
            succeed(made->write([&](Transaction& t) { return add_merchant(t, id); }));
    }
    (void)value_of(Store::open({path.text(), kNow})); // closed, its log is in the file
    const auto store = value_of(Store::open({path.text(), kNow}));
    succeed(store->write([](Transaction& t) { return add_merchant(t, 1); }));
    REQUIRE(std::filesystem::file_size(path.text() + "-wal") > 0);
    const auto bytes = std::filesystem::file_size(path.text());
    std::ofstream(path.text(), std::ios::binary | std::ios::trunc) << std::string(bytes, 'x');
    {
        auto broken = store->read();
        CHECK_FALSE(
            (broken.ok() &&
             broken.value().database().integer_of("select count(*) from merchant", {}, -1).ok()));
    }
    std::filesystem::rename(other.text(), path.text());
    CHECK(merchants(*store) == 3);
    Reader reader = value_of(store->read());
    Cursor sound = value_of(reader.database().query("pragma integrity_check", {}));
    REQUIRE(value_of(sound.next()));
    CHECK(sound.text(0) == "ok");
}
