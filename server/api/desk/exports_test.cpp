// Ads as a file, and the file again: nothing changes. What new lines would meet.
#include "core/wire/ad_files.hpp"
#include "server/api/tried_json.hpp"
#include "server/api/tried_shop.hpp"

#include <algorithm>

using namespace stall;
using namespace stall::api;
using tried::body_of;
using tried::says;
using tried::Shop;

namespace {

wire::Task imported(Shop& shop, const std::string& catalog, const char* key) {
    Request request =
        shop.desk("POST", "/desk/v1/imports",
                  wire::encode_import({listings::Market::FR, "ads.csv", catalog, ',', '"'}));
    request.headers.emplace_back("Idempotency-Key", key);
    const Response accepted = shop.send(request);
    REQUIRE(accepted.status == 202);
    const auto id = wire::decode_task(body_of(accepted)).value().id;
    return wire::decode_task(
               body_of(shop.send(shop.desk("GET", "/desk/v1/tasks/" + std::to_string(id.value)))))
        .value();
}

} // namespace

TEST_CASE("an exported file imported again changes nothing") {
    Shop shop;
    const Response file = shop.send(shop.desk("GET", "/desk/v1/listings/export"));
    REQUIRE(file.status == 200);
    CHECK(find_header(file.headers, "Content-Type") == "text/csv; charset=utf-8");
    const std::string text = body_of(file);
    CHECK(text.starts_with(
        "\uFEFFsku,market,product_id,ean,grade,quantity,price,currency,min_price,"));
    CHECK(text.find("SKU-1,FR,1,") != std::string::npos);
    CHECK(text.find("BETA-1") == std::string::npos);
    const wire::Task task = imported(shop, text, "k1");
    CHECK(task.state == wire::Task::State::done);
    CHECK(task.refusals.empty());
    CHECK(task.unchanged == task.total);
    CHECK(task.total > 2);
    CHECK(body_of(shop.send(shop.desk("GET", "/desk/v1/listings/export"))) == text);
}

TEST_CASE("letters that nobody sees make no second ad of a file") {
    Shop shop;
    const wire::Task task =
        imported(shop, "sep=;\nsku;quantity\n\u200BSKU-1\uFEFF;77\nSKU\u2011\u00AD2;88\n", "k1");
    CHECK(task.refusals.empty());
    CHECK(task.changed == 2);
    CHECK(task.created == 0);
}

TEST_CASE("a formula that a program wrote runs in no spreadsheet and comes back as it was") {
    Shop shop;
    const wire::Task made = imported(
        shop, "sku,product_id,price,quantity,comment\n=cmd|' /C calc'!A0,1,100,1,@SUM(1+1)\n",
        "k1");
    REQUIRE(made.created == 1);
    const std::string text = body_of(shop.send(shop.desk("GET", "/desk/v1/listings/export")));
    CHECK(text.find("\n'=cmd|' /C calc'!A0,FR,") != std::string::npos);
    CHECK(text.find(",'@SUM(1+1),") != std::string::npos);
    const wire::Task task = imported(shop, text, "k2");
    CHECK(task.refusals.empty());
    CHECK(task.unchanged == task.total);
}

TEST_CASE("the named ads are exported in their order and others are passed over") {
    Shop shop;
    const wire::ExportRequest request = {
        ';', {{listings::Market::FR, {ListingId(2), ListingId(99), ListingId(1), ListingId(3)}}}};
    const Response file =
        shop.send(shop.desk("POST", "/desk/v1/listings/export", wire::encode_export(request)));
    REQUIRE(file.status == 200);
    const std::string text = body_of(file);
    CHECK(std::ranges::count(text, '\n') == 3);
    CHECK(text.find("\nSKU-2;FR;") < text.find("\nSKU-1;FR;"));
}

TEST_CASE("an export asks for markets that there are") {
    Shop shop;
    for (const char* query : {"market=XX", "delimiter=x", "market=ES"}) {
        CAPTURE(query);
        const Response response =
            shop.send(shop.desk("GET", std::string("/desk/v1/listings/export?") + query));
        CHECK(response.status >= 400);
        CHECK(response.status < 500);
    }
    const Response one = shop.send(shop.desk("GET", "/desk/v1/listings/export?market=GB"));
    CHECK(body_of(one).find(",FR,") == std::string::npos);
}

TEST_CASE("new lines are foreseen by number and barcode and UUID") {
    Shop shop;
    using wire::LineQuestion;
    const auto fr = listings::Market::FR;
    const auto good = listings::Grade::good;
    const std::vector<LineQuestion> questions = {
        {2, fr, good, ProductId(1), "", ""},
        {3, fr, good, ProductId(77), "", ""},
        {4, fr, good, ProductId(), "", "4006381333931"},
        {5, fr, good, ProductId(), "00000000-0000-4000-8000-000000000002", ""},
        {6, listings::Market::SE, good, ProductId(1), "", ""}};
    const Response answer = shop.send(
        shop.desk("POST", "/desk/v1/imports/foresight", wire::encode_line_questions(questions)));
    REQUIRE(answer.status == 200);
    const auto lines = wire::decode_foreseen_lines(body_of(answer)).value();
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].line == 2);
    CHECK(lines[0].product == ProductId(1));
    CHECK_FALSE(lines[0].title.empty());
    CHECK(lines[0].facts.price_to_win_minor.has_value());
    CHECK(lines[1].line == 4);
    CHECK(lines[2].product == ProductId(2));
    // The shop does not sell there.
    CHECK_FALSE(lines[3].facts.price_to_win_minor.has_value());
}
