// Finding a needle in the texts of a column: in all in one run over its folded bytes, or in some.
// Must not know tables.
#include "core/table/text_column.hpp"

#include "core/base/lanes.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <span>

namespace stall::table {
namespace {

/// The places, inside the needle, of its two rarest bytes: most of the text fails there.
struct Anchors {
    std::size_t first = 0;
    std::size_t second = 0;
};

Anchors anchors_of(std::string_view needle, const std::array<std::uint32_t, 256>& byte_counts) {
    const auto count = [&](std::size_t at) {
        return byte_counts[static_cast<unsigned char>(needle[at])];
    };
    Anchors anchors;
    for (std::size_t i = 1; i < needle.size(); ++i)
        if (count(i) < count(anchors.first)) anchors.first = i;
    anchors.second = anchors.first == 0 ? needle.size() - 1 : 0;
    for (std::size_t i = 0; i < needle.size(); ++i)
        if (i != anchors.first && count(i) < count(anchors.second)) anchors.second = i;
    return anchors;
}

/// Which value a place in the text belongs to, for places asked in ascending order.
class ValueCursor {
public:
    explicit ValueCursor(const std::vector<std::uint32_t>& begins) : begins_(begins) {}

    std::uint32_t value_at(std::size_t place) {
        if (begins_[value_ + 1] > place) return value_;
        std::size_t step = 1;
        const std::size_t last = begins_.size() - 1;
        std::size_t low = value_ + std::size_t{1};
        while (low + step < last && begins_[low + step] <= place) low += step, step *= 2;
        while (step != 0) {
            if (low + step < last && begins_[low + step] <= place) low += step;
            step /= 2;
        }
        return value_ = static_cast<std::uint32_t>(low);
    }
    std::size_t end_of(std::uint32_t value) const { return begins_[value + 1]; }

private:
    const std::vector<std::uint32_t>& begins_;
    std::uint32_t value_ = 0;
};

/// The bytes that would go on with the word at a needle's edge, as two runs of them.
struct WordBytes {
    std::uint8_t first = 0, first_count = 0, second = 0, second_count = 0;

    static WordBytes beside(char edge) {
        switch (letter_kind(edge)) {
        case LetterKind::letter: return {'a', 26, 0x80, 0x7F};
        case LetterKind::digit: return {'0', 10, 0, 0};
        case LetterKind::other: break;
        }
        return {};
    }
    /// High where one of them is.
    lanes::Bytes in(lanes::Bytes bytes) const {
        return reinterpret_cast<lanes::Bytes>(bytes - first < lanes::splat(first_count)) |
               reinterpret_cast<lanes::Bytes>(bytes - second < lanes::splat(second_count));
    }
};

/// A needle, made ready to be looked for in folded bytes.
class Needle {
public:
    Needle(std::string_view needle, std::span<const char> text, const Anchors& anchors,
           WordPlace place)
        : needle_(needle), text_(text), anchors_(anchors), place_(place),
          first_byte_(lanes::splat(static_cast<std::uint8_t>(needle[anchors.first]))),
          second_byte_(lanes::splat(static_cast<std::uint8_t>(needle[anchors.second]))),
          before_(place == WordPlace::inside ? WordBytes{} : WordBytes::beside(needle.front())),
          behind_(place == WordPlace::whole ? WordBytes::beside(needle.back()) : WordBytes{}) {}

    /// Is it here, given that its two anchors are?
    bool stands_at(std::size_t place) const {
        return needle_.size() <= 2 ||
               lanes::same(text_.data() + place, needle_.data(), needle_.size());
    }
    /// High where both anchors are, and the edges of words that are asked for, for the 16 places
    /// from here on (from 1). Reads needle + 16 bytes, and the one before.
    lanes::Bytes anchored(std::size_t place) const {
        const char* at = text_.data() + place;
        const lanes::Bytes both = lanes::equal(lanes::load(at + anchors_.first), first_byte_) &
                                  lanes::equal(lanes::load(at + anchors_.second), second_byte_);
        if (place_ == WordPlace::inside || !lanes::any(both)) return both;
        return both &
               ~(before_.in(lanes::load(at - 1)) | behind_.in(lanes::load(at + needle_.size())));
    }
    /// The first place of it in the text from here on, byte by byte, before `end`.
    std::size_t find(std::size_t begin, std::size_t end) const {
        const std::string_view text(text_.data(), end);
        std::size_t at = text.find(needle_, begin);
        while (at != std::string_view::npos && !has_edges(at)) at = text.find(needle_, at + 1);
        return at;
    }
    /// Is it anywhere in these bytes of the text?
    bool is_within(std::size_t begin, std::size_t end) const {
        for (std::size_t at = begin; at + needle_.size() <= end; at += 16) {
            if (at + 16 + needle_.size() > text_.size())
                return find(at, end) != std::string_view::npos;
            const std::size_t places = std::min<std::size_t>(end - needle_.size() - at + 1, 16);
            auto candidates = lanes::high_bits(anchored(at)) & ((1u << places) - 1);
            for (; candidates != 0; candidates &= candidates - 1)
                if (stands_at(at + static_cast<std::size_t>(std::countr_zero(candidates))))
                    return true;
        }
        return false;
    }

private:
    /// Every text has a separator before it and one behind it.
    bool has_edges(std::size_t at) const {
        if (place_ == WordPlace::inside) return true;
        if (in_one_word(text_[at - 1], needle_.front())) return false;
        return place_ == WordPlace::beginning ||
               !in_one_word(needle_.back(), text_[at + needle_.size()]);
    }

