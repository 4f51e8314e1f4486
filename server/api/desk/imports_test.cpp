// A file of ads: what goes in, what is refused and why, progress, restart, and the same by /ws.
#include "server/api/tried_shop.hpp"
#include "server/usecases/import_ads.hpp"

#include <deque>

using namespace stall;
using namespace stall::api;
using tried::body_of;
using tried::says;
using tried::Shop;

namespace {

constexpr const char* kFile = "sku;product_id;ean;quantity;price;currency;grade\r\n"
                              "sku-1;;;9;155,50;EUR;\r\n"              // known, changed
                              "SKU-2;;;5;160.99;EUR;\r\n"              // known, as it is
                              "NEW-1;1;;3;140.00;EUR;FAIR\r\n"         // new by number
                              "NEW-2;;4006381333931;0;141.00;EUR;\r\n" // new by barcode
                              "NEW-3;00000000-0000-4000-8000-000000000002;;1;99.00;EUR;\r\n"
                              "NEW-4;77;;1;99.00;EUR;\r\n" // no such product
                              "NEW-5;;;1;99.00;EUR;\r\n"   // no product named
                              "sku-1;;;1;99.00;EUR;\r\n"   // twice in the file
                              "SKU-3;1;;x;99.00;EUR;\r\n"; // not a number

Request import_of(Shop& shop, const std::string& catalog, const char* key,
                  listings::Market market = listings::Market::FR) {
    Request request = shop.desk("POST", "/desk/v1/imports",
                                wire::encode_import({market, "ads.csv", catalog, ';', '"'}));
    request.headers.emplace_back("Idempotency-Key", key);
    return request;
}

wire::Task task_in(const Response& response) {
    const auto task = wire::decode_task(body_of(response));
    REQUIRE(task.ok());
    return task.value();
}

wire::Task task_of(Shop& shop, TaskId id) {
    return task_in(shop.send(shop.desk("GET", "/desk/v1/tasks/" + std::to_string(id.value))));
}

/// A work queue as a host has it, stepped by hand.
struct Queue {
    explicit Queue(Shop& shop) {
        shop.run_later = [this](Work work) { works.push_back(std::move(work)); };
    }
    void run() {
        for (; !works.empty(); works.pop_front()) {
            while (works.front()() == usecases::Step::more) {
            }
        }
    }
    std::deque<Work> works;
};

void check_outcome(const wire::Task& task) {
    CHECK(task.state == wire::Task::State::done);
    CHECK(task.total == 9);
    CHECK(task.processed == 9);
    CHECK(task.created == 3);
    CHECK(task.changed == 1);
    CHECK(task.unchanged == 1);
    REQUIRE(task.refusals.size() == 4);
    CHECK(task.refusals[0].line == 7);
    CHECK(task.refusals[0].error == Error{"product_unknown", "product_id", "77", ""});
    CHECK(task.refusals[1].line == 8);
    CHECK(task.refusals[1].error.code == "sku_unknown");
    CHECK(task.refusals[2].error.code == "sku_twice_in_file");
    CHECK(task.refusals[3].sku == "SKU-3");
    CHECK(task.refusals[3].error.where == "quantity");
    CHECK(task.refusals[3].error.got == "x");
}

} // namespace

TEST_CASE("good lines go in and each wrong one is reported") {
    Shop shop;
    const Response accepted = shop.send(import_of(shop, kFile, "k1"));
    REQUIRE(accepted.status == 202);
    check_outcome(task_of(shop, task_in(accepted).id));
    const std::string all = body_of(shop.send(shop.desk("GET", "/desk/v1/listings")));
    CHECK(all.find("\"NEW-3\"") != std::string::npos);
    CHECK(all.find("\"155.50\"") != std::string::npos);
    CHECK(all.find("NEW-4") == std::string::npos);
}

