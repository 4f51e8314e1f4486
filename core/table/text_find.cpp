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

/// A needle, made ready to be looked for in folded bytes.
class Needle {
public:
    Needle(std::string_view needle, std::span<const char> text, const Anchors& anchors)
        : needle_(needle), text_(text), anchors_(anchors),
          first_byte_(lanes::splat(static_cast<std::uint8_t>(needle[anchors.first]))),
          second_byte_(lanes::splat(static_cast<std::uint8_t>(needle[anchors.second]))) {}

    /// Is it here, given that its two anchors are?
    bool stands_at(std::size_t place) const {
        return needle_.size() <= 2 ||
               lanes::same(text_.data() + place, needle_.data(), needle_.size());
    }
    /// High where both anchors are, for the 16 places from here on. Reads needle + 16 bytes.
    lanes::Bytes anchored(std::size_t place) const {
        const char* at = text_.data() + place;
        return lanes::equal(lanes::load(at + anchors_.first), first_byte_) &
               lanes::equal(lanes::load(at + anchors_.second), second_byte_);
    }
    /// Is it anywhere in these bytes of the text?
    bool is_within(std::size_t begin, std::size_t end) const {
        for (std::size_t at = begin; at + needle_.size() <= end; at += 16) {
            if (at + 16 + needle_.size() > text_.size())
                return std::string_view(text_.data() + at, end - at).find(needle_) !=
                       std::string_view::npos;
            const std::size_t places = std::min<std::size_t>(end - needle_.size() - at + 1, 16);
            auto candidates = lanes::high_bits(anchored(at)) & ((1u << places) - 1);
            for (; candidates != 0; candidates &= candidates - 1)
                if (stands_at(at + static_cast<std::size_t>(std::countr_zero(candidates))))
                    return true;
        }
        return false;
    }

private:
    std::string_view needle_;
    std::span<const char> text_;
    Anchors anchors_;
    lanes::Bytes first_byte_, second_byte_;
};

} // namespace

void TextColumn::find_values(std::string_view needle, RowSet& values) const {
    assert(searchable() && !needle.empty());
    const auto anchors = anchors_of(needle, byte_counts_);
    const auto rarest = byte_counts_[static_cast<unsigned char>(needle[anchors.first])];
    if (needle.size() == 1 && rarest > value_count() / (2 * kValuesForOneInSample)) {
        values.fill(value_count()); // most texts have this letter: one by one is quicker
        return narrow_values(needle, values);
    }
    values.reset(value_count());
    const std::size_t size = folded_.size();
    const Needle ready(needle, folded_, anchors);
    ValueCursor cursor(folded_begins_);
    std::size_t start = 0;
    while (start + 64 + needle.size() <= size) {
        const lanes::Bytes quarter[4] = {ready.anchored(start), ready.anchored(start + 16),
                                         ready.anchored(start + 32), ready.anchored(start + 48)};
        std::size_t next = start + 64;
        if (lanes::any((quarter[0] | quarter[1]) | (quarter[2] | quarter[3]))) {
            auto candidates = lanes::high_bits_64([&](int at) { return quarter[at / 16]; });
            while (candidates != 0) {
                const auto place = start + static_cast<std::size_t>(std::countr_zero(candidates));
                candidates &= candidates - 1;
                if (!ready.stands_at(place)) continue;
                const auto value = cursor.value_at(place);
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
    const std::string_view text(folded_.data(), size);
    while ((start = text.find(needle, start)) != std::string_view::npos) {
        const auto value = cursor.value_at(start);
        values.add(value);
        start = cursor.end_of(value);
    }
}

void TextColumn::narrow_values(std::string_view needle, RowSet& values) const {
    assert(searchable() && !needle.empty() && values.size() == value_count());
    const Needle ready(needle, folded_, anchors_of(needle, byte_counts_));
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
