// Reads rows by keyset. Must not know HTTP.
#include "server/usecases/load_workspace.hpp"

#include "server/storage/journal.hpp"

namespace stall::usecases {

Result<WorkspaceStart> start_workspace(storage::Store& store, MerchantId merchant) {
    storage::Reader reader = TRY(store.read());
    storage::Database& database = reader.database();
    WorkspaceStart start;
    start.head.cursor = TRY(storage::newest_sequence(database, merchant));
    start.head.row_count = TRY(storage::count_rows(database, merchant));
    storage::Cursor row =
        TRY(database.query("select uuid from merchant where merchant_id = ?", {merchant}));
    if (TRY(row.next())) start.mark = std::string(row.text(0)) + "-";
    start.mark += std::to_string(start.head.cursor.value);
    return start;
}

Result<std::string> next_rows(storage::Store& store, MerchantId merchant,
                              storage::RowPlace& place) {
    storage::Reader reader = TRY(store.read());
    const auto rows =
        TRY(storage::rows_after(reader.database(), merchant, place, kWorkspacePieceRows));
    std::string lines;
    for (const wire::AdRow& row : rows) {
        lines += wire::encode_ad_row(row);
        lines += '\n';
    }
    return lines;
}

} // namespace stall::usecases
