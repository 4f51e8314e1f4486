// The ad file: which columns a CSV of ads has, and what each cell must hold. Read by the page
// before anything is sent and by the backend when it arrives, with the same outcome.
// Source: seller-api.md section 3, rules.md section 3. Must not know HTTP, storage or widgets.
#pragma once

#include "core/files/csv.hpp"
#include "core/listings/listing.hpp"

namespace stall::listings {

enum class AdColumn : std::uint8_t {
    sku,
    product_id,
    ean,
    quantity,
    price,
    currency,
    grade,
    state,
    comment,
    warranty_delay,
    min_price,
    max_price,
    publication_state,
    ignored
};

/// One good line: the fields that the file gives for one SKU.
struct AdLine {
    std::int64_t line = 0; ///< from 1, the header included
    std::string sku;
    ProductId product; ///< none: matched by ean, or the SKU must exist
    std::string ean;
    std::optional<Grade> grade;
    Patch patch;              ///< market and the per-market fields and quantity
    std::string product_uuid; ///< lower case; where the file's product_id is a UUID

    bool operator==(const AdLine&) const = default;
};

/// A cell (or a line, when error.where is "") that cannot go in.
struct CellRefusal {
    std::int64_t line = 0;
    std::string sku;
    Error error; ///< where = column name, got = the cell's text
    bool operator==(const CellRefusal&) const = default;
};

struct AdFile {
    std::vector<AdColumn> columns;
    std::vector<std::string> column_names;
    std::vector<AdLine> lines;
    std::vector<CellRefusal> refusals; ///< sorted by line
    std::int64_t line_count = 0;       ///< data lines seen
};

inline constexpr std::int64_t kAdFileLinesMax = 15'000;

/// Reads header and lines. Column names go without regard to case and order; a `state` beside a
/// `grade` is ignored. A blank cell leaves its field alone (a blank min_price does not clear the
/// floor); a record of blank cells is passed over. A bad cell refuses its line, never the file; all
/// bad cells of a line are told. A SKU twice in the file, folded, refuses the later line, whatever
/// became of the first. Amounts are in the market's currency, with comma or point.
/// Refusals of a cell: those of listing.hpp and money.hpp, "number_malformed",
/// "product_id_malformed", "ean_malformed", "ean_check_digit", "sku_twice_in_file" and those of
/// files::read; of a whole line (where ""): "line_too_short", "line_too_long". Errors (of the whole
/// file): "file_empty", "column_sku_missing", "column_twice", "file_too_long".
Result<AdFile> read_ad_file(std::string_view utf8, files::Dialect dialect, Market market);

} // namespace stall::listings
