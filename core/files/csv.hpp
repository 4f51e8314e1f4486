// CSV: reading what merchants' programs really write, and writing what they can open.
// A push parser over UTF-8 text; errors name line and column and never stop the reading.
// Source: server-stack.md section 5. Must not know what the columns mean.
#pragma once

#include "core/files/encoding.hpp"

#include <span>
#include <vector>

namespace stall::files {

struct Dialect {
    char delimiter = ',';
    char quote = '"';
    bool operator==(const Dialect&) const = default;
};

/// A file as the merchant dropped it, understood: text in UTF-8 without BOM, and how it was
/// written.
struct Opened {
    std::string utf8;
    Encoding encoding = Encoding::utf8;
    Dialect dialect;
    char decimal_mark = '.'; ///< ',' when only decimal commas were seen in numeric cells
};

/// Finds encoding, delimiter (the one that a first line "sep=;" names, else of , ; TAB |, outside
/// quotes in the first record) and decimal mark. Errors: those of `decode`.
Result<Opened> open(std::string_view bytes);

struct Row {
    std::int64_t line = 0; ///< where the record starts, from 1
    std::vector<std::string> cells;
    std::vector<Error> errors; ///< "quote_unterminated", "text_after_quote"; where = column number
};

/// All records; CRLF, LF or CR; doubled quotes; line breaks inside quotes. Blank lines are skipped,
/// and so is a first line "sep=;" (in quotes or not, of any case), whose delimiter goes before the
/// dialect's.
std::vector<Row> read(std::string_view utf8, Dialect dialect);

/// Whether a record holds no text at all.
bool has_no_text(const Row& record);

enum class Defuse : std::uint8_t { no, formulas };

/// One record with CRLF. Cells are quoted where needed; `formulas` defuses each (cell_text.hpp).
std::string write_row(std::span<const std::string> cells, Dialect dialect, Defuse defuse);

/// Records that were read, as text in which each begins at its line again; records with errors are
/// left out.
std::string write_records(std::span<const Row> records, Dialect dialect);

} // namespace stall::files
