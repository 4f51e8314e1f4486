// Reading and writing CSV: what merchants' programs write, damages, and round trips.
#include "core/files/csv.hpp"

#include "core/base/text.hpp"

#include <doctest/doctest.h>

namespace stall::files {
namespace {

using namespace std::string_literals;
using Cells = std::vector<std::string>;

std::vector<Cells> cells_of(std::string_view text, Dialect dialect = {}) {
    std::vector<Cells> all;
    for (const Row& row : read(text, dialect)) all.push_back(row.cells);
    return all;
}

TEST_CASE("records are read whatever ends their lines and whatever their quotes hold") {
    struct Case {
        const char* why;
        std::string text;
        std::vector<Cells> cells;
    };
    for (const Case& row : {
             Case{"nothing", "", {}},
             Case{"LF", "a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
             Case{"CRLF and no end", "a,b\r\n1,2", {{"a", "b"}, {"1", "2"}}},
             Case{"CR", "a,b\r1,2\r", {{"a", "b"}, {"1", "2"}}},
             Case{"blank lines", "\n\na\n \n\r\nb\n\n", {{"a"}, {"b"}}},
             Case{"empty cells", ",\na,,\n", {{"", ""}, {"a", "", ""}}},
             Case{"quotes", "\"a,b\",\"c\"\"d\",\"\"\n", {{"a,b", "c\"d", ""}}},
             Case{"line breaks in quotes",
                  "\"a\r\nb\",\"c\nd\"\ne,f\n",
                  {{"a\r\nb", "c\nd"}, {"e", "f"}}},
             Case{"spaces after a quote", "\"a\" ,b\n", {{"a", "b"}}},
             Case{"a quote inside is text", "5\" screen,b\n", {{"5\" screen", "b"}}},
             Case{"spaces are kept", " a , b \n", {{" a ", " b "}}},
         })
        CHECK_MESSAGE(cells_of(row.text) == row.cells, row.why);
    CHECK(cells_of("a\t\t'x\ty'\n", {'\t', '\''}) == std::vector<Cells>{{"a", "", "x\ty"}});
}

TEST_CASE("a row says the line where it starts") {
    std::vector<std::int64_t> lines;
    for (const Row& row : read("h\r\n\r\n\"a\nb\r\nc\"\nd\n\"open\ne\n", {}))
        lines.push_back(row.line);
    CHECK(lines == std::vector<std::int64_t>{1, 3, 6, 7, 8});
}

TEST_CASE("a damaged record is reported and the ones after it are read") {
    const std::vector<Row> open_quote = read("a,b\n1,\"never closed,3\n4,5\n", {});
    REQUIRE(open_quote.size() == 3);
    CHECK(open_quote[1].errors ==
          std::vector{Error{"quote_unterminated", "2", "never closed,3", ""}});
    CHECK(open_quote[2].cells == Cells{"4", "5"});

    const std::vector<Row> before_quoted = read("1,\"broken\n2,\"good\"\n3,\"fine\"\n", {});
    REQUIRE(before_quoted.size() == 3);
    CHECK(before_quoted[0].errors == std::vector{Error{"quote_unterminated", "2", "broken", ""}});
    CHECK(before_quoted[1].cells == Cells{"2", "good"});
    CHECK(before_quoted[1].errors.empty());

    const std::vector<Row> after_quote = read("\"a\"b,c\nd,e\n", {});
    REQUIRE(after_quote.size() == 2);
    CHECK(after_quote[0].errors == std::vector{Error{"text_after_quote", "1", "b", ""}});
    CHECK(after_quote[0].cells == Cells{"ab", "c"});
    CHECK(after_quote[1].errors.empty());
}

TEST_CASE("encoding and delimiter and decimal mark are found") {
    struct Case {
        const char* why;
        std::string bytes;
        Encoding encoding;
        char delimiter;
        char mark;
        std::string utf8;
    };
    for (const Case& row : {
             Case{"ascii", "sku,price\nA,1.5\n", Encoding::utf8, ',', '.', "sku,price\nA,1.5\n"},
             Case{"byte order mark", "\xEF\xBB\xBFsku;price\nA;1,5\n", Encoding::utf8_with_bom, ';',
                  ',', "sku;price\nA;1,5\n"},
             Case{"latin-1", "sku;caf\xE9\nA;\x80 1\n", Encoding::windows1252, ';', '.',
                  "sku;café\nA;€ 1\n"},
             Case{"utf-8", "sku;café\n", Encoding::utf8, ';', '.', "sku;café\n"},
             Case{"tab", "sku\tprice\nA\t1,5\nB\t2,50\n", Encoding::utf8, '\t', ',',
                  "sku\tprice\nA\t1,5\nB\t2,50\n"},
             Case{"bar", "sku|price\n", Encoding::utf8, '|', '.', "sku|price\n"},
             Case{"quoted header", "\"a,b,c\";d;e\n", Encoding::utf8, ';', '.', "\"a,b,c\";d;e\n"},
             Case{"quoted line break", "\"a\n,,,\";d\n", Encoding::utf8, ';', '.',
                  "\"a\n,,,\";d\n"},
             Case{"one column", "sku\nA\n", Encoding::utf8, ',', '.', "sku\nA\n"},
             Case{"quoted decimals", "a,b\n\"1,5\",x\n", Encoding::utf8, ',', ',',
                  "a,b\n\"1,5\",x\n"},
             Case{"both marks", "a;b\n1,5;2.5\n", Encoding::utf8, ';', '.', "a;b\n1,5;2.5\n"},
         }) {
        const Result<Opened> opened = open(row.bytes);
        REQUIRE_MESSAGE(opened.ok(), row.why);
        CHECK_MESSAGE(opened.value().encoding == row.encoding, row.why);
        CHECK_MESSAGE(opened.value().dialect.delimiter == row.delimiter, row.why);
        CHECK_MESSAGE(opened.value().decimal_mark == row.mark, row.why);
        CHECK_MESSAGE(opened.value().utf8 == row.utf8, row.why);
    }
}

TEST_CASE("a first line that names the separator is no header") {
    struct Case {
        const char* why;
        std::string text;
        char delimiter;
    };
    for (const Case& row : {
             Case{"plain", "sep=;\nsku;price\nA;1,5\n", ';'},
             Case{"quoted", "\"sep=;\"\r\nsku;price\r\nA;1,5\r\n", ';'},
             Case{"a tab", "sep=\t\rsku\tprice\rA\t1,5\r", '\t'},
             Case{"capitals", "SEP=|\nsku|price\nA|1,5\n", '|'},
             Case{"a mark that is not guessed", "Sep=^\nsku^price\nA^1,5\n", '^'},
             Case{"saved again as a table", "sep=;;;\nsku;price\nA;1,5\n", ';'},
             Case{"quoted and saved again", "\"sep=;\",,\nsku;price\nA;1,5\n", ';'},
             Case{"after a byte order mark", "\xEF\xBB\xBFsep=;\nsku;price\nA;1,5\n", ';'},
         }) {
        CAPTURE(row.why);
        const Opened opened = open(row.text).value();
        CHECK(opened.dialect.delimiter == row.delimiter);
        CHECK(opened.decimal_mark == ',');
        // The text alone is enough: a program may say another separator beside it.
        for (const std::vector<Row>& rows :
             {read(opened.utf8, opened.dialect), read(row.text, {'#', '"'})}) {
            REQUIRE(rows.size() == 2);
            CHECK(rows[0].line == 2);
            CHECK(rows[0].cells == Cells{"sku", "price"});
            CHECK(rows[1].cells == Cells{"A", "1,5"});
        }
    }
    for (const char* text : {"sep=\nA\n", "sep=x\nA\n", "sepal=;\n", "sep=;price\n", "\"sep=;\n",
                             "A\nsep=;\n", "sep=\"\"\n"})
        CHECK_MESSAGE(read(text, {})[0].line == 1, text);
    CHECK(cells_of("sep=;", {}).empty());
}

TEST_CASE("cells are quoted where needed and formulas defused where asked") {
    const Cells cells = {"a", "b;c", "d\"e", "f\ng", " h ", "", "=1+1", "-5", "@x"};
    CHECK(write_row(cells, {';', '"'}, Defuse::no) ==
          "a;\"b;c\";\"d\"\"e\";\"f\ng\";\" h \";;=1+1;-5;@x\r\n");
    CHECK(write_row(Cells{"=1+1", "-5", "+5", "@x", "\tz", "a=b", ""}, {}, Defuse::formulas) ==
          "'=1+1,'-5,'+5,'@x,'\tz,a=b,\r\n");
    CHECK(write_row(Cells{""}, {}, Defuse::no) == "\"\"\r\n");
}

TEST_CASE("records written again stand on their lines") {
    const std::string_view text = "a,b\r\n\n\r\"x\ny\",1\r\n\n\"open,2\nlast,3\n";
    std::vector<Row> rows = read(text, {});
    REQUIRE(rows.size() == 4);
    rows[3].cells[1] = "4";
    const std::vector<Row> again = read(write_records(rows, {}), {});
    REQUIRE(again.size() == 3); // the one that was never closed is left out
    CHECK(again[1].line == rows[1].line);
    CHECK(again[1].cells == rows[1].cells);
    CHECK(again[2].line == rows[3].line);
    CHECK(again[2].cells == Cells{"last", "4"});
}

TEST_CASE("property: what is written reads back and any bytes can be read") {
    constexpr std::string_view kLetters = "ab\",;\t\r\n 'é|=";
    std::uint64_t state = 88'172'645'463'325'252;
    const auto draw = [&](std::uint64_t count) {
        state ^= state << 13, state ^= state >> 7, state ^= state << 17;
        return state % count;
    };
    const auto draw_text = [&] {
        std::string text;
        for (std::uint64_t length = draw(8); length > 0; --length)
            text += kLetters[draw(kLetters.size())];
        return text;
    };
    for (int round = 0; round < 20'000; ++round) {
        const Dialect dialect{",;\t|"[draw(4)], '"'};
        std::vector<Cells> rows(1 + draw(3));
        std::string text;
        for (Cells& cells : rows) {
            for (std::uint64_t count = 1 + draw(4); count > 0; --count)
                cells.push_back(draw_text());
            text += write_row(cells, dialect, Defuse::no);
        }
        REQUIRE(cells_of(text, dialect) == rows);
        const std::string noise = draw_text() + draw_text() + draw_text();
        std::size_t kept = 0;
        for (const Row& row : read(noise, dialect)) kept += row.cells.size();
        REQUIRE(kept <= noise.size() + 1);
    }
}

} // namespace
} // namespace stall::files
