// Opening, reading and writing CSV. The reader goes forward over the text once and mends what it
// can: a bad record becomes a row with errors, and the next one is read as usual.
// Must not know what the columns mean.
#include "core/files/csv.hpp"

#include "core/base/text.hpp"
#include "core/files/cell_text.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace stall::files {
namespace {

bool is_line_end(char letter) { return letter == '\n' || letter == '\r'; }

/// Takes one CRLF, LF or CR off the front.
void take_line_end(std::string_view& text) {
    const bool pair = text.starts_with("\r\n");
    text.remove_prefix(pair ? 2 : 1);
}

std::string_view first_line(std::string_view text) {
    return text.substr(0, std::min(text.find_first_of("\r\n"), text.size()));
}

std::int64_t count_line_ends(std::string_view text) {
    std::int64_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at)
        count += text[at] == '\n' ||
                 (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n'));
    return count;
}

/// The delimiter that a first line "sep=;" names, and nothing for another line. The quotes and
/// delimiters around it are those of programs that have opened and saved the file since.
std::optional<char> named_delimiter(std::string_view line, char quote) {
    constexpr std::string_view kName = "sep=";
    const auto is_quote = [&](char letter) { return letter == '"' || letter == quote; };
    while (line.starts_with(' ')) line.remove_prefix(1);
    const bool is_quoted = !line.empty() && is_quote(line.front());
    if (is_quoted) line.remove_prefix(1);
    if (line.size() <= kName.size() || fold(line.substr(0, kName.size())) != kName)
        return std::nullopt;
    const char named = line[kName.size()];
    const bool is_word = (named >= '0' && named <= '9') || (named >= 'A' && named <= 'Z') ||
                         (named >= 'a' && named <= 'z');
    const bool is_mark = named == '\t' || (named > ' ' && named < 0x7F && !is_word);
    if (!is_mark || is_quote(named)) return std::nullopt;
    line.remove_prefix(kName.size() + 1);
    if (is_quoted && (line.empty() || !is_quote(line.front()))) return std::nullopt;
    if (is_quoted) line.remove_prefix(1);
    const auto is_rest = [&](char letter) {
        return letter == named || std::string_view(" ,;\t|").find(letter) != std::string_view::npos;
    };
    return std::ranges::all_of(line, is_rest) ? std::optional(named) : std::nullopt;
}

/// One record at a time off the front of the text.
class Reader {
public:
    Reader(std::string_view text, Dialect dialect) : rest_(text), dialect_(dialect) {
        if (rest_.starts_with(kByteOrderMark)) rest_.remove_prefix(kByteOrderMark.size());
        const std::string_view first = first_line(rest_);
        const auto named = named_delimiter(first, dialect.quote);
        if (!named) return;
        dialect_.delimiter = *named;
        rest_.remove_prefix(first.size());
        if (rest_.empty()) return;
        take_line_end(rest_);
        ++line_;
    }

    /// Blank lines before the next record are passed over. A line of delimiters is not blank.
    bool at_end() {
        for (;;) {
            const std::string_view line = first_line(rest_);
            if (rest_.empty() || !trim(line).empty() || line.find(dialect_.delimiter) != line.npos)
                return rest_.empty();
            rest_.remove_prefix(line.size());
            if (rest_.empty()) return true;
            take_line_end(rest_);
            ++line_;
        }
    }

    Row next() {
        Row row;
        row.line = line_;
        do row.cells.push_back(next_cell(row));
        while (take_delimiter());
        if (!rest_.empty()) {
            take_line_end(rest_);
            ++line_;
        }
        return row;
    }

private:
    std::string next_cell(Row& row) {
        const bool quoted = !rest_.empty() && rest_.front() == dialect_.quote;
        std::string cell = quoted ? quoted_part(row) : std::string();
        const std::size_t plain = plain_length();
        const std::string_view tail = rest_.substr(0, plain);
        rest_.remove_prefix(plain);
        if (quoted && !trim(tail).empty()) add_error(row, "text_after_quote", tail);
        if (!quoted || !trim(tail).empty()) cell += tail;
        return cell;
    }

    /// After the opening quote up to the closing one, doubled quotes made single. Where there is
    /// none, or only one lines below with text after it (the opening quote of a later cell), the
    /// cell ends with its line, so that the good lines after it are not swallowed.
    std::string quoted_part(Row& row) {
        const std::string_view whole = rest_;
        std::string cell;
        rest_.remove_prefix(1);
        for (;;) {
            const std::size_t quote_at = rest_.find(dialect_.quote);
            if (quote_at == std::string_view::npos) return unterminated_part(row, whole.substr(1));
            cell += rest_.substr(0, quote_at);
            rest_.remove_prefix(quote_at + 1);
            if (rest_.empty() || rest_.front() != dialect_.quote) break;
            cell += dialect_.quote;
            rest_.remove_prefix(1);
        }
        const std::int64_t lines = count_line_ends(whole.substr(0, whole.size() - rest_.size()));
        if (lines > 0 && !trim(rest_.substr(0, plain_length())).empty())
            return unterminated_part(row, whole.substr(1));
        line_ += lines;
        return cell;
    }

