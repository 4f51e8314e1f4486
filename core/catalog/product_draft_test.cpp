// Categories, attributes by type, the product form, likely duplicates, pictures and spelling.
#include "core/catalog/product_draft.hpp"

#include "core/catalog/spelling.hpp"

#include <doctest/doctest.h>

namespace stall::catalog {
namespace {

using namespace std::literals;

std::vector<Category> tree() {
    Category phones{CategoryId(1), CategoryId(), "Phones", false, {}, 0};
    Category smart{CategoryId(2), CategoryId(1), "Smartphones", true, {}, 9};
    smart.attributes = {
        {"storage", "Storage", AttributeType::choice, Need::mandatory, {"64 GB", "128 GB"}},
        {"color", "Colour", AttributeType::text, Need::mandatory, {}},
        {"release_year", "Year", AttributeType::integer, Need::optional, {}},
        {"screen", "Screen", AttributeType::decimal, Need::optional, {}}};
    Category other{CategoryId(3), CategoryId(), "Audio", true, {}, 0};
    return {phones, smart, other};
}

ProductDraft draft() {
    return {CategoryId(2),
            "4006381333931",
            "iPhone 13 128 GB Midnight",
            "A phone that was used.",
            "Apple",
            Money{90'900, Currency::of("EUR")},
            173,
            {{"storage", "128 GB"}, {"color", "Midnight"}}};
}

TEST_CASE("the tree is walked up and down") {
    const auto all = tree();
    CHECK(path_of(all, CategoryId(2)).size() == 2);
    CHECK(path_of(all, CategoryId(2))[0]->name == "Phones");
    CHECK(path_of(all, CategoryId(9)).empty());
    CHECK(children_of(all, CategoryId()).size() == 2);
    CHECK(children_of(all, CategoryId(1))[0]->id == CategoryId(2));
    CHECK(is_within(all, CategoryId(2), CategoryId(1)));
    CHECK_FALSE(is_within(all, CategoryId(3), CategoryId(1)));
}

TEST_CASE("a value of each type is read or refused") {
    struct Case {
        AttributeType type;
        const char* typed;
        const char* kept; // or the code
    };
    for (const Case& row : {
             Case{AttributeType::decimal, "6,10", "6.1"},
             Case{AttributeType::decimal, "006", "6"},
             Case{AttributeType::decimal, "-0.0", "0"},
             Case{AttributeType::decimal, ".5", "attribute_not_decimal"},
             Case{AttributeType::decimal, "6.1.2", "attribute_not_decimal"},
             Case{AttributeType::integer, " 2021 ", "2021"},
             Case{AttributeType::integer, "-007", "-7"},
             Case{AttributeType::integer, "20.5", "attribute_not_integer"},
             Case{AttributeType::integer, "1234567890123456789", "attribute_not_integer"},
             Case{AttributeType::choice, "128gb", "128 GB"},
             Case{AttributeType::choice, "256 GB", "attribute_not_allowed"},
             Case{AttributeType::text, " Bleu nuit ", "Bleu nuit"},
             Case{AttributeType::text, "\xFF", "utf8_invalid"},
             Case{AttributeType::text, "", "attribute_missing"},
         }) {
        const Attribute attribute{"f", "F", row.type, Need::mandatory, {"64 GB", "128 GB"}};
        const auto checked = check_attribute(attribute, row.typed);
        CHECK((checked.ok() ? checked.value() : checked.error().code) == row.kept);
        if (!checked.ok()) CHECK(checked.error().where == "/attributes/f");
    }
    CHECK(check_attribute({"f", "F", AttributeType::integer, Need::optional, {}}, " ").value() ==
          "");
    const Attribute text{"f", "F", AttributeType::text, Need::optional, {}};
    CHECK(check_attribute(text, std::string(201, 'a')).error().code == "attribute_too_long");
}

TEST_CASE("each field of a product is asked for") {
    struct Case {
        const char* why;
        void (*spoil)(ProductDraft&);
        const char* errors;
    };
    for (const Case& row : {
             Case{"good", [](ProductDraft&) {}, ""},
             Case{"no ean", [](ProductDraft& d) { d.ean.clear(); }, ""},
             Case{"wrong ean", [](ProductDraft& d) { d.ean = "4006381333932"; },
                  "ean_check_digit/ean "},
             Case{"no category", [](ProductDraft& d) { d.category = CategoryId(); },
                  "category_missing/category "},
             Case{"unknown category", [](ProductDraft& d) { d.category = CategoryId(9); },
                  "category_unknown/category "},
             Case{"a branch", [](ProductDraft& d) { d.category = CategoryId(1); },
                  "category_not_leaf/category "},
             Case{"blank title", [](ProductDraft& d) { d.title = "  "; }, "title_missing/title "},
             Case{"long title", [](ProductDraft& d) { d.title = std::string(201, 'a'); },
                  "title_too_long/title "},
             Case{"no description", [](ProductDraft& d) { d.description.clear(); },
                  "description_missing/description "},
             Case{"no brand", [](ProductDraft& d) { d.brand.clear(); }, "brand_missing/brand "},
             Case{"no price", [](ProductDraft& d) { d.new_price.reset(); },
                  "new_price_missing/new_price "},
             Case{"free", [](ProductDraft& d) { d.new_price->minor = 0; },
                  "price_not_positive/new_price "},
             Case{"no weight", [](ProductDraft& d) { d.weight_grams = 0; },
                  "weight_missing/weight_grams "},
             Case{"a gram", [](ProductDraft& d) { d.weight_grams = 1; },
                  "weight_out_of_range/weight_grams "},
             Case{"mandatory attribute", [](ProductDraft& d) { d.attributes.pop_back(); },
                  "attribute_missing/attributes/color "},
             Case{"unknown attribute",
                  [](ProductDraft& d) { d.attributes.emplace_back("sim", "eSIM"); },
                  "attribute_unknown/attributes/sim "},
             Case{"two at once", [](ProductDraft& d) { d.title.clear(), d.weight_grams = 0; },
                  "title_missing/title weight_missing/weight_grams "},
         }) {
        ProductDraft spoilt = draft();
        row.spoil(spoilt);
        std::string errors;
        for (const Error& error : check_draft(spoilt, tree())) {
            errors += error.code;
            errors += error.where + " ";
        }
        CHECK_MESSAGE(errors == row.errors, row.why);
        CHECK(normalised(spoilt, tree()).ok() == errors.empty());
    }
}

TEST_CASE("a draft is kept in the category's own spelling") {
    ProductDraft typed = draft();
    typed.title = "  iPhone 13 128 GB Midnight ";
    typed.attributes = {{"color", " Midnight "}, {"storage", "128gb"}, {"release_year", ""}};
    const auto kept = normalised(typed, tree());
    REQUIRE(kept.ok());
    CHECK(kept.value() == draft());
}

TEST_CASE("sheets of one product are alike and others are not") {
    const std::vector<AttributeValue> blue{{"storage", "128 GB"}, {"color", "Bleu"}};
    const std::vector<AttributeValue> swapped{{"color", "BLEU"}, {"storage", "128gb"}};
    const std::vector<AttributeValue> red{{"storage", "128 GB"}, {"color", "Rouge"}};
    const std::string likeness = likeness_of("iPhone 13 128 GB Bleu", blue);
    CHECK(likeness == likeness_of("IPHONE 13  bleu 128GB", swapped));
    CHECK(likeness != likeness_of("iPhone 13 128 GB Rouge", red));
    CHECK(likeness != likeness_of("iPhone 13 Pro 128 GB Bleu", blue));
    CHECK(likeness_of("Galaxy S21+", {}) != likeness_of("Galaxy S21", {}));
}

TEST_CASE("another colour or storage is what a second sheet asks for") {
    const auto all = tree();
    const ProductDraft made = draft();
    CHECK(differing_attributes(made.title, all[1], made.attributes) ==
          std::vector<std::string>{"storage", "color"});
    CHECK(differing_attributes("iPhone 13", all[1], made.attributes).empty());
}

TEST_CASE("a picture is known by its bytes") {
    CHECK(check_picture("\xFF\xD8\xFF\xE0..."sv).value() == "image/jpeg");
    CHECK(check_picture("\x89PNG\r\n\x1A\n..."sv).value() == "image/png");
    CHECK(check_picture("RIFF\x10\0\0\0WEBPVP8 "sv).value() == "image/webp");
    CHECK(check_picture("GIF89a"sv).error().code == "picture_not_an_image");
    CHECK(check_picture("<svg>"sv).error().code == "picture_not_an_image");
    CHECK(check_picture("").error().code == "picture_empty");
    CHECK(check_picture(std::string(kPictureBytesMax + 1, 'a')).error().code ==
          "picture_too_large");
}

TEST_CASE("slips of the finger are counted") {
    struct Case {
        const char* typed;
        const char* word;
        std::size_t slips;
    };
    for (const Case& row :
         {Case{"iphone", "iphone", 0}, Case{"ipho", "iphone", 0}, Case{"ihpone", "iphone", 1},
          Case{"iphnoe", "iphone", 1}, Case{"galxy", "galaxy", 1}, Case{"samsnug", "samsung", 1},
          Case{"samung", "samsung", 1}, Case{"sansumg", "samsung", 2}, Case{"pixel", "iphone", 3},
          Case{"", "iphone", 0}, Case{"phone", "iphone", 1}}) {
        CAPTURE(row.typed);
        CHECK(slips_to_prefix(row.typed, row.word, 2) == row.slips);
    }
}

} // namespace
} // namespace stall::catalog
