// Orders are found by any filter exactly as the core's matcher says, page after page, by indexes.
#include "core/orders/order_list.hpp"
#include "server/storage/order_search.hpp"
#include "server/storage/orders.hpp"
#include "server/storage/tried_orders.hpp"
#include "server/storage/tried_store.hpp"

#include <algorithm>
#include <iterator>

using namespace stall;
using namespace stall::storage;
using namespace stall::storage::tried;
using orders::OrderFilter;

namespace {

constexpr MerchantId kMerchant{1};
constexpr std::array kNames = {"Élodie Saint-Étienne", "Γιώργος Παπαδόπουλος", "Дмитрий Соколов",
                               "Anna Müller", "Jean-Pierre O'Neill"};
constexpr std::array kCountries = {"FR", "DE", "GR", "FR"};
constexpr std::array kSkus = {"IP13-128-VG", "ip13-64-G", "PIX-7", "S22-EX"};
constexpr std::array kStates = {0, 1, 2, 3, 4, 5, 6, 7, 8};

/// 300 orders of every state, two of which share each instant.
void fill(Store& store) {
    succeed(store.write([](Transaction& transaction) -> Result<void> {
        TRY(add_merchants(transaction));
        std::uint32_t seed = 5;
        const auto dice = [&seed](std::size_t sides) {
            seed = seed * 1'664'525u + 1'013'904'223u;
            return static_cast<std::size_t>(seed >> 8) % sides;
        };
        for (std::int64_t at = 1; at <= 300; ++at) {
            NewOrder made = tried_order(OrderId(at * 7), kNames[dice(kNames.size())]);
            made.order.created_at = Instant{1'000 + at / 2};
            made.shipping.country = kCountries[dice(kCountries.size())];
            for (orders::OrderLine& line : made.order.lines) {
                line.state = static_cast<orders::LineState>(kStates[dice(kStates.size())]);
                line.sku = kSkus[dice(kSkus.size())];
            }
            TRY(insert_customer_order(transaction, kMerchant, made));
            if (dice(9) == 0)
                TRY(insert_ticket(transaction, kMerchant,
                                  {made.order.id, made.order.lines[0].id, "Screen", "", "Zoé"},
                                  Instant{9'000}));
        }
        TRY(insert_customer_order(transaction, MerchantId(2), tried_order(OrderId(1), kNames[0])));
        return {};
    }));
}

std::vector<OrderFilter> filters() {
    std::vector<OrderFilter> all(1);
    const auto add = [&all](auto set) { set(all.emplace_back()); };
    for (const orders::Segment segment : orders::kSegments)
        add([&](OrderFilter& filter) { filter.segment = segment; });
    for (const orders::OrderState state : orders::kOrderStates)
        add([&](OrderFilter& filter) { filter.state = state; });
    for (const char* name : {"elo", "παπαδ", "ДМИТ", "an mu", "pierre neill", "xyz", "e"})
        add([&](OrderFilter& filter) { filter.customer = name; });
    for (const char* sku : {"IP13", "pix-7", "128", "s"})
        add([&](OrderFilter& filter) { filter.sku = sku; });
    for (const char* number : {"1", "21", "2100", "0", "x", "99", "#21", " # 2100", "#", "##21"})
        add([&](OrderFilter& filter) { filter.number = number; });
    add([](OrderFilter& filter) { filter.country = "GR"; });
    add([](OrderFilter& filter) { filter.from = Instant{1'050}, filter.until = Instant{1'060}; });
    add([](OrderFilter& filter) {
        filter.country = "FR", filter.customer = "elodie", filter.sku = "ip13";
        filter.segment = orders::Segment::shipped;
    });
    add([](OrderFilter& filter) { filter.number = "1", filter.customer = "anna"; });
    add([](OrderFilter& filter) {
        filter.segment = orders::Segment::to_confirm, filter.country = "DE";
        filter.from = Instant{1'020};
    });
    return all;
}

std::string plan_of(Database& database, const OrderFilter& filter) {
    std::string sql = value_of(order_search_sql(database, kMerchant, filter));
    // Any value will do: plans do not depend on them.
    for (std::size_t at; (at = sql.find('?')) != std::string::npos;) sql.replace(at, 1, "'1'");
    std::string plan;
    auto rows = value_of(database.query("explain query plan " + sql));
    while (value_of(rows.next())) plan += std::string(rows.text(3)) + "\n";
    return plan;
}

} // namespace

TEST_CASE("every filter finds what the matcher lets through with the newest first") {
    auto store = memory_store();
    fill(*store);
    auto reader = value_of(store->read());
    Database& database = reader.database();
    const auto everything =
        value_of(find_order_rows(database, kMerchant, OrderFilter{}, std::nullopt, 10'000));
    CHECK(everything.size() > 150);
    for (const OrderFilter& filter : filters()) {
        CAPTURE(filter.customer);
        CAPTURE(filter.sku);
        CAPTURE(filter.number);
        CAPTURE(static_cast<int>(filter.segment));
        const orders::OrderMatcher matcher(filter);
        std::vector<wire::OrderRow> wanted;
        std::ranges::copy_if(everything, std::back_inserter(wanted),
                             [&](const wire::OrderRow& row) { return matcher.matches(row); });
        std::vector<wire::OrderRow> found;
        std::optional<OrderPlace> after;
        while (true) {
            const auto page = value_of(find_order_rows(database, kMerchant, filter, after, 7));
            if (page.empty()) break;
            found.insert(found.end(), page.begin(), page.end());
            after = value_of(parse_order_place(text_of({page.back().created_at, page.back().id})));
        }
        CHECK(found == wanted);
    }
}

TEST_CASE("lists stand as the core says and equal instants leave no choice") {
    auto store = memory_store();
    fill(*store);
    auto reader = value_of(store->read());
    Database& database = reader.database();
    const auto is_before = [](const wire::OrderRow& one, const wire::OrderRow& other) {
        return place_of(one, orders::ListSort::newest) < place_of(other, orders::ListSort::newest);
    };
    auto rows = value_of(find_order_rows(database, kMerchant, OrderFilter{}, std::nullopt, 10'000));
    CHECK(std::ranges::is_sorted(rows, is_before));
    std::vector<OrderId> open;
    std::ranges::sort(rows, is_before);
    for (const wire::OrderRow& row : rows)
        if (row.state == orders::OrderState::to_confirm ||
            row.state == orders::OrderState::to_dispatch || row.open_tickets > 0)
            open.push_back(row.id);
    std::vector<OrderId> found;
    for (const OrderPlace& place : value_of(open_orders(database, kMerchant)))
        found.push_back(place.order);
    CHECK(found == open);
}

TEST_CASE("the counts of segments are those of their lists") {
    auto store = memory_store();
    fill(*store);
    auto reader = value_of(store->read());
    const auto counts = value_of(count_segments(reader.database(), kMerchant));
    for (const orders::Segment segment : orders::kSegments) {
        OrderFilter filter;
        filter.segment = segment;
        const auto found =
            value_of(find_orders(reader.database(), kMerchant, filter, std::nullopt, 10'000));
        CAPTURE(name_of(segment));
        CHECK(counts[static_cast<std::size_t>(segment)] == std::ssize(found));
    }
}

TEST_CASE("each filter is led by its index and nothing is sorted that could be many") {
    auto store = memory_store();
    fill(*store);
    auto reader = value_of(store->read());
    struct Case {
        const char* index;
        OrderFilter filter;
    };
    std::vector<Case> cases(5);
    cases[0] = {"order_by_time", {}};
    cases[1] = {"order_by_state", {}};
    cases[1].filter.segment = orders::Segment::to_confirm;
    cases[2] = {"order_by_country", {}};
    cases[2].filter.country = "GR";
    cases[3] = {"order_after_sales", {}};
    cases[3].filter.segment = orders::Segment::after_sales;
    cases[4] = {"order_given_back", {}};
    cases[4].filter.segment = orders::Segment::cancelled_and_refunded;
    for (const Case& each : cases) {
        CAPTURE(each.index);
        const std::string plan = plan_of(reader.database(), each.filter);
        CAPTURE(plan);
        CHECK(plan.find(each.index) != std::string::npos);
        CHECK(plan.find("TEMP B-TREE") == std::string::npos);
        CHECK(plan.find("SCAN o") == std::string::npos);
    }
    OrderFilter by_name, by_number;
    by_name.customer = "elo";
    by_number.number = "2100";
    for (const OrderFilter& filter : {by_name, by_number}) {
        const std::string plan = plan_of(reader.database(), filter);
        CAPTURE(plan);
        CHECK(plan.find("SEARCH o USING PRIMARY KEY (merchant_id=? AND order_id=?)") !=
              std::string::npos);
        CHECK(plan.find("SCAN o") == std::string::npos);
        CHECK(plan.find("order_by_time") == std::string::npos);
    }
}

TEST_CASE("an order comes back whole and a saved one counts up") {
    auto store = memory_store();
    succeed(store->write([](Transaction& transaction) -> Result<void> {
        TRY(add_merchants(transaction));
        return insert_customer_order(transaction, kMerchant,
                                     tried_order(OrderId(70), "Élodie Martin"));
    }));
    const NewOrder made = tried_order(OrderId(70), "Élodie Martin");
    succeed(store->write([&](Transaction& transaction) -> Result<void> {
        Database& database = transaction.database();
        auto before = TRY(load_customer_order(database, kMerchant, OrderId(70)));
        REQUIRE(before);
        CHECK(*before == made.order);
        auto moved = TRY(orders::confirm(*before, {}, Instant{5'000}));
        moved.order.lines[0].identifiers.imei = "490154203237518";
        CHECK(TRY(save_customer_order(transaction, kMerchant, *before, moved.order,
                                      Instant{5'000})) == Version(2));
        moved.order.version = Version(2);
        CHECK(*TRY(load_customer_order(database, kMerchant, OrderId(70))) == moved.order);
        CHECK(TRY(order_of_line(database, kMerchant, OrderLineId(700))) == OrderId(70));
        const auto counts = TRY(count_segments(database, kMerchant));
        CHECK(counts == wire::SegmentCounts{0, 1, 0, 0, 0, 1});
        const auto detail = *TRY(load_order_detail(database, kMerchant, OrderId(70)));
        CHECK(detail.shipping == made.shipping);
        CHECK(detail.payment_method == "CARD");
        CHECK_FALSE(TRY(load_customer_order(database, MerchantId(2), OrderId(70))));
        return {};
    }));
}

TEST_CASE("a line has one open ticket at a time") {
    auto store = memory_store();
    succeed(store->write([](Transaction& transaction) -> Result<void> {
        TRY(add_merchants(transaction));
        TRY(insert_customer_order(transaction, kMerchant, tried_order(OrderId(70), "A B")));
        const NewTicket ticket{OrderId(70), OrderLineId(700), "Screen", "Hello", "Zoé"};
        CHECK(TRY(insert_ticket(transaction, kMerchant, ticket, Instant{1})) == TicketId(1));
        const auto again = insert_ticket(transaction, kMerchant, ticket, Instant{2});
        CHECK(again.error().code == "ticket_open_already");
        CHECK(again.error().wanted == "1");
        return {};
    }));
}