    std::string unterminated_part(Row& row, std::string_view text) {
        const std::string_view line = first_line(text);
        add_error(row, "quote_unterminated", line);
        rest_ = text.substr(line.size());
        return std::string(line);
    }

    std::size_t plain_length() const {
        std::size_t length = 0;
        while (length < rest_.size() && rest_[length] != dialect_.delimiter &&
               !is_line_end(rest_[length]))
            ++length;
        return length;
    }

    bool take_delimiter() {
        if (rest_.empty() || rest_.front() != dialect_.delimiter) return false;
        rest_.remove_prefix(1);
        return true;
    }

    static void add_error(Row& row, const char* code, std::string_view got) {
        row.errors.push_back({code, std::to_string(row.cells.size() + 1), std::string(got), ""});
    }

    std::string_view rest_;
    Dialect dialect_;
    std::int64_t line_ = 1;
};

/// The candidate that occurs most outside quotes in the first record; a comma where none does.
char find_delimiter(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \r\n"), text.size()));
    constexpr std::array kCandidates = {',', ';', '\t', '|'};
    std::array<int, kCandidates.size()> counts{};
    bool in_quotes = false;
    for (char letter : text) {
        if (letter == '"') in_quotes = !in_quotes;
        if (in_quotes) continue;
        if (is_line_end(letter)) break;
        const auto found = std::ranges::find(kCandidates, letter);
        if (found != kCandidates.end())
            ++counts[static_cast<std::size_t>(found - kCandidates.begin())];
    }
    return kCandidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

/// 12,5 or 12.5 and nothing else: the mark, or 0.
char decimal_mark_of(std::string_view cell) {
    cell = trim(cell);
    const std::size_t mark_at = cell.find_first_of(",.");
    if (mark_at == 0 || mark_at == std::string_view::npos || mark_at + 1 == cell.size()) return 0;
    const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    const bool digits = std::ranges::all_of(cell.substr(0, mark_at), is_digit) &&
                        std::ranges::all_of(cell.substr(mark_at + 1), is_digit);
    return digits ? cell[mark_at] : 0;
}

char find_decimal_mark(std::string_view text, Dialect dialect) {
    bool comma_seen = false;
    for (Reader reader(text, dialect); !reader.at_end();)
        for (const std::string& cell : reader.next().cells) {
            const char mark = decimal_mark_of(cell);
            if (mark == '.') return '.';
            comma_seen |= mark == ',';
        }
    return comma_seen ? ',' : '.';
}

} // namespace

Result<Opened> open(std::string_view bytes) {
    Decoded decoded = TRY(decode(bytes));
    Opened opened;
    opened.utf8 = std::move(decoded.utf8);
    opened.encoding = decoded.encoding;
    const auto named = named_delimiter(first_line(opened.utf8), opened.dialect.quote);
    opened.dialect.delimiter = named ? *named : find_delimiter(opened.utf8);
    opened.decimal_mark = find_decimal_mark(opened.utf8, opened.dialect);
    return opened;
}

std::vector<Row> read(std::string_view utf8, Dialect dialect) {
    std::vector<Row> rows;
    for (Reader reader(utf8, dialect); !reader.at_end();) rows.push_back(reader.next());
    return rows;
}

bool has_no_text(const Row& record) {
    return record.errors.empty() && std::ranges::all_of(record.cells, [](const std::string& cell) {
               return trim(cell).empty();
           });
}

std::string write_row(std::span<const std::string> cells, Dialect dialect, Defuse defuse) {
    std::string out;
    for (const std::string& cell : cells) {
        if (&cell != cells.data()) out += dialect.delimiter;
        const std::string text = defuse == Defuse::formulas ? defused(cell) : cell;
        const bool quoted =
            text != trim(text) || text.find(dialect.delimiter) != std::string::npos ||
            text.find(dialect.quote) != std::string::npos ||
            text.find_first_of("\r\n") != std::string::npos || (text.empty() && cells.size() == 1);
        if (!quoted) {
            out += text;
            continue;
        }
        out += dialect.quote;
        for (char letter : text) {
            if (letter == dialect.quote) out += dialect.quote;
            out += letter;
        }
        out += dialect.quote;
    }
    return out + "\r\n";
}

std::string write_records(std::span<const Row> records, Dialect dialect) {
    std::string text;
    std::int64_t line = 1;
    for (const Row& record : records) {
        if (!record.errors.empty()) continue;
        for (; line < record.line; ++line) text += "\r\n";
        const std::string written = write_row(record.cells, dialect, Defuse::no);
        line += count_line_ends(written);
        text += written;
    }
    return text;
}

} // namespace stall::files
