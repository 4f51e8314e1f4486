// Lines of an import found: in the file, and among those judged; see model.hpp.
// Must not know widgets or how a line is judged.
#include "web/app/imports/model.hpp"

#include <algorithm>

namespace stall::app::imports {

std::array<Shown, kShown - 1> order_of(const Counts& counts) {
    if (counts.far > 0) return {Shown::changed, Shown::refused, Shown::created, Shown::unchanged};
    return {Shown::refused, Shown::created, Shown::changed, Shown::unchanged};
}

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
    if (shown == Shown::all) return span;
    for (const Shown kind : order_of(counts)) {
        if (kind == shown) break;
        span.first += sizes[static_cast<std::size_t>(kind)];
    }
    return span;
}

std::span<const PreviewRow> rows_of(const Import& import, Span lines) {
    const auto begin = std::ranges::lower_bound(import.rows, lines.first, {}, &PreviewRow::line);
    const auto end =
        std::ranges::lower_bound(import.rows, lines.first + lines.count, {}, &PreviewRow::line);
    return {begin, end};
}

} // namespace stall::app::imports
