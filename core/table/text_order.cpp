// The order of a column's texts: sorted once, new values merged in.
// Must not know tables.
#include "core/table/text_column.hpp"

#include "core/table/merge_sorted.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

namespace stall::table {
namespace {

/// The first eight bytes as a number that compares as they do.
std::uint64_t prefix_of(std::string_view text) {
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < 8; ++i)
        prefix = prefix << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0u);
    return prefix;
}

struct Prefixed {
    std::uint64_t prefix;
    std::uint32_t value;
};

} // namespace

/// text_of(value) gives (main text, text for ties); equal only for equal texts.
template <typename TextOf>
void TextColumn::bring_up_to_date(Ranks& ranks, TextOf text_of) const {
    const auto old_count = static_cast<std::uint32_t>(ranks.sorted.size());
    if (old_count == value_count()) return;
    std::vector<Prefixed> added;
    added.reserve(value_count() - old_count);
    for (std::uint32_t i = old_count; i < value_count(); ++i)
        added.push_back({prefix_of(text_of(i).first), i});
    std::sort(added.begin(), added.end(), [&](const Prefixed& a, const Prefixed& b) {
        return a.prefix != b.prefix ? a.prefix < b.prefix : text_of(a.value) < text_of(b.value);
    });
    std::vector<std::uint32_t> added_values;
    added_values.reserve(added.size());
    for (const auto& each : added) added_values.push_back(each.value);
    ranks.sorted = merge_sorted(std::move(ranks.sorted), added_values, [&](auto a, auto b) {
        return text_of(a) < text_of(b);
    });
    ranks.rank.resize(value_count());
    std::uint32_t rank = 0;
    for (std::uint32_t i = 0; i < value_count(); ++i) {
        const auto here = ranks.sorted[i];
        // Distinct values of a repeating column differ already.
        if (i > 0 && (values_ == Values::repeating || value(ranks.sorted[i - 1]) != value(here)))
            ++rank;
        ranks.rank[here] = rank;
    }
}

const std::vector<std::uint32_t>& TextColumn::folded_ranks() const {
    if (!searchable()) return exact_ranks();
    bring_up_to_date(folded_ranks_,
                     [&](std::uint32_t i) { return std::pair(folded(i), value(i)); });
    return folded_ranks_.rank;
}

const std::vector<std::uint32_t>& TextColumn::exact_ranks() const {
    bring_up_to_date(exact_ranks_,
                     [&](std::uint32_t i) { return std::pair(value(i), std::string_view()); });
    return exact_ranks_.rank;
}

} // namespace stall::table
