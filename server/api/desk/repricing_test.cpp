// Saved rules over the desk: written, followed when rivals move, stopped by their guard.
#include "core/wire/ad_details.hpp"
#include "core/wire/bulk.hpp"
#include "server/api/tried_json.hpp"
#include "server/api/tried_shop.hpp"
#include "server/market/staff.hpp"
#include "server/usecases/repricing_rules.hpp"

using namespace stall;
using namespace stall::api;
using tried::Json;
using tried::Shop;

namespace {

Request keyed(Shop& shop, const char* method, const std::string& target,
              const std::string& body = "") {
    static int keys = 0;
    Request request = shop.desk(method, target, body);
    request.headers.emplace_back("Idempotency-Key", "rule-" + std::to_string(++keys));
    return request;
}

wire::RuleWish wish(const char* name = "Match") {
    wire::RuleWish made;
    made.name = name;
    made.is_enabled = true;
    return made;
}

wire::RepricingState state_of(const Response& response) {
    const auto state = wire::decode_repricing(tried::body_of(response));
    REQUIRE(state.ok());
    return state.value();
}
wire::RepricingState save(Shop& shop, const wire::RuleWish& made) {
    const Response saved =
        shop.send(keyed(shop, "POST", "/desk/v1/repricing/rules", wire::encode_rule_wish(made)));
    REQUIRE(saved.status == 201);
    return state_of(saved);
}
wire::RepricingState read(Shop& shop) {
    return state_of(shop.send(shop.desk("GET", "/desk/v1/repricing")));
}

/// The rival of ad 1 goes to a price, as the marketplace has it.
void move_rival(Shop& shop, std::int64_t price_minor) {
    storage::tried::succeed(shop.store->write([&](storage::Transaction& t) -> Result<void> {
        TRY(t.database().execute("update rival_offer set price_minor = ? where offer_id = 1",
                                 {price_minor}));
        return shop.market.offers_changed(
            t, {ProductId(1), listings::Grade::good, listings::Market::FR}, shop.now);
    }));
}

std::int64_t follow(Shop& shop) {
    std::int64_t moved = 0;
    for (bool is_behind = true; is_behind;) {
        const auto followed = usecases::follow_rivals(*shop.store, shop.market, shop.now);
        REQUIRE(followed.ok());
        moved += followed.value().moved;
        is_behind = followed.value().is_behind;
    }
    return moved;
}

std::string price(Shop& shop) {
    const Response prices = shop.send(shop.desk("GET", "/desk/v1/listings/1/prices?market=FR"));
    const auto history = wire::decode_price_history(tried::body_of(prices));
    REQUIRE(history.ok());
    REQUIRE_FALSE(history.value().points.empty());
    return std::to_string(history.value().points.back().price_minor);
}

} // namespace

