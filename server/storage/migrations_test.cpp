// What a step of the schema makes of the rows that it finds: files of older versions with data.
#include "server/storage/categories.hpp"
#include "server/storage/schema.hpp"
#include "server/storage/sqlite_database.hpp"
#include "server/storage/tried_store.hpp"

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
        const auto steps = migrations().first(static_cast<std::size_t>(version));
        REQUIRE(steps.back().version == version);
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
         3, "1 900 [{\"field\":\"color\"}]\n"}};

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
