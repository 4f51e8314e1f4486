// What came of an import, as CSV files; see report.hpp.
// Must not know widgets or how a file leaves the page.
#include "web/app/imports/report.hpp"

#include "web/app/wording.hpp"

#include <map>

namespace stall::app::imports {
namespace {

TextKey title_of(JudgedLine::Outcome outcome) {
    switch (outcome) {
    case JudgedLine::Outcome::created: return "import.outcome.new";
    case JudgedLine::Outcome::changed: return "import.outcome.changed";
    case JudgedLine::Outcome::unchanged: return "import.outcome.unchanged";
    case JudgedLine::Outcome::refused: return "import.outcome.refused";
    }
    return "import.outcome.refused";
}

/// By line: what the page refused, and once the task has run what the server refused.
std::map<std::int64_t, std::vector<Error>> refusals_of(const Import& import) {
    std::map<std::int64_t, std::vector<Error>> refusals;
    for (const auto& line : import.lines)
        if (!line.errors.empty()) refusals[line.line] = line.errors;
    std::map<std::int64_t, std::vector<Error>> from_server;
    for (const auto& refusal : import.task.refusals)
        from_server[refusal.line].push_back(refusal.error);
    for (auto& [line, errors] : from_server) refusals[line] = std::move(errors);
    return refusals;
}

} // namespace

std::string report_csv(Language language, const Import& import) {
    const files::Dialect dialect = import.opened.dialect;
    const auto refusals = refusals_of(import);
    const auto currency = listings::currency_of(import.market);
    std::string csv(files::kByteOrderMark);
    csv += files::write_row(
        std::vector<std::string>{"line", "sku", "outcome", "column", "value", "reason"}, dialect,
        files::Defuse::no);
    const auto add = [&](const JudgedLine& line, TextKey outcome, const Error& error) {
        const auto reason = error.code.empty() ? "" : sentence_of(language, error, currency);
        const std::vector<std::string> cells = {std::to_string(line.line),
                                                line.sku,
                                                std::string(text(language, outcome)),
                                                error.where,
                                                error.got,
                                                reason};
        csv += files::write_row(cells, dialect, files::Defuse::formulas);
    };
    for (const auto& line : import.lines) {
        const auto refused = refusals.find(line.line);
        if (refused == refusals.end()) {
            add(line, title_of(line.outcome), {});
            continue;
        }
        for (const auto& error : refused->second) add(line, "import.outcome.refused", error);
    }
    return csv;
}

std::string refused_csv(Language language, const Import& import) {
    const auto currency = listings::currency_of(import.market);
    std::map<std::int64_t, std::string> reasons;
    for (const auto& [line, errors] : refusals_of(import)) {
        std::string& reason = reasons[line];
        for (const auto& error : errors) {
            if (!reason.empty()) reason += "; ";
            if (!error.where.empty()) reason += error.where + ": ";
            reason += sentence_of(language, error, currency);
        }
    }
    return listings::refused_lines(import.records, import.opened.dialect, reasons);
}

std::string text_to_send(const Import& import) {
    if (!import.is_corrected) return import.opened.utf8;
    return files::write_records(import.records, import.opened.dialect);
}

} // namespace stall::app::imports
