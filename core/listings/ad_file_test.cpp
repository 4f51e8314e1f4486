// The ad file: every column good and bad, the ways merchants' programs write it, and its size.
#include "core/listings/ad_file.hpp"

#include <doctest/doctest.h>

namespace stall::listings {
namespace {

Money eur(std::int64_t minor) { return {minor, Currency::of("EUR")}; }

AdFile read(std::string_view text, char delimiter = ',', Market market = Market::FR) {
    Result<AdFile> file = read_ad_file(text, {delimiter, '"'}, market);
    REQUIRE(file.ok());
    return std::move(file).value();
}
/// The outcome of a file as bytes, opened as the page opens it.
AdFile open_and_read(std::string_view bytes) {
    const files::Opened opened = files::open(bytes).value();
    return read(opened.utf8, opened.dialect.delimiter);
}

TEST_CASE("a full line gives every field") {
    const AdFile file =
        read("sku,product_id,ean,quantity,price,currency,grade,state,comment,warranty_delay,"
             "min_price,max_price,publication_state\n"
             " A-1 ,42,4006381333931,3,160.99,eur,very_good,3,Like new,24,150,200.5,2\n");
    AdLine expected;
    expected.line = 2;
    expected.sku = "A-1";
    expected.product = ProductId(42);
    expected.ean = "4006381333931";
    expected.grade = Grade::very_good;
    expected.patch.quantity = 3;
    expected.patch.price = eur(16'099);
    expected.patch.comment = "Like new";
    expected.patch.warranty_months = 24;
    expected.patch.floor = eur(15'000);
    expected.patch.maximum = eur(20'050);
    expected.patch.publication = Publication::online;
    CHECK(file.lines == std::vector{expected});
    CHECK(file.refusals.empty());
    CHECK(file.line_count == 1);
    CHECK(file.columns[7] == AdColumn::ignored);
}

TEST_CASE("columns go by name without case or order and blank cells leave fields alone") {
    const AdFile file = read("Colour,PRICE, Sku ,min_price,Remark\nred,,A,,x\nblue,1.5,B,1,\n");
    CHECK(file.columns == std::vector{AdColumn::ignored, AdColumn::price, AdColumn::sku,
                                      AdColumn::min_price, AdColumn::ignored});
    CHECK(file.column_names ==
          std::vector<std::string>{"Colour", "PRICE", "Sku", "min_price", "Remark"});
    REQUIRE(file.lines.size() == 2);
    CHECK(file.lines[0].patch == Patch{});
    CHECK(file.lines[1].patch.price == eur(150));
}

TEST_CASE("whole numbers are whole as spreadsheets keep them and else refused") {
    const AdFile file = read("sku,product_id,quantity,state,warranty_delay,publication_state,"
                             "shipping_delay_1,weight,category_id,new_battery\n"
                             "A,42.0,5.0,9.0,24.00,\"2,0\",24.0,180.0,7.0,1.0\n");
    CHECK(file.refusals.empty());
    REQUIRE(file.lines.size() == 1);
    const AdLine& line = file.lines[0];
    CHECK(line.product == ProductId(42));
    CHECK(line.patch.quantity == 5);
    CHECK(line.grade == kGrades[0]);
    CHECK(line.patch.warranty_months == 24);
    CHECK(line.patch.publication == Publication::online);
    CHECK(line.deliveries[0].delay_hours == 24);
    REQUIRE(line.sheet.has_value());
    CHECK(line.sheet->weight_grams == 180);
    CHECK(line.sheet->category == CategoryId(7));
}

TEST_CASE("the amounts of a file that can mean one thing decide those that can mean two") {
    struct Case {
        const char* lines;
        const char* code;     ///< of the refusals of line 2; "" where it is taken
        std::int64_t minor;   ///< its price
        std::int64_t decided; ///< how many amounts
    };
    for (const Case& row : {
             Case{"A;1.200;;\nB;410;;\n", "money_ambiguous", 0, 0},
             Case{"A;1.200;;\nB;410,00;;\n", "", 120'000, 1},
             Case{"A;1.200;;\nB;410.00;;\n", "", 120, 1},
             Case{"A;1.200;;\nB;;;4,90\n", "", 120'000, 1}, // a shipping price is an amount too
             Case{"A;1.200;1.000;\nB;;2,5;\n", "", 120'000, 2},
             Case{"A;1.200;;\nB;410,00;;\nC;410.00;;\n", "money_ambiguous", 0, 0},
             Case{"A;1.200;;\nB;1.234.567;;\n", "", 120'000, 1},
             Case{"A;1.200,00;;\nB;3.000;;\n", "", 120'000, 1},
         }) {
        const AdFile file =
            read(std::string("sku;price;min_price;shipping_price_1\n") + row.lines, ';');
        CAPTURE(row.lines);
        CHECK((file.refusals.empty() ? "" : file.refusals[0].error.code) == row.code);
        CHECK(file.decided.count == row.decided);
        if (*row.code) continue;
        REQUIRE_FALSE(file.lines.empty());
        CHECK(file.lines[0].patch.price == eur(row.minor));
    }
    const AdFile file = read("sku;price\nA;1.299\nB;3,50\n", ';');
    CHECK(file.decided == DecidedAmounts{1, "1.299", eur(129'900)});
    CHECK(file.marks == Marks::decimal_comma);
}

TEST_CASE("a byte that is no letter spoils its cell and nothing else") {
    const AdFile file =
        open_and_read("\xEF\xBB\xBFsku,comment,colour\nA,tr\xC3\xA8s bon \xC3\xA9tat,x\n"
                      "B,us\xE9,x\nC,fine,bleut\xE9\n");
    REQUIRE(file.lines.size() == 2);
    CHECK(file.lines[0].patch.comment == "très bon état");
    CHECK(file.lines[1].sku == "C"); // nobody reads that column
    CHECK(file.refusals ==
          std::vector<CellRefusal>{{3, "B", {"cell_not_utf8", "comment", "us\uFFFD", "UTF-8"}}});
}

TEST_CASE("letters that nobody sees make no second SKU or column") {
    const AdFile file = read("\u200Bsku\uFEFF,quantity\nIP\u00AD13\u200B,1\nIP13,2\n"
                             "A\u2011B\u00A0C,3\n\u200E,4\n");
    REQUIRE(file.lines.size() == 2);
    CHECK(file.lines[0].sku == "IP13");
    CHECK(file.lines[1].sku == "A-B C");
    REQUIRE(file.refusals.size() == 2);
    CHECK(file.refusals[0].error.code == "sku_twice_in_file");
    CHECK(file.refusals[1].error.code == "sku_empty");
    CHECK(check_sku("\uFEFF A\u200D1 ").value() == "A1");
}

TEST_CASE("the state is the grade's old number where there is no grade column") {
    const AdFile file = read("sku,state\nA,9\nB,0\nC,1\nD,2\nE,3\nF,4\nG,GOOD\nH,\n");
    REQUIRE(file.lines.size() == 6);
    for (std::size_t at = 0; at < kGrades.size(); ++at) CHECK(file.lines[at].grade == kGrades[at]);
    CHECK_FALSE(file.lines[5].grade.has_value());
    CHECK(file.refusals ==
          std::vector<CellRefusal>{{7, "F", {"grade_unknown", "state", "4", "9, 0, 1, 2, 3"}},
                                   {8, "G", {"grade_unknown", "state", "GOOD", "9, 0, 1, 2, 3"}}});
}

TEST_CASE("each bad cell refuses its line with column and value and reason") {
    struct Case {
        const char* column;
        const char* cell;
        const char* code;
        const char* wanted;
    };
    for (const Case& row : {
             Case{"product_id", "x1", "product_id_malformed",
                  "123, 01234567-89ab-cdef-0123-456789abcdef"},
             Case{"product_id", "0", "product_id_malformed",
                  "123, 01234567-89ab-cdef-0123-456789abcdef"},
             Case{"ean", "4006381333932", "ean_check_digit", "1"},
             Case{"EAN", "4.00638E+12", "ean_malformed", "8, 12, 13, 14"},
             Case{"quantity", "3.5", "number_malformed", "0"},
             Case{"quantity", "3.000", "number_malformed", "0"},
             Case{"quantity", "many", "number_malformed", "0"},
             Case{"quantity", "-1", "quantity_out_of_range", "0–1000000"},
             Case{"quantity", "1000001", "quantity_out_of_range", "0–1000000"},
             Case{"quantity", "99999999999999999999", "number_malformed", "0"},
             Case{"price", "cheap", "amount_malformed", "150.00"},
             Case{"price", "1.2.3", "amount_malformed", "150.00"},
             Case{"price", "12.345", "money_ambiguous", "12.345, 12345.00"},
             Case{"price", "1.200", "money_ambiguous", "1.20, 1200.00"},
             Case{"min_price", "1,200", "money_ambiguous", "1.20, 1200.00"},
             Case{"max_price", "1,299", "money_ambiguous", "1.299, 1299.00"},
             Case{"shipping_price_1", "1,000", "money_ambiguous", "1.00, 1000.00"},
             Case{"price_new", "1.200", "money_ambiguous", "1.20, 1200.00"},
             Case{"price", "1234.567", "amount_too_precise", "0.01"},
             Case{"price", "0", "price_not_positive", "0.01"},
             Case{"price", "-5", "price_not_positive", "0.01"},
             Case{"price", "$5", "amount_malformed", "150.00"},
             Case{"currency", "GBP", "currency_mismatch", "EUR"},
             Case{"currency", "euro", "currency_unknown", "EUR"},
             Case{"grade", "2", "grade_unknown", "PREMIUM, EXCELLENT, VERY_GOOD, GOOD, FAIR"},
             Case{"grade", "STALLONE", "grade_unknown",
                  "PREMIUM, EXCELLENT, VERY_GOOD, GOOD, FAIR"},
             Case{"warranty_delay", "11", "warranty_too_short", "12"},
             Case{"warranty_delay", "1 year", "number_malformed", "0"},
             Case{"min_price", "0", "price_not_positive", "0.01"},
             Case{"max_price", "1e3", "amount_malformed", "150.00"},
             Case{"publication_state", "1", "publication_not_allowed", "2, 3, 4"},
             Case{"publication_state", "online", "publication_not_allowed", "2, 3, 4"},
         }) {
        const std::string text = std::string("sku;") + row.column + "\nA;" + row.cell + "\nB;\n";
        const AdFile file = read(text, ';');
        const std::vector<CellRefusal> expected = {
            {2, "A", {row.code, row.column, row.cell, row.wanted}}};
        CHECK_MESSAGE(file.refusals == expected, row.cell);
        CHECK_MESSAGE(file.lines.size() == 1, row.cell);
    }
    const AdFile long_comment = read("sku,comment\nA," + std::string(501, 'x') + "\n");
    REQUIRE(long_comment.refusals.size() == 1);
    CHECK(long_comment.refusals[0].error.code == "comment_too_long");
}

TEST_CASE("a line is refused where its cells do not fit each other or the header") {
    struct Case {
        const char* line;
        Error error;
    };
    for (const Case& row : {
             Case{",1,,", {"sku_empty", "sku", "", ""}},
             Case{"B", {"line_too_short", "", "1", "4"}},
             Case{"B,1,2", {"line_too_short", "", "3", "4"}},
             Case{"B,1,2,3,4", {"line_too_long", "", "5", "4"}},
             Case{"B,\"1,2,3", {"quote_unterminated", "price", "1,2,3", ""}},
             Case{"B,\"1\"x,2,3", {"text_after_quote", "price", "x", ""}},
             Case{"B,1.99,2,", {"price_below_floor", "price", "1.99", "2.00"}},
             Case{"B,,3,2", {"floor_above_maximum", "min_price", "3", "2.00"}},
             Case{"a,1,,", {"sku_twice_in_file", "sku", "a", ""}},
         }) {
        const AdFile file =
            read(std::string("sku,price,min_price,max_price\nA,1,,\n") + row.line + "\nC,1,,,\n");
        REQUIRE_MESSAGE(file.refusals.size() == 1, row.line);
        CHECK_MESSAGE(file.refusals[0].line == 3, row.line);
        CHECK_MESSAGE(file.refusals[0].error == row.error, row.line);
        CHECK_MESSAGE(file.lines.size() == 2, row.line);
    }
}

TEST_CASE("all bad cells of a line are told") {
    const AdFile file = read("sku,price,quantity\nA,x,y\n");
    REQUIRE(file.refusals.size() == 2);
    CHECK(file.refusals[0].error.where == "price");
    CHECK(file.refusals[1].error.where == "quantity");
}

TEST_CASE("a product may be named by its UUID") {
    const AdFile file = read("sku,product_id\nA,01234567-89AB-cdef-0123-456789abcdef\n");
    REQUIRE(file.lines.size() == 1);
    CHECK(file.lines[0].product_uuid == "01234567-89ab-cdef-0123-456789abcdef");
}

TEST_CASE("the column that files of old have for the product is read where there is no other") {
    CHECK(read("sku,backmarket_id\nA,42\n").lines[0].product == ProductId(42));
    CHECK(read("sku, Backmarket_ID \nA,42\n").lines[0].product == ProductId(42));
    for (const char* both :
         {"sku,backmarket_id,product_id\nA,42,7\n", "sku,product_id,backmarket_id\nA,7,x\n"}) {
        const AdFile file = read(both);
        REQUIRE(file.lines.size() == 1);
        CHECK(file.lines[0].product == ProductId(7));
    }
    CHECK(suggest_mapping(std::vector<std::string>{"backmarket_id", "product_id", "sku"}) ==
          ColumnMapping{"backmarket_id", "product_id", "sku"});
    const ColumnMapping own = {"sku", "backmarket_id"};
    CHECK(read_ad_file("Ref,Nummer\nA,42\n", {}, Market::FR, own).value().lines[0].product ==
          ProductId(42));
    CHECK(read("sku,backmarket_id\nA,x\n").refusals[0].error.where == "backmarket_id");
    CHECK(read_ad_file("sku,backmarket_id,backmarket_id\nA,1,2\n", {}, Market::FR).error().code ==
          "column_twice");
}

TEST_CASE("a whole file is refused only where no line could be read") {
    const auto code = [](std::string_view text) {
        const Result<AdFile> file = read_ad_file(text, {}, Market::FR);
        return file.ok() ? "ok" : file.error().code;
    };
    CHECK(code("") == "file_empty");
    CHECK(code(",,\n\n") == "file_empty");
    CHECK(code("sku,price\n") == "ok");
    CHECK(code("price,quantity\n1,2\n") == "column_sku_missing");
    CHECK(code("sku,price,PRICE\n") == "column_twice");
    CHECK(code("sku,note,note\nA,1,2\n") == "ok");
}

TEST_CASE("encodings and marks and quoted line breaks of merchants' programs read alike") {
    const std::string accents = "A;\"Testé\nà fond\";160,99 €\nB;\"Écran \"\"neuf\"\"\";12,5\n";
    const std::string latin = "sku;comment;price\nA;\"Test\xE9\n\xE0 fond\";160,99 \x80\n"
                              "B;\"\xC9"
                              "cran \"\"neuf\"\"\";12,5\n";
    const AdFile plain = open_and_read("sku;comment;price\n" + accents);
    REQUIRE(plain.lines.size() == 2);
    CHECK(plain.lines[0].patch.comment == "Testé\nà fond");
    CHECK(plain.lines[0].patch.price == eur(16'099));
    CHECK(plain.lines[1].line == 4);
    CHECK(open_and_read("\xEF\xBB\xBFsku;comment;price\n" + accents).lines == plain.lines);
    CHECK(open_and_read(latin).lines == plain.lines);
    CHECK(open_and_read("sku,comment,price\r\nA,\"Testé\nà fond\",\"160,99\"\r\n").lines[0] ==
          plain.lines[0]);
}

TEST_CASE("amounts are in the currency of the market") {
    const AdFile file = read("sku,price,currency\nA,£10.50,GBP\n", ',', Market::GB);
    REQUIRE(file.lines.size() == 1);
    CHECK(file.lines[0].patch.price == Money{1'050, Currency::of("GBP")});
}

TEST_CASE("the longest file with half of its lines wrong loses nothing") {
    std::string text = "sku;price;quantity;comment\r\n";
    for (std::int64_t line = 1; line <= kAdFileLinesMax; ++line)
        text += "SKU-" + std::to_string(line) +
                (line % 2 ? ";159,99;3;\"Nettoyé\net testé\"\r\n" : ";free;3;x\r\n");
    const AdFile file = open_and_read(text);
    CHECK(file.lines.size() == kAdFileLinesMax / 2);
    CHECK(file.refusals.size() == kAdFileLinesMax / 2);
    CHECK(read_ad_file(text + "more;1;1;\n", {';', '"'}, Market::FR).error() ==
          Error{"file_too_long", "", "15001", "15000"});
}

} // namespace
} // namespace stall::listings
