// The REST contract of ads (/desk/v1/listings…) as structs, with their JSON codecs.
// Must not know HTTP, storage or widgets. docs/openapi.yaml says the same in words.
#pragma once

#include "core/listings/segment.hpp"
#include "core/wire/json.hpp"

namespace stall::wire {

/// One ad in one market: a line of the workspace load, the answer to a patch, the body of a change.
/// Optional money is absent in JSON when unknown; all money is in `currency`, as decimal strings.
struct AdRow {
    ListingId listing;
    listings::Market market = listings::Market::FR;
    Version version;
    std::string sku;
    ProductId product;
    std::string title;
    std::string ean;      ///< "" when none
    std::string category; ///< name of the leaf category
    listings::Grade grade = listings::Grade::good;
    std::int32_t warranty_months = listings::kWarrantyMonthsMin;
    std::string comment;
    listings::Position position; ///< publication, quantity, price, floor, facts, costs
    Currency currency;

    bool operator==(const AdRow&) const = default;
};

/// Keys, flat: listing, market, version, sku, product, title, ean, category, grade,
/// warranty_months, comment, currency, publication (0 to 4), quantity, price, [new_price],
/// [maximum], [floor], standing ("absent", "losing", "winning", "won_by_your_other_ad"),
/// [price_to_win], [winner_price], rivals, commission_basis_points, commission_vat_basis_points,
/// shipping_cost, [unit_cost].
std::string encode_ad_row(const AdRow& row);        ///< one JSON object, no line break
Result<AdRow> decode_ad_row(std::string_view json); ///< strict, unknown keys refused

/// Body of PATCH /desk/v1/listings/{id}. JSON null clears floor or maximum; absent leaves alone.
/// Keys: market, [currency] (wanted with any amount), [price], [floor], [maximum], [quantity],
/// [warranty_months], [comment], [publication] (2, 3 or 4), [deliveries [{shipper, price,
/// delay_hours}]] (all of the ad's own; [] for the shop's). One currency for all amounts.
std::string encode_patch(const listings::Patch& patch);
Result<listings::Patch> decode_patch(std::string_view json);

/// First line of the NDJSON of GET /desk/v1/listings; ad rows follow.
struct WorkspaceHead {
    std::int64_t row_count = 0;
    Sequence cursor; ///< where GET /desk/v1/changes continues
    bool operator==(const WorkspaceHead&) const = default;
};
std::string encode_workspace_head(const WorkspaceHead& head);
Result<WorkspaceHead> decode_workspace_head(std::string_view json);

/// One line of GET /desk/v1/changes?after=N. A heartbeat line has no rows and repeats the sequence.
struct Change {
    Sequence sequence;
    std::string actor; ///< "" for the marketplace
    std::string kind;  ///< "listing_changed", "buybox_moved", "import", "order_…", "heartbeat"
    std::vector<AdRow> rows;
    /// The rows of changed orders as JSON (wire::decode_order_rows), "" where there are none: read
    /// by those who show orders.
    std::string orders_json = {};
    bool operator==(const Change&) const = default;
};
std::string encode_change(const Change& change);
Result<Change> decode_change(std::string_view json);

/// Answer to PATCH: every row (market) of the listing after the change.
std::string encode_rows(const std::vector<AdRow>& rows); ///< {"rows":[…]}
Result<std::vector<AdRow>> decode_rows(std::string_view json);

/// How the buybox stands, rivals without names: GET /desk/v1/listings/{id}/offers?market=FR.
struct LadderStep {
    std::int32_t rank = 1;
    std::int64_t price_minor = 0;
    std::int64_t shipping_minor = 0;
    std::int32_t shipping_delay_hours = 24;
    std::int32_t quality = 1; ///< 1 to 1,000,000; shown as 94.1
    enum class Whose : std::uint8_t { rival, this_ad, your_other_ad } whose = Whose::rival;
    bool operator==(const LadderStep&) const = default;
};
/// {"currency":"EUR","steps":[{rank, price, shipping, shipping_delay_hours, quality, whose}]}
std::string encode_ladder(const std::vector<LadderStep>& ladder, Currency currency);
Result<std::vector<LadderStep>> decode_ladder(std::string_view json);

/// The page may have shown what a guard stops at, and asked.
enum class Confirmation : std::uint8_t { none, confirmed };

/// Body of POST /desk/v1/imports: the file as UTF-8 text, read again by the same core code.
struct ImportRequest {
    listings::Market market = listings::Market::FR;
    std::string file_name;
    std::string catalog;
    char delimiter = ',';
    char quote = '"';
    /// For each column by its place, the name it is to have ("" leaves it out); empty: their own.
    std::vector<std::string> columns = {};
    Confirmation confirmation = Confirmation::none; ///< of prices that move far
    bool operator==(const ImportRequest&) const = default;
};
std::string encode_import(const ImportRequest& request);
Result<ImportRequest> decode_import(std::string_view json);

/// A refused cell (or line, when column is ""). Lines count from 1, the header line included.
struct Refusal {
    std::int64_t line = 0;
    std::string sku;
    Error error; ///< where = column name, got = the value, code = the reason, wanted
    bool operator==(const Refusal&) const = default;
};

/// GET /desk/v1/tasks/{id}: a bulk write and its progress. Keys: task, kind, [undoes], [undone_by],
/// state, total, processed, created, changed, unchanged, refusals [{line, sku, code, column, got,
/// wanted}]. Lines of a bulk edit count from 1, in the order in which the ads were named.
struct Task {
    TaskId id;
    enum class Kind : std::uint8_t {
        import,
        bulk,
        undo,
        orders,    ///< one action over many orders: a refusal's sku is the order's number
        trackings, ///< a file of tracking numbers
    } kind = Kind::import;
    TaskId undoes;    ///< of an undo
    TaskId undone_by; ///< none: POST /desk/v1/tasks/{id}/undo may undo it once it is done
    /// `stopped`: by the merchant, after some of the lines.
    enum class State : std::uint8_t { waiting, running, done, failed, stopped };
    State state = State::waiting;
    std::int64_t total = 0;
    std::int64_t processed = 0;
    std::int64_t created = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::vector<Refusal> refusals;
    bool operator==(const Task&) const = default;
};
std::string encode_task(const Task& task);
Result<Task> decode_task(std::string_view json);

} // namespace stall::wire
