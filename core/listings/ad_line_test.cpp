// What a line makes of the shop, and where its file has what is wrong.
#include "core/listings/ad_line.hpp"

#include <doctest/doctest.h>

namespace stall::listings {
namespace {

constexpr std::array kShop = {Market::DE, Market::FR};

AdLine line_of(std::string_view text) {
    const auto file = read_ad_file(text, {}, Market::FR);
    REQUIRE(file.ok());
    REQUIRE(file.value().lines.size() == 1);
    return file.value().lines[0];
}

TEST_CASE("a line makes an ad in every market of the shop") {
    struct Case {
        const char* text;
        bool is_validated;
        Publication publication;
    };
    for (const Case& row : {
             Case{"sku,price\nA,12\n", true, Publication::online},
             Case{"sku,price\nA,12\n", false, Publication::waiting},
             Case{"sku,price,publication_state\nA,12,3\n", true, Publication::offline},
             Case{"sku,quantity\nA,2\n", true, Publication::incomplete},
         }) {
        const auto made = make_listing(line_of(row.text), {ProductId(7), row.is_validated}, kShop);
        REQUIRE_MESSAGE(made.ok(), row.text);
        CHECK(made.value().sku == "A");
        CHECK(made.value().product == ProductId(7));
        CHECK(made.value().grade == Grade::good);
        REQUIRE(made.value().terms.size() == 2);
        CHECK(made.value().terms[0].market == Market::FR);
        CHECK(made.value().terms[0].publication == row.publication);
        CHECK(made.value().terms[1].publication == Publication::incomplete);
    }
    const auto abroad = make_listing(line_of("sku,price,market\nA,12,SE\n"), {ProductId(7)}, kShop);
    CHECK(abroad.error().code == "market_not_listed");
}

TEST_CASE("what is wrong is told at the column as the file has it") {
    const auto file = read_ad_file("sku,Plancher,Poids,title,Couleur\n", {}, Market::FR,
                                   {"sku", "min_price", "weight", "title", "color"});
    REQUIRE(file.ok());
    const auto where = [&](const char* pointer) {
        return placed_in(file.value(), {"x", pointer, "", ""}).where;
    };
    CHECK(where("/floor") == "Plancher");
    CHECK(where("/weight_grams") == "Poids");
    CHECK(where("/attributes/color") == "Couleur");
    CHECK(where("/attributes/storage") == "storage");
    CHECK(where("/maximum") == "max_price");
    CHECK(where("/new_price") == "price_new");
    CHECK(where("/title") == "title");
    CHECK(where("ean") == "ean");
}

TEST_CASE("all that a sheet lacks is told at once") {
    const std::vector<catalog::Category> tree = {{CategoryId(2),
                                                  CategoryId(),
                                                  "iPhone",
                                                  true,
                                                  {{"storage",
                                                    "Storage",
                                                    catalog::AttributeType::choice,
                                                    catalog::Need::mandatory,
                                                    {"64 GB", "128 GB"}}},
                                                  0}};
    const auto errors =
        check_sheet(line_of("sku,title,category_id,storage\nA,iPhone,2,1 TB\n"), tree);
    std::string codes;
    for (const Error& error : errors) codes += error.code + " ";
    CHECK(codes == "description_missing new_price_missing brand_missing weight_missing "
                   "attribute_not_allowed ");
    CHECK(check_sheet(line_of("sku,price\nA,1\n"), tree).empty());
}

TEST_CASE("what a line leaves blank stays on the sheet") {
    const catalog::ProductDraft before = {
        CategoryId(2), "", "iPhone 13", "Used", "Apple", std::nullopt, 173, {{"storage", "64 GB"}}};
    const AdLine line = line_of("sku,title,brand,storage,color\nA,iPhone 13 Blue,,128 GB,Blue\n");
    const auto after = merged(before, *line.sheet);
    CHECK(after.title == "iPhone 13 Blue");
    CHECK(after.brand == "Apple");
    CHECK(after.weight_grams == 173);
    CHECK(after.attributes ==
          std::vector<catalog::AttributeValue>{{"storage", "128 GB"}, {"color", "Blue"}});
}

} // namespace
} // namespace stall::listings
