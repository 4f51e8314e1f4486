// The ad file: which columns a CSV of ads has, and what each cell must hold. Read by the page
// before anything is sent and by the backend when it arrives, with the same outcome.
// Source: seller-api.md section 3, rules.md section 3. Must not know HTTP, storage or widgets.
#pragma once

#include "core/base/written_money.hpp"
#include "core/catalog/product_draft.hpp"
#include "core/files/csv.hpp"
#include "core/listings/listing.hpp"

#include <map>
#include <span>

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
    market,
    new_battery,
    backpricer,
    shipper_1,
    shipper_2,
    shipper_3,
    shipping_price_1,
    shipping_price_2,
    shipping_price_3,
    shipping_delay_1,
    shipping_delay_2,
    shipping_delay_3,
    title,
    description,
    brand,
    price_new,
    weight,
    category_id,
    image_1,
    image_2,
    image_3,
    image_4,
    image_5,
    image_6,
    width,
    height,
    depth,
    attribute, ///< of the new product: any other name, in a file that has such products
    ignored
};
inline constexpr std::size_t kAdColumns = 41; ///< without `ignored`

inline constexpr std::size_t kImageAddressLengthMax = 1'000;

/// One good line: the fields that the file gives for one SKU.
struct AdLine {
    std::int64_t line = 0; ///< from 1, the header included
    std::string sku;
    ProductId product; ///< none: matched by ean, or the SKU must exist
    std::string ean;
    std::optional<Grade> grade;
    Patch patch;              ///< market and the per-market fields and quantity
    std::string product_uuid; ///< lower case; where the file's product_id is a UUID
    DeliveryParts deliveries; ///< put in place by `with_deliveries`
    /// The sheet to propose where no product is known; attributes as they stand in the cells, to be
    /// checked against the category's (catalog::check_draft).
    std::optional<catalog::ProductDraft> sheet;

    bool operator==(const AdLine&) const = default;
};

/// A cell (or a line, when error.where is "") that cannot go in.
struct CellRefusal {
    std::int64_t line = 0;
    std::string sku;
    Error error; ///< where = column name, got = the cell's text
    bool operator==(const CellRefusal&) const = default;
};

/// Amounts that could be read in two ways, and were read as the file's other amounts prove.
struct DecidedAmounts {
    std::int64_t count = 0;
    std::string text; ///< the first of them
    Money amount;
    bool operator==(const DecidedAmounts&) const = default;
};

struct AdFile {
    std::vector<AdColumn> columns;
    std::vector<std::string> column_names; ///< as the file has them
    std::vector<std::string> fields;       ///< of attribute columns, "" of others
    std::vector<AdLine> lines;
    std::vector<CellRefusal> refusals; ///< sorted by line
    std::int64_t line_count = 0;       ///< data lines seen
    Marks marks = Marks::unproven;     ///< what its amounts prove together
    DecidedAmounts decided;
};

inline constexpr std::int64_t kAdFileLinesMax = 15'000;

/// For each column of a file, by its place, the name that it is to have ("" leaves it out); columns
/// beyond go by their own. Empty: all go by their own.
using ColumnMapping = std::vector<std::string>;

/// "sku" …; "" for attribute and ignored.
std::string_view name_of(AdColumn column);
/// Without regard to case; a name that is none of ours is an attribute. "backmarket_id" is what
/// files of old call `product_id`; beside that one it is passed over.
AdColumn column_named(std::string_view name);
/// What a header in a merchant's own words probably means: "Prix", "Stock", "Référence" …;
/// `ignored` where nothing comes to mind.
AdColumn guess_column(std::string_view header);
/// The mapping that a header suggests: names that are ours stay, others are guessed or kept (they
/// may be attributes).
ColumnMapping suggest_mapping(std::span<const std::string> header);

/// Reads header and lines. Column names go without regard to case and order; a `state` beside a
/// `grade` is ignored. A line is for the market that its cell names, else for `market`. A blank
/// cell leaves its field alone (a blank min_price does not clear the floor); a record of blank
/// cells is passed over. A bad cell refuses its line, never the file; all bad cells of a line are
/// told. A SKU twice for one market, folded, refuses the later line, whatever became of the first.
/// Amounts are in the market's currency, as written_money.hpp reads them; one that could be read in
/// two ways is read as the others prove, else refused. Refusals of a cell: those of listing.hpp,
/// written_money.hpp and money.hpp, "cell_not_utf8", "number_malformed", "product_id_malformed",
/// "ean_malformed", "ean_check_digit", "sku_twice_in_file" and those of files::read; of a whole
/// line (where ""): "line_too_short", "line_too_long". Errors (of the whole file): "file_empty",
/// "column_sku_missing", "column_twice", "file_too_long". Columns of a new product make the line's
/// sheet where one of them is filled in; there an unknown column is an attribute.
Result<AdFile> read_ad_file(std::string_view utf8, files::Dialect dialect, Market market,
                            const ColumnMapping& mapping = {});
/// The same of records that were read already (files::read).
Result<AdFile> read_ad_records(std::span<const files::Row> records, Market market,
                               const ColumnMapping& mapping = {});
using files::has_no_text;

/// One ad in one market, to be written as a line.
struct ExportedAd {
    std::string sku;
    ProductId product;
    Grade grade = Grade::good;
    std::int32_t quantity = 0;
    MarketTerms terms;
    catalog::ProductDraft sheet; ///< its product; the new price in this market
};
/// The header of an exported file (with a byte order mark), and one line of it, each with its line
/// break. What is blank in the ad is blank in the line, and formulas are defused as the reader
/// undoes it, so that importing the file again changes nothing. The last columns
/// are the attributes of products that have these fields.
std::string ad_file_header(files::Dialect dialect, std::span<const std::string> attribute_fields);
std::string ad_file_line(const ExportedAd& ad, files::Dialect dialect,
                         std::span<const std::string> attribute_fields);

/// The last column of a file of refused lines; a file that is read passes over it.
inline constexpr std::string_view kReasonColumn = "refused";

/// The refused lines of a file as a file, ready to be corrected and dropped again: the header, then
/// each line that has a reason in its own words, and the reason in the last column.
std::string refused_lines(std::span<const files::Row> records, files::Dialect dialect,
                          const std::map<std::int64_t, std::string>& reason_of_line);

} // namespace stall::listings
