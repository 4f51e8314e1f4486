// Every pair of colours that the kit puts on each other is readable (WCAG AA) in both themes.
// Must not know widgets.
#include "web/theme/tokens.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace stall::theme;

namespace {

struct Pair {
    const char* name;
    Colour Colours::* words;
    Colour Colours::* ground;
};

const std::vector<Pair> kTextPairs{
    {"text on background", &Colours::text, &Colours::background},
    {"text on surface", &Colours::text, &Colours::surface},
    {"text on sunk", &Colours::text, &Colours::sunk},
    {"text on accent wash", &Colours::text, &Colours::accent_wash},
    {"secondary on background", &Colours::text_secondary, &Colours::background},
    {"secondary on surface", &Colours::text_secondary, &Colours::surface},
    {"secondary on grey wash", &Colours::text_secondary, &Colours::grey_wash},
    {"secondary on accent wash", &Colours::text_secondary, &Colours::accent_wash},
    {"tertiary on background", &Colours::text_tertiary, &Colours::background},
    {"tertiary on surface", &Colours::text_tertiary, &Colours::surface},
    {"tertiary on sunk", &Colours::text_tertiary, &Colours::sunk},
    {"tertiary on grey wash", &Colours::text_tertiary, &Colours::grey_wash},
    {"tertiary on accent wash", &Colours::text_tertiary, &Colours::accent_wash},
    {"accent on surface", &Colours::accent, &Colours::surface},
    {"accent on accent wash", &Colours::accent, &Colours::accent_wash},
    {"words on accent", &Colours::on_accent, &Colours::accent},
    {"words on green", &Colours::on_accent, &Colours::green},
    {"words on blue", &Colours::on_accent, &Colours::blue},
    {"green on surface", &Colours::green, &Colours::surface},
    {"green on green wash", &Colours::green, &Colours::green_wash},
    {"red on surface", &Colours::red, &Colours::surface},
    {"red on red wash", &Colours::red, &Colours::red_wash},
    {"orange on surface", &Colours::orange, &Colours::surface},
    {"orange on orange wash", &Colours::orange, &Colours::orange_wash},
    {"blue on surface", &Colours::blue, &Colours::surface},
    {"blue on accent wash", &Colours::blue, &Colours::accent_wash},
    {"green on accent wash", &Colours::green, &Colours::accent_wash},
    {"red on accent wash", &Colours::red, &Colours::accent_wash},
    {"orange on accent wash", &Colours::orange, &Colours::accent_wash},
};

} // namespace

TEST_CASE("every pair of text and ground has a contrast of at least 4.5 in both themes") {
    for (const Scheme scheme : {Scheme::light, Scheme::dark}) {
        const Colours& colour = tokens(scheme).colour;
        for (const Pair& pair : kTextPairs) {
            CAPTURE(std::string(pair.name));
            CAPTURE(static_cast<int>(scheme));
            CHECK(contrast(colour.*pair.words, colour.*pair.ground) >= 4.5);
        }
    }
}

TEST_CASE("contrast is that of the guidelines") {
    CHECK(contrast({0, 0, 0}, {255, 255, 255}) == doctest::Approx(21.0));
    CHECK(contrast({255, 255, 255}, {0, 0, 0}) == doctest::Approx(21.0));
    CHECK(contrast({119, 119, 119}, {255, 255, 255}) == doctest::Approx(4.48).epsilon(0.01));
    CHECK(contrast({9, 9, 9}, {9, 9, 9}) == doctest::Approx(1.0));
}
