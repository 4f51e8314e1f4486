// Texts: placeholders, plurals, and a sentence for every error that core and server can answer.
#include "web/app/texts.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

using namespace stall;
using namespace stall::app;

TEST_CASE("placeholders are filled in and plurals follow the language") {
    CHECK(say(Language::en, "ads.apply", {{"price", "466.99"}}) == "Apply 466.99");
    CHECK(say_count(Language::en, "ads.count.one", "ads.count.other", 0) == "0 ads");
    CHECK(say_count(Language::en, "ads.count.one", "ads.count.other", 1) == "1 ad");
    CHECK(say_count(Language::fr, "ads.count.one", "ads.count.other", 0) == "0 annonce");
    CHECK(say_count(Language::fr, "ads.count.one", "ads.count.other", 1204) ==
          "1\u00A0204 annonces");
    CHECK(sentence_of(Language::en, {"no_such_code", "", "", ""}) ==
          "Something went wrong (no_such_code)");
}

TEST_CASE("every error code has a sentence") {
    const std::regex code_pattern("Error\\{\"([a-z_0-9]+)\"");
    int found = 0;
    for (const char* folder : {"core/base", "core/files", "core/listings", "core/wire",
                               "server/api", "server/usecases"}) {
        if (!std::filesystem::exists(folder)) continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            const auto path = entry.path().string();
            if (!path.ends_with(".cpp") || path.ends_with("_test.cpp")) continue;
            std::ifstream file(path);
            const std::string source{std::istreambuf_iterator<char>(file), {}};
            for (std::sregex_iterator at(source.begin(), source.end(), code_pattern), end;
                 at != end; ++at, ++found) {
                const auto code = (*at)[1].str();
                CAPTURE(path);
                CAPTURE(code);
                CHECK(TextKey::of_error(code).has_value());
            }
        }
    }
    CHECK(found > 20);
}
