// The ads' contracts: round trips of generated values, the exact text of one row, and bad bodies.
#include "core/wire/listings.hpp"
#include "core/wire/session.hpp"

#include "core/listings/offers_generated.hpp"

#include <doctest/doctest.h>

namespace stall::wire {
namespace {

using listings::generated::Dice;

constexpr int kRounds = 500;

/// Texts with what escapes and encodings trip over.
std::string text(Dice& dice) {
    constexpr std::array kParts = {"a",  "B7", " ",    "é",      "€",    "𝄞", "\"", "\\", "/",
                                   "\n", "\t", "\x01", "\u2028", "\x7F", "<", "{",  ","};
    std::string made;
    for (std::int64_t count = dice.between(0, 12); count > 0; --count)
        made += kParts[static_cast<std::size_t>(dice.between(0, kParts.size() - 1))];
    return made;
}
std::optional<std::int64_t> maybe(Dice& dice) {
    if (dice.one_in(2)) return std::nullopt;
    return dice.one_in(8) ? INT64_MIN : dice.between(-1'000'000, INT64_MAX / 2);
}
template <typename Enum> Enum one_of(Dice& dice, int count) {
    return static_cast<Enum>(dice.between(0, count - 1));
}

AdRow row(Dice& dice) {
    AdRow made;
    made.listing = ListingId(dice.between(0, INT64_MAX - 1));
    made.market = one_of<listings::Market>(dice, listings::kMarkets.size());
    made.version = Version(dice.between(0, 1'000));
    made.sku = text(dice);
    made.product = ProductId(dice.between(0, 1'000));
    made.title = text(dice);
    made.ean = text(dice);
    made.category = text(dice);
    made.grade = one_of<listings::Grade>(dice, listings::kGrades.size());
    made.warranty_months = static_cast<std::int32_t>(dice.between(12, 48));
    made.comment = text(dice);
    constexpr std::array kCurrencies = {Currency::of("EUR"), Currency::of("JPY"),
                                        Currency::of("KWD")};
    made.currency = kCurrencies[static_cast<std::size_t>(dice.between(0, 2))];
    listings::Position& position = made.position;
    position.publication = one_of<listings::Publication>(dice, 5);
    position.quantity = static_cast<std::int32_t>(dice.between(0, listings::kQuantityMax));
    position.price_minor = maybe(dice).value_or(0);
    position.new_price_minor = maybe(dice);
    position.maximum_minor = maybe(dice);
    position.floor_minor = maybe(dice);
    position.facts = {one_of<listings::Standing>(dice, 4), maybe(dice), maybe(dice),
                      static_cast<std::int32_t>(dice.between(0, 9))};
    position.costs = {static_cast<std::int32_t>(dice.between(0, 10'000)), 2'000,
                      maybe(dice).value_or(0), maybe(dice)};
    return made;
}
std::vector<AdRow> rows(Dice& dice) {
    std::vector<AdRow> made;
    for (std::int64_t count = dice.between(0, 3); count > 0; --count) made.push_back(row(dice));
    return made;
}
std::optional<Money> positive(Dice& dice, Currency currency) {
    return Money{dice.between(1, listings::kPriceMinorMax), currency};
}
listings::Patch patch(Dice& dice) {
    listings::Patch made;
    made.market = one_of<listings::Market>(dice, listings::kMarkets.size());
    const Currency currency = currency_of(made.market);
    const auto limit = [&] { return dice.one_in(2) ? positive(dice, currency) : std::nullopt; };
    if (dice.one_in(2)) made.price = positive(dice, currency);
    if (dice.one_in(2)) made.floor = limit();
    if (dice.one_in(2)) made.maximum = limit();
    if (dice.one_in(2)) made.quantity = static_cast<std::int32_t>(dice.between(0, 99));
    if (dice.one_in(2)) made.warranty_months = 24;
    if (dice.one_in(2)) made.comment = text(dice);
    if (dice.one_in(2)) made.publication = static_cast<listings::Publication>(dice.between(2, 4));
    if (dice.one_in(2)) {
        const auto hours = static_cast<std::int32_t>(dice.between(1, 72));
        made.deliveries.emplace();
        for (std::int64_t left = dice.between(0, 3); left > 0; --left)
            made.deliveries->push_back({"UPS", Money{dice.between(0, 99), currency}, hours});
    }
    return made;
}

TEST_CASE("property: what is encoded decodes to the same") {
    Dice dice(21);
    for (int round = 0; round < kRounds; ++round) {
        const AdRow one = row(dice);
        REQUIRE(encode_ad_row(one).find('\n') == std::string::npos);
        REQUIRE(decode_ad_row(encode_ad_row(one)).value() == one);
        const std::vector<AdRow> several = rows(dice);
        REQUIRE(decode_rows(encode_rows(several)).value() == several);
        const Change change{Sequence(dice.between(0, 99)), text(dice), text(dice), several};
        REQUIRE(decode_change(encode_change(change)).value() == change);
        const WorkspaceHead head{dice.between(0, INT64_MAX - 1), Sequence(dice.between(0, 99))};
        REQUIRE(decode_workspace_head(encode_workspace_head(head)).value() == head);
        const listings::Patch wish = patch(dice);
        REQUIRE(decode_patch(encode_patch(wish)).value() == wish);
        const ImportRequest import{
            one.market, text(dice), text(dice), '\t', '\'', {}, one_of<Confirmation>(dice, 2)};
        REQUIRE(decode_import(encode_import(import)).value() == import);
        const Refusal refusal{
            dice.between(0, 9), text(dice), {text(dice), text(dice), text(dice), text(dice)}};
        const Task task{TaskId(dice.between(0, 9)),
                        one_of<Task::Kind>(dice, 5),
                        TaskId(dice.between(0, 2)),
                        TaskId(dice.between(0, 2)),
                        one_of<Task::State>(dice, 4),
                        5,
                        4,
                        3,
                        2,
                        1,
                        {refusal, refusal}};
        REQUIRE(decode_task(encode_task(task)).value() == task);
        const LadderStep step{2,   dice.between(0, INT64_MAX - 1),    5, 48,
                              999, one_of<LadderStep::Whose>(dice, 3)};
        const std::vector<LadderStep> ladder{step, {}};
        REQUIRE(decode_ladder(encode_ladder(ladder, one.currency)).value() == ladder);
    }
}

TEST_CASE("property: sessions and problems decode to the same") {
    Dice dice(22);
    for (int round = 0; round < kRounds; ++round) {
        const std::string typed = text(dice);
        const Credentials credentials{std::string(read_email(typed)), text(dice)};
        REQUIRE(decode_credentials(encode_credentials(credentials)).value() == credentials);
        const Session session{UserId(4),
                              text(dice),
                              text(dice),
                              one_of<Role>(dice, 4),
                              MerchantId(2),
                              text(dice),
                              "FR",
                              "Europe/Paris",
                              {"FR", text(dice)},
                              Instant{dice.between(0, INT64_MAX - 1)}};
        REQUIRE(decode_session(encode_session(session)).value() == session);
        const Error field{text(dice), text(dice), text(dice), text(dice)};
        const Problem problem{
            412,        text(dice),     text(dice),
            text(dice), {field, field}, dice.one_in(2) ? "" : encode_rows(rows(dice))};
        REQUIRE(decode_problem(encode_problem(problem)).value() == problem);
    }
    CHECK(encode_problem({500, "x", "", "", {}, "not json"}) ==
          R"({"status":500,"code":"x","title":"","request_id":"","fields":[]})");
}

TEST_CASE("a row is written flat with amounts as decimal texts") {
    AdRow phone;
    phone.listing = ListingId(12);
    phone.version = Version(3);
    phone.sku = "P-1";
    phone.product = ProductId(5);
    phone.title = "Phone \"X\"";
    phone.grade = listings::Grade::very_good;
    phone.position.quantity = 2;
    phone.position.price_minor = 16'099;
    phone.position.floor_minor = 15'000;
    phone.position.facts = {listings::Standing::winning, 16'500, 16'099, 4};
    phone.position.costs = {1'000, 2'000, 590, {}};
    CHECK(
        encode_ad_row(phone) ==
        R"({"listing":12,"market":"FR","version":3,"sku":"P-1","product":5,"title":"Phone \"X\"",)"
        R"("ean":"","category":"","grade":"VERY_GOOD","warranty_months":12,"comment":"",)"
        R"("currency":"EUR","publication":2,"quantity":2,"price":"160.99","floor":"150.00",)"
        R"("standing":"winning","price_to_win":"165.00","winner_price":"160.99","rivals":4,)"
        R"("commission_basis_points":1000,"commission_vat_basis_points":2000,"shipping_cost":"5.90"})");
}

TEST_CASE("a row reads in any order of keys and refuses every damage") {
    Dice dice(23);
    AdRow whole = row(dice);
    whole.currency = Currency::of("EUR");
    const std::string json = encode_ad_row(whole);
    const std::size_t comma = json.find(",\"market\"");
    const std::string turned = "{" + json.substr(comma + 1, json.size() - comma - 2) + "," +
                               json.substr(1, comma - 1) + "}";
    CHECK(decode_ad_row(turned).value() == whole);
    for (std::size_t length = 0; length < json.size(); ++length)
        REQUIRE_FALSE(decode_ad_row(json.substr(0, length)).ok());
    struct Case {
        const char* from;
        const char* to;
        const char* code;
        const char* where;
    };
    for (const Case& row : {
             Case{"\"listing\":", "\"listing\":-", "json_type", "/listing"},
             Case{"\"version\":", "\"version\":1.5,\"v\":", "json_type", "/version"},
             Case{"\"market\":", "\"market\":true,\"m\":", "json_type", "/market"},
             Case{"\"grade\":\"", "\"grade\":\"_", "grade_unknown", "/grade"},
             Case{"\"currency\":\"", "\"currency\":\"X", "currency_unknown", "/currency"},
             Case{"\"warranty_months\":", "\"warranty_months\":1,\"w\":", "warranty_too_short",
                  "/warranty_months"},
             Case{"\"publication\":", "\"publication\":7,\"p\":", "json_type", "/publication"},
             Case{"\"quantity\":", "\"quantity\":-", "quantity_out_of_range", "/quantity"},
             Case{"\"price\":\"", "\"price\":\"1,5", "amount_malformed", "/price"},
             Case{"\"price\":\"", "\"price\":\"0.001", "amount_malformed", "/price"},
             Case{"\"price\":", "\"price\":null,\"p\":", "json_type", "/price"},
             Case{"\"standing\":\"", "\"standing\":\"_", "json_type", "/standing"},
             Case{"\"rivals\":", "\"rivals\":99999999999", "json_type", "/rivals"},
             Case{"\"rivals\":", "\"rivals\":2,\"rivals\":", "json_key_twice", "/rivals"},
             Case{"\"rivals\":", "\"extra\":2,\"rivals\":", "json_key_unknown", "/extra"},
             Case{"\"sku\":", "\"skuu\":", "json_key_missing", "/sku"},
         }) {
        std::string damaged = json;
        damaged.replace(damaged.find(row.from), std::string(row.from).size(), row.to);
        const Result<AdRow> result = decode_ad_row(damaged);
        REQUIRE_MESSAGE(!result.ok(), row.to);
        CHECK_MESSAGE(result.error().code == row.code, row.to);
        CHECK_MESSAGE(result.error().where == row.where, row.to);
    }
}

TEST_CASE("a patch says what it wants with the checks of its fields") {
    struct Case {
        const char* json;
        const char* code;
        const char* where;
    };
    for (const Case& row : {
             Case{R"({"market":"FR"})", "ok", ""},
             Case{R"({"market":"FR","floor":null})", "ok", ""},
             Case{R"({"market":"FR","currency":"EUR","floor":"1.00","price":"2"})", "ok", ""},
             Case{R"({"market":"FR","currency":"GBP"})", "ok", ""},
             Case{R"({"market":"FR","price":"1.00"})", "json_key_missing", "/currency"},
             Case{R"({"market":"FR","floor":"1.00"})", "json_key_missing", "/currency"},
             Case{R"({"market":"FR","currency":"EUR","price":null})", "json_type", "/price"},
             Case{R"({"market":"FR","currency":"EUR","price":1.5})", "json_type", "/price"},
             Case{R"({"market":"FR","currency":"EUR","price":"0"})", "price_not_positive",
                  "/price"},
             Case{R"({"market":"FR","currency":"EUR","price":"1.001"})", "amount_too_precise",
                  "/price"},
             Case{R"({"market":"FR","currency":"EUR","floor":"-1"})", "price_not_positive",
                  "/floor"},
             Case{R"({"market":"FR","currency":"EUR","maximum":"99999999999999"})",
                  "price_too_high", "/maximum"},
             Case{R"({"market":"FR","quantity":-1})", "quantity_out_of_range", "/quantity"},
             Case{R"({"market":"FR","quantity":10000000000})", "quantity_out_of_range",
                  "/quantity"},
             Case{R"({"market":"FR","quantity":3.9})", "json_type", "/quantity"},
             Case{R"({"market":"FR","quantity":true})", "json_type", "/quantity"},
             Case{R"({"market":"FR","quantity":"3"})", "json_type", "/quantity"},
             Case{R"({"market":"FR","quantity":99999999999999999999999})", "json_type",
                  "/quantity"},
             Case{R"({"market":"FR","warranty_months":11})", "warranty_too_short",
                  "/warranty_months"},
             Case{R"({"market":"FR","publication":1})", "publication_not_allowed", "/publication"},
             Case{R"({"market":"FR","publication":5})", "publication_not_allowed", "/publication"},
             Case{R"({"market":"FR","sku":"A"})", "json_key_unknown", "/sku"},
             Case{R"({"market":"FR","market":"DE"})", "json_key_twice", "/market"},
             Case{R"({"quantity":1})", "json_key_missing", "/market"},
             Case{R"("market")", "json_type", ""},
         }) {
        const Result<listings::Patch> result = decode_patch(row.json);
        CHECK_MESSAGE((result.ok() ? "ok" : result.error().code) == row.code, row.json);
        if (!result.ok()) CHECK_MESSAGE(result.error().where == row.where, row.json);
    }
    const std::string long_comment =
        R"({"market":"FR","comment":")" + std::string(501, 'x') + "\"}";
    CHECK(decode_patch(long_comment).error() ==
          Error{"comment_too_long", "/comment", "501", "500"});
    CHECK(decode_patch(R"({"market":"FR","floor":null})").value().floor ==
          std::optional<std::optional<Money>>(std::in_place));
}

} // namespace
} // namespace stall::wire
