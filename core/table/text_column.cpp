// Storing texts: arenas, distinct values, folding.
// Must not know tables.
#include "core/table/text_column.hpp"

#include "core/base/lanes.hpp"
#include "core/base/text.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <string>

namespace stall::table {
namespace {

std::uint32_t hash_of(std::string_view text) {
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15u;
    std::uint64_t hash = text.size() * kOdd;
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left >= 8; at += 8, left -= 8) {
        std::uint64_t eight;
        std::memcpy(&eight, at, 8);
        hash = (hash ^ eight) * kOdd;
        hash ^= hash >> 32;
    }
    std::uint64_t rest = 0;
    if (left != 0) std::memcpy(&rest, at, left);
    hash = (hash ^ rest) * kOdd;
    return static_cast<std::uint32_t>(hash >> 32);
}

/// Lower case of ASCII text into `to`; false, and nothing of use there, where it is not ASCII.
bool lower_ascii(std::string_view text, char* to) {
    const auto lowered = [](lanes::Bytes bytes) {
        const auto capital = reinterpret_cast<lanes::Bytes>(bytes - 'A' <= lanes::splat('Z' - 'A'));
        return bytes + (capital & lanes::splat('a' - 'A'));
    };
    std::size_t at = 0;
    lanes::Bytes all{};
    for (; at + 16 <= text.size(); at += 16) {
        const auto bytes = lanes::load(text.data() + at);
        all |= bytes;
        const auto low = lowered(bytes);
        std::memcpy(to + at, &low, sizeof low);
    }
    unsigned char rest = 0;
    for (; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        rest |= byte;
        to[at] = static_cast<char>(byte + (byte >= 'A' && byte <= 'Z' ? 'a' - 'A' : 0));
    }
    return rest < 0x80 && lanes::high_bits(all) == 0;
}

} // namespace

TextColumn::TextColumn(Searchable searchable, Values values)
    : searchable_(searchable), values_(values) {
    if (values_ == Values::repeating) {
        slots_.resize(64);
        row_is_value_ = false;
    }
}

void TextColumn::reserve(std::uint32_t rows) {
    value_of_row_.reserve(rows);
    if (values_ == Values::repeating) return;
    begins_.reserve(rows + std::size_t{1});
    if (searchable()) folded_begins_.reserve(rows + std::size_t{1});
}

void TextColumn::append(std::string_view text) { value_of_row_.push_back(value_for(text)); }

void TextColumn::append(const Cell* cells, std::size_t stride, std::size_t count) {
    if (values_ == Values::mostly_unique) {
        for (std::size_t i = 0; i < count; ++i)
            value_of_row_.push_back(add_value(cells[i * stride].text));
        return;
    }
    // Looking at many slots before using the first lets the memory fetch them side by side.
    constexpr std::size_t kBlock = 32;
    std::array<std::uint32_t, kBlock> hashes;
    for (std::size_t start = 0; start < count; start += kBlock) {
        const std::size_t block = std::min(kBlock, count - start);
        std::uint32_t touched = 0;
        for (std::size_t i = 0; i < block; ++i)
            hashes[i] = hash_of(cells[(start + i) * stride].text);
        for (std::size_t i = 0; i < block; ++i) {
            const Slot& slot = slots_[hashes[i] & (slots_.size() - 1)];
            touched +=
                slot.value_plus_one == 0
                    ? 0
                    : static_cast<unsigned char>(bytes_.data()[begins_[slot.value_plus_one - 1]]);
        }
        asm volatile("" : : "r"(touched)); // the reads are wanted, not the sum
        for (std::size_t i = 0; i < block; ++i)
            value_of_row_.push_back(value_for(cells[(start + i) * stride].text, hashes[i]));
    }
}

void TextColumn::set(Row row, std::string_view text) {
    if (at(row) == text) return;
    value_of_row_[row] = value_for(text);
    row_is_value_ = false;
    if (++rewritten_ > size() + 1024) drop_unused_values();
}

std::uint32_t TextColumn::value_for(std::string_view text) {
    return values_ == Values::mostly_unique ? add_value(text) : value_for(text, hash_of(text));
}

std::uint32_t TextColumn::value_for(std::string_view text, std::uint32_t hash) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    for (; slots_[at].value_plus_one != 0; at = (at + 1) & mask)
        if (slots_[at].hash == hash && is_value(slots_[at].value_plus_one - 1, text))
            return slots_[at].value_plus_one - 1;
    const std::uint32_t added = add_value(text);
    slots_[at] = {hash, added + 1};
    if (value_count() * std::size_t{2} > slots_.size()) grow_slots();
    return added;
}

bool TextColumn::is_value(std::uint32_t number, std::string_view text) const {
    const std::string_view known = value(number);
    return known.size() == text.size() && lanes::same(known.data(), text.data(), text.size());
}

void TextColumn::grow_slots() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
        if (slot.value_plus_one == 0) continue;
        std::size_t at = slot.hash & mask;
        while (slots_[at].value_plus_one != 0) at = (at + 1) & mask;
        slots_[at] = slot;
    }
}

std::uint32_t TextColumn::add_value(std::string_view text) {
    assert(bytes_.size() + text.size() < UINT32_MAX);
    const char* old = bytes_.data();
    if (text.data() >= old && text.data() < old + bytes_.size())
        return add_value(std::string(text)); // our own bytes, which growing may move
    bytes_.insert(bytes_.end(), text.begin(), text.end());
    begins_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    if (searchable()) add_folded(text);
    return value_count() - 1;
}

void TextColumn::add_folded(std::string_view text) {
    const std::size_t start = folded_.size();
    folded_.resize(start + text.size() + 1);
    if (!lower_ascii(text, folded_.data() + start)) { // few; lower_ascii says what fold would
        const std::string folded = fold(text);
        folded_.resize(start);
        folded_.insert(folded_.end(), folded.begin(), folded.end());
        folded_.push_back(0);
    }
    folded_.back() = kSeparator;
    if (value_count() % kValuesForOneInSample ==
        1) // a sample tells well enough which bytes are rare
        for (std::size_t i = start; i < folded_.size(); ++i)
            ++byte_counts_[static_cast<unsigned char>(folded_[i])];
    assert(folded_.size() < UINT32_MAX);
    folded_begins_.push_back(static_cast<std::uint32_t>(folded_.size()));
}

void TextColumn::drop_unused_values() {
    TextColumn fresh(searchable_, values_);
    fresh.reserve(size());
    for (Row row = 0; row < size(); ++row) fresh.append(at(row));
    *this = std::move(fresh);
}

} // namespace stall::table
