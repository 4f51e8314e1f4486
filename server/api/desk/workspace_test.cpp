// Loading all ads and following what happens to them.
#include "server/api/tried_shop.hpp"

using namespace stall;
using namespace stall::api;
using tried::body_of;
using tried::says;
using tried::Shop;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = text.find('\n', start);
        REQUIRE(end != std::string::npos);
        lines.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return lines;
}

wire::Change change_in(const std::string& line) {
    const auto change = wire::decode_change(line);
    REQUIRE(change.ok());
    return change.value();
}

} // namespace

TEST_CASE("the workspace is a head and exactly its rows") {
    Shop shop;
    const Response response = shop.send(shop.desk("GET", "/desk/v1/listings"));
    REQUIRE(response.status == 200);
    const auto lines = lines_of(body_of(response));
    REQUIRE(lines.size() == 7);
    const auto head = wire::decode_workspace_head(lines[0]);
    REQUIRE(head.ok());
    CHECK(head.value().row_count == 6);
    for (std::size_t index = 1; index < lines.size(); ++index) {
        const auto row = wire::decode_ad_row(lines[index]);
        REQUIRE(row.ok());
        CHECK(row.value().sku.starts_with("SKU-"));
    }
}

TEST_CASE("a workspace larger than one piece comes whole and in order") {
    Shop shop;
    storage::tried::succeed(
        shop.store->write([&](storage::Transaction& transaction) -> Result<void> {
            listings::Listing listing;
            listing.product = ProductId(2);
            for (const auto market :
                 {listings::Market::FR, listings::Market::DE, listings::Market::GB}) {
                listing.terms.emplace_back();
                listing.terms.back().market = market;
                listing.terms.back().price = Money{100, listings::currency_of(market)};
            }
            for (int index = 0; index < 700; ++index) {
                listing.sku = "MANY-" + std::to_string(index);
                const std::string uuid = storage::uuid_from_hex(shop.secrets.digest(listing.sku));
                TRY(storage::insert_listing(transaction, tried::kAlpha, listing, uuid, shop.now));
            }
            return {};
        }));
    const auto lines = lines_of(body_of(shop.send(shop.desk("GET", "/desk/v1/listings"))));
    CHECK(lines.size() == 1 + 702 * 3);
    std::int64_t last = 0;
    for (std::size_t index = 1; index < lines.size(); ++index) {
        const auto row = wire::decode_ad_row(lines[index]);
        REQUIRE(row.ok());
        CHECK(row.value().listing.value >= last);
        last = row.value().listing.value;
    }
}

TEST_CASE("an unchanged workspace is not sent again") {
    Shop shop;
    const Response first = shop.send(shop.desk("GET", "/desk/v1/listings"));
    const std::string mark(find_header(first.headers, "ETag").value_or(""));
    Request again = shop.desk("GET", "/desk/v1/listings");
    again.headers.emplace_back("If-None-Match", mark);
    CHECK(shop.send(again).status == 304);
    REQUIRE(shop.send(shop.patch(1, R"({"market":"FR","quantity":1})")).status == 200);
    CHECK(shop.send(again).status == 200);
    // Beta's shop has another mark even at the same point of its journal.
    shop.cookie = shop.sign_in("beta@example.org");
    Request other = shop.desk("GET", "/desk/v1/listings");
    other.headers.emplace_back("If-None-Match", mark);
    CHECK(shop.send(other).status == 200);
}

