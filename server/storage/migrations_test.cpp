// What a step of the schema makes of the rows that it finds: files of older versions with data.
#include "server/storage/catalogue_search.hpp"
#include "server/storage/categories.hpp"
#include "server/storage/products.hpp"
#include "server/storage/schema.hpp"
#include "server/storage/sqlite_database.hpp"
#include "server/storage/tried_store.hpp"

#include <algorithm>
#include <array>
#include <string>

using namespace stall;
using namespace stall::storage;
using stall::storage::tried::kNow;
using stall::storage::tried::succeed;
using stall::storage::tried::value_of;

namespace {

/// A database of an older version, filled, and brought up to another.
class Aged {
public:
    Aged(std::int64_t version, std::string_view rows) {
        bring_up_to(version);
        succeed(database_->run_script(std::string(rows)));
    }
    void bring_up_to(std::int64_t version) {
        const auto count = std::ranges::count_if(
            migrations(), [&](const Migration& step) { return step.version <= version; });
        const auto steps = migrations().first(static_cast<std::size_t>(count));
        succeed(bring_up_to_date(*database_, ":memory:", steps, kNow));
    }
    /// The rows of a query: columns with a blank between them, a line each.
    std::string rows_of(std::string_view question, int columns) {
        Cursor rows = value_of(database_->query(question));
        std::string text;
        while (value_of(rows.next()))
            for (int column = 0; column < columns; ++column) {
                text += rows.text(column);
                text += column + 1 < columns ? ' ' : '\n';
            }
        return text;
    }
    Database& database() { return *database_; }

private:
    std::unique_ptr<Database> database_ = value_of(open_sqlite(":memory:", Access::read_write));
};

constexpr std::string_view kTwoAds =
    "insert into merchant values (1, 'a0', 'Alpha', 'FR', 'Europe/Paris', 500000, 2000, 0);"
    "insert into category (category_id, parent_id, name, commission_basis_points)"
    " values (1, null, 'Phones', 1000);"
    "insert into product (product_id, uuid, title, ean, brand, category_id, attributes, created_at)"
    " values (1, 'p1', 'Phone', '', 'One', 1, '{}', 0);"
    "insert into listing values (1, 1, 'u1', 'A', 'a', 1, 'GOOD', 3, 1, 0),"
    " (1, 2, 'u2', 'B', 'b', 1, 'FAIR', 0, 1, 0);"
    "insert into listing_market (merchant_id, listing_id, market, publication, price_minor,"
    " warranty_months) values (1, 1, 'FR', 2, 10000, 12), (1, 2, 'FR', 2, 9000, 12),"
    " (1, 1, 'DE', 3, 11000, 12);";
constexpr std::string_view kThreeCategories =
    "insert into category (category_id, parent_id, name, commission_basis_points, attributes,"
    " name_fr) values (1, null, 'Phones', 1000, '[]', 'Téléphones \"neufs\"'),"
    " (2, 1, 'Smartphones', 900, '[{\"field\":\"color\"}]', ''), (3, 1, 'Cables', 800, '[]',"
    " 'Câbles');";

constexpr std::string_view kSpelledBarcodes =
    "insert into category (category_id, parent_id, name, commission_basis_points)"
    " values (1, null, 'Phones', 1000);"
    "insert into product (product_id, uuid, title, ean, brand, category_id, attributes, created_at,"
    " likeness) values (1, 'p1', 'A', '199123456709', 'One', 1, '{}', 0, 'a'),"
    " (2, 'p2', 'B', '00199123456709', 'One', 1, '{}', 0, 'b'),"
    " (3, 'p3', 'C', '4006381333931', 'One', 1, '{}', 0, 'c'),"
    " (4, 'p4', 'D', '0000096385074', 'One', 1, '{}', 0, 'd'),"
    " (5, 'p5', 'E', '10036000291459', 'One', 1, '{}', 0, 'e'),"
    " (6, 'p6', 'F', '199123456708', 'One', 1, '{}', 0, 'f')," // no right check digit
    " (7, 'p7', 'G', 'B0912345678X', 'One', 1, '{}', 0, 'g'),"
    " (8, 'p8', 'H', '', 'One', 1, '{}', 0, 'h'),"
    " (9, 'p9', 'I', '036000291452', 'One', 1, '{}', 0, 'i'),"
    " (10, 'p10', 'J', '0199123456709', 'One', 1, '{}', 0, 'j');";

struct Step {
    std::int64_t version; ///< the step that is tried, on a file of the version before
    std::string_view rows;
    std::string_view question;
    int columns;
    std::string_view answer;
};

constexpr std::array kSteps = {
    Step{5, kTwoAds,
         "select market, publication, quantity, ads from stock_count"
         " order by market, publication, quantity",
         4, "DE 3 3 1\nFR 2 0 1\nFR 2 3 1\n"},
    Step{8, kTwoAds,
         "select count(*), sum(deliveries = ''), count(shipping_minor), sum(price_minor)"
         " from listing_market",
         4, "3 3 0 30000\n"},
    // Ads 1 and 2 were moved twice and once by rule 7: each counts in the minute of its last move.
    Step{9,
         "insert into repricing_move values"
         " (1, 1, 60000, 7, 'Win', 1, 'FR', 100, 90, 'undercut'),"
         " (1, 2, 180001, 7, 'Win', 1, 'FR', 90, 80, 'undercut'),"
         " (1, 3, 185000, 7, 'Win', 2, 'FR', 90, 80, 'undercut'),"
         " (1, 4, 60000, 8, 'Hold', 2, 'FR', 80, 70, 'undercut');",
         "select rule_id, minute, ads from repricing_pace order by rule_id, minute", 3,
         "7 3 2\n8 1 1\n"},
    Step{11, kThreeCategories, "select category_id, name, names from category order by category_id",
         3,
         "1 Phones {\"fr\":\"Téléphones \\\"neufs\\\"\"}\n"
         "2 Smartphones {}\n"
         "3 Cables {\"fr\":\"Câbles\"}\n"},
    Step{11, kThreeCategories,
         "select count(*) from pragma_table_info('category') where name = 'name_fr'", 1, "0\n"},
    Step{11, kThreeCategories,
         "select parent_id, commission_basis_points, attributes from category"
         " where category_id = 2",
         3, "1 900 [{\"field\":\"color\"}]\n"},
    Step{13, kSpelledBarcodes, "select product_id, ean, likeness from product order by product_id",
         3,
         "1 0199123456709 \n2 0199123456709 \n3 4006381333931 \n4 96385074 \n"
         "5 10036000291459 \n6 199123456708 f\n7 B0912345678X g\n8  h\n9 0036000291452 \n"
         "10 0199123456709 \n"},
    Step{13, kSpelledBarcodes, "select count(*) from sqlite_master where name = 'barcode_kept'", 1,
         "0\n"}};

} // namespace

