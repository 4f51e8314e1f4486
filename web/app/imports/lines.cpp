// Lines of an import found: in the file, and among those judged; see model.hpp.
// Must not know widgets or how a line is judged.
#include "web/app/imports/model.hpp"

#include <algorithm>

namespace stall::app::imports {

const files::Row* header_of(const Import& import) {
    for (const auto& record : import.records)
        if (!listings::has_no_text(record)) return &record;
    return nullptr;
}

const files::Row* record_of(const Import& import, std::int64_t line) {
    const auto found = std::ranges::lower_bound(import.records, line, {}, &files::Row::line);
    return found != import.records.end() && found->line == line ? &*found : nullptr;
}

Span lines_of(const Import& import, Shown shown) {
    const auto size = [](std::int64_t count) { return static_cast<std::size_t>(count); };
    const auto& counts = import.counts;
    const std::array<std::size_t, kShown> sizes = {import.lines.size(), size(counts.refused),
                                                   size(counts.created), size(counts.changed),
                                                   size(counts.unchanged)};
    Span span{0, sizes[static_cast<std::size_t>(shown)]};
    for (std::size_t kind = 1; kind < static_cast<std::size_t>(shown); ++kind)
        span.first += sizes[kind];
    return span;
}

} // namespace stall::app::imports
