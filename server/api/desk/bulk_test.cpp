// Bulk edits over the desk: applied, refused line by line, stopped by the guard rails, undone.
#include "core/wire/bulk.hpp"
#include "core/wire/listings.hpp"
#include "server/api/tried_json.hpp"
#include "server/api/tried_shop.hpp"

using namespace stall;
using namespace stall::api;
using tried::Json;
using tried::Shop;

namespace {

Request keyed(Shop& shop, const char* method, const std::string& target, const std::string& body) {
    static int keys = 0;
    Request request = shop.desk(method, target, body);
    request.headers.emplace_back("Idempotency-Key", "bulk-" + std::to_string(++keys));
    return request;
}

std::string price_of(Shop& shop, int listing) {
    const Json lines(tried::body_of(shop.send(shop.desk("GET", "/desk/v1/listings"))));
    const std::string text = lines.raw();
    const std::string key = "{\"listing\":" + std::to_string(listing) + ",\"market\":\"FR\"";
    const std::size_t at = text.find("\"price\":\"", text.find(key)) + 9;
    return text.substr(at, text.find('"', at) - at);
}

wire::Task task_of(Shop& shop, const Response& accepted) {
    REQUIRE(accepted.status == 202);
    const std::string target(find_header(accepted.headers, "Location").value_or(""));
    const auto task = wire::decode_task(tried::body_of(shop.send(shop.desk("GET", target))));
    REQUIRE(task.ok());
    return task.value();
}

std::string bulk(const std::string& change, const std::string& listings = "[1,2]",
                 const char* confirmed = "true") {
    return R"({"market":"FR","change":)" + change + R"(,"confirmed":)" + confirmed +
           R"(,"listings":)" + listings + "}";
}

} // namespace

TEST_CASE("one change goes over all ads and each that is refused says why") {
    Shop shop;
    const auto task = task_of(
        shop, shop.send(keyed(shop, "POST", "/desk/v1/bulk",
                              bulk(R"({"action":"set_price","currency":"EUR","amount":"90.00"})",
                                   "[1,2,77]"))));
    CHECK(task.kind == wire::Task::Kind::bulk);
    CHECK(task.state == wire::Task::State::done);
    CHECK(task.total == 3);
    CHECK(task.processed == 3);
    CHECK(task.changed == 1);
    REQUIRE(task.refusals.size() == 2);
    CHECK(task.refusals[0] ==
          wire::Refusal{1, "SKU-1", {"price_below_floor", "/price", "160.99", "100.00"}});
    CHECK(task.refusals[1].error.code == "listing_unknown");
    CHECK(price_of(shop, 1) == "160.99");
    CHECK(price_of(shop, 2) == "90.00");
    const Response lines =
        shop.send(shop.desk("GET", "/desk/v1/tasks/" + std::to_string(task.id.value) + "/lines"));
    CHECK(tried::body_of(lines) == "{\"line\":2,\"listing\":2,\"outcome\":\"changed\"}\n");
}

TEST_CASE("the guard rails stop a deep change and say what it would do") {
    Shop shop;
    const std::string change = R"({"action":"scale_price","basis_points":-3000})";
    const Response stopped =
        shop.send(keyed(shop, "POST", "/desk/v1/bulk", bulk(change, "[1,2]", "false")));
    CHECK(stopped.status == 409);
    const Json problem(tried::body_of(stopped));
    CHECK(problem["code"] == "guard_stopped");
    const auto report = wire::decode_guard_report(problem["current"].raw());
    REQUIRE(report.ok());
    CHECK(report.value().stop.depth);
    CHECK(report.value().summary.prices_changed == 2);
    CHECK(report.value().summary.boxes_won == 1);
    CHECK(price_of(shop, 2) == "160.99");
    CHECK(shop.send(keyed(shop, "POST", "/desk/v1/bulk", bulk(change))).status == 202);
    CHECK(price_of(shop, 2) == "112.69");
}

