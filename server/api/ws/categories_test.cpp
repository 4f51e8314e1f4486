// The seller API's category tree: in whose language its names are.
#include "server/api/tried_json.hpp"
#include "server/api/tried_shop.hpp"

using namespace stall;
using namespace stall::api;

TEST_CASE("categories are named in the first locale's language and else in the platform's own") {
    tried::Shop shop;
    storage::tried::succeed(shop.store->write([](storage::Transaction& transaction) {
        return transaction.database().run_script(
            R"sql(update category set names = '{"fr":"Mobiles","de":"Handys"}', attributes = '[)sql"
            R"sql({"field":"storage","name_en":"Storage","name_fr":"Stockage"}]';)sql");
    }));
    struct Case {
        const char* accept_language; ///< none where there is no header
        const char* category;
        const char* attribute;
    };
    for (const Case& each : {Case{nullptr, "Mobiles", "Stockage"},
                             {"", "Mobiles", "Stockage"},
                             {"*", "Mobiles", "Stockage"},
                             {"fr", "Mobiles", "Stockage"},
                             {"fr-fr", "Mobiles", "Stockage"},
                             {"fr,en;q=0.5", "Mobiles", "Stockage"},
                             {"fr;q=0.9", "Mobiles", "Stockage"},
                             {"FR-fr", "Mobiles", "Stockage"},
                             {"nl-nl", "Mobiles", "Stockage"},
                             {"de-de", "Handys", "Storage"},
                             {"de, en", "Handys", "Storage"},
                             {"it-it", "Phones", "Storage"},
                             {"en-gb", "Phones", "Storage"}}) {
        CAPTURE(each.accept_language);
        const auto answered = [&](const char* address) {
            const auto response = shop.send(shop.seller("GET", address, "", each.accept_language));
            REQUIRE(response.status == 200);
            return tried::Json(tried::body_of(response));
        };
        for (const tried::Json& category :
             {answered("/ws/category/tree").at(0), answered("/ws/category/tree/1")}) {
            CHECK(category["category_name"].text() == each.category);
            CHECK(category["attributes"].at(0)["field_name"].text() == each.attribute);
        }
    }
}
