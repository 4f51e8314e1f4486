// Header, lines and reasons; see refused_lines.hpp. Must not know what the columns mean.
#include "core/files/refused_lines.hpp"

#include "core/base/text.hpp"
#include "core/files/cell_text.hpp"

#include <algorithm>

namespace stall::files {
namespace {

/// -4 is to be corrected as it stands, and runs nothing.
bool is_number(std::string_view cell) {
    return std::ranges::all_of(cell, [](char letter) {
        return (letter >= '0' && letter <= '9') ||
               std::string_view("+-., ").find(letter) != std::string_view::npos;
    });
}

std::string harmless(std::string_view cell) {
    return is_number(cell) ? std::string(cell) : defused(undefused(cell));
}

class Columns {
public:
    Columns(const Row& header, std::string_view reason_column) {
        for (const std::string& name : header.cells)
            is_reason_.push_back(fold(trim(name)) == fold(reason_column));
        width_ = static_cast<std::size_t>(std::ranges::count(is_reason_, false));
        // What a spreadsheet adds behind the reasons is no column either.
        std::size_t last = header.cells.size();
        while (last > 0 && trim(header.cells[last - 1]).empty()) --last;
        if (last == 0 || !is_reason_[last - 1]) return;
        for (; last < is_reason_.size(); ++last, --width_) is_reason_[last] = true;
    }

    std::vector<std::string> without_reasons(const Row& record) const {
        std::vector<std::string> cells;
        for (std::size_t at = 0; at < record.cells.size(); ++at)
            if (at >= is_reason_.size() || !is_reason_[at])
                cells.push_back(harmless(record.cells[at]));
        cells.resize(std::max(width_, cells.size()));
        return cells;
    }

private:
    std::vector<bool> is_reason_;
    std::size_t width_ = 0;
};

} // namespace

std::string refused_lines(std::span<const Row> records, Dialect dialect,
                          const std::map<std::int64_t, std::string>& reason_of_line,
                          std::string_view reason_column) {
    const auto header = std::ranges::find_if_not(records, has_no_text);
    std::string text(kByteOrderMark);
    if (header == records.end()) return text;
    const Columns columns(*header, reason_column);
    const auto add = [&](const Row& record, std::string_view reason) {
        auto cells = columns.without_reasons(record);
        cells.push_back(harmless(reason));
        text += write_row(cells, dialect, Defuse::no);
    };
    add(*header, reason_column);
    for (auto record = header + 1; record != records.end(); ++record) {
        const auto reason = reason_of_line.find(record->line);
        if (reason != reason_of_line.end() && !has_no_text(*record)) add(*record, reason->second);
    }
    return text;
}

} // namespace stall::files
