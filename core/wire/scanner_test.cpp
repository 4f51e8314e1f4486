// The quick scan: what it takes it reads as the JSON library does, and what it should take it
// takes.
#include "core/base/chance.hpp"
#include "core/wire/reader.hpp"
#include "core/wire/scanner.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace stall::wire {
namespace {

using namespace std::string_literals;

struct Silent {
    void key(std::string_view) {}
    void text(std::string_view) {}
    void integer(std::int64_t) {}
    void boolean(bool) {}
    void null() {}
    void begin_object() {}
    void begin_array() {}
    void end() {}
};

bool is_plain(const std::string& json) {
    Silent events;
    return scan_json(json, events);
}

TEST_CASE("the quick scan takes plain JSON and leaves the rest to the strict reader") {
    struct Case {
        std::string json;
        bool plain;
    };
    for (const Case& row : {
             Case{"{}", true},
             Case{" { \"a\" : [ 1 , -2 , true , false , null ] } \n", true},
             Case{"[[],{},[[]]]", true},
             Case{"999999999999999999", true},
             Case{"0", true},
             Case{"\"a long text with é and 🙂 that fills more than one lane\"", true},
             Case{R"("\"\\\/\b\f\n\r\t")", true},
             Case{R"("sixteen bytes ok\nthen a line break and more than sixteen")", true},
             Case{std::string(kJsonDepthMax, '[') + std::string(kJsonDepthMax, ']'), true},
             Case{"", false},
             Case{" ", false},
             Case{"-0", false},
             Case{"01", false},
             Case{"1.5", false},
             Case{"1e3", false},
             Case{"9999999999999999999", false},
             Case{"\"\\u00e9\"", false},
             Case{"\"\\x\"", false},
             Case{"\"\\", false},
             Case{"\"cut", false},
             Case{"\"cut off after more than sixteen", false},
             Case{"\"line\nbreak\"", false},
             Case{"\"caf\xE9\"", false},
             Case{"\"\xED\xA0\x80 surrogate in a longer text\"", false},
             Case{"[1,]", false},
             Case{"[,1]", false},
             Case{"[1 2]", false},
             Case{"{\"a\":1,}", false},
             Case{"{\"a\" 1}", false},
             Case{"{a:1}", false},
             Case{"{1:1}", false},
             Case{"[1}", false},
             Case{"{\"a\":1]", false},
             Case{"{}x", false},
             Case{"{} {}", false},
             Case{"{}\0"s, false},
             Case{"tru", false},
             Case{std::string(kJsonDepthMax + 1, '[') + std::string(kJsonDepthMax + 1, ']'), false},
         })
        CHECK_MESSAGE(is_plain(row.json) == row.plain, row.json);
}

std::string random_json(Chance& chance, int depth = 0) {
    static const std::vector<std::string> kScalars = {
        "0",     "-1",        "12345678901234567",
        "null",  "true",      "false",
        "1.5",   "-0",        "\"\"",
        "\"é\"", "\"a\\n\"",  "\"a\\u0041 in a text of some length\"",
        "1e5",   "\"\x01\"",  "\"Téléphone Galaxy S21 128 GB - Gris\"",
        "01",    "\"\xFF\"",  "\"0123456789abcde\\\\0123456789abcdef\"",
        "tru",   "\"cut off", "99999999999999999999"};
    if (depth > 3 || chance.below(3) == 0)
        return kScalars[chance.below(static_cast<std::uint32_t>(kScalars.size()))];
    const bool object = chance.below(2) == 0;
    std::string json = object ? "{" : "[";
    for (auto count = chance.below(5); count > 0; --count) {
        if (json.size() > 1) json += chance.below(20) == 0 ? " " : ",";
        if (object) json += "\"k" + std::to_string(chance.below(9)) + "\":";
        json += random_json(chance, depth + 1);
        if (chance.below(4) == 0) json += ' ';
    }
    if (chance.below(30) == 0) return json;
    return json + (object ? "}" : "]");
}

TEST_CASE("reading with the quick scan gives what the JSON library gives") {
    int plain = 0;
    for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
        Chance chance(seed);
        const std::string json = random_json(chance);
        CAPTURE(json);
        const Result<Document> quick = Document::parse(json);
        const Result<Document> strict = Document::parse_any(json);
        REQUIRE(quick.ok() == strict.ok());
        if (!quick.ok()) {
            REQUIRE(quick.error() == strict.error());
            REQUIRE(!is_plain(json));
            continue;
        }
        plain += is_plain(json) ? 1 : 0;
        REQUIRE(quick.value().json(quick.value().root()) ==
                strict.value().json(strict.value().root()));
    }
    CHECK(plain > 2'000);
}

} // namespace
} // namespace stall::wire
