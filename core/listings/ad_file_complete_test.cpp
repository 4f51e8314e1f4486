// The ad file's further columns, its mapping, and that an exported file changes nothing.
#include "core/listings/ad_line.hpp"

#include "core/base/text.hpp"
#include "core/listings/offers_generated.hpp"

#include <doctest/doctest.h>

namespace stall::listings {
namespace {

using generated::Dice;

AdFile read(std::string_view text, const ColumnMapping& mapping = {}) {
    const auto file = read_ad_file(text, {}, Market::FR, mapping);
    REQUIRE(file.ok());
    return file.value();
}
std::string refusal(std::string_view column, std::string_view cell) {
    const AdFile file = read("sku," + std::string(column) + "\nA," + std::string(cell) + "\n");
    return file.refusals.empty() ? "" : file.refusals[0].error.code;
}

TEST_CASE("a line with a new product carries its sheet") {
    const AdFile file =
        read("sku,ean,title,description,brand,price_new,weight,category_id,storage,Color,image1,"
             "price,quantity,snowden\n"
             "A,4006381333931,iPhone 13,\"Used, fine\",Apple,909.00,173,2,128 GB,Blue,"
             "https://example.org/a.jpg,500,1,yes\n"
             "B,,,,,,,,64 GB,,,400,2,\n");
    CHECK(file.refusals.empty());
    REQUIRE(file.lines.size() == 2);
    REQUIRE(file.lines[0].sheet.has_value());
    CHECK(*file.lines[0].sheet ==
          catalog::ProductDraft{CategoryId(2),
                                "4006381333931",
                                "iPhone 13",
                                "Used, fine",
                                "Apple",
                                Money{90'900, Currency::of("EUR")},
                                173,
                                {{"storage", "128 GB"}, {"Color", "Blue"}}});
    CHECK_FALSE(file.lines[1].sheet.has_value());
}

TEST_CASE("cells of the further columns are checked") {
    struct Case {
        const char* column;
        const char* cell;
        const char* code;
    };
    for (const Case& row : {
             Case{"new_battery", "TRUE", ""},
             Case{"new_battery", "maybe", "flag_malformed"},
             Case{"shipping_price_2", "4.90", ""},
             Case{"shipping_price_2", "-1", "price_not_positive"},
             Case{"shipping_delay_1", "24", ""},
             Case{"shipping_delay_1", "73", "delivery_hours_out_of_range"},
             Case{"shipper_3", "DHL Express", ""},
             Case{"price_new", "0", "price_not_positive"},
             Case{"weight", "heavy", "number_malformed"},
             Case{"category_id", "phones", "number_malformed"},
             Case{"image6", "ftp://example.org/a.jpg", "image_address_malformed"},
             Case{"width", "anything", ""},
             Case{"noisy_camera", "anything", ""},
         })
        CHECK_MESSAGE(refusal(row.column, row.cell) == row.code, row.column);
    const AdFile file = read("sku,shipper_1,shipping_price_1,shipping_delay_1\nA,UPS,3,48\n");
    CHECK(file.lines[0].deliveries[0] == DeliveryPart{"UPS", Money{300, Currency::of("EUR")}, 48});
}

TEST_CASE("columns in the merchant's words are guessed and mapped") {
    const std::vector<std::string> header = {"Référence", "Prix", "Stock", "price", "Couleur", ""};
    CHECK(suggest_mapping(header) ==
          ColumnMapping{"sku", "price", "quantity", "price", "Couleur", ""});
    CHECK(guess_column("Min price") == AdColumn::min_price);
    CHECK(guess_column("Warranty delay") == AdColumn::warranty_delay);
    CHECK(guess_column("weather") == AdColumn::ignored);
    const char* const text = "Référence,Prix,Stock,Note\nA,12,3,x\n";
    CHECK(read_ad_file(text, {}, Market::FR).error().code == "column_sku_missing");
    const AdFile file = read(text, {"sku", "price", "quantity", ""});
    REQUIRE(file.lines.size() == 1);
    CHECK(file.lines[0].patch.price == Money{1'200, Currency::of("EUR")});
    CHECK(file.lines[0].patch.quantity == 3);
    CHECK(read_ad_file(text, {}, Market::FR, {"sku", "price", "price"}).error().code ==
          "column_twice");
    // A refusal names the column as the file has it.
    CHECK(read("Référence,Prix\nA,free\n", {"sku", "price"}).refusals[0].error.where == "Prix");
}

TEST_CASE("refused lines come back as a file with their reasons") {
    const std::string text = "sku,price\nA,1\n\nB,free\n\"C\nc\",-1\nD\n";
    const std::map<std::int64_t, std::string> reasons = {
        {4, "no number"}, {5, "too low"}, {7, "short"}};
    const std::string refused = refused_lines(files::read(text, {}), {}, reasons);
    CHECK(refused == "\uFEFFsku,price,refused\r\nB,free,no number\r\n\"C\nc\",-1,too low\r\n"
                     "D,,short\r\n");
    // Dropped again the reasons are no column of ads, and are told anew.
    CHECK(read(refused).refusals.size() == 2);
    CHECK(read("title," + refused.substr(files::kByteOrderMark.size())).columns.back() ==
          AdColumn::ignored);
    CHECK(refused_lines(files::read(refused, {}), {}, {{2, "still none"}}) ==
          "\uFEFFsku,price,refused\r\nB,free,still none\r\n");
}

TEST_CASE("a line is for the market that it names") {
    const AdFile file = read("price,sku,market\n12,A,se\n12,A,\n12,A,FR\n12,B,XX\n");
    REQUIRE(file.lines.size() == 2);
    CHECK(file.lines[0].patch.market == Market::SE);
    CHECK(file.lines[0].patch.price == Money{1'200, Currency::of("SEK")});
    CHECK(file.lines[1].patch.market == Market::FR);
    REQUIRE(file.refusals.size() == 2);
    CHECK(file.refusals[0].error.code == "sku_twice_in_file");
    CHECK(file.refusals[1].error ==
          Error{"market_unknown", "market", "XX", "FR, DE, ES, IT, BE, NL, AT, PT, IE, GB, SE"});
}

/// An ad as the shop may hold it.
ExportedAd ad(Dice& dice, std::int64_t number) {
    constexpr std::array kParts = {"a", " ",   "\"", ";", ",", "\n", "é",
                                   "=", "1+1", "'",  "€", "@", "-",  "\t"};
    const auto text = [&](std::int64_t length) {
        std::string made;
        for (std::int64_t count = dice.between(0, length); count > 0; --count)
            made += kParts[static_cast<std::size_t>(dice.between(0, kParts.size() - 1))];
        return made;
    };
    ExportedAd made;
    made.sku = check_sku(text(3) + std::to_string(number) + text(2) + "x").value();
    made.product = ProductId(dice.between(1, 99));
    catalog::ProductDraft& sheet = made.sheet;
    if (dice.one_in(2)) sheet.ean = dice.one_in(4) ? "123" : "4006381333931";
    // Others write sheets; they are kept without blanks around.
    if (dice.one_in(2)) sheet.title = trim(text(5));
    if (dice.one_in(2)) sheet.description = trim(text(5));
    if (dice.one_in(2)) sheet.brand = trim(text(2));
    if (dice.one_in(2)) sheet.category = CategoryId(dice.between(1, 9));
    if (dice.one_in(2)) sheet.attributes = {{"storage", std::string(trim(text(3) + "x"))}};
    made.grade = static_cast<Grade>(dice.between(0, 4));
    made.quantity = static_cast<std::int32_t>(dice.between(0, 9));
    MarketTerms& terms = made.terms;
    terms.market = dice.one_in(3) ? Market::SE : Market::FR;
    const Currency currency = currency_of(terms.market);
    terms.publication = static_cast<Publication>(dice.between(0, 4));
    const bool is_draft = terms.publication < Publication::online && dice.one_in(2);
    terms.price = Money{is_draft ? 0 : dice.between(500, 99'999), currency};
    if (dice.one_in(2) && !is_draft)
        terms.floor = Money{dice.between(1, terms.price.minor), currency};
    if (dice.one_in(3)) terms.maximum = Money{100'000 + dice.between(0, 99), currency};
    terms.warranty_months = static_cast<std::int32_t>(dice.between(12, 36));
    terms.comment = text(8);
    for (std::int64_t left = dice.between(0, 3); left > 0; --left)
        terms.deliveries.push_back({dice.one_in(2) ? std::string(trim(text(3) + "x")) : "",
                                    Money{dice.between(0, 999), currency},
                                    static_cast<std::int32_t>(dice.between(1, 72))});
    return made;
}

TEST_CASE("property: an exported file imported again changes nothing") {
    Dice dice(83);
    for (int round = 0; round < 2'000; ++round) {
        const files::Dialect dialect{dice.one_in(2) ? ';' : ',', '"'};
        const ExportedAd made = ad(dice, round);
        const std::vector<std::string> fields = {"storage", "=cmd|x"};
        const std::string text =
            ad_file_header(dialect, fields) + ad_file_line(made, dialect, fields);
        CAPTURE(text);
        const auto file = read_ad_file(text, dialect, Market::DE);
        REQUIRE(file.ok());
        REQUIRE(file.value().refusals.empty());
        REQUIRE(file.value().lines.size() == 1);
        const AdLine& line = file.value().lines[0];
        CHECK(line.sku == made.sku);
        CHECK(line.product == made.product);
        CHECK(line.grade == made.grade);
        const catalog::ProductDraft sheet = line.sheet.value_or(catalog::ProductDraft{});
        CHECK(sheet.title == made.sheet.title);
        CHECK(sheet.description == made.sheet.description);
        CHECK(sheet.brand == made.sheet.brand);
        if (line.sheet) CHECK(sheet.attributes == made.sheet.attributes);
        CHECK(file.value().fields.back() == "=cmd|x");
        for (const files::Row& row : files::read(text, dialect))
            for (const std::string& cell : row.cells)
                CHECK_FALSE((!cell.empty() &&
                             std::string_view("=+-@\t").find(cell[0]) != std::string_view::npos));
        Listing listing;
        listing.quantity = made.quantity;
        listing.terms = {made.terms};
        const auto patch = with_deliveries(line.patch, listing, line.deliveries);
        REQUIRE(patch.ok());
        const auto applied = apply(listing, patch.value());
        REQUIRE(applied.ok());
        CHECK(applied.value() == listing);
    }
}

} // namespace
} // namespace stall::listings
