// The driver: what goes in comes out, wrong use is said, each constraint has its kind.
#include "server/storage/sqlite_database.hpp"
#include "server/storage/tried_store.hpp"

using namespace stall;
using namespace stall::storage;
using stall::storage::tried::succeed;
using stall::storage::tried::value_of;

namespace {

constexpr const char* kTables =
    "create table parent (id integer primary key) strict;"
    "create table child (id integer primary key, name text not null unique,"
    " amount integer check (amount > 0), parent_id integer references parent) strict;";

std::unique_ptr<Database> opened() {
    auto database = value_of(open_sqlite(":memory:", Access::read_write));
    succeed(database->run_script(kTables));
    return database;
}

Failure::Kind kind_of(const Result<std::int64_t>& result) {
    REQUIRE(!result.ok());
    const auto failure = failure_of(result.error());
    REQUIRE(failure.has_value());
    return failure->kind;
}

} // namespace

TEST_CASE("values come back as they went in") {
    const auto database = opened();
    const std::string odd = std::string("a'b\"; drop table child; -- \xc3\xa9") + '\0' + "end";
    value_of(database->execute("insert into child (id, name, amount) values (?, ?, ?)",
                               {INT64_MAX, odd, nullptr}));
    value_of(database->execute("insert into child (id, name, amount) values (?, ?, ?)",
                               {INT64_MIN, "", std::optional<std::int64_t>(7)}));
    Cursor rows = value_of(database->query("select id, name, amount from child order by id"));
    REQUIRE(value_of(rows.next()));
    CHECK(rows.integer(0) == INT64_MIN);
    CHECK(rows.text(1).empty());
    CHECK_FALSE(rows.is_null(1));
    CHECK(rows.optional_integer(2) == 7);
    REQUIRE(value_of(rows.next()));
    CHECK(rows.integer(0) == INT64_MAX);
    CHECK(rows.text(1) == odd);
    CHECK(rows.is_null(2));
    CHECK_FALSE(value_of(rows.next()));
}

TEST_CASE("each broken rule has its own kind") {
    const auto database = opened();
    value_of(database->execute("insert into child (id, name) values (1, 'a')"));
    using Kind = Failure::Kind;
    const auto fails = [&](const char* sql) { return kind_of(database->execute(sql)); };
    CHECK(fails("insert into child (id, name) values (1, 'b')") == Kind::unique);
    CHECK(fails("insert into child (id, name) values (2, 'a')") == Kind::unique);
    CHECK(fails("insert into child (id, name) values (2, null)") == Kind::not_null);
    CHECK(fails("insert into child (id, name, amount) values (2, 'b', 0)") == Kind::check);
    CHECK(fails("insert into child (id, name, amount) values (2, 'b', 'x')") == Kind::check);
    CHECK(fails("insert into child (id, name, parent_id) values (2, 'b', 9)") == Kind::foreign_key);
    CHECK(fails("select no_such_column from child") == Kind::other);
}

TEST_CASE("one value for each question mark and no fewer") {
    const auto database = opened();
    CHECK(kind_of(database->execute("insert into child (id, name) values (?, ?)", {1})) ==
          Failure::Kind::misuse);
    CHECK(kind_of(database->execute("insert into child (id, name) values (1, 'a')", {1})) ==
          Failure::Kind::misuse);
}

TEST_CASE("the same statement can be read twice at once") {
    const auto database = opened();
    value_of(database->execute("insert into parent values (1), (2)"));
    constexpr const char* kAll = "select id from parent order by id";
    Cursor outer = value_of(database->query(kAll));
    REQUIRE(value_of(outer.next()));
    Cursor inner = value_of(database->query(kAll));
    REQUIRE(value_of(inner.next()));
    REQUIRE(value_of(inner.next()));
    CHECK(inner.integer(0) == 2);
    CHECK(outer.integer(0) == 1);
}

TEST_CASE("a failure is told apart from the shop's own errors") {
    CHECK(failure_of(error_of({Failure::Kind::busy, "why"})) ==
          Failure{Failure::Kind::busy, "why"});
    CHECK_FALSE(failure_of(Error{"price_below_floor", "", "", ""}).has_value());
}
