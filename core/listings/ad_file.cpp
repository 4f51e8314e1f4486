// From CSV records to ad lines and refusals. Must not know what single cells hold (ad_columns),
// HTTP, storage or widgets.
#include "core/listings/ad_columns.hpp"

#include "core/base/identifier_text.hpp"
#include "core/base/text.hpp"
#include "core/base/whole_number.hpp"
#include "core/files/cell_text.hpp"

#include <algorithm>
#include <unordered_set>

namespace stall::listings {
namespace {

/// The text of a cell: what an exported one was before it was defused.
std::string_view text_of(std::string_view cell) { return trim(files::undefused(trim(cell))); }

/// The name that a column goes by.
std::string_view name_at(const files::Row& header, const ColumnMapping& mapping, std::size_t at) {
    return text_of(at < mapping.size() ? mapping[at] : header.cells[at]);
}

/// Files of old name products in a column of their own, which `product_id` stands before.
bool has_product_id(const files::Row& header, const ColumnMapping& mapping) {
    for (std::size_t at = 0; at < header.cells.size(); ++at) {
        const std::string_view name = name_at(header, mapping, at);
        if (column_named(name) == AdColumn::product_id && !is_legacy_product(name)) return true;
    }
    return false;
}

/// Finds the columns. A `state` beside a `grade` means publication to some and grade to others, and
/// is not needed: it is ignored.
Result<void> read_header(const files::Row& header, const ColumnMapping& mapping, AdFile& file) {
    const bool passes_legacy = has_product_id(header, mapping);
    for (std::size_t at = 0; at < header.cells.size(); ++at) {
        const std::string& name = header.cells[at];
        const std::string_view wanted = name_at(header, mapping, at);
        const AdColumn column =
            passes_legacy && is_legacy_product(wanted) ? AdColumn::ignored : column_named(wanted);
        const bool is_single = column != AdColumn::ignored && column != AdColumn::attribute;
        if (is_single && std::ranges::count(file.columns, column) > 0)
            return Error{"column_twice", std::string(name_of(column)), name, ""};
        file.columns.push_back(column);
        file.column_names.emplace_back(text_of(name));
        file.fields.emplace_back(column == AdColumn::attribute ? wanted : std::string_view());
    }
    if (std::ranges::count(file.columns, AdColumn::sku) == 0)
        return Error{"column_sku_missing", "sku", "", "sku"};
    // Only a new product has attributes; in a file without one an unknown column says nothing.
    const bool has_sheets = std::ranges::any_of(file.columns, [](AdColumn column) {
        return column >= AdColumn::title && column <= AdColumn::category_id;
    });
    if (!has_sheets) std::ranges::replace(file.columns, AdColumn::attribute, AdColumn::ignored);
    if (std::ranges::count(file.columns, AdColumn::grade) > 0)
        std::ranges::replace(file.columns, AdColumn::state, AdColumn::ignored);
    return {};
}

/// Reads the data records into lines and refusals.
class LineReader {
public:
    LineReader(AdFile& file, Market market) : file_(file), market_(market) {
        // A header that ends with a delimiter has columns without a name, which lines may lack.
        cells_wanted_ = file.column_names.size();
        while (cells_wanted_ > 0 && file.column_names[cells_wanted_ - 1].empty()) --cells_wanted_;
    }

    /// What the amounts of a record prove of the file's marks.
    void learn_marks(const files::Row& row, ProvenMarks& proven) const {
        AdLine line;
        line.patch.market = market_;
        read_market(row, line);
        for (std::size_t at = 0; at < std::min(row.cells.size(), file_.columns.size()); ++at)
            if (rule_of(file_.columns[at]).read_amount)
                proven.see(row.cells[at], currency_of(line.patch.market));
    }

    void read(const files::Row& row) {
        AdLine line;
        line.line = row.line;
        line.patch.market = market_;
        const std::size_t refused_before = file_.refusals.size();
        sku_shown_ = identifier_text(cell_of(row, AdColumn::sku));
        if (!row.errors.empty())
            refuse_record(row);
        else if (!has_right_width(row))
            return;
        else
            read_cells(row, line);
        check_sku_once(row, line);
        if (file_.refusals.size() > refused_before) return;
        check_together(row, line);
        if (file_.refusals.size() == refused_before) file_.lines.push_back(std::move(line));
    }

private:
    std::string cell_of(const files::Row& row, AdColumn column) const {
        const auto found = std::ranges::find(file_.columns, column);
        const auto at = static_cast<std::size_t>(found - file_.columns.begin());
        return at < row.cells.size() ? std::string(text_of(row.cells[at])) : std::string();
    }

    void refuse(const files::Row& row, Error error) {
        file_.refusals.push_back({row.line, sku_shown_, std::move(error)});
    }

    void refuse_record(const files::Row& row) {
        for (Error error : row.errors) {
            const auto number = static_cast<std::size_t>(whole_number(error.where).value_or(0));
            const bool named = number >= 1 && number <= file_.column_names.size();
            error.where = named ? file_.column_names[number - 1] : "";
            refuse(row, std::move(error));
        }
    }

    /// Too few cells is a line cut in two, too many an unquoted delimiter: either way the cells
    /// stand under the wrong columns.
    bool has_right_width(const files::Row& row) {
        std::size_t width = row.cells.size();
        while (width > file_.columns.size() && trim(row.cells[width - 1]).empty()) --width;
        if (width >= cells_wanted_ && width <= file_.columns.size()) return true;
        refuse(row, {width < cells_wanted_ ? "line_too_short" : "line_too_long", "",
                     std::to_string(width), std::to_string(cells_wanted_)});
        return false;
    }

