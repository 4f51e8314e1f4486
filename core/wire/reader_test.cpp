// The strict layer itself: what is refused, with which code, at which pointer.
#include "core/wire/listings.hpp"
#include "core/wire/reader.hpp"
#include "core/wire/session.hpp"
#include "core/wire/writer.hpp"

#include <doctest/doctest.h>

namespace stall::wire {
namespace {

using namespace std::string_literals;

std::string nested(int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']');
}
std::string code(const std::string& json) {
    const Result<Document> document = Document::parse(json);
    return document.ok() ? "ok" : document.error().code;
}

TEST_CASE("a text that is kept has a length and so have the names of a file's columns") {
    const auto import_of = [](std::size_t name, std::size_t columns, std::size_t column) {
        std::string json = R"({"market":"FR","file_name":")";
        for (std::size_t at = 0; at < name; ++at) json += "é";
        json += R"(","catalog":"","delimiter":",","quote":"'","columns":[)";
        for (std::size_t at = 0; at < columns; ++at)
            json += (at == 0 ? "\"" : ",\"") + std::string(column, 'x') + "\"";
        const auto read = decode_import(json + "]}");
        return read.ok() ? "ok"
                         : read.error().code + " " + read.error().where + " " + read.error().wanted;
    };
    CHECK(import_of(200, 200, 200) == "ok");
    CHECK(import_of(201, 1, 1) == "text_too_long /file_name 200");
    CHECK(import_of(15'000'000, 1, 1) == "text_too_long /file_name 200");
    CHECK(import_of(1, 201, 1) == "columns_too_many /columns 200");
    CHECK(import_of(1, 1, 201) == "text_too_long /columns 200");
    CHECK(decode_credentials(R"({"email":")" + std::string(255, 'a') + R"(","password":"s"})")
              .error()
              .code == "text_too_long");
    // What the page sends of a long name is always taken.
    ImportRequest request;
    for (int at = 0; at < 300; ++at) request.file_name += "é";
    CHECK(decode_import(encode_import(request)).ok());
}

TEST_CASE("an e-mail address is read without what is around it") {
    for (const char* typed :
         {"o@example.org", "o@example.org ", "  o@example.org", "o@example.org\t",
          "\r\no@example.org\n", "\u00a0o@example.org\u00a0"}) {
        CAPTURE(typed);
        CHECK(read_email(typed) == "o@example.org");
        const auto sent = decode_credentials(encode_credentials({typed, " s "}));
        CHECK(sent.value() == Credentials{"o@example.org", " s "});
    }
    CHECK(decode_credentials(R"({"email":" o@example.org ","password":"s"})").value().email ==
          "o@example.org");
    CHECK(read_email(" \t ").empty());
}

TEST_CASE("only whole valid shallow JSON is read") {
    struct Case {
        std::string json;
        const char* code;
    };
    for (const Case& row : {
             Case{"{}", "ok"},
             Case{" [1, 2.5, \"x\", null, true] ", "ok"},
             Case{"\"\\u00e9\"", "ok"},
             Case{"18446744073709551616", "ok"},
             Case{"", "json_malformed"},
             Case{" ", "json_malformed"},
             Case{"{", "json_malformed"},
             Case{"{}x", "json_malformed"},
             Case{"{} {}", "json_malformed"},
             Case{"{'a':1}", "json_malformed"},
             Case{"{\"a\":1,}", "json_malformed"},
             Case{"[1 2]", "json_malformed"},
             Case{"// no\n{}", "json_malformed"},
             Case{"NaN", "json_malformed"},
             Case{"01", "json_malformed"},
             Case{"1e999", "json_malformed"},
             Case{"\"\\ud800\"", "json_malformed"},
             Case{"\"a\nb\"", "json_malformed"},
             Case{"{}\0"s, "json_malformed"},
             Case{"\"caf\xE9\"", "utf8_invalid"},
             Case{"\"\xED\xA0\x80\"", "utf8_invalid"},
             Case{nested(kJsonDepthMax), "ok"},
             Case{nested(kJsonDepthMax + 1), "json_too_deep"},
             Case{std::string(1'000'000, '['), "json_too_deep"},
         })
        CHECK_MESSAGE(code(row.json) == row.code, row.json.substr(0, 40));
}

