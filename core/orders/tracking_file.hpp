// The file of tracking numbers: which columns it has, what each cell must hold, and which rows may
// go. Read by the page before anything is sent and by the backend when it arrives.
// Source: rules.md section 4. Must not know HTTP, storage or widgets.
#pragma once

#include "core/files/csv.hpp"
#include "core/listings/ad_file.hpp"
#include "core/orders/moves.hpp"

namespace stall::orders {

enum class TrackingColumn : std::uint8_t { order, tracking_number, carrier, url, date, ignored };

inline constexpr std::size_t kTrackingColumns = 5; ///< without `ignored`

/// The last column of a file of refused rows.
inline constexpr std::string_view kTrackingReasonColumn = "reason";

inline constexpr std::int64_t kTrackingFileLinesMax = 15'000;

/// One good row.
struct TrackingLine {
    std::int64_t line = 0; ///< from 1, the header included
    OrderId order;
    Parcel parcel;
    bool operator==(const TrackingLine&) const = default;
};

/// A refused cell or row: `sku` holds the order's number as the file has it.
using TrackingRefusal = listings::CellRefusal;

/// What a refused row says, as the file has it; "" where it has no such cell.
struct RefusedRow {
    std::int64_t line = 0;
    std::string order;
    std::string tracking_number;
    std::string carrier;
    bool operator==(const RefusedRow&) const = default;
};

struct TrackingFile {
    std::vector<TrackingColumn> columns;
    std::vector<std::string> column_names; ///< as the file has them
    std::vector<TrackingLine> lines;
    std::vector<TrackingRefusal> refusals; ///< sorted by line
    std::vector<RefusedRow> refused;       ///< the rows of these, sorted by line
    std::int64_t line_count = 0;           ///< data rows seen
};

/// "order_number", "tracking_number", "carrier", "tracking_url", "date"; "" for ignored.
std::string_view name_of(TrackingColumn column);
/// Our names, the seller API's, and what merchants' programs call them, in several languages.
TrackingColumn tracking_column_named(std::string_view header);

/// The mapping that a header suggests: each column of ours once, others are left out.
listings::ColumnMapping suggest_tracking_mapping(std::span<const std::string> header);

/// Reads header and rows; every bad cell of a row is told, and none refuses more than its row. An
/// order that an earlier row goes for refuses the later row. Columns go by their names or by the
/// mapping, as in listings::read_ad_file. Numbers come as spreadsheets write them (="402948",
/// 402948.0). Which number of a date is the day, the dates of the file prove together. Refusals:
/// "order_number_missing", "order_number_malformed", those of check_tracking_number and
/// check_parcel_text, "carrier_missing", those of read_day (tracking_day.hpp), "cell_not_utf8",
/// "order_twice_in_file", "line_too_short", "line_too_long", those of files::read. Errors (of the
/// whole file): "file_empty", "column_missing" (where: the column), "column_twice",
/// "file_too_long".
Result<TrackingFile> read_tracking_file(std::string_view utf8, files::Dialect dialect,
                                        const listings::ColumnMapping& mapping = {});
/// The same of records that were read already (files::read).
Result<TrackingFile> read_tracking_records(std::span<const files::Row> records,
                                           const listings::ColumnMapping& mapping = {});

/// How the order of a row stands.
struct OrderStanding {
    OrderState state = OrderState::fresh;
    bool is_shipped = false;
};
/// May the row go? Nothing: the merchant has no such order. Errors: "order_unknown",
/// "order_shipped_already", "order_not_to_dispatch" (got: the state's number); `where` is the
/// column "order_number".
Result<void> check_standing(const TrackingLine& line, const std::optional<OrderStanding>& standing);

} // namespace stall::orders
