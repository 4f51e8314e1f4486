// The order of a column's texts: sorted once, new values merged in.
// Must not know tables.
#include "core/table/text_column.hpp"

#include "core/table/merge_sorted.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>

namespace stall::table {
namespace {

constexpr std::size_t kWindow = 8;
constexpr std::size_t kWindowedBytesMax = 256; ///< past this, compare whole texts

/// Eight bytes from `start` as a number that compares as they do; zeros past the end.
std::uint64_t window_of(std::string_view text, std::size_t start) {
    std::uint64_t window = 0;
    if (text.size() >= start + kWindow) {
        std::memcpy(&window, text.data() + start, kWindow);
        if constexpr (std::endian::native == std::endian::little)
            window = __builtin_bswap64(window);
        return window;
    }
    for (std::size_t i = start; i < start + kWindow; ++i)
        window = window << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0u);
    return window;
}

struct Windowed {
    std::uint64_t window;
    std::uint32_t value;
};

/// Sorts texts that are equal before `start`: by the next eight bytes, then each group of equals by
/// the eight after those. Compares numbers that lie side by side, not texts all over the arena.
template <typename TextOf>
void sort_texts(std::span<Windowed> texts, std::size_t start, const TextOf& text_of) {
    const auto whole = [&](const Windowed& a, const Windowed& b) {
        return text_of(a.value) < text_of(b.value);
    };
    if (texts.size() < 4 || start >= kWindowedBytesMax)
        return std::sort(texts.begin(), texts.end(), whole);
    bool longer = false;
    for (Windowed& each : texts) {
        const std::string_view text = text_of(each.value).first;
        each.window = window_of(text, start);
        longer |= text.size() > start;
    }
    if (!longer) return std::sort(texts.begin(), texts.end(), whole);
    std::sort(texts.begin(), texts.end(),
              [](const Windowed& a, const Windowed& b) { return a.window < b.window; });
    for (std::size_t first = 0; first < texts.size();) {
        std::size_t end = first + 1;
        while (end < texts.size() && texts[end].window == texts[first].window) ++end;
        if (end - first > 1)
            sort_texts(texts.subspan(first, end - first), start + kWindow, text_of);
        first = end;
    }
}

} // namespace

/// text_of(value) gives (main text, text for ties); equal only for equal texts.
template <typename TextOf> void TextColumn::bring_up_to_date(Ranks& ranks, TextOf text_of) const {
    const auto old_count = static_cast<std::uint32_t>(ranks.sorted.size());
    if (old_count == value_count()) return;
    std::vector<Windowed> added;
    added.reserve(value_count() - old_count);
    for (std::uint32_t i = old_count; i < value_count(); ++i) added.push_back({0, i});
    sort_texts(std::span(added), 0, text_of);
    std::vector<std::uint32_t> added_values;
    added_values.reserve(added.size());
    for (const auto& each : added) added_values.push_back(each.value);
    ranks.sorted = merge_sorted(std::move(ranks.sorted), added_values,
                                [&](auto a, auto b) { return text_of(a) < text_of(b); });
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