TEST_CASE("the same file through the seller API has the same outcome") {
    Shop shop;
    Request batch = shop.seller("POST", "/ws/listings/", "", "fr-fr");
    std::string catalog;
    for (const char* letter = kFile; *letter != '\0'; ++letter) {
        catalog += *letter == '\r' ? "\\r" : *letter == '\n' ? "\\n" : std::string(1, *letter);
    }
    batch.body = R"({"catalog":")" + catalog +
                 R"(","quotechar":"\"","delimiter":";","encoding":"utf-8","header":true})";
    const Response response = shop.send(batch);
    REQUIRE(response.status == 200);
    CHECK(body_of(response) == R"({"bodymessage":1,"statuscode":200})");
    check_outcome(task_of(shop, TaskId(1)));
    const Response task = shop.send(shop.seller("GET", "/ws/tasks/1/"));
    CHECK(says(task, "\"action_status\":9"));
    CHECK(says(task, R"("2":{"listing_id":1,"backmarket_id":1,"publication_state":2})"));
    CHECK(says(task, R"("7":{"sku":"NEW-4")"));
    CHECK(shop.send(shop.seller("GET", "/ws/tasks/2")).status == 404);
}

TEST_CASE("a file that moves a price far is asked about and a program's is not") {
    struct Case {
        const char* line;
        bool is_asked;
    };
    for (const Case& row : {
             Case{"SKU-1;185.13", false}, // 160.99 and 15 %
             Case{"SKU-1;185.15", true}, Case{"SKU-1;1609.90", true}, Case{"sku-1;120,00", true},
             Case{"SKU-1;99.99", false}, // under the floor: refused, so it moves nothing
             Case{"SKU-1;free", false}, Case{"NEW-1;9999.00", false}, // there was no price
         }) {
        CAPTURE(row.line);
        Shop shop;
        const std::string file = std::string("sku;price\n") + row.line + "\n";
        const Response asked = shop.send(import_of(shop, file, "k1"));
        CHECK(asked.status == (row.is_asked ? 409 : 202));
        if (!row.is_asked) continue;
        CHECK(says(asked, "guard_stopped"));
        CHECK(says(asked, "\"guards\":[\"depth\"]"));
        CHECK(shop.send(shop.desk("GET", "/desk/v1/tasks/1")).status == 404);
        wire::ImportRequest import{listings::Market::FR, "ads.csv", file, ';', '"'};
        import.confirmation = wire::Confirmation::confirmed;
        Request again = shop.desk("POST", "/desk/v1/imports", wire::encode_import(import));
        again.headers.emplace_back("Idempotency-Key", "k2");
        const Response accepted = shop.send(again);
        REQUIRE(accepted.status == 202);
        CHECK(task_of(shop, task_in(accepted).id).changed == 1);
    }
    Shop shop;
    Request batch = shop.seller("POST", "/ws/listings/", "", "fr-fr");
    batch.body = R"({"catalog":"sku;price\nSKU-1;1609.90\n","quotechar":"\"","delimiter":";",)"
                 R"("encoding":"utf-8","header":true})";
    CHECK(shop.send(batch).status == 200);
    CHECK(task_of(shop, TaskId(1)).changed == 1);
}

TEST_CASE("an ambiguous amount is refused with both readings on either way in") {
    Shop shop;
    const Response accepted =
        shop.send(import_of(shop, "sku;price\nSKU-1;1.200\nSKU-2;1,299\n", "k1"));
    const wire::Task task = task_of(shop, task_in(accepted).id);
    REQUIRE(task.refusals.size() == 2);
    CHECK(task.refusals[0].error == Error{"money_ambiguous", "price", "1.200", "1.20, 1200.00"});
    CHECK(task.refusals[1].error.wanted == "1.299, 1299.00");
    Request batch = shop.seller("POST", "/ws/listings/", "", "fr-fr");
    batch.body = R"({"catalog":"sku;price\nSKU-1;1.200\nSKU-2;162,50\n","quotechar":"\"",)"
                 R"("delimiter":";","encoding":"utf-8","header":true})";
    CHECK(shop.send(batch).status == 200);
    const wire::Task decided = task_of(shop, TaskId(2)); // its other line proves the comma
    CHECK(decided.changed == 2);
    CHECK(body_of(shop.send(shop.desk("GET", "/desk/v1/listings"))).find("\"1200.00\"") !=
          std::string::npos);
}

TEST_CASE("no line sets a price under the floor") {
    Shop shop;
    const Response accepted =
        shop.send(import_of(shop, "sku;price;currency\nSKU-1;99.99;EUR\n", "k1"));
    const wire::Task task = task_of(shop, task_in(accepted).id);
    REQUIRE(task.refusals.size() == 1);
    CHECK(task.refusals[0].error == Error{"price_below_floor", "price", "99.99", "100.00"});
    CHECK(task.processed == 1);
}

