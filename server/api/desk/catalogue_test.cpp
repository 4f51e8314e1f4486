// The catalogue over the desk: searched with slips of the finger, its categories in each language.
#include "core/wire/categories.hpp"
#include "server/api/desk/tried_catalogue.hpp"

using namespace stall;
using namespace stall::api;
using namespace stall::api::tried;

TEST_CASE("products are found while typing and in spite of slips") {
    Shop shop;
    stock(shop);
    struct Case {
        const char* query;
        std::size_t found;
        const char* first;
        const char* understood;
    };
    for (const Case& row : {
             Case{"iph", 8, "iPhone 13 64 GB Midnight", "iph"},
             Case{"iphone%2013%20pro%20128", 2, "iPhone 13 Pro 128 GB Midnight",
                  "iphone 13 pro 128"},
             Case{"13%20128gb%20blue", 2, "iPhone 13 128 GB Blue", "13 128gb blue"},
             Case{"ihpone%20pro", 4, "iPhone 13 Pro 64 GB Midnight", "iphone pro"},
             Case{"galxy", 4, "Samsung Galaxy S21 64 GB Midnight", "galaxy"},
             Case{"smasung%20blu", 2, "Samsung Galaxy S21 64 GB Blue", "samsung blu"},
             Case{"apple%20midnight", 4, "iPhone 13 64 GB Midnight", "apple midnight"},
             Case{"4006381333931", 1, "Phone One 64 GB", "4006381333931"},
             Case{"11", 1, "iPhone 13 64 GB Midnight", "11"},
             Case{"nothing%20like%20it", 0, "", "nothing like it"},
             Case{"%22%20OR%20*%20--", 0, "", ""},
         }) {
        CAPTURE(row.query);
        const wire::ProductHits hits = search(shop, row.query);
        CHECK(hits.products.size() == row.found);
        if (row.found > 0 && !hits.products.empty()) CHECK(hits.products[0].title == row.first);
        if (row.found > 0) CHECK(hits.understood == row.understood);
    }
    CHECK(search(shop, "one").products[0].own_ads == 1);
    CHECK(search(shop, "one").products[0].new_price_minor == 30'000);
    CHECK(shop.send(shop.desk("GET", "/desk/v1/products")).status == 400);
    CHECK(search(shop, "iphone&category=1").products.size() == 8);
    CHECK(search(shop, "phone&category=2").products.empty());
}

TEST_CASE("a whole number is found first among many that begin with it") {
    Shop shop;
    stock(shop);
    storage::tried::succeed(shop.store->write([](storage::Transaction& t) -> Result<void> {
        for (std::int64_t id = 1'000; id <= 1'300; ++id)
            TRY(t.database().execute(
                "insert into product (product_id, uuid, title, ean, brand, category_id,"
                " attributes, created_at) values (?, ?, ?, '', 'Apple', 2, '{}', 0)",
                {id, std::string_view("uuid-" + std::to_string(id)),
                 id < 1'300 ? std::string_view("iPhone 14 128 GB")
                            : std::string_view("iPhone 12 Mini 64 GB Black")}));
        TRY(storage::index_products(t.database(), 1'000));
        return {};
    }));
    for (const char* query : {"iphone%2012", "12%20iphone", "iphone%2012%20m"}) {
        CAPTURE(query);
        CHECK(search(shop, query).products[0].title == "iPhone 12 Mini 64 GB Black");
    }
}

TEST_CASE(
    "a search of a thousand words is refused with a sentence everywhere and twenty are taken") {
    Shop shop;
    const auto words = [](int count) {
        std::string text;
        for (int at = 0; at < count; ++at) text += (at == 0 ? "w" : "+w") + std::to_string(at % 3);
        return text;
    };
    for (const char* search : {"/desk/v1/products?query=", "/desk/v1/orders?customer=",
                               "/desk/v1/orders?sku=", "/desk/v1/orders/export?customer="}) {
        CAPTURE(search);
        CHECK(shop.send(shop.desk("GET", search + words(20))).status == 200);
        const Response many = shop.send(shop.desk("GET", search + words(60)));
        CHECK(many.status == 400);
        CHECK(says(many, "search_words_too_many"));
        const Response long_one = shop.send(shop.desk("GET", search + words(1'000)));
        CHECK(long_one.status == 400);
        CHECK(says(long_one, "The search is too long"));
        CHECK(tried::body_of(long_one).size() < 600);
    }
}

TEST_CASE("categories come in the language asked for with their title pattern") {
    Shop shop;
    stock(shop);
    const auto tree = wire::decode_categories(
        tried::body_of(shop.send(shop.desk("GET", "/desk/v1/categories?language=fr"))));
    REQUIRE(tree.ok());
    CHECK(tree.value()[1].name == "Mobiles");
    CHECK(tree.value()[1].is_leaf);
    CHECK_FALSE(tree.value()[0].is_leaf);
    CHECK(tree.value()[1].attributes[1].name == "Couleur");
    CHECK(tree.value()[1].products == 12);
    const auto german = wire::decode_categories(
        tried::body_of(shop.send(shop.desk("GET", "/desk/v1/categories?language=de"))));
    REQUIRE(german.ok());
    CHECK(german.value()[1].name == "Smartphones"); // a name that is missing is the English one
    CHECK(german.value()[1].attributes[1].name == "Colour");
    CHECK(shop.send(shop.desk("GET", "/desk/v1/categories?language=xx")).status == 400);
    const auto pattern = wire::decode_title_pattern(
        tried::body_of(shop.send(shop.desk("GET", "/desk/v1/categories/2/title-pattern"))));
    REQUIRE(pattern.ok());
    CHECK(catalog::describe(pattern.value(), tree.value()[1], "Brand", "Model") ==
          "Model Storage Couleur");
    CHECK(shop.send(shop.desk("GET", "/desk/v1/categories/9/title-pattern")).status == 404);
}
