// The state of an import: the file as read in the page, what it would do, and the task that does
// it. Must not know widgets or HTTP.
#pragma once

#include "core/listings/ad_file.hpp"
#include "core/listings/bulk_summary.hpp"
#include "core/listings/field_changes.hpp"
#include "core/wire/ad_files.hpp"
#include "web/app/imports/message.hpp"

namespace stall::app::imports {

/// What one line of the file would do.
struct JudgedLine {
    enum class Outcome : std::uint8_t { refused, created, changed, unchanged };
    std::int64_t line = 0;
    Outcome outcome = Outcome::refused;
    std::string sku;
    listings::Market market = listings::Market::FR;
    std::string title;          ///< of the ad that has this SKU, or of the new ad's product
    bool makes_product = false; ///< the line proposes its product
    std::optional<Money> price_before;
    std::optional<Money> price_after;
    std::vector<listings::FieldChange> changes; ///< what the ad would be, field by field
    std::int32_t depth_basis_points = 0;        ///< where its price moves too far, by how much
    enum class Box : std::uint8_t { same, won, lost } box = Box::same;
    std::vector<Error> errors; ///< one for each bad cell
    bool operator==(const JudgedLine&) const = default;
};

struct Counts {
    std::int64_t created = 0;
    std::int64_t products = 0; ///< of the created, those that propose their product
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t refused = 0;
    std::int64_t boxes_won = 0;
    std::int64_t boxes_lost = 0;
    std::int64_t far =
        0; ///< of the changed, those whose price moves further than the guard's depth
    std::int32_t deepest_basis_points = 0;   ///< of those
    std::vector<listings::MoneyMoved> money; ///< by price changes; one for each currency
    std::int64_t sendable() const { return created + changed; }
    bool operator==(const Counts&) const = default;
};

/// What only the server knows: the products that new lines name, the deliveries that an ad has of
/// its own, and what ads of these lines would meet.
struct Foresight {
    enum class State : std::uint8_t { unasked, asked, known, unknown } state = State::unasked;
    std::vector<wire::LineQuestion> questions; ///< of the file as it is now
    std::int64_t request = 0; ///< under way; while the state is not "asked", of other questions
    std::vector<wire::ForeseenLine> lines; ///< sorted by line
};

/// A row of the preview: a line, and one of its changes where it has any.
struct PreviewRow {
    std::size_t line = 0; ///< in Import::lines
    std::size_t change = 0;
};

/// A cell that is typed into.
struct CellDraft {
    std::int64_t line = 0;
    std::size_t column = 0;
    std::string text;
};

struct Import {
    enum class Step : std::uint8_t { closed, unreadable, preview, sending, running, done, failed };
    Step step = Step::closed;
    Page page = Page::lines;
    Shown shown = Shown::all;
    std::string file_name;
    listings::Market market = listings::Market::FR; ///< of lines that name none
    files::Opened opened;
    std::vector<files::Row> records; ///< of the file's text, with the merchant's corrections
    bool is_corrected = false;
    listings::ColumnMapping mapping;   ///< of each column
    std::optional<Error> header_error; ///< what keeps the columns from being read
    listings::AdFile file;
    /// Refused, created, changed, unchanged; each as in the file. Where prices move too far, the
    /// changed come first, and of them those.
    std::vector<JudgedLine> lines;
    std::vector<PreviewRow> rows; ///< of `lines`, in their order
    Counts counts;
    std::optional<CellDraft> draft;
    Foresight foresight;
    std::vector<catalog::Category> tree; ///< once a file proposes products
    std::int64_t loading_tree = 0;
    Error error; ///< when unreadable or failed
    wire::Task task;
    bool is_stopping = false; ///< the task was told to stop
    std::string idempotency_key;
    listings::GuardStop stop; ///< as the page sees it, or as the server has answered
    bool is_confirmed = false;
};

/// The header of the file; null where it has none.
const files::Row* header_of(const Import& import);
/// The record of a line; null where there is none.
const files::Row* record_of(const Import& import, std::int64_t line);

/// The kinds of lines in the order in which they stand in Import::lines.
std::array<Shown, kShown - 1> order_of(const Counts& counts);
/// Where the lines of one kind stand in Import::lines: from, and how many.
struct Span {
    std::size_t first = 0;
    std::size_t count = 0;
};
Span lines_of(const Import& import, Shown shown);
/// The rows of those lines.
std::span<const PreviewRow> rows_of(const Import& import, Span lines);

} // namespace stall::app::imports
