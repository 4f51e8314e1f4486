// The export of orders is read and sent piece by piece, however many orders there are.
#include "server/api/tried_shop.hpp"
#include "server/storage/tried_orders.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace stall;
using namespace stall::api;
using storage::tried::succeed;
using tried::kAlpha;
using tried::Shop;

namespace {

constexpr std::int64_t kFirst = 10'000;
constexpr std::int64_t kOrders = 2'600;
constexpr std::int64_t kLinesOfOrder = 2;
/// What a piece may hold in memory, whatever the number of orders.
constexpr std::int64_t kPieceRowsMax = 1'000;
constexpr std::size_t kPieceBytesMax = 512 * 1024;

void sell(Shop& shop) {
    succeed(shop.store->write([](storage::Transaction& transaction) -> Result<void> {
        for (std::int64_t each = 0; each < kOrders; ++each)
            TRY(storage::insert_customer_order(
                transaction, kAlpha,
                storage::tried::tried_order(OrderId(kFirst + each), "Élodie Roux")));
        return {};
    }));
}

std::int64_t rows_in(std::string_view piece) { return std::ranges::count(piece, '\n'); }

bool has_order(std::string_view text, std::int64_t id) {
    return text.find("\n" + std::to_string(id) + ",") != text.npos;
}

} // namespace

TEST_CASE(
    "the export of orders comes in pieces of a bounded size that are read when they are due") {
    Shop shop;
    sell(shop);
    const Response file = shop.send(shop.desk("GET", "/desk/v1/orders/export"));
    REQUIRE(file.status == 200);
    REQUIRE(std::holds_alternative<Stream>(file.body));
    const Stream& next = std::get<Stream>(file.body);
    std::string text = next().bytes;
    CHECK(text.starts_with("\xEF\xBB\xBForder_id,"));
    CHECK(has_order(text, kFirst + kOrders - 1));
    CHECK(rows_in(text) < kOrders * kLinesOfOrder / 2);
    // What goes after the first piece is not in the file: nobody had read it.
    REQUIRE_FALSE(has_order(text, kFirst));
    succeed(shop.store->write([](storage::Transaction& transaction) -> Result<void> {
        TRY(transaction.database().execute(
            "delete from customer_order where merchant_id = ? and order_id = ?",
            {kAlpha, OrderId(kFirst)}));
        return {};
    }));
    std::vector<std::string> pieces = {text};
    for (Chunk chunk = next(); chunk.then == Chunk::Then::more; chunk = next()) {
        pieces.push_back(chunk.bytes);
        text += chunk.bytes;
    }
    CHECK(pieces.size() > 4);
    for (const std::string& piece : pieces) {
        CHECK(piece.size() <= kPieceBytesMax);
        CHECK(rows_in(piece) <= kPieceRowsMax + (&piece == &pieces.front() ? 1 : 0));
        CHECK(piece.ends_with('\n'));
    }
    CHECK(rows_in(text) == 1 + (kOrders - 1) * kLinesOfOrder);
    CHECK_FALSE(has_order(text, kFirst));
    for (std::int64_t id = kFirst + 1; id < kFirst + kOrders; ++id) CHECK(has_order(text, id));
}