TEST_CASE("the same request sent twice changes once") {
    Shop shop;
    const Request request =
        keyed(shop, "POST", "/desk/v1/bulk", bulk(R"({"action":"add_to_stock","pieces":3})"));
    const Response first = shop.send(request);
    const Response second = shop.send(request);
    CHECK(tried::body_of(first) == tried::body_of(second));
    CHECK(tried::says(shop.send(shop.desk("GET", "/desk/v1/listings")), "\"quantity\":8"));
}

TEST_CASE("a whole task is undone but for what was changed again") {
    Shop shop;
    const auto task =
        task_of(shop, shop.send(keyed(shop, "POST", "/desk/v1/bulk",
                                      bulk(R"({"action":"add_to_price","currency":"EUR",)"
                                           R"("amount":"-1.00"})"))));
    CHECK(task.changed == 2);
    CHECK(shop.send(shop.patch(2, R"({"market":"FR","currency":"EUR","price":"155.00"})", "2"))
              .status == 200);
    const std::string undo = "/desk/v1/tasks/" + std::to_string(task.id.value) + "/undo";
    const auto undone = task_of(shop, shop.send(keyed(shop, "POST", undo, "{}")));
    CHECK(undone.kind == wire::Task::Kind::undo);
    CHECK(undone.undoes == task.id);
    CHECK(undone.changed == 1);
    REQUIRE(undone.refusals.size() == 1);
    CHECK(undone.refusals[0].error.code == "changed_since");
    CHECK(undone.refusals[0].line == 2);
    CHECK(price_of(shop, 1) == "160.99");
    CHECK(price_of(shop, 2) == "155.00");
    CHECK(shop.send(keyed(shop, "POST", undo, "{}")).status == 409);
    CHECK(tried::says(shop.send(keyed(shop, "POST", undo, "{}")), "task_undone_already"));
    CHECK(tried::says(
        shop.send(keyed(shop, "POST", "/desk/v1/tasks/" + std::to_string(undone.id.value) + "/undo",
                        "{}")),
        "task_not_undoable"));
}

TEST_CASE("what cannot be a bulk edit is refused at once") {
    Shop shop;
    struct Case {
        std::string body;
        int status;
        const char* code;
    };
    const std::string publish = R"({"action":"publish"})";
    for (const Case& row : {
             Case{bulk(publish, "[]"), 422, "selection_empty"},
             Case{bulk(R"({"action":"set_stock","pieces":-1})"), 422, "bulk_amount_out_of_range"},
             Case{bulk(R"({"action":"dance"})"), 400, "json_type"},
             Case{R"({"market":"SE","change":{"action":"publish"},"listings":[1]})", 422,
                  "market_not_sold_in"},
         }) {
        const Response response = shop.send(keyed(shop, "POST", "/desk/v1/bulk", row.body));
        CHECK(response.status == row.status);
        CHECK(tried::says(response, row.code));
    }
    shop.cookie = shop.sign_in("reader@example.org");
    CHECK(shop.send(keyed(shop, "POST", "/desk/v1/bulk", bulk(publish))).status == 403);
    shop.cookie = shop.sign_in("beta@example.org");
    const auto task = task_of(shop, shop.send(keyed(shop, "POST", "/desk/v1/bulk", bulk(publish))));
    CHECK(task.refusals.size() == 1); // ad 2 is not Beta's
}

TEST_CASE("a task that a stop interrupted goes on where it was") {
    Shop shop;
    std::vector<Work> waiting;
    shop.run_later = [&](Work work) { waiting.push_back(std::move(work)); };
    const Response accepted = shop.send(
        keyed(shop, "POST", "/desk/v1/bulk", bulk(R"({"action":"add_to_stock","pieces":1})")));
    CHECK(accepted.status == 202);
    CHECK(waiting[0]() == usecases::Step::more); // begun, and no line written
    waiting.clear();
    Context context{*shop.store, shop.secrets, shop.market, [&] { return shop.now; },
                    "request-1", shop.limits,  {},          false};
    resume_tasks(context);
    CHECK(task_of(shop, accepted).changed == 2);
}
