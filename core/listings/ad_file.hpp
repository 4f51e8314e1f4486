// The ad file: which columns a CSV of ads has, and what each cell must hold. Read by the page
// before anything is sent and by the backend when it arrives, with the same outcome.
// Source: seller-api.md section 3, rules.md section 3. Must not know HTTP, storage or widgets.
#pragma once

#include "core/files/csv.hpp"
#include "core/listings/listing.hpp"

namespace stall::listings {

enum class AdColumn : std::uint8_t {
    sku, product_id, ean, quantity, price, currency, grade, state, comment, warranty_delay,
    min_price, max_price, publication_state, ignored
};

/// One good line: the fields that the file gives for one SKU.
struct AdLine {
    std::int64_t line = 0; ///< from 1, the header included
    std::string sku;
    ProductId product;     ///< none: matched by ean, or the SKU must exist
    std::string ean;
    std::optional<Grade> grade;
    Patch patch;           ///< market and the per-market fields and quantity
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

/// Reads header and lines. A bad cell refuses its line, never the file. A SKU twice in the file
/// refuses the later line ("sku_twice_in_file"). Errors (of the whole file): "file_empty",
/// "column_sku_missing", "column_twice", "file_too_long".
Result<AdFile> read_ad_file(std::string_view utf8, files::Dialect dialect, Market market);

} // namespace stall::listings