TEST_CASE("a follower hears of each change with the rows as they are now") {
    Shop shop;
    const auto head = wire::decode_workspace_head(
        lines_of(body_of(shop.send(shop.desk("GET", "/desk/v1/listings"))))[0]);
    const std::string after = std::to_string(head.value().cursor.value);
    const Response stream = shop.send(shop.desk("GET", "/desk/v1/changes?after=" + after));
    REQUIRE(stream.status == 200);
    const Stream& next = std::get<Stream>(stream.body);

    Chunk chunk = next();
    CHECK(chunk.then == Chunk::Then::wait_for_change);
    CHECK(change_in(lines_of(chunk.bytes)[0]).kind == "heartbeat");
    CHECK(next().bytes.empty());

    REQUIRE(shop.send(shop.patch(1, R"({"market":"FR","quantity":4})")).status == 200);
    chunk = next();
    CHECK(chunk.then == Chunk::Then::more);
    const auto lines = lines_of(chunk.bytes);
    const wire::Change change = change_in(lines.back());
    CHECK(change.kind == "listing_changed");
    CHECK(change.actor == "Zoé");
    REQUIRE(change.rows.size() == 3);
    CHECK(change.rows[0].position.quantity == 4);
    CHECK(next().then == Chunk::Then::wait_for_change);

    shop.now.utc_ms += 15'000;
    const wire::Change beat = change_in(lines_of(next().bytes)[0]);
    CHECK(beat.kind == "heartbeat");
    CHECK(beat.sequence == change.sequence);
}

TEST_CASE("a stream ends with its session") {
    Shop shop;
    const Response stream = shop.send(shop.desk("GET", "/desk/v1/changes?after=0"));
    REQUIRE(stream.status == 200);
    shop.send(shop.desk("DELETE", "/desk/v1/session"));
    CHECK(std::get<Stream>(stream.body)().then == Chunk::Then::end);
}

TEST_CASE("a stream ends when its account is disabled or has another role as a request would") {
    struct Case {
        const char* name;
        const char* change;
        int look_again; ///< the next request's status
        int write;
    };
    for (const Case& tried : {
             Case{"disabled", "update user_account set disabled_at = 1 where user_id = 1", 401,
                  401},
             Case{"role", "update user_account set role = 'read_only' where user_id = 1", 200, 403},
             Case{"another's", "update user_account set disabled_at = 1 where user_id = 2", 200,
                  200},
             Case{"gone", "delete from user_account where merchant_id = 1 and user_id = 1", 401,
                  401},
         }) {
        CAPTURE(tried.name);
        Shop shop;
        const Response stream = shop.send(shop.desk("GET", "/desk/v1/changes?after=0"));
        REQUIRE(stream.status == 200);
        REQUIRE(std::get<Stream>(stream.body)().then != Chunk::Then::end);
        storage::tried::succeed(shop.store->write([&](storage::Transaction& transaction) {
            return transaction.database().run_script(std::string(tried.change) +
                                                     " and merchant_id = 1");
        }));
        const bool goes_on = std::get<Stream>(stream.body)().then != Chunk::Then::end;
        CHECK(goes_on == (std::string_view(tried.name) == "another's"));
        CHECK(shop.send(shop.desk("GET", "/desk/v1/changes?after=0")).status == tried.look_again);
        CHECK(shop.send(shop.patch(1, R"({"market":"FR","quantity":1})")).status == tried.write);
    }
}

TEST_CASE("a cursor that this journal never gave is refused") {
    Shop shop;
    CHECK(shop.send(shop.desk("GET", "/desk/v1/changes")).status == 400);
    CHECK(shop.send(shop.desk("GET", "/desk/v1/changes?after=x")).status == 400);
    CHECK(shop.send(shop.desk("GET", "/desk/v1/changes?after=-1")).status == 400);
    CHECK(shop.send(shop.desk("GET", "/desk/v1/changes?after=99999")).status == 410);
}

TEST_CASE("nobody hears of another merchant's changes") {
    Shop shop;
    REQUIRE(shop.send(shop.patch(2, R"({"market":"FR","quantity":4})")).status == 200);
    shop.cookie = shop.sign_in("beta@example.org");
    const Response changes = shop.send(shop.desk("GET", "/desk/v1/changes?after=0"));
    CHECK_FALSE(says(changes, "SKU-"));
    CHECK_FALSE(says(shop.send(shop.desk("GET", "/desk/v1/listings")), "SKU-"));
}