TEST_CASE("a file sent twice is worked off once") {
    Shop shop;
    const Request request = import_of(shop, kFile, "k1");
    const Response first = shop.send(request);
    const Response again = shop.send(request);
    CHECK(again.status == 202);
    CHECK(body_of(again) == body_of(first));
    CHECK(shop.send(shop.desk("GET", "/desk/v1/tasks/2")).status == 404);
    // With another key it is a new task that finds everything as it is.
    const wire::Task second = task_of(shop, task_in(shop.send(import_of(shop, kFile, "k2"))).id);
    CHECK(second.unchanged == 5);
    CHECK(second.changed + second.created == 0);
    CHECK(says(shop.send(import_of(shop, "sku\nSKU-1\n", "k2")), "idempotency_key_reused"));
}

TEST_CASE("a task shows its progress and goes on after a restart") {
    Shop shop;
    Queue queue(shop);
    std::string catalog = "sku;product_id;quantity;price;currency\n";
    const std::size_t lines = usecases::kTaskChunkLines * 3;
    for (std::size_t line = 0; line < lines; ++line) {
        catalog += "BULK-" + std::to_string(line) + ";2;1;50.00;EUR\n";
    }
    const TaskId id = task_in(shop.send(import_of(shop, catalog, "k1"))).id;
    CHECK(task_of(shop, id).state == wire::Task::State::waiting);
    REQUIRE(queue.works.size() == 1);
    CHECK(queue.works.front()() == usecases::Step::more);
    CHECK(task_of(shop, id).total == static_cast<std::int64_t>(lines));
    CHECK(queue.works.front()() == usecases::Step::more);
    CHECK(task_of(shop, id).processed == usecases::kTaskChunkLines);
    queue.works.clear(); // the program stops here

    Context context{*shop.store, shop.secrets, shop.market,    [&] { return shop.now; },
                    "",          {},           shop.run_later, false};
    resume_tasks(context);
    queue.run();
    const wire::Task done = task_of(shop, id);
    CHECK(done.state == wire::Task::State::done);
    CHECK(done.created == static_cast<std::int64_t>(lines));
    CHECK(done.processed == done.total);
    resume_tasks(context);
    CHECK(queue.works.empty());
}

TEST_CASE("a task is stopped after the lines that it has done and can be undone") {
    Shop shop;
    Queue queue(shop);
    std::string catalog = "sku;product_id;quantity;price\n";
    for (std::int64_t line = 0; line < usecases::kTaskChunkLines * 3; ++line)
        catalog += "BULK-" + std::to_string(line) + ";2;1;50.00\n";
    const TaskId id = task_in(shop.send(import_of(shop, catalog, "k1"))).id;
    queue.works.front()(); // reads the file
    queue.works.front()(); // the first chunk
    const std::string path = "/desk/v1/tasks/" + std::to_string(id.value);
    CHECK(shop.send(shop.desk("POST", path + "/stop", "{}")).status == 200);
    CHECK(task_of(shop, id).state == wire::Task::State::running);
    queue.run();
    const wire::Task stopped = task_of(shop, id);
    CHECK(stopped.state == wire::Task::State::stopped);
    CHECK(stopped.created == usecases::kTaskChunkLines);
    CHECK(says(shop.send(shop.seller("GET", "/ws/tasks/1")), "\"action_status\":9"));
    CHECK(says(shop.send(shop.seller("GET", "/ws/tasks/1")), "\"last_action_error\":null"));
    CHECK(says(shop.send(shop.desk("POST", path + "/stop", "{}")), "task_over"));
    CHECK(says(shop.send(shop.desk("POST", "/desk/v1/tasks/99/stop", "{}")), "task_unknown"));
    Request undo = shop.desk("POST", path + "/undo", "{}");
    undo.headers.emplace_back("Idempotency-Key", "k2");
    CHECK(shop.send(undo).status == 202);
}

TEST_CASE("a task that waits can be stopped before its first line") {
    Shop shop;
    Queue queue(shop);
    const TaskId id = task_in(shop.send(import_of(shop, kFile, "k1"))).id;
    const std::string path = "/desk/v1/tasks/" + std::to_string(id.value) + "/stop";
    CHECK(shop.send(shop.desk("POST", path, "{}")).status == 200);
    queue.run();
    CHECK(task_of(shop, id).state == wire::Task::State::stopped);
    CHECK(task_of(shop, id).created + task_of(shop, id).changed == 0);
}

