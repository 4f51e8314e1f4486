// For tests of the catalogue over the desk: a few phones, a sheet that is proposed, and what comes
// back. Must not know what is tested.
#pragma once

#include "core/wire/products.hpp"
#include "server/api/tried_shop.hpp"
#include "server/storage/catalogue_search.hpp"

namespace stall::api::tried {

inline Request keyed(Shop& shop, const char* method, const std::string& target,
                     const std::string& body) {
    static int keys = 0;
    Request request = shop.desk(method, target, body);
    request.headers.emplace_back("Idempotency-Key", "sheet-" + std::to_string(++keys));
    return request;
}

/// A shop with a catalogue of a few phones, indexed.
inline void stock(Shop& shop) {
    storage::tried::succeed(shop.store->write([&](storage::Transaction& t) -> Result<void> {
        storage::Database& database = t.database();
        TRY(database.run_script(
            "insert into category (category_id, parent_id, name, names, commission_basis_points,"
            " attributes) values (2, 1, 'Smartphones', '{\"fr\":\"Mobiles\"}', 1000, '["
            "{\"field\":\"storage\",\"name_en\":\"Storage\",\"type\":\"choice\",\"required\":true,"
            "\"allowed\":[\"64 GB\",\"128 GB\"]},"
            "{\"field\":\"color\",\"name_en\":\"Colour\",\"name_fr\":\"Couleur\","
            "\"type\":\"string\",\"required\":true}]');"));
        std::int64_t id = 10;
        for (const char* model : {"iPhone 13", "iPhone 13 Pro", "Samsung Galaxy S21"})
            for (const char* storage : {"64 GB", "128 GB"})
                for (const char* color : {"Midnight", "Blue"}) {
                    ++id;
                    const std::string brand = model[0] == 'i' ? "Apple" : "Samsung";
                    TRY(database.execute(
                        "insert into product (product_id, uuid, title, ean, brand, category_id,"
                        " attributes, created_at) values (?, ?, ?, '', ?, 2, ?, 0)",
                        {id, std::string_view("uuid-" + std::to_string(id)),
                         std::string(model) + " " + storage + " " + color, brand,
                         std::string("{\"storage\":\"") + storage + "\",\"color\":\"" + color +
                             "\"}"}));
                }
        TRY(storage::index_products(database, 1'000));
        return {};
    }));
}

inline wire::ProductHits search(Shop& shop, const std::string& query) {
    const Response found = shop.send(shop.desk("GET", "/desk/v1/products?query=" + query));
    REQUIRE(found.status == 200);
    const auto hits = wire::decode_product_hits(body_of(found));
    REQUIRE(hits.ok());
    return hits.value();
}

inline wire::ProductRequest phone() {
    wire::ProductRequest request;
    request.draft = {CategoryId(2),
                     "4006381333948",
                     "iPhone 14 128 GB Red",
                     "A phone.",
                     "Apple",
                     Money{99'900, Currency::of("EUR")},
                     172,
                     {{"storage", "128gb"}, {"color", "Red"}}};
    return request;
}

inline Response propose(Shop& shop, const wire::ProductRequest& request) {
    return shop.send(
        keyed(shop, "POST", "/desk/v1/products", wire::encode_product_request(request)));
}
inline wire::ProductSheet sheet_of(const Response& response) {
    const auto sheet = wire::decode_product_sheet(body_of(response));
    REQUIRE(sheet.ok());
    return sheet.value();
}
inline std::string path_of(ProductId product) {
    return "/desk/v1/products/" + std::to_string(product.value);
}

} // namespace stall::api::tried
