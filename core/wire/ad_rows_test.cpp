// The quick way of reading an ad row beside the strict one: the same row or the same error, for
// every line, and the quick way taken for what we write ourselves.
#include "core/wire/ad_rows.hpp"

#include "core/listings/offers_generated.hpp"

#include <doctest/doctest.h>

namespace stall::wire {
namespace {

using listings::generated::Dice;

std::string words(Dice& dice) {
    constexpr std::array kWords = {"Galaxy S21",   "Téléphone", "128 GB", "\"neuf\"", "a\\b",
                                   "fin\nde page", "€",         "🙂",     ""};
    std::string made;
    for (std::int64_t count = dice.between(0, 5); count > 0; --count)
        made += kWords[static_cast<std::size_t>(dice.between(0, kWords.size() - 1))];
    return made;
}

std::optional<std::int64_t> amount(Dice& dice) {
    if (dice.one_in(3)) return std::nullopt;
    return dice.one_in(9) ? INT64_MIN + dice.between(0, 9) : dice.between(-200, 200'000);
}

AdRow some_row(Dice& dice) {
    AdRow made;
    made.listing = ListingId(dice.between(0, 1'000'000));
    made.market = listings::kMarkets[static_cast<std::size_t>(dice.between(0, 10))];
    made.version = Version(dice.between(0, 9));
    made.sku = words(dice);
    made.product = ProductId(dice.between(0, 1'000));
    made.title = words(dice);
    made.ean = "4006381333931";
    made.category = words(dice);
    made.grade = listings::kGrades[static_cast<std::size_t>(dice.between(0, 4))];
    made.warranty_months = static_cast<std::int32_t>(dice.between(12, 48));
    made.comment = words(dice);
    constexpr std::array kCurrencies = {Currency::of("EUR"), Currency::of("SEK"),
                                        Currency::of("JPY"), Currency::of("KWD")};
    made.currency = kCurrencies[static_cast<std::size_t>(dice.between(0, 3))];
    auto& position = made.position;
    position.publication = static_cast<listings::Publication>(dice.between(0, 4));
    position.quantity = static_cast<std::int32_t>(dice.between(0, 50));
    position.price_minor = amount(dice).value_or(0);
    position.new_price_minor = amount(dice);
    position.maximum_minor = amount(dice);
    position.floor_minor = amount(dice);
    position.facts = {static_cast<listings::Standing>(dice.between(0, 3)), amount(dice),
                      amount(dice), static_cast<std::int32_t>(dice.between(0, 9))};
    position.costs = {1'000, 2'000, amount(dice).value_or(0), amount(dice)};
    return made;
}

/// One slip of a hand: bytes lost, doubled, replaced, or a piece that JSON knows put in.
std::string mangled(Dice& dice, std::string line) {
    constexpr std::array kPieces = {"\"",   ",",     "}",
                                    "{",    "-",     "0",
                                    "1.5",  "null",  "\\u00e9",
                                    " ",    "\"a\"", "\xE9",
                                    ":",    "[]",    "99999999999999999999",
                                    "e3",   "\\",    "+",
                                    "true", "\n",    ",\"sku\":\"x\""};
    const auto size = static_cast<std::int64_t>(line.size());
    const auto at = static_cast<std::size_t>(dice.between(0, size - 1));
    const auto length = static_cast<std::size_t>(dice.between(0, 8));
    const std::string piece = kPieces[static_cast<std::size_t>(
        dice.between(0, static_cast<std::int64_t>(kPieces.size()) - 1))];
    switch (dice.between(0, 3)) {
    case 0: return line.erase(at, length);
    case 1: return line.insert(at, line.substr(at, length));
    case 2: return line.replace(at, piece.size(), piece);
    default: return line.insert(at, piece);
    }
}

void hold_both_ways(const std::string& line) {
    CAPTURE(line);
    const Result<AdRow> judged = judge_ad_row(line);
    const Result<AdRow> decoded = decode_ad_row(line);
    AdRow scanned;
    const bool plain = scan_ad_row(line, scanned);
    REQUIRE(decoded.ok() == judged.ok());
    REQUIRE((!plain || judged.ok()));
    if (plain) REQUIRE(scanned == judged.value());
    if (judged.ok())
        REQUIRE(decoded.value() == judged.value());
    else
        REQUIRE(decoded.error() == judged.error());
}

TEST_CASE("the quick way takes every row that we write and reads it as it was") {
    Dice dice(31);
    for (int round = 0; round < 2'000; ++round) {
        const AdRow written = some_row(dice);
        AdRow scanned;
        REQUIRE(scan_ad_row(encode_ad_row(written), scanned));
        REQUIRE(scanned == written);
    }
}

TEST_CASE("both ways agree on mangled rows and on every row cut short") {
    Dice dice(32);
    for (int round = 0; round < 10'000; ++round) {
        std::string line = mangled(dice, encode_ad_row(some_row(dice)));
        if (dice.one_in(3)) line = mangled(dice, line);
        hold_both_ways(line);
    }
    const std::string whole = encode_ad_row(some_row(dice));
    for (std::size_t length = 0; length <= whole.size(); ++length)
        hold_both_ways(whole.substr(0, length));
}

TEST_CASE("both ways agree on values at the edge of what a field takes") {
    Dice dice(33);
    AdRow row = some_row(dice);
    row.currency = Currency::of("EUR");
    row.position.price_minor = 4'200;
    row.position.quantity = 7;
    row.position.facts.rivals = 5;
    const std::string line = encode_ad_row(row);
    struct Case {
        const char* from;
        const char* to;
    };
    for (const Case& edge : {
             Case{"\"price\":\"42.00\"", "\"price\":\"42\""},
             Case{"\"price\":\"42.00\"", "\"price\":\"42.000\""},
             Case{"\"price\":\"42.00\"", "\"price\":\"+42.00\""},
             Case{"\"price\":\"42.00\"", "\"price\":\"-.00\""},
             Case{"\"price\":\"42.00\"", "\"price\":\"-0.00\""},
             Case{"\"price\":\"42.00\"", "\"price\":\".42\""},
             Case{"\"price\":\"42.00\"", "\"price\":\"42..0\""},
             Case{"\"price\":\"42.00\"", "\"price\":\"4.2.00\""},
             Case{"\"price\":\"42.00\"", "\"price\":\"\""},
             Case{"\"price\":\"42.00\"", "\"price\":\"42\\u002e00\""},
             Case{"\"price\":\"42.00\"", "\"price\":\"92233720368547758.07\""},
             Case{"\"price\":\"42.00\"", "\"price\":\"92233720368547758.08\""},
             Case{"\"quantity\":7", "\"quantity\":1000000"},
             Case{"\"quantity\":7", "\"quantity\":1000001"},
             Case{"\"rivals\":5", "\"rivals\":2147483647"},
             Case{"\"rivals\":5", "\"rivals\":2147483648"},
             Case{"\"rivals\":5", "\"rivals\":-2147483648"},
             Case{"\"rivals\":5", "\"rivals\":-0"},
             Case{"\"rivals\":5", "\"rivals\": 5"},
             Case{"\"rivals\":5", "\"rivals\":5,\"rivals\":5"},
         }) {
        std::string other = line;
        REQUIRE(other.find(edge.from) != std::string::npos);
        other.replace(other.find(edge.from), std::string(edge.from).size(), edge.to);
        hold_both_ways(other);
    }
    hold_both_ways(line + "\n");
    hold_both_ways(" " + line);
    hold_both_ways("");
}

} // namespace
} // namespace stall::wire
