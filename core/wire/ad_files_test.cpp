// What goes around files of ads comes back as it went.
#include "core/wire/ad_files.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::wire;

TEST_CASE("questions of lines and their answers come back as they went") {
    const std::vector<LineQuestion> questions = {
        {2, listings::Market::SE, listings::Grade::fair, ProductId(7), "", ""},
        {3, listings::Market::FR, listings::Grade::good, ProductId(), "u", "4006381333931"},
        {4,
         listings::Market::SE,
         listings::Grade::good,
         ProductId(),
         "",
         "",
         ListingId(9),
         {{{"", Money{4'900, Currency::of("SEK")}, 48}, {}, {"Post", std::nullopt, 72}}}}};
    CHECK(decode_line_questions(encode_line_questions(questions)).value() == questions);
    const std::vector<ForeseenLine> lines = {{2,
                                              ProductId(7),
                                              "iPhone",
                                              ProductState::waiting,
                                              Currency::of("SEK"),
                                              std::nullopt,
                                              {listings::Standing::losing, 5'000, 6'000, 3},
                                              {{"Post", Money{0, Currency::of("SEK")}, 24}}}};
    CHECK(decode_foreseen_lines(encode_foreseen_lines(lines)).value() == lines);
    CHECK(decode_line_questions(R"({"lines":[{"line":1,"market":"XX","grade":"GOOD"}]})")
              .error()
              .where == "/lines/0/market");
    const auto refusal = [](const std::string& deliveries) {
        return decode_line_questions(R"({"lines":[{"line":1,"market":"FR","grade":"GOOD",)"
                                     R"("listing":1,"deliveries":)" +
                                     deliveries + "}]}")
            .error();
    };
    CHECK(refusal("[{},{},{},{}]").code == "too_many_deliveries");
    CHECK(refusal(R"([{"price":"-1.00"}])").where == "/lines/0/deliveries/0/price");
    CHECK(refusal(R"([{},{"delay_hours":99}])").where == "/lines/0/deliveries/1/delay_hours");
}

TEST_CASE("an export names its ads market by market") {
    const ExportRequest request = {
        ';', {{listings::Market::FR, {ListingId(3), ListingId(1)}}, {listings::Market::DE, {}}}};
    const std::string json = encode_export(request);
    CHECK(json == R"({"delimiter":";","markets":[{"market":"FR","listings":[3,1]},)"
                  R"({"market":"DE","listings":[]}]})");
    CHECK(decode_export(json).value() == request);
    CHECK(decode_export(R"({"delimiter":"ab","markets":[]})").error().where == "/delimiter");
}
