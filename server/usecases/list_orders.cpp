// Reads orders by keyset. Must not know HTTP.
#include "server/usecases/list_orders.hpp"

#include "core/orders/order_file.hpp"
#include "server/storage/journal.hpp"
#include "server/storage/orders.hpp"

#include <algorithm>

namespace stall::usecases {
namespace {

constexpr std::size_t kOpenPiece = 500;
constexpr std::int64_t kExportPiece = 500;

} // namespace

Result<wire::OrderPage> list_orders(storage::Store& store, MerchantId merchant,
                                    const OrderQuery& query) {
    std::optional<storage::OrderPlace> after;
    if (!query.cursor.empty()) after = TRY(storage::parse_order_place(query.cursor));
    storage::Reader reader = TRY(store.read());
    wire::OrderPage page;
    page.counts = TRY(storage::count_segments(reader.database(), merchant));
    page.rows = TRY(storage::find_order_rows(reader.database(), merchant, query.filter, after,
                                             query.count_max + 1));
    if (std::ssize(page.rows) > query.count_max) {
        page.rows.pop_back();
        page.next = storage::text_of({page.rows.back().created_at, page.rows.back().id});
    }
    return page;
}

Result<OpenOrders> start_open_orders(storage::Store& store, MerchantId merchant) {
    storage::Reader reader = TRY(store.read());
    storage::Database& database = reader.database();
    OpenOrders open;
    open.head.cursor = TRY(storage::newest_sequence(database, merchant));
    open.head.counts = TRY(storage::count_segments(database, merchant));
    open.places = TRY(storage::open_orders(database, merchant));
    open.head.row_count = std::ssize(open.places);
    return open;
}

Result<std::string> next_open_orders(storage::Store& store, MerchantId merchant,
                                     const std::vector<storage::OrderPlace>& places,
                                     std::size_t& at) {
    storage::Reader reader = TRY(store.read());
    std::string lines;
    for (const std::size_t end = std::min(places.size(), at + kOpenPiece); at < end; ++at) {
        const auto row = TRY(storage::order_row(reader.database(), merchant, places[at].order));
        if (row) lines += wire::encode_order_row(*row) + "\n";
    }
    return lines;
}

Result<std::string> OrderExport::next() {
    storage::Reader reader = TRY(store_.read());
    storage::Database& database = reader.database();
    std::string text;
    if (!is_begun_) text = orders::order_file_header(dialect_);
    is_begun_ = true;
    const auto places =
        TRY(storage::find_orders(database, merchant_, filter_, after_, kExportPiece));
    for (const storage::OrderPlace& place : places) {
        auto exported = TRY(storage::load_exported_order(database, merchant_, place.order));
        if (exported) text += orders::order_file_rows(*exported, dialect_);
    }
    if (!places.empty()) after_ = places.back();
    return text;
}

} // namespace stall::usecases