    /// Amounts are in the currency of the line's market, which may stand behind them.
    void read_market(const files::Row& row, AdLine& line) const {
        const std::string cell = cell_of(row, AdColumn::market);
        // What is wrong with it is told with the other cells.
        if (!cell.empty()) (void)rule_of(AdColumn::market).read(cell, line);
    }

    /// A blank cell leaves its field alone, but for the SKU.
    void read_cells(const files::Row& row, AdLine& line) {
        read_market(row, line);
        for (std::size_t at = 0; at < std::min(row.cells.size(), file_.columns.size()); ++at) {
            const AdColumn column = file_.columns[at];
            const std::string_view cell = text_of(row.cells[at]);
            if (cell.empty() && column != AdColumn::sku) continue;
            if (column != AdColumn::ignored && files::has_lost_letters(cell)) {
                refuse(row, {"cell_not_utf8", file_.column_names[at], row.cells[at], "UTF-8"});
                continue;
            }
            // A comment keeps the blanks around it: written and read again it is the same.
            const std::string_view text =
                column == AdColumn::comment ? files::undefused(row.cells[at]) : cell;
            const ColumnRule& rule = rule_of(column);
            const Result<void> result =
                rule.read_amount ? read_amount(rule, text, line) : rule.read(text, line);
            if (!result.ok())
                refuse(row, {result.error().code, file_.column_names[at], row.cells[at],
                             result.error().wanted});
        }
        if (line.sheet) read_attributes(row, line);
    }

    /// Remembers where the rest of the file decided what an amount is.
    Result<void> read_amount(const ColumnRule& rule, std::string_view cell, AdLine& line) {
        const Currency currency = currency_of(line.patch.market);
        const auto alone = read_written_money(cell, currency, Marks::unproven);
        if (!alone && alone.error().code == "money_ambiguous")
            if (const auto amount = read_written_money(cell, currency, file_.marks);
                amount && file_.decided.count++ == 0) {
                file_.decided.text = cell;
                file_.decided.amount = amount.value();
            }
        return rule.read_amount(cell, line, file_.marks);
    }

    void read_attributes(const files::Row& row, AdLine& line) {
        line.sheet->ean = line.ean;
        for (std::size_t at = 0; at < std::min(row.cells.size(), file_.columns.size()); ++at) {
            const std::string_view cell = text_of(row.cells[at]);
            if (file_.columns[at] == AdColumn::attribute && !cell.empty())
                line.sheet->attributes.emplace_back(file_.fields[at], cell);
        }
    }

    /// As the shop compares SKUs: folded.
    void check_sku_once(const files::Row& row, const AdLine& line) {
        if (sku_shown_.empty()) return;
        if (!skus_.insert(fold(sku_shown_) + std::string(code_of(line.patch.market))).second)
            refuse(row, {"sku_twice_in_file", name_of_column(AdColumn::sku), sku_shown_, ""});
    }

    /// What the line alone can tell; the rest is seen when it is applied to the listing.
    void check_together(const files::Row& row, const AdLine& line) {
        const Patch& patch = line.patch;
        const std::optional<Money> floor = patch.floor.value_or(std::nullopt);
        const std::optional<Money> maximum = patch.maximum.value_or(std::nullopt);
        if (floor && patch.price && patch.price->minor < floor->minor)
            refuse(row, {"price_below_floor", name_of_column(AdColumn::price),
                         cell_of(row, AdColumn::price), to_text(*floor)});
        if (floor && maximum && floor->minor > maximum->minor)
            refuse(row, {"floor_above_maximum", name_of_column(AdColumn::min_price),
                         cell_of(row, AdColumn::min_price), to_text(*maximum)});
    }

    std::string name_of_column(AdColumn column) const {
        const auto found = std::ranges::find(file_.columns, column);
        return file_.column_names[static_cast<std::size_t>(found - file_.columns.begin())];
    }

    AdFile& file_;
    Market market_;
    std::size_t cells_wanted_ = 0;
    std::string sku_shown_;
    std::unordered_set<std::string> skus_;
};

} // namespace

Result<AdFile> read_ad_records(std::span<const files::Row> records, Market market,
                               const ColumnMapping& mapping) {
    const auto header = std::ranges::find_if_not(records, has_no_text);
    if (header == records.end()) return Error{"file_empty", "", "", ""};
    AdFile file;
    TRY(read_header(*header, mapping, file));
    file.line_count = std::count_if(header + 1, records.end(),
                                    [](const files::Row& record) { return !has_no_text(record); });
    if (file.line_count > kAdFileLinesMax)
        return Error{"file_too_long", "", std::to_string(file.line_count),
                     std::to_string(kAdFileLinesMax)};
    LineReader reader(file, market);
    ProvenMarks proven;
    for (auto record = header + 1; record != records.end(); ++record)
        if (record->errors.empty()) reader.learn_marks(*record, proven);
    file.marks = proven.marks();
    for (auto record = header + 1; record != records.end(); ++record)
        if (!has_no_text(*record)) reader.read(*record);
    return file;
}

Result<AdFile> read_ad_file(std::string_view utf8, files::Dialect dialect, Market market,
                            const ColumnMapping& mapping) {
    return read_ad_records(files::read(utf8, dialect), market, mapping);
}

} // namespace stall::listings
