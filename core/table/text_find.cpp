// Finding a needle in all texts of a column in one run over its folded bytes.
// Must not know tables.
#include "core/table/text_column.hpp"

#include "core/base/lanes.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

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

} // namespace

void TextColumn::find_values(std::string_view needle, RowSet& values) const {
    assert(searchable() && !needle.empty());
    values.reset(value_count());
    const char* text = folded_.data();
    const std::size_t size = folded_.size();
    const auto [first, second] = anchors_of(needle, byte_counts_);
    const auto first_byte = lanes::splat(static_cast<std::uint8_t>(needle[first]));
    const auto second_byte = lanes::splat(static_cast<std::uint8_t>(needle[second]));
    ValueCursor cursor(folded_begins_);
    const auto here = [&](std::size_t place) {
        return std::memcmp(text + place, needle.data(), needle.size()) == 0;
    };

    std::size_t start = 0;
    while (start + 64 + needle.size() <= size) {
        lanes::Bytes quarter[4];
        for (int i = 0; i < 4; ++i) {
            const char* at = text + start + i * 16;
            quarter[i] = lanes::equal(lanes::load(at + first), first_byte) &
                         lanes::equal(lanes::load(at + second), second_byte);
        }
        std::size_t next = start + 64;
        if (lanes::any((quarter[0] | quarter[1]) | (quarter[2] | quarter[3]))) {
            auto candidates = lanes::high_bits_64([&](int at) { return quarter[at / 16]; });
            while (candidates != 0) {
                const auto place = start + static_cast<std::size_t>(std::countr_zero(candidates));
                candidates &= candidates - 1;
                if (needle.size() > 2 && !here(place)) continue;
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
    while (start + needle.size() <= size) {
        if (!here(start)) {
            ++start;
            continue;
        }
        const auto value = cursor.value_at(start);
        values.add(value);
        start = cursor.end_of(value);
    }
}

void TextColumn::equal_values(std::string_view text, RowSet& values) const {
    values.reset(value_count());
    for (std::uint32_t i = 0; i < value_count(); ++i)
        if (value(i) == text) values.add(i);
}

void TextColumn::rows_of_values(const RowSet& values, RowSet& rows) const {
    if (row_is_value_) {
        rows = values;
        return;
    }
    rows.reset(size());
    for (std::uint32_t start = 0; start < size(); start += 64) {
        const std::uint32_t count = std::min<std::uint32_t>(64, size() - start);
        const std::uint32_t* value = value_of_row_.data() + start;
        std::uint64_t word = 0;
        for (std::uint32_t i = 0; i < count; ++i) word |= std::uint64_t{values.has(value[i])} << i;
        rows.words()[start / 64] = word;
    }
}

} // namespace stall::table
