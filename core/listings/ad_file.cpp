// From CSV records to ad lines: one table of columns, each with what its cell must hold.
// Must not know HTTP, storage or widgets.
#include "core/listings/ad_file.hpp"

#include "core/base/text.hpp"
#include "core/catalog/barcode.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_set>

namespace stall::listings {
namespace {

using CellReader = Result<void> (*)(std::string_view cell, AdLine& line);

struct ColumnRule {
    std::string_view name;
    AdColumn column;
    CellReader read;
};

std::string ascii_folded(std::string_view text, char first, char last, int shift) {
    std::string out(text);
    for (char& letter : out)
        if (letter >= first && letter <= last) letter = static_cast<char>(letter + shift);
    return out;
}
std::string lower(std::string_view text) { return ascii_folded(text, 'A', 'Z', 32); }
std::string upper(std::string_view text) { return ascii_folded(text, 'a', 'z', -32); }

Result<std::int64_t> parse_whole(std::string_view cell) {
    std::int64_t number = 0;
    const char* const end = cell.data() + cell.size();
    const auto [rest, problem] = std::from_chars(cell.data(), end, number);
    if (problem != std::errc() || rest != end)
        return Error{"number_malformed", "", std::string(cell), "0"};
    return number;
}

Result<Money> parse_amount(std::string_view cell, const AdLine& line) {
    return check_price(TRY(parse_typed_money(cell, currency_of(line.patch.market))));
}

Result<void> read_sku(std::string_view cell, AdLine& line) {
    line.sku = TRY(check_sku(cell));
    return {};
}

Result<void> read_product(std::string_view cell, AdLine& line) {
    const auto is_hex = [](char letter) {
        return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
    };
    const std::string text = lower(cell);
    bool uuid = text.size() == 36;
    for (std::size_t at = 0; uuid && at < text.size(); ++at)
        uuid = at == 8 || at == 13 || at == 18 || at == 23 ? text[at] == '-' : is_hex(text[at]);
    if (uuid) {
        line.product_uuid = text;
        return {};
    }
    const Result<std::int64_t> number = parse_whole(cell);
    if (!number.ok() || number.value() <= 0)
        return Error{"product_id_malformed", "", "", "123, 01234567-89ab-cdef-0123-456789abcdef"};
    line.product = ProductId(number.value());
    return {};
}

Result<void> read_ean(std::string_view cell, AdLine& line) {
    line.ean = TRY(catalog::check_barcode(cell));
    return {};
}

Result<void> read_quantity(std::string_view cell, AdLine& line) {
    line.patch.quantity = TRY(check_quantity(TRY(parse_whole(cell))));
    return {};
}

Result<void> read_price(std::string_view cell, AdLine& line) {
    line.patch.price = TRY(parse_amount(cell, line));
    return {};
}

Result<void> read_currency(std::string_view cell, AdLine& line) {
    const Currency currency = TRY(Currency::parse(upper(cell)));
    const Currency wanted = currency_of(line.patch.market);
    if (currency != wanted) return Error{"currency_mismatch", "", "", wanted.code()};
    return {};
}

Result<void> read_grade(std::string_view cell, AdLine& line) {
    line.grade = TRY(parse_grade(upper(cell)));
    return {};
}

/// The grade's deprecated number; 4 (STALLONE) has no grade today.
Result<void> read_state(std::string_view cell, AdLine& line) {
    constexpr std::array<std::string_view, kGrades.size()> kStates = {"9", "0", "1", "2", "3"};
    const auto found = std::ranges::find(kStates, cell);
    if (found == kStates.end()) return Error{"grade_unknown", "", "", "9, 0, 1, 2, 3"};
    line.grade = kGrades[static_cast<std::size_t>(found - kStates.begin())];
    return {};
}

Result<void> read_comment(std::string_view cell, AdLine& line) {
    line.patch.comment = TRY(check_comment(cell));
    return {};
}

Result<void> read_warranty(std::string_view cell, AdLine& line) {
    line.patch.warranty_months = TRY(check_warranty_months(TRY(parse_whole(cell))));
    return {};
}

Result<void> read_floor(std::string_view cell, AdLine& line) {
    line.patch.floor.emplace(TRY(parse_amount(cell, line)));
    return {};
}

Result<void> read_maximum(std::string_view cell, AdLine& line) {
    line.patch.maximum.emplace(TRY(parse_amount(cell, line)));
    return {};
}

Result<void> read_publication(std::string_view cell, AdLine& line) {
    if (cell != "2" && cell != "3" && cell != "4")
        return Error{"publication_not_allowed", "", "", "2, 3, 4"};
    line.patch.publication = static_cast<Publication>(cell.front() - '0');
    return {};
}

Result<void> read_nothing(std::string_view, AdLine&) { return {}; }

// In the order of AdColumn; `ignored` has no name.
constexpr std::array kColumnRules = std::to_array<ColumnRule>({
    {"sku", AdColumn::sku, read_sku},
    {"product_id", AdColumn::product_id, read_product},
    {"ean", AdColumn::ean, read_ean},
    {"quantity", AdColumn::quantity, read_quantity},
    {"price", AdColumn::price, read_price},
    {"currency", AdColumn::currency, read_currency},
    {"grade", AdColumn::grade, read_grade},
    {"state", AdColumn::state, read_state},
    {"comment", AdColumn::comment, read_comment},
    {"warranty_delay", AdColumn::warranty_delay, read_warranty},
    {"min_price", AdColumn::min_price, read_floor},
    {"max_price", AdColumn::max_price, read_maximum},
    {"publication_state", AdColumn::publication_state, read_publication},
    {"", AdColumn::ignored, read_nothing},
});

const ColumnRule& rule_of(AdColumn column) {
    return kColumnRules[static_cast<std::size_t>(column)];
}

AdColumn column_named(std::string_view name) {
    const auto found = std::ranges::find(kColumnRules, lower(trim(name)), &ColumnRule::name);
    return found == kColumnRules.end() ? AdColumn::ignored : found->column;
}

/// Finds the columns. A `state` beside a `grade` means publication to some and grade to others, and
/// is not needed: it is ignored.
Result<void> read_header(const files::Row& header, AdFile& file) {
    for (const std::string& name : header.cells) {
        const AdColumn column = column_named(name);
        if (column != AdColumn::ignored && std::ranges::count(file.columns, column) > 0)
            return Error{"column_twice", std::string(rule_of(column).name), name, ""};
        file.columns.push_back(column);
        file.column_names.emplace_back(trim(name));
    }
    if (std::ranges::count(file.columns, AdColumn::sku) == 0)
        return Error{"column_sku_missing", "sku", "", "sku"};
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

    void read(const files::Row& row) {
        AdLine line;
        line.line = row.line;
        line.patch.market = market_;
        const std::size_t refused_before = file_.refusals.size();
        sku_shown_ = cell_of(row, AdColumn::sku);
        if (!row.errors.empty())
            refuse_record(row);
        else if (!has_right_width(row))
            return;
        else
            read_cells(row, line);
        check_sku_once(row);
        if (file_.refusals.size() > refused_before) return;
        check_together(row, line);
        if (file_.refusals.size() == refused_before) file_.lines.push_back(std::move(line));
    }

private:
    std::string cell_of(const files::Row& row, AdColumn column) const {
        const auto found = std::ranges::find(file_.columns, column);
        const auto at = static_cast<std::size_t>(found - file_.columns.begin());
        return at < row.cells.size() ? std::string(trim(row.cells[at])) : std::string();
    }

    void refuse(const files::Row& row, Error error) {
        file_.refusals.push_back({row.line, sku_shown_, std::move(error)});
    }

    void refuse_record(const files::Row& row) {
        for (Error error : row.errors) {
            std::size_t number = 0;
            std::from_chars(error.where.data(), error.where.data() + error.where.size(), number);
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

    /// A blank cell leaves its field alone, but for the SKU.
    void read_cells(const files::Row& row, AdLine& line) {
        for (std::size_t at = 0; at < std::min(row.cells.size(), file_.columns.size()); ++at) {
            const std::string_view cell = trim(row.cells[at]);
            if (cell.empty() && file_.columns[at] != AdColumn::sku) continue;
            const Result<void> result = rule_of(file_.columns[at]).read(cell, line);
            if (!result.ok())
                refuse(row, {result.error().code, file_.column_names[at], row.cells[at],
                             result.error().wanted});
        }
    }

    /// As the shop compares SKUs: folded.
    void check_sku_once(const files::Row& row) {
        if (!sku_shown_.empty() && !skus_.insert(fold(sku_shown_)).second)
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

bool has_no_text(const files::Row& row) {
    return row.errors.empty() && std::ranges::all_of(row.cells, [](const std::string& cell) {
               return trim(cell).empty();
           });
}

} // namespace

Result<AdFile> read_ad_file(std::string_view utf8, files::Dialect dialect, Market market) {
    std::vector<files::Row> rows = files::read(utf8, dialect);
    std::erase_if(rows, has_no_text);
    if (rows.empty()) return Error{"file_empty", "", "", ""};
    AdFile file;
    TRY(read_header(rows.front(), file));
    file.line_count = static_cast<std::int64_t>(rows.size()) - 1;
    if (file.line_count > kAdFileLinesMax)
        return Error{"file_too_long", "", std::to_string(file.line_count),
                     std::to_string(kAdFileLinesMax)};
    LineReader reader(file, market);
    for (std::size_t at = 1; at < rows.size(); ++at) reader.read(rows[at]);
    return file;
}

} // namespace stall::listings
