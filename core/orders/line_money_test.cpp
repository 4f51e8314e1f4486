// The money of a line, exact to the cent, whatever the refunds are cut into.
#include "core/base/chance.hpp"
#include "core/orders/line_money.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::orders;

namespace {

OrderLine line_of(std::int64_t price, std::int64_t shipping, std::int32_t commission = 1'500,
                  std::int32_t vat = 2'000) {
    OrderLine line;
    line.id = OrderLineId(1);
    line.state = LineState::shipped;
    line.price_minor = price;
    line.shipping_minor = shipping;
    line.commission_basis_points = commission;
    line.commission_vat_basis_points = vat;
    return line;
}

const Currency kEuro = Currency::of("EUR");

} // namespace

TEST_CASE("the rules' vector: 345.00 at 15 per cent and VAT of 20 per cent") {
    const auto entries = sale_of(line_of(34'500, 490)).value();
    CHECK(entries == std::vector<MoneyEntry>{
                         {OrderLineId(1), EntryKind::sale_price, 34'500},
                         {OrderLineId(1), EntryKind::sale_shipping, 490},
                         {OrderLineId(1), EntryKind::commission, -5'175},
                         {OrderLineId(1), EntryKind::commission_vat, -1'035},
                     });
    CHECK(left_minor(line_of(34'500, 490)).value() == 34'500 + 490 - 5'175 - 1'035);
}

TEST_CASE("a refund takes the price first and then shipping") {
    struct Case {
        std::int64_t refunded_price, refunded_shipping;
        std::optional<std::int64_t> amount;
        std::int64_t price, shipping, net, vat;
        const char* error = "";
    };
    const Case cases[] = {
        {0, 0, std::nullopt, 34'500, 490, 5'175, 1'035},
        {0, 0, 11'500, 11'500, 0, 1'725, 345},
        {0, 0, 34'600, 34'500, 100, 5'175, 1'035},
        {11'500, 0, std::nullopt, 23'000, 490, 3'450, 690},
        {34'500, 0, 490, 0, 490, 0, 0},
        {0, 0, 34'991, 0, 0, 0, 0, "refund_above_paid"},
        {34'500, 490, std::nullopt, 0, 0, 0, 0, "refund_above_paid"},
        {0, 0, 0, 0, 0, 0, 0, "refund_not_positive"},
        {0, 0, -5, 0, 0, 0, 0, "refund_not_positive"},
    };
    for (const Case& each : cases) {
        OrderLine line = line_of(34'500, 490);
        line.refunded_price_minor = each.refunded_price;
        line.refunded_shipping_minor = each.refunded_shipping;
        const auto refund = plan_refund(line, each.amount, kEuro);
        CHECK((refund.ok() ? "" : refund.error().code) == each.error);
        if (!refund.ok()) continue;
        CHECK(refund.value() == Refund{each.price, each.shipping, {each.net, each.vat}});
    }
    CHECK(plan_refund(line_of(34'500, 490), 99'999, kEuro).error().wanted == "349.90");
}

TEST_CASE("credits of any number of refunds end exactly at the commission") {
    Chance chance(7);
    const auto up_to = [&chance](std::int64_t end) { return chance.below(end); };
    for (int round = 0; round < 3'000; ++round) {
        OrderLine line =
            line_of(1 + up_to(200'000), up_to(2'000), static_cast<std::int32_t>(up_to(3'000)),
                    static_cast<std::int32_t>(up_to(2'600)));
        const Commission whole = commission_of(line).value();
        std::int64_t balance = 0;
        const auto sale = sale_of(line).value();
        for (const MoneyEntry& entry : sale) balance += entry.amount_minor;
        Commission back;
        while (refundable_minor(line) > 0) {
            const std::int64_t left = refundable_minor(line);
            const std::int64_t amount = up_to(3) == 0 ? left : 1 + up_to(left);
            const Refund refund = plan_refund(line, amount, kEuro).value();
            CHECK(refund.price_minor + refund.shipping_minor == amount);
            CHECK(refund.credit.net_minor >= 0);
            CHECK(refund.credit.vat_minor >= 0);
            const auto entries = entries_of(line, refund);
            for (const MoneyEntry& entry : entries) balance += entry.amount_minor;
            back.net_minor += refund.credit.net_minor;
            back.vat_minor += refund.credit.vat_minor;
            CHECK(back.net_minor <= whole.net_minor);
            CHECK(back.vat_minor <= whole.vat_minor);
            line.refunded_price_minor += refund.price_minor;
            line.refunded_shipping_minor += refund.shipping_minor;
            CHECK(balance == left_minor(line).value());
        }
        CHECK(back == whole);
        CHECK(balance == 0);
    }
}

TEST_CASE("the money of an order adds up to what is left after any refunds of its lines") {
    Chance chance(11);
    const auto up_to = [&chance](std::int64_t end) { return chance.below(end); };
    for (int round = 0; round < 3'000; ++round) {
        Order order;
        std::int64_t booked = 0;
        for (auto lines = 1 + up_to(4); lines > 0; --lines) {
            auto line =
                line_of(1 + up_to(200'000), up_to(2'000), static_cast<std::int32_t>(up_to(3'000)),
                        static_cast<std::int32_t>(up_to(2'600)));
            const auto book = [&](const std::vector<MoneyEntry>& entries) {
                for (const auto& entry : entries) booked += entry.amount_minor;
            };
            book(sale_of(line).value());
            for (auto refunds = up_to(4); refunds > 0 && refundable_minor(line) > 0; --refunds) {
                const auto amount = 1 + up_to(refundable_minor(line));
                const auto refund =
                    plan_refund(line, up_to(3) == 0 ? refundable_minor(line) : amount, kEuro)
                        .value();
                book(entries_of(line, refund));
                line.refunded_price_minor += refund.price_minor;
                line.refunded_shipping_minor += refund.shipping_minor;
            }
            order.lines.push_back(line);
        }
        const auto money = *money_of(order).value();
        CHECK(money.commission.net_minor >= 0);
        CHECK(money.commission.vat_minor >= 0);
        CHECK(money.price_minor + money.shipping_minor - money.commission.net_minor -
                  money.commission.vat_minor - money.refunded_minor ==
              money.left_minor);
        CHECK(money.left_minor == booked);
    }
}

TEST_CASE("an order that was refunded in full keeps no commission") {
    Order order;
    order.lines = {line_of(108'049, 0, 1'000)};
    CHECK(*money_of(order).value() == OrderSums{108'049, 0, {10'805, 2'161}, 0, 95'083});
    order.lines[0].refunded_price_minor = 108'049;
    CHECK(*money_of(order).value() == OrderSums{108'049, 0, {0, 0}, 108'049, 0});
}

TEST_CASE("an order brings what its paid lines bring and nothing where none was paid") {
    using enum LineState;
    struct Row {
        std::vector<LineState> states; ///< of lines of 100.00 without commission
        std::optional<std::int64_t> price_minor;
    };
    for (const Row& row : {Row{{}, std::nullopt}, Row{{pending}, std::nullopt},
                           Row{{unpaid}, std::nullopt}, Row{{fresh, on_hold, pending, unpaid}, {}},
                           Row{{to_confirm}, 10'000}, Row{{accepted, shipped}, 20'000},
                           Row{{cancelled}, 10'000}, Row{{unpaid, shipped, unpaid}, 10'000},
                           Row{{refunded_before_shipping, refunded_after_shipping}, 20'000}}) {
        Order order;
        for (const auto state : row.states) {
            order.lines.push_back(line_of(10'000, 0, 0));
            order.lines.back().state = state;
        }
        CAPTURE(row.states.size());
        const auto money = money_of(order).value();
        REQUIRE(money.has_value() == row.price_minor.has_value());
        if (money) CHECK(money->price_minor == *row.price_minor);
        if (money) CHECK(money->left_minor == *row.price_minor);
    }
}

TEST_CASE("names of entries come back as the same") {
    for (std::size_t at = 0; at < kEntryKinds; ++at) {
        const auto kind = static_cast<EntryKind>(at);
        CHECK(parse_entry_kind(name_of(kind)).value() == kind);
    }
    CHECK_FALSE(parse_entry_kind("sales").ok());
}