TEST_CASE("an enabled rule follows a rival and writes each move down") {
    Shop shop;
    wire::RuleWish match = wish();
    match.rule.step_minor = 500;
    CHECK(save(shop, match).rules.size() == 1);
    CHECK(follow(shop) == 0); // what was before the rule is past
    move_rival(shop, 15'500);
    CHECK(follow(shop) == 1); // 160.99 towards 155.00, by one step
    CHECK(price(shop) == "15599");
    CHECK(follow(shop) == 0); // its own move wakes nothing
    shop.now.utc_ms += 1'000;
    move_rival(shop, 15'400);
    CHECK(follow(shop) == 1);
    CHECK(price(shop) == "15399"); // the rival is older: a tie is his
    const auto moves = wire::decode_rule_moves(
        tried::body_of(shop.send(shop.desk("GET", "/desk/v1/repricing/moves?listing=1"))));
    REQUIRE(moves.ok());
    REQUIRE(moves.value().moves.size() == 2);
    const wire::RuleMove& newest = moves.value().moves[0];
    CHECK(newest.before_minor == 15'599);
    CHECK(newest.after_minor == 15'399);
    CHECK(newest.reason == listings::RepricingReason::aimed);
    CHECK(newest.rule_name == "Match");
    CHECK(newest.sku == "SKU-1");
    CHECK(moves.value().moves[1].reason == listings::RepricingReason::stepped);
    CHECK(read(shop).rules[0].moves_24h == 2);
    CHECK(tried::says(shop.send(shop.desk("GET", "/desk/v1/listings/1/prices?market=FR")),
                      "\"cause\":\"repriced\""));
}

TEST_CASE("a rule says how many ads have used up its daily moves") {
    Shop shop;
    wire::RuleWish match = wish();
    match.rule.daily_moves = 2;
    CHECK(save(shop, match).rules[0].ads_spent_24h == 0);
    const std::pair<std::int64_t, std::int64_t> rivals[] = {{15'500, 0}, {15'400, 1}};
    for (const auto& [rival, spent] : rivals) {
        CAPTURE(rival);
        move_rival(shop, rival);
        CHECK(follow(shop) == 1);
        CHECK(read(shop).rules[0].ads_spent_24h == spent);
        shop.now.utc_ms += 1'000;
    }
    move_rival(shop, 15'300);
    CHECK(follow(shop) == 0);
    shop.now.utc_ms += 24 * 3'600'000;
    shop.cookie.clear(); // a session does not last that long
    CHECK(read(shop).rules[0].ads_spent_24h == 0);
}

TEST_CASE("the switch stops every rule and the floor stops any price") {
    Shop shop;
    save(shop, wish());
    CHECK(shop.send(keyed(shop, "PATCH", "/desk/v1/repricing", R"({"on":false})")).status == 200);
    move_rival(shop, 15'500);
    CHECK(follow(shop) == 0);
    CHECK_FALSE(read(shop).is_on);
    CHECK(shop.send(keyed(shop, "PATCH", "/desk/v1/repricing", R"({"on":true})")).status == 200);
    CHECK(follow(shop) == 0); // what moved meanwhile is past
    move_rival(shop, 9'000);  // under the floor of 100.00
    CHECK(follow(shop) == 0);
    move_rival(shop, 15'000);
    CHECK(follow(shop) == 1);
}

TEST_CASE("the daily cap counts what rules did within 24 hours") {
    Shop shop;
    wire::RuleWish match = wish();
    match.rule.daily_moves = 1;
    save(shop, match);
    move_rival(shop, 15'500);
    CHECK(follow(shop) == 1);
    shop.now.utc_ms += 3'600'000;
    move_rival(shop, 15'400);
    CHECK(follow(shop) == 0);
    shop.now.utc_ms += 24 * 3'600'000;
    move_rival(shop, 15'300);
    CHECK(follow(shop) == 1);
}

TEST_CASE("a rule that would go too deep is stopped and moves nothing") {
    Shop shop;
    save(shop, wish());
    move_rival(shop, 11'000); // more than 15 % under 160.99
    CHECK(follow(shop) == 0);
    const auto stopped = read(shop).rules[0];
    CHECK(stopped.stopped_by == "depth");
    CHECK_FALSE(stopped.wish.is_enabled);
    // Switching it on again asks; confirmed, it goes on, and what it was stopped at is past.
    const std::string target = "/desk/v1/repricing/rules/" + std::to_string(stopped.id.value);
    wire::RuleWish again = wish();
    const Response asked = shop.send(keyed(shop, "PUT", target, wire::encode_rule_wish(again)));
    CHECK(asked.status == 409);
    CHECK(tried::says(asked, "guard_stopped"));
    again.confirmation = wire::Confirmation::confirmed;
    CHECK(shop.send(keyed(shop, "PUT", target, wire::encode_rule_wish(again))).status == 200);
    CHECK(read(shop).rules[0].stopped_by.empty());
    CHECK(read(shop).rules[0].wish.is_enabled);
    CHECK(shop.send(keyed(shop, "PATCH", "/desk/v1/repricing",
                          R"({"rails":{"share_basis_points_max":3000,)"
                          R"("depth_basis_points_max":5000,"prices_min":20}})"))
              .status == 200);
    move_rival(shop, 11'500);
    CHECK(follow(shop) == 1);
    CHECK(shop.send(keyed(shop, "DELETE", target)).status == 200);
    CHECK(read(shop).rules.empty());
    CHECK(shop.send(keyed(shop, "DELETE", target)).status == 404);
}

TEST_CASE("rules are checked and belong to their merchant") {
    Shop shop;
    wire::RuleWish bad = wish(" ");
    const auto status = [&](const wire::RuleWish& made) {
        return shop
            .send(keyed(shop, "POST", "/desk/v1/repricing/rules", wire::encode_rule_wish(made)))
            .status;
    };
    CHECK(status(bad) == 422);
    bad = wish();
    bad.market = listings::Market::SE;
    CHECK(status(bad) == 422);
    bad = wish();
    bad.category = CategoryId(99);
    CHECK(status(bad) == 422);
    save(shop, wish());
    shop.cookie = shop.sign_in("beta@example.org");
    CHECK(read(shop).rules.empty());
    CHECK(shop.send(keyed(shop, "DELETE", "/desk/v1/repricing/rules/1")).status == 404);
}
