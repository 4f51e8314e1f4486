// The order of a column's texts: sorted once, new values merged in.
// Must not know tables.
#include "core/table/text_column.hpp"

#include "core/table/merge_sorted.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>
#include <utility>

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

/// The texts of a column's values in one of its orders; equal only for equal texts.
struct TextsInOrder {
    const TextColumn& column;
    bool is_folded;

    std::string_view main(std::uint32_t value) const {
        return is_folded ? column.folded(value) : column.value(value);
    }
    bool precedes(std::uint32_t a, std::uint32_t b) const {
        const int main_order = main(a).compare(main(b));
        return main_order != 0 ? main_order < 0 : column.value(a) < column.value(b);
    }
};

enum class Tie : std::uint8_t { left, broken };

/// The only sort here, for each one more is 4 kB of the page.
void sort_by_windows(std::span<Windowed> texts, const TextsInOrder& order, Tie tie) {
    std::sort(texts.begin(), texts.end(), [&](const Windowed& a, const Windowed& b) {
        if (a.window != b.window) return a.window < b.window;
        return tie == Tie::broken && order.precedes(a.value, b.value);
    });
}

/// Sorts texts that are equal before `start`: by the next eight bytes, then each group of equals by
/// the eight after those. Compares numbers that lie side by side, not texts all over the arena.
void sort_texts(std::span<Windowed> texts, std::size_t start, const TextsInOrder& order) {
    bool longer = false;
    for (Windowed& each : texts) {
        const std::string_view text = order.main(each.value);
        each.window = window_of(text, start);
        longer |= text.size() > start;
    }
    if (!longer || texts.size() < 4 || start >= kWindowedBytesMax)
        return sort_by_windows(texts, order, Tie::broken);
    sort_by_windows(texts, order, Tie::left);
    for (std::size_t first = 0; first < texts.size();) {
        std::size_t end = first + 1;
        while (end < texts.size() && texts[end].window == texts[first].window) ++end;
        if (end - first > 1) sort_texts(texts.subspan(first, end - first), start + kWindow, order);
        first = end;
    }
}

} // namespace

void TextColumn::bring_up_to_date(Ranks& ranks, Form form) const {
    const auto old_count = static_cast<std::uint32_t>(ranks.sorted.size());
    if (old_count == value_count()) return;
    const TextsInOrder order{*this, form == Form::folded};
    std::vector<Windowed> added;
    added.reserve(value_count() - old_count);
    for (std::uint32_t i = old_count; i < value_count(); ++i) added.push_back({0, i});
    sort_texts(std::span(added), 0, order);
    std::vector<std::uint32_t> added_values;
    added_values.reserve(added.size());
    for (const auto& each : added) added_values.push_back(each.value);
    ranks.sorted = merge_sorted(std::move(ranks.sorted), added_values,
                                [&](auto a, auto b) { return order.precedes(a, b); });
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
    bring_up_to_date(folded_ranks_, Form::folded);
    return folded_ranks_.rank;
}

const std::vector<std::uint32_t>& TextColumn::exact_ranks() const {
    bring_up_to_date(exact_ranks_, Form::exact);
    return exact_ranks_.rank;
}

} // namespace stall::table