TEST_CASE("a step of the schema keeps the rows that it finds and makes its own of them") {
    for (const Step& step : kSteps) {
        CAPTURE(step.version);
        CAPTURE(step.question);
        Aged aged(step.version - 1, step.rows);
        aged.bring_up_to(step.version);
        CHECK(aged.rows_of(step.question, step.columns) == step.answer);
        aged.bring_up_to(newest_version());
        CHECK(aged.rows_of("select * from pragma_foreign_key_check", 1) == "");
        CHECK(aged.rows_of("pragma integrity_check", 1) == "ok\n");
    }
}

TEST_CASE("a file of before the kept form is searched by any spelling once it is opened") {
    const tried::Path path("barcodes");
    {
        auto database = value_of(open_sqlite(path.text(), Access::read_write));
        const auto count = std::ranges::count_if(
            migrations(), [](const Migration& step) { return step.version < 13; });
        succeed(bring_up_to_date(*database, path.text(),
                                 migrations().first(static_cast<std::size_t>(count)), kNow));
        succeed(database->run_script(std::string(kSpelledBarcodes)));
    }
    auto store = value_of(Store::open({path.text(), kNow, Opening::Sharing::one_connection, 1}));
    auto reader = value_of(store->read());
    for (const char* typed :
         {"199123456709", "0199123456709", "00199123456709", "1991234", "01991234", "001991234"}) {
        CAPTURE(typed);
        CatalogueQuery query;
        query.text = typed;
        query.count_max = 10;
        CHECK(value_of(search_products(reader.database(), query)).products.size() == 3);
        const bool is_whole = std::string_view(typed).size() >= 12;
        CHECK(value_of(find_product_ean(reader.database(), typed)).has_value() == is_whole);
    }
}

TEST_CASE("categories of version 10 are read in French and in English where that was empty") {
    struct Case {
        Language language;
        std::array<std::string_view, 3> names;
    };
    Aged aged(10, kThreeCategories);
    aged.bring_up_to(newest_version());
    for (const Case& each : {Case{Language::fr, {"Téléphones \"neufs\"", "Smartphones", "Câbles"}},
                             Case{Language::en, {"Phones", "Smartphones", "Cables"}},
                             Case{Language::de, {"Phones", "Smartphones", "Cables"}}}) {
        const auto tree = value_of(load_categories(aged.database(), each.language));
        REQUIRE(tree.size() == each.names.size());
        for (std::size_t at = 0; at < tree.size(); ++at) CHECK(tree[at].name == each.names[at]);
    }
}
