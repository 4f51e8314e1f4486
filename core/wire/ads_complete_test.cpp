// The contracts of categories, products, bulk edits, rules, history and advice: round trips of
// generated values, and what bad bodies are told.
#include "core/listings/rules_generated.hpp"
#include "core/wire/ad_details.hpp"
#include "core/wire/bulk.hpp"
#include "core/wire/categories.hpp"
#include "core/wire/products.hpp"

#include <doctest/doctest.h>

namespace stall::wire {
namespace {

using listings::Market;
using listings::generated::Dice;

constexpr int kRounds = 300;

std::string text(Dice& dice) {
    constexpr std::array kParts = {"a", " ", "é", "€", "\"", "\\", "\n", "<", "128 GB"};
    std::string made;
    for (std::int64_t count = dice.between(0, 6); count > 0; --count)
        made += kParts[static_cast<std::size_t>(dice.between(0, kParts.size() - 1))];
    return made;
}
template <typename Enum> Enum one_of(Dice& dice, std::int64_t count) {
    return static_cast<Enum>(dice.between(0, count - 1));
}
Market market(Dice& dice) { return one_of<Market>(dice, listings::kMarkets.size()); }
std::vector<catalog::AttributeValue> values(Dice& dice) {
    std::vector<catalog::AttributeValue> made;
    for (std::int64_t count = dice.between(0, 3); count > 0; --count)
        made.emplace_back("field" + std::to_string(count), text(dice));
    return made;
}
template <typename Tag> std::vector<Id<Tag>> ids(Dice& dice) {
    std::vector<Id<Tag>> made;
    for (std::int64_t count = dice.between(0, 4); count > 0; --count)
        made.push_back(Id<Tag>(dice.between(1, 99)));
    return made;
}

catalog::ProductDraft draft(Dice& dice, Currency currency) {
    catalog::ProductDraft made{
        CategoryId(dice.between(0, 9)), text(dice), text(dice), text(dice), text(dice), {}, 0, {}};
    if (dice.one_in(2)) made.new_price = Money{dice.between(0, 99'999), currency};
    made.weight_grams = dice.between(0, 999);
    made.attributes = values(dice);
    return made;
}

TEST_CASE("categories and title patterns survive the wire") {
    Dice dice(61);
    for (int round = 0; round < kRounds; ++round) {
        std::vector<catalog::Category> tree;
        for (std::int64_t id = dice.between(1, 4); id > 0; --id) {
            catalog::Category category{
                CategoryId(id),     CategoryId(id - 1), text(dice), dice.one_in(2), {},
                dice.between(0, 99)};
            category.attributes.push_back({"f",
                                           text(dice),
                                           one_of<catalog::AttributeType>(dice, 4),
                                           one_of<catalog::Need>(dice, 2),
                                           {text(dice), "b"}});
            tree.push_back(category);
        }
        REQUIRE(decode_categories(encode_categories(tree)).value() == tree);
        catalog::TitlePattern pattern{{{one_of<catalog::TitlePart::Kind>(dice, 3), text(dice)}},
                                      dice.between(0, 99),
                                      9'000,
                                      {text(dice)}};
        REQUIRE(decode_title_pattern(encode_title_pattern(pattern)).value() == pattern);
        const auto kept = values(dice);
        REQUIRE(decode_kept_values(encode_kept_values(kept)).value() == kept);
    }
}

TEST_CASE("kept attributes are read in the language asked for") {
    const auto read = [](const char* language) {
        return decode_kept_attributes(
                   R"([{"field":"storage","name_en":"Storage","name_fr":"Stockage",)"
                   R"("type":"choice","required":true,"allowed":["64 GB"]},)"
                   R"({"field":"color","name_en":"Colour","type":"string","required":false}])",
                   language)
            .value();
    };
    CHECK(read("fr")[0] == catalog::Attribute{"storage",
                                              "Stockage",
                                              catalog::AttributeType::choice,
                                              catalog::Need::mandatory,
                                              {"64 GB"}});
    CHECK(read("fr")[1].name == "Colour");
    CHECK(read("en")[1].type == catalog::AttributeType::text);
    CHECK_FALSE(decode_kept_attributes("{", "en").ok());
    CHECK_FALSE(decode_kept_attributes("[1]", "en").ok());
}

TEST_CASE("products survive the wire") {
    Dice dice(67);
    for (int round = 0; round < kRounds; ++round) {
        ProductHits hits{Currency::of("GBP"), text(dice), {}};
        hits.products.push_back({ProductId(7),
                                 text(dice),
                                 text(dice),
                                 text(dice),
                                 CategoryId(3),
                                 text(dice),
                                 one_of<ProductState>(dice, 2),
                                 {},
                                 2,
                                 PictureId()});
        hits.products.push_back(hits.products[0]);
        hits.products[1].new_price_minor = dice.between(1, 99'999);
        hits.products[1].picture = PictureId(5);
        REQUIRE(decode_product_hits(encode_product_hits(hits)).value() == hits);

        ProductSheet sheet;
        sheet.product = ProductId(7);
        sheet.version = Version(2);
        sheet.is_own = dice.one_in(2);
        sheet.created_at = Instant{dice.between(0, 99'999)};
        sheet.draft = draft(dice, Currency());
        sheet.draft.new_price.reset();
        sheet.new_prices = {{Market::SE, Money{9'900, Currency::of("SEK")}}};
        sheet.pictures = {{PictureId(1), "image/png", 9}};
        sheet.differing = {text(dice)};
        REQUIRE(decode_product_sheet(encode_product_sheet(sheet)).value() == sheet);

        ProductRequest request{market(dice), {}, ProductId(dice.between(0, 3))};
        request.draft = draft(dice, listings::currency_of(request.market));
        REQUIRE(decode_product_request(encode_product_request(request)).value() == request);
        const auto order = ids<PictureTag>(dice);
        REQUIRE(decode_picture_order(encode_picture_order(order)).value() == order);
        std::string bytes;
        for (std::int64_t count = dice.between(0, 9); count > 0; --count)
            bytes += static_cast<char>(dice.between(0, 255));
        REQUIRE(decode_picture(encode_picture(bytes)).value() == bytes);
    }
    CHECK(decode_product_request(R"({"market":"FR"})").value() == ProductRequest{});
    CHECK(base64_of("Man") == "TWFu");
    CHECK(base64_of("Ma") == "TWE=");
    CHECK(base64_of("M") == "TQ==");
    for (const char* bad : {"TQ=", "T===", "TQ==TQ==", "T\nQ=", "TQ=a", "!!!!"})
        CHECK_MESSAGE(!bytes_of_base64(bad), bad);
    CHECK(decode_picture(R"({"content":"?"})").error().code == "picture_malformed");
}

TEST_CASE("bulk edits survive the wire") {
    Dice dice(71);
    for (int round = 0; round < kRounds; ++round) {
        BulkRequest request;
        request.market = market(dice);
        request.listings = ids<ListingTag>(dice);
        request.confirmation = one_of<Confirmation>(dice, 2);
        request.change = listings::generated::bulk_change(dice, request.market, 20'000);
        if (request.change.action != listings::BulkAction::reprice) request.change.rule = {};
        const auto action = request.change.action;
        const bool is_money = action == listings::BulkAction::set_price ||
                              action == listings::BulkAction::add_to_price ||
                              action == listings::BulkAction::set_floor;
        if (!is_money) request.change.currency = Currency();
        REQUIRE(decode_bulk(encode_bulk(request)).value() == request);

        GuardReport report;
        report.summary.ads = dice.between(0, 999);
        report.summary.refused_by[3] = dice.between(0, 9);
        report.summary.reasons[5] = dice.between(0, 9);
        report.summary.deepest_basis_points = 4'000;
        report.summary.money = {{Currency::of("SEK"), -dice.between(0, 99), 7}};
        report.stop = {dice.one_in(2), dice.one_in(2), 3'100, 4'000};
        REQUIRE(decode_guard_report(encode_guard_report(report)).value() == report);
    }
    CHECK(decode_bulk(R"({"market":"FR","change":{"action":"explode"},"listings":[]})")
              .error()
              .where == "/change/action");
    CHECK(decode_bulk(R"({"market":"FR","change":{"action":"publish","amount":"1"},"listings":[]})")
              .error()
              .code == "json_key_unknown");
    CHECK(decode_bulk(R"({"market":"FR","change":{"action":"publish"},"listings":[-1]})")
              .error()
              .where == "/listings/0");
}

TEST_CASE("rules and their moves survive the wire") {
    Dice dice(73);
    for (int round = 0; round < kRounds; ++round) {
        RuleWish wish;
        wish.name = "Rule " + text(dice);
        wish.market = market(dice);
        wish.category = CategoryId(dice.between(0, 3));
        wish.listings = ids<ListingTag>(dice);
        wish.rule = listings::generated::rule(dice, 20'000);
        wish.is_enabled = dice.one_in(2);
        wish.confirmation = one_of<Confirmation>(dice, 2);
        REQUIRE(decode_rule_wish(encode_rule_wish(wish)).value() == wish);

        RepricingState state;
        state.is_on = dice.one_in(2);
        state.rails = {static_cast<std::int32_t>(dice.between(0, 10'000)), 1'500, 20};
        SavedRule saved{RuleId(3), wish, "share", Instant{5}, {}, dice.between(0, 9)};
        saved.wish.confirmation = Confirmation::none;
        if (dice.one_in(2)) saved.moved_at = Instant{7};
        state.rules = {saved};
        REQUIRE(decode_repricing(encode_repricing(state)).value() == state);

        RuleMoves moves;
        moves.moves.push_back({9, Instant{8}, RuleId(3), text(dice), ListingId(4), text(dice),
                               market(dice), 10'000, 9'900,
                               one_of<listings::RepricingReason>(dice, 5)});
        if (dice.one_in(2)) moves.next = 8;
        REQUIRE(decode_rule_moves(encode_rule_moves(moves)).value() == moves);
    }
    RepricingSwitch off;
    off.is_on = false;
    CHECK(decode_repricing_switch(encode_repricing_switch(off)).value() == off);
    CHECK(decode_repricing_switch(encode_repricing_switch({})).value() == RepricingSwitch{});
    const auto named = [](std::string name) {
        RuleWish wish;
        wish.name = std::move(name);
        const auto checked = check_rule_wish(wish);
        return checked.ok() ? checked.value().name : checked.error().code;
    };
    CHECK(named(" Match ") == "Match");
    CHECK(named("  ") == "rule_name_missing");
    CHECK(named(std::string(101, 'a')) == "rule_name_too_long");
}

TEST_CASE("new ads and history and advice survive the wire") {
    Dice dice(79);
    for (int round = 0; round < kRounds; ++round) {
        NewAd ad{ProductId(4), "SKU 9", listings::Grade::fair, 3, {}};
        listings::Patch patch;
        patch.market = market(dice);
        patch.price = Money{dice.between(1, 99'999), listings::currency_of(patch.market)};
        ad.markets = {patch};
        REQUIRE(decode_new_ad(encode_new_ad(ad)).value() == ad);

        PriceHistory history{Currency::of("SEK"), {}};
        history.points.push_back({Instant{1},
                                  dice.between(0, 99),
                                  {},
                                  {},
                                  one_of<listings::Standing>(dice, 4),
                                  "repriced"});
        history.points.push_back({Instant{2}, 5, 6, 7, listings::Standing::losing, "start"});
        REQUIRE(decode_price_history(encode_price_history(history)).value() == history);

        const std::vector<listings::Delivery> ways(
            static_cast<std::size_t>(dice.between(0, 3)),
            {"UPS", {dice.between(0, 99), history.currency}, 48});
        REQUIRE(decode_kept_deliveries(encode_kept_deliveries(ways), history.currency).value() ==
                ways);
        const AdDeliveries deliveries{history.currency, ways, {{"", {0, history.currency}, 24}}};
        REQUIRE(decode_ad_deliveries(encode_ad_deliveries(deliveries)).value() == deliveries);

        Advice advice{Currency::of("EUR"), {}};
        advice.changes.push_back(
            {{dice.between(0, 99), 24}, dice.one_in(2), true, 90, -4, dice.one_in(2)});
        REQUIRE(decode_advice(encode_advice(advice)).value() == advice);
    }
    CHECK(decode_new_ad(R"({"product":1,"sku":" ","grade":"GOOD","quantity":1,"markets":[]})")
              .error()
              .code == "sku_empty");
}

} // namespace
} // namespace stall::wire
