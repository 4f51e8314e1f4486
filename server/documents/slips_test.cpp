// Words, figures, addresses and barcodes of printed pages, and the page as HTML.
#include "server/documents/code128.hpp"
#include "server/documents/figures.hpp"
#include "server/documents/html_printer.hpp"
#include "server/documents/tried_slip.hpp"
#include "server/documents/words.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::documents;

namespace {

std::string html_of(const Document& document) {
    HtmlPrinter printer;
    auto printed = printer.print(document);
    REQUIRE(printed.ok());
    CHECK(printed.value().media_type == "text/html; charset=utf-8");
    return printed.value().bytes;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("days are written as the language writes them") {
    const time::Zone paris = time::find_zone("Europe/Paris").value();
    const Instant spring{1'774'738'800'000}; // 2026-03-28 23:00 UTC
    CHECK(day_text(Language::en, paris, spring) == "29\u00A0March 2026");
    CHECK(day_text(Language::es, paris, spring) == "29\u00A0de marzo de 2026");
    CHECK(moment_text(Language::de, paris, spring) == "29.\u00A0März 2026, 00:00\u00A0Uhr");
    CHECK(moment_text(Language::fr, paris, spring) == "29\u00A0mars 2026 à 00:00");
    CHECK(day_text(Language::fr, paris, Instant{1'775'001'600'000}) == "1er\u00A0avril 2026");
}

TEST_CASE("an address follows the habit of its country") {
    struct Habit {
        const char* country;
        const char* state;
        std::vector<std::string> end;
    };
    for (const Habit& habit : {Habit{"FR", "", {"75010 Paris", "France"}},
                               Habit{"GB", "", {"Paris", "75010", "United Kingdom"}},
                               Habit{"US", "CA", {"Paris, CA 75010", "United States"}},
                               Habit{"IT", "MI", {"75010 Paris (MI)", "Italy"}},
                               Habit{"ZZ", "", {"75010 Paris", "ZZ"}}}) {
        CAPTURE(habit.country);
        orders::Address address = tried::address("Zoé", "Weiß", habit.country);
        address.state = habit.state;
        address.company = "Weiß & Söhne";
        std::vector<std::string> wanted = {"Zoé Weiß", "Weiß & Söhne", "12 rue de l’Échiquier",
                                           "Bât. B, 3e étage"};
        wanted.insert(wanted.end(), habit.end.begin(), habit.end.end());
        CHECK(address_lines(address, Language::en) == wanted);
    }
    orders::Address firm;
    firm.company = "Weiß & Söhne";
    CHECK(address_lines(firm, Language::fr) == std::vector<std::string>{"Weiß & Söhne"});
}

TEST_CASE("the language is the customer's or what the browser asks for first") {
    CHECK(language_of_country("FR") == Language::fr);
    CHECK(language_of_country("AT") == Language::de);
    CHECK(language_of_country("PT") == Language::en);
    CHECK(say(Language::en, "page_of", {{"page", "2"}, {"count", "{page}"}}) == "Page 2 of {page}");
}

TEST_CASE("of the languages that a browser accepts the one it wants most is spoken") {
    struct Row {
        const char* header;
        Language spoken;
    };
    constexpr auto kOtherwise = Language::es;
    for (const Row& row : {Row{"", kOtherwise},
                           Row{"en-GB,fr", Language::en},
                           Row{"FR-fr", Language::fr},
                           Row{"fr-FR", Language::fr},
                           Row{"De", Language::de},
                           Row{" IT ;q=1", Language::it},
                           Row{"nl-NL, it;q=0.8, en;q=0.5", Language::it},
                           Row{"nl,ja;q=0.5", kOtherwise},
                           Row{"en;q=0.5,it;q=0.8", Language::it},
                           Row{"en;q=0.5,it;Q=0.501", Language::it},
                           Row{"en;q=0.5,it; q=0.50", Language::en},
                           Row{"en;q=0.999,it;q=1.000", Language::it},
                           Row{"de;q=0, it;q=0.1", Language::it},
                           Row{"de;q=0", kOtherwise},
                           Row{"de;q=0.000", kOtherwise},
                           Row{"*", kOtherwise},
                           Row{"de;q=0.5,*", kOtherwise},
                           Row{"de,*;q=0.5", Language::de},
                           Row{"en;q=x,de;q=0.1", Language::de},
                           Row{"en;q=,de;q=0.1", Language::de},
                           Row{"en;q=2,de;q=0.1", Language::de},
                           Row{"en;q=1.001,de;q=0.1", Language::de},
                           Row{"en;level=1,de;q=0.1", Language::de},
                           Row{",,fr", Language::fr}}) {
        CAPTURE(row.header);
        CHECK(language_of_header(row.header, kOtherwise) == row.spoken);
    }
}

TEST_CASE("what cannot be drawn is replaced") {
    CHECK(printable("a\xC3z") == "a\uFFFDz");
    CHECK(printable("one\ntwo\tthree\x7F") == "one two three ");
    CHECK(printable("שרה é 山") == "שרה é 山");
}

TEST_CASE("a number becomes the bars that the standard says") {
    // Start C, 12, 34, check (105 + 12 + 2 * 34) mod 103 = 82, stop.
    std::string bars;
    for (const std::uint8_t width : code128("1234")) bars += static_cast<char>('0' + width);
    CHECK(bars == "211232"
                  "112232"
                  "131123"
                  "121241"
                  "2331112");
    CHECK(code128("").empty());
    CHECK(code128("é").empty());
    CHECK(code128("A-1").size() == 6 * 5 + 7);
}

TEST_CASE("the page escapes every text and says its language") {
    SlipOrder slip = tried::slip();
    slip.order.lines.front().title = "<script>alert(1)</script> & \"quotes\"";
    slip.shipping.first_name = "<img src=x onerror=alert(1)>";
    const auto note = delivery_note(tried::seller(), slip, Language::fr, tried::kPrintedAt);
    REQUIRE(note.ok());
    const std::string html = html_of(note.value());
    CHECK(has(html, "<html lang=\"fr\">"));
    CHECK(has(html, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;"));
    CHECK_FALSE(has(html, "<script"));
    CHECK_FALSE(has(html, "<img"));
    CHECK(has(html, "294,70\u00A0€"));
    CHECK(html == html_of(note.value()));
}

TEST_CASE("an order of which nothing is sent says so") {
    SlipOrder slip = tried::slip();
    for (orders::OrderLine& line : slip.order.lines) line.state = orders::LineState::cancelled;
    const Document packing = packing_slip(tried::seller(), slip, Language::en, tried::kPrintedAt);
    CHECK(has(html_of(packing), "Nothing of this order goes into a parcel"));
    const auto note = delivery_note(tried::seller(), slip, Language::en, tried::kPrintedAt);
    REQUIRE(note.ok());
    CHECK_FALSE(has(html_of(note.value()), "Total"));
}
