// Fuzz target: opening and reading a CSV file, and reading it as a file of ads.
// Holds: what is written is read back, defused or not; opened text is UTF-8; a file of refused
// lines is one again and does not grow; identifiers are kept once and for all; every refusal is
// worded; no crash.
#include "core/files/csv.hpp"
#include "core/base/identifier_text.hpp"
#include "core/base/utf8.hpp"
#include "core/files/cell_text.hpp"
#include "core/files/refused_lines.hpp"
#include "core/listings/ad_file.hpp"
#include "tests/fuzz/property.hpp"

using namespace stall;

namespace {

bool is_utf8(std::string_view text) {
    char32_t ignored = 0;
    while (!text.empty()) {
        const std::size_t length = next_code_point(text, ignored);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

/// Rows that were read without an error are the same after writing and reading them again.
void hold_round_trip(const std::vector<files::Row>& rows, files::Dialect dialect) {
    // A first record that looks like "sep=;" is none: one of our own stands before.
    const std::vector<std::string> first = {"first"};
    std::string written = files::write_row(first, dialect, files::Defuse::no);
    std::vector<std::vector<std::string>> wanted = {first};
    for (const files::Row& row : rows) {
        for (const Error& error : row.errors) fuzz::hold_worded(error);
        if (!row.errors.empty()) continue;
        written += files::write_row(row.cells, dialect, files::Defuse::no);
        wanted.push_back(row.cells);
    }
    const std::vector<files::Row> again = files::read(written, dialect);
    fuzz::hold(again.size() == wanted.size(), "as many rows are read as were written", written);
    for (std::size_t i = 0; i < again.size(); ++i) {
        fuzz::hold(again[i].errors.empty(), "what is written has no errors", written);
        fuzz::hold(again[i].cells == wanted[i], "what is written is read back", written);
    }
}

void hold_cells(const std::vector<files::Row>& rows, files::Dialect dialect) {
    std::map<std::int64_t, std::string> reasons;
    for (const files::Row& row : rows) {
        reasons[row.line] = "no";
        for (const std::string& cell : row.cells) {
            fuzz::hold(files::undefused(files::defused(cell)) == cell, "defusing is undone", cell);
            const std::string kept = identifier_text(cell);
            fuzz::hold(identifier_text(kept) == kept, "an identifier is kept as it is", kept);
        }
    }
    const std::string once = files::refused_lines(rows, dialect, reasons, "reason");
    const auto again = files::read(once, dialect);
    reasons.clear();
    for (const files::Row& row : again) reasons[row.line] = "no";
    const std::string twice = files::refused_lines(again, dialect, reasons, "reason");
    const auto width = [&](std::string_view text) {
        const auto records = files::read(text, dialect);
        return records.empty() ? 0 : records[0].cells.size();
    };
    fuzz::hold(width(twice) <= width(once), "reasons do not grow", twice);
}

void hold_ads(std::string_view utf8, files::Dialect dialect) {
    const auto file = listings::read_ad_file(utf8, dialect, listings::Market::FR);
    if (!file.ok()) return fuzz::hold_worded(file.error());
    std::int64_t line_before = 0;
    for (const listings::CellRefusal& refusal : file.value().refusals) {
        fuzz::hold_worded(refusal.error);
        fuzz::hold(refusal.line >= line_before, "refusals are sorted by line");
        line_before = refusal.line;
    }
    for (const listings::AdLine& line : file.value().lines)
        fuzz::hold(listings::check_sku(line.sku).ok(), "a good line has a good SKU", line.sku);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto opened = files::open({reinterpret_cast<const char*>(bytes), size});
    if (!opened.ok()) {
        fuzz::hold_worded(opened.error());
        return 0;
    }
    const files::Opened& file = opened.value();
    fuzz::hold(is_utf8(file.utf8), "an opened file is UTF-8", file.utf8);
    const auto rows = files::read(file.utf8, file.dialect);
    hold_round_trip(rows, file.dialect);
    hold_cells(rows, file.dialect);
    hold_ads(file.utf8, file.dialect);
    // The backend reads what a client says is UTF-8, with the dialect that it names.
    const std::string_view raw(reinterpret_cast<const char*>(bytes), size);
    hold_ads(raw, {';', '\''});
    return 0;
}
