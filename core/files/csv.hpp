// CSV: reading what merchants' programs really write, and writing what they can open.
// A push parser over UTF-8 text; errors name line and column and never stop the reading.
// Source: server-stack.md section 5. Must not know what the columns mean.
#pragma once

#include "core/base/result.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stall::files {

struct Dialect {
    char delimiter = ',';
    char quote = '"';
    bool operator==(const Dialect&) const = default;
};

enum class Encoding : std::uint8_t { utf8, utf8_with_bom, windows1252 };

/// A file as the merchant dropped it, understood: text in UTF-8 without BOM, and how it was
/// written.
struct Opened {
    std::string utf8;
    Encoding encoding = Encoding::utf8;
    Dialect dialect;
    char decimal_mark = '.'; ///< ',' when only decimal commas were seen in numeric cells
};

/// Finds encoding, delimiter (of , ; TAB |, outside quotes in the first record) and decimal mark.
/// Errors: "file_empty", "file_is_binary" (NUL bytes; UTF-16 is said to be so in `got`).
Result<Opened> open(std::string_view bytes);

struct Row {
    std::int64_t line = 0; ///< where the record starts, from 1
    std::vector<std::string> cells;
    std::vector<Error> errors; ///< "quote_unterminated", "text_after_quote"; where = column number
};

/// All records; CRLF, LF or CR; doubled quotes; line breaks inside quotes. Blank lines are skipped.
std::vector<Row> read(std::string_view utf8, Dialect dialect);

enum class Defuse : std::uint8_t { no, formulas };

/// One record with CRLF. Cells are quoted where needed; `formulas` puts ' before = + - @ TAB CR.
std::string write_row(std::span<const std::string> cells, Dialect dialect, Defuse defuse);

/// Records that were read, as text in which each begins at its line again; records with errors are
/// left out.
std::string write_records(std::span<const Row> records, Dialect dialect);

} // namespace stall::files