    std::string_view needle_;
    std::span<const char> text_;
    Anchors anchors_;
    WordPlace place_;
    lanes::Bytes first_byte_, second_byte_;
    WordBytes before_, behind_;
};

} // namespace

WordPlace word_place(std::string_view text, std::string_view word) {
    WordPlace best = WordPlace::nowhere;
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        const bool begins = at == 0 || !in_one_word(text[at - 1], word.front());
        const bool ends = end == text.size() || !in_one_word(word.back(), text[end]);
        if (begins && ends) return WordPlace::whole;
        best = std::min(best, begins ? WordPlace::beginning : WordPlace::inside);
    }
    return best;
}

void TextColumn::find_values(std::string_view needle, RowSet& values, WordPlace place) const {
    assert(searchable() && !needle.empty());
    const auto anchors = anchors_of(needle, byte_counts_);
    const auto rarest = byte_counts_[static_cast<unsigned char>(needle[anchors.first])];
    if (place == WordPlace::inside && needle.size() == 1 &&
        rarest > value_count() / (2 * kValuesForOneInSample)) {
        values.fill(value_count()); // most texts have this letter: one by one is quicker
        return narrow_values(needle, values);
    }
    values.reset(value_count());
    const std::size_t size = folded_.size();
    const Needle ready(needle, folded_, anchors, place);
    ValueCursor cursor(folded_begins_);
    std::size_t start = 1; // behind the first separator
    while (start + 64 + needle.size() <= size) {
        const lanes::Bytes quarter[4] = {ready.anchored(start), ready.anchored(start + 16),
                                         ready.anchored(start + 32), ready.anchored(start + 48)};
        std::size_t next = start + 64;
        if (lanes::any((quarter[0] | quarter[1]) | (quarter[2] | quarter[3]))) {
            auto candidates = lanes::high_bits_64([&](int at) { return quarter[at / 16]; });
            while (candidates != 0) {
                const auto at = start + static_cast<std::size_t>(std::countr_zero(candidates));
                candidates &= candidates - 1;
                if (!ready.stands_at(at)) continue;
                const auto value = cursor.value_at(at);
                values.add(value);
                const std::size_t end = cursor.end_of(value); // one hit is enough for a value
                if (end >= next) {
                    next = end;
                    break;
                }
                candidates &= ~std::uint64_t{0} << (end - start);
            }
        }
        start = next;
    }
    while ((start = ready.find(start, size)) != std::string_view::npos) {
        const auto value = cursor.value_at(start);
        values.add(value);
        start = cursor.end_of(value);
    }
}

void TextColumn::narrow_values(std::string_view needle, RowSet& values, WordPlace place) const {
    assert(searchable() && !needle.empty() && values.size() == value_count());
    const Needle ready(needle, folded_, anchors_of(needle, byte_counts_), place);
    for (std::size_t i = 0; i < values.words().size(); ++i) {
        std::uint64_t kept = 0;
        for (auto left = values.words()[i]; left != 0; left &= left - 1) {
            const auto value = i * 64 + static_cast<std::size_t>(std::countr_zero(left));
            if (ready.is_within(folded_begins_[value], folded_begins_[value + 1] - std::size_t{1}))
                kept |= left & (0 - left);
        }
        values.words()[i] = kept;
    }
}

void TextColumn::equal_values(std::string_view text, RowSet& values) const {
    values.reset(value_count());
    for (std::uint32_t i = 0; i < value_count(); ++i)
        if (value(i) == text) values.add(i);
}

void TextColumn::add_rows_of_values(const RowSet& values, const RowSet& among, RowSet& rows) const {
    assert(among.size() == size() && rows.size() == size());
    if (values.empty()) return;
    constexpr int kMany = 16; // of 64: then looking at all, without a branch for each, is quicker
    for (std::size_t i = 0; i < among.words().size(); ++i) {
        const std::uint64_t asked = among.words()[i] & ~rows.words()[i];
        if (asked == 0) continue;
        if (row_is_value_) {
            rows.words()[i] |= asked & values.words()[i];
            continue;
        }
        const std::uint32_t* value = value_of_row_.data() + i * 64;
        std::uint64_t found = 0;
        if (std::popcount(asked) >= kMany) {
            const auto count = static_cast<int>(std::min<std::size_t>(64, size() - i * 64));
            for (int at = 0; at < count; ++at) found |= std::uint64_t{values.has(value[at])} << at;
            found &= asked;
        } else {
            for (auto left = asked; left != 0; left &= left - 1)
                if (values.has(value[std::countr_zero(left)])) found |= left & (0 - left);
        }
        rows.words()[i] |= found;
    }
}

} // namespace stall::table
