// Title patterns: learnt from titles, differences told, and a suggestion that always fits.
#include "core/catalog/title_pattern.hpp"

#include <doctest/doctest.h>

namespace stall::catalog {
namespace {

using Part = TitlePart;
using PartKind = TitlePart::Kind;
using Kind = TitleDifference::Kind;

const Part kBrand{PartKind::brand, ""};
const Part kWords{PartKind::words, ""};
const Part kStorage{PartKind::attribute, "storage"};
const Part kColor{PartKind::attribute, "color"};

std::vector<TitleSample> phones() {
    const auto phone = [](const char* model, const char* storage, const char* color) {
        return TitleSample{std::string("Samsung ") + model + " " + storage + " " + color,
                           "Samsung",
                           {{"storage", storage}, {"color", color}}};
    };
    return {phone("Galaxy S21", "128 GB", "Phantom Gray"), phone("Galaxy S20", "64 GB", "Blue"),
            phone("Galaxy A52", "128 GB", "Black"),
            TitleSample{"Galaxy XCover", "Samsung", {{"storage", "32 GB"}}}};
}

TEST_CASE("the form of most titles is the pattern") {
    const TitlePattern pattern = learn_pattern(phones());
    CHECK(pattern.parts == std::vector<Part>{kBrand, kWords, kStorage, kColor});
    CHECK(pattern.titles == 4);
    CHECK(pattern.share_basis_points == 7'500);
    CHECK(pattern.examples.size() == 3);
    CHECK(pattern.examples[0] == "Samsung Galaxy S21 128 GB Phantom Gray");
    CHECK(learn_pattern({}).parts.empty());
    const Category category{
        CategoryId(1), CategoryId(), "Phones", true, {{"storage", "Storage", {}, {}, {}}}, 0};
    CHECK(describe(pattern, category, "Brand", "Model") == "Brand Model Storage color");
}

TEST_CASE("a title is told where it differs and what it would be") {
    const TitlePattern pattern = learn_pattern(phones());
    const std::vector<AttributeValue> values{{"storage", "128 GB"}, {"color", "Phantom Gray"}};
    struct Case {
        const char* title;
        std::vector<TitleDifference> differences;
    };
    for (const Case& row : {
             Case{"Samsung Galaxy S22 128 GB Phantom Gray", {}},
             Case{"Galaxy S22 128 GB Phantom Gray", {{Kind::missing, kBrand, "Samsung"}}},
             Case{"Samsung Galaxy S22 128GB Phantom Gray", {{Kind::respelled, kStorage, "128 GB"}}},
             Case{
                 "SAMSUNG Galaxy S22 128 GB phantom gray",
                 {{Kind::respelled, kBrand, "Samsung"}, {Kind::respelled, kColor, "Phantom Gray"}}},
             Case{"Samsung Galaxy S22 Phantom Gray 128 GB",
                  {{Kind::misplaced, kStorage, "128 GB"},
                   {Kind::misplaced, kColor, "Phantom Gray"}}},
             Case{"Samsung Galaxy S22 128 GB", {{Kind::missing, kColor, "Phantom Gray"}}},
         }) {
        CAPTURE(row.title);
        const TitleComparison compared = compare_title(row.title, pattern, "Samsung", values);
        CHECK(compared.differences == row.differences);
        CHECK(compared.suggestion == "Samsung Galaxy S22 128 GB Phantom Gray");
    }
    const auto bare = compare_title("Samsung 128 GB Phantom Gray", pattern, "Samsung", values);
    CHECK(bare.differences == std::vector<TitleDifference>{{Kind::missing, kWords, ""}});
    // What is not filled in yet is not asked for.
    const auto begun = compare_title("Samsung Galaxy S22", pattern, "Samsung", {});
    CHECK(begun.fits());
    CHECK_FALSE(begun.is_finished());
    CHECK(begun.awaited == std::vector<TitlePart>{kStorage, kColor});
    CHECK(compare_title("Samsung Galaxy S22 128 GB Phantom Gray", pattern, "Samsung", values)
              .is_finished());
    CHECK(compare_title(" anything ", {}, "", {}).suggestion == "anything");
}

TEST_CASE("a sheet made from another has its title with the other values") {
    const std::vector<AttributeValue> before{{"storage", "128 GB"}, {"color", "Black"}};
    struct Case {
        const char* title;
        std::vector<AttributeValue> after;
        const char* wanted;
    };
    for (const Case& row :
         {Case{"Galaxy S21 128GB Black",
               {{"storage", "256 GB"}, {"color", "Black"}},
               "Galaxy S21 256 GB Black"},
          Case{"Galaxy S21 128 GB Black", {{"storage", ""}, {"color", "Blue"}}, "Galaxy S21 Blue"},
          Case{"Galaxy S21 128 GB Black", {}, "Galaxy S21"},
          Case{"Galaxy S21", {{"storage", "256 GB"}}, "Galaxy S21"}}) {
        CAPTURE(row.title);
        CHECK(retitled(row.title, before, row.after) == row.wanted);
    }
}

TEST_CASE("property: a suggestion fits the pattern and suggests itself") {
    std::uint32_t seed = 59;
    const auto below = [&](std::uint32_t count) {
        seed = seed * 1'664'525 + 1'013'904'223;
        return (seed >> 8) % count;
    };
    const std::vector<const char*> words{"Samsung", "Galaxy", "S22",     "128", "GB",  "128GB",
                                         "Phantom", "Gray",   "phantom", "5G",  "64",  "Été",
                                         "gray",    "Pro",    "(2021)",  "+",   "Noir"};
    const TitlePattern pattern = learn_pattern(phones());
    const std::vector<AttributeValue> values{{"storage", "128 GB"}, {"color", "Phantom Gray"}};
    for (int round = 0; round < 5'000; ++round) {
        std::string title;
        for (std::uint32_t count = below(10); count > 0; --count)
            title += std::string(words[below(17)]) + (below(6) == 0 ? "  " : " ");
        const std::string suggested = compare_title(title, pattern, "Samsung", values).suggestion;
        CAPTURE(title);
        CAPTURE(suggested);
        const TitleComparison again = compare_title(suggested, pattern, "Samsung", values);
        for (const TitleDifference& difference : again.differences)
            REQUIRE(difference.part == kWords); // nothing typed but brand and attributes
        REQUIRE(again.suggestion == suggested);
    }
}

} // namespace
} // namespace stall::catalog