TEST_CASE("a line proposes its product and every fault of its sheet is told") {
    Shop shop;
    std::int64_t key = 0;
    const auto send = [&](const std::string& lines) {
        wire::ImportRequest import{listings::Market::FR, "new.csv",
                                   "sku;Code;Titre;description;brand;price_new;Poids;category_id;"
                                   "color;price;quantity\r\n" +
                                       lines,
                                   ';', '"'};
        import.columns = {"sku",    "ean",         "title", "description", "brand",   "price_new",
                          "weight", "category_id", "color", "price",       "quantity"};
        Request request = shop.desk("POST", "/desk/v1/imports", wire::encode_import(import));
        request.headers.emplace_back("Idempotency-Key", "k" + std::to_string(++key));
        return task_of(shop, task_in(shop.send(request)).id);
    };
    const auto publication = [&](const char* sku) {
        const Response listing =
            shop.send(shop.seller("GET", std::string("/ws/listings/detail?sku=") + sku));
        const std::string body = body_of(listing);
        const auto at = body.find("\"publication_state\":");
        return at == std::string::npos ? ' ' : body[at + 20];
    };
    const wire::Task bad = send("P-1;;Phone;;Acme;909.00;1;1;red;500;1\r\n");
    CHECK(bad.created == 0);
    std::string told;
    for (const wire::Refusal& refusal : bad.refusals)
        told += refusal.error.where + " " + refusal.error.code + ", ";
    CHECK(told == "description description_missing, Poids weight_out_of_range, "
                  "color attribute_unknown, ");

    const std::string good = ";Phone;As new;Acme;909.00;170;1;;500;1\r\n";
    CHECK(send("P-1;5012345678900" + good).created == 1);
    CHECK(publication("P-1") == '1'); // it waits with its product
    // The barcode is known now: another ad of the same product.
    CHECK(send("P-2;5012345678900" + good).created == 1);
    // Its creator changes the sheet while it waits; what is the same is no change.
    CHECK(send("P-1;" + good).unchanged == 1);
    CHECK(send("P-1;;Better phone;;;;;;;;\r\n").changed == 1);
    CHECK(says(shop.send(shop.seller("GET", "/ws/listings/detail?sku=P-2")), "Better phone"));
    // A change of somebody else's product, or of a validated one, is dropped without a word.
    CHECK(send("SKU-1;;Mine;;;;;;;;\r\n").unchanged == 1);
}

TEST_CASE("a file that is none fails as a whole with the reason") {
    Shop shop;
    const Response accepted = shop.send(import_of(shop, "price;quantity\n1;2\n", "k1"));
    const wire::Task task = task_of(shop, task_in(accepted).id);
    CHECK(task.state == wire::Task::State::failed);
    REQUIRE(task.refusals.size() == 1);
    CHECK(task.refusals[0].error.code == "column_sku_missing");
    CHECK(says(shop.send(shop.seller("GET", "/ws/tasks/1")), "\"action_status\":8"));
    CHECK(says(shop.send(shop.seller("GET", "/ws/tasks/1")), "There is no column named sku"));
}

TEST_CASE("an import may have the limit and not one byte more") {
    Shop shop;
    Request request = import_of(shop, kFile, "k1");
    shop.limits.import_bytes_max = request.body.size();
    shop.limits.body_bytes_max = 10;
    CHECK(shop.send(request).status == 202);
    request.body += ' ';
    CHECK(shop.send(request).status == 413);
}

TEST_CASE("an import needs a key and a market that one sells in") {
    Shop shop;
    Request request = import_of(shop, kFile, "k1");
    request.headers.pop_back();
    CHECK(says(shop.send(request), "idempotency_key_missing"));
    CHECK(
        says(shop.send(import_of(shop, kFile, "k2", listings::Market::ES)), "market_not_sold_in"));
    CHECK(shop.send(shop.desk("GET", "/desk/v1/tasks/1")).status == 404);
}

TEST_CASE("another merchant's task is not there") {
    Shop shop;
    const TaskId id = task_in(shop.send(import_of(shop, kFile, "k1"))).id;
    shop.cookie = shop.sign_in("beta@example.org");
    const std::string path = "/desk/v1/tasks/" + std::to_string(id.value);
    CHECK(shop.send(shop.desk("GET", path)).status == 404);
    CHECK(shop.send(shop.desk("GET", "/desk/v1/tasks/x")).status == 404);
}