TEST_CASE("a value is shown again as it was written") {
    const std::string json =
        R"({"a":[1,-2,2.50,1e3,"x\"\\\n\u0001é",null,true,false,{}],"b/c~d":[]})";
    const Document document = Document::parse(json).value();
    CHECK(document.json(document.root()) == json);
    const Node& slashed = document.at(document.at(document.root().first_child).next);
    CHECK(document.pointer(slashed) == "/b~1c~0d");
    CHECK(document.pointer(document.root()) == "");
}

TEST_CASE("bytes that are no UTF-8 are written as the replacement character") {
    Writer writer;
    writer.text("caf\xE9 \xC3\xA9 \xFF");
    CHECK(writer.take() == "\"caf\uFFFD \u00E9 \uFFFD\"");
}

TEST_CASE("every bad import request is refused with its code and pointer") {
    struct Case {
        const char* json;
        Error error;
    };
    const auto body = [](const char* json) { return decode_import(json); };
    for (
        const Case& row : {
            Case{R"([])", {"json_type", "", "array", "object"}},
            Case{R"(null)", {"json_type", "", "null", "object"}},
            Case{R"({})", {"json_key_missing", "/market", "", ""}},
            Case{R"({"market":7})", {"json_type", "/market", "7", "text"}},
            Case{R"({"market":"XX"})",
                 {"market_unknown", "/market", "XX", "FR, DE, ES, IT, BE, NL, AT, PT, IE, GB, SE"}},
            Case{R"({"market":"FR","file_name":"a","catalog":["sku"],"delimiter":";","quote":"'"})",
                 {"json_type", "/catalog", "array", "text"}},
            Case{R"({"market":"FR","file_name":"a","catalog":"","delimiter":"","quote":"'"})",
                 {"json_type", "/delimiter", "\"\"", "one character"}},
            Case{R"({"market":"FR","file_name":"a","catalog":"","delimiter":";","quote":"é"})",
                 {"json_type", "/quote", "\"é\"", "one character"}},
            Case{
                R"({"market":"FR","file_name":"a","catalog":"","delimiter":";","quote":"'","x/y":1})",
                {"json_key_unknown", "/x~1y", "", ""}},
            Case{
                R"({"market":"FR","file_name":"a","catalog":"","delimiter":";","quote":"'","quote":"'"})",
                {"json_key_twice", "/quote", "", ""}},
        }) {
        const Result<ImportRequest> result = body(row.json);
        REQUIRE_MESSAGE(!result.ok(), row.json);
        CHECK_MESSAGE(result.error() == row.error, row.json);
    }
}

TEST_CASE("a wrong password is never said again") {
    CHECK(decode_credentials(R"({"email":"a@b","password":12345})").error() ==
          Error{"json_type", "/password", "", "text"});
    CHECK(decode_credentials(R"({"email":"a@b"})").error().where == "/password");
}

TEST_CASE("an error inside a list has the pointer of the element") {
    const char* bad_price =
        R"({"currency":"EUR","steps":[{"rank":1,"price":"1.00","shipping":"0.00","shipping_delay_hours":24,"quality":9,"whose":"rival"},{"rank":2,"price":1.5}]})";
    CHECK(decode_ladder(bad_price).error() ==
          Error{"json_type", "/steps/1/price", "1.5", "decimal as text"});
    CHECK(decode_ladder(R"({"currency":"EUR","steps":[3]})").error() ==
          Error{"json_type", "/steps/0", "3", "object"});
    CHECK(decode_ladder(R"({"currency":"EUR","steps":[{"rank":3000000000}]})").error() ==
          Error{"json_type", "/steps/0/rank", "3000000000", "integer of 32 bits"});
    CHECK(decode_session(R"({"user":1,"user_name":"","email":"","role":"boss"})").error() ==
          Error{"json_type", "/role", "\"boss\"", "owner, agent, accountant, read_only"});
}

} // namespace
} // namespace stall::wire
