// A set of row numbers, one bit for each row.
// Must not know tables.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace stall::table {

/// Bits past size() are zero, always.
class RowSet {
public:
    RowSet() = default;
    explicit RowSet(std::uint32_t size) { reset(size); }

    std::uint32_t size() const { return size_; }
    /// Of the given size, empty.
    void reset(std::uint32_t size) {
        size_ = size;
        words_.assign((size + 63u) / 64u, 0);
    }
    /// Of the given size, with every row in it.
    void fill(std::uint32_t size) {
        size_ = size;
        words_.assign((size + 63u) / 64u, ~std::uint64_t{0});
        trim();
    }
    /// Keeps the members; new rows are not in it.
    void grow(std::uint32_t size) {
        size_ = size;
        words_.resize((size + 63u) / 64u, 0);
    }
    /// Restores the invariant after words were written whole.
    void trim() {
        if (size_ % 64u != 0) words_.back() &= (std::uint64_t{1} << (size_ % 64u)) - 1;
    }

    bool has(std::uint32_t row) const { return (words_[row >> 6] >> (row & 63u)) & 1u; }
    void add(std::uint32_t row) { words_[row >> 6] |= std::uint64_t{1} << (row & 63u); }
    void remove(std::uint32_t row) { words_[row >> 6] &= ~(std::uint64_t{1} << (row & 63u)); }
    void put(std::uint32_t row, bool member) { member ? add(row) : remove(row); }

    void intersect(const RowSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    }
    void unite(const RowSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    }
    void subtract(const RowSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    }
    /// Of the same size, and has every member?
    bool is_within(const RowSet& other) const {
        if (size_ != other.size_) return false;
        for (std::size_t i = 0; i < words_.size(); ++i)
            if ((words_[i] & ~other.words_[i]) != 0) return false;
        return true;
    }
    void complement() {
        for (auto& word : words_) word = ~word;
        if (!words_.empty()) trim();
    }
    bool empty() const {
        for (auto word : words_)
            if (word != 0) return false;
        return true;
    }
    std::uint32_t count() const {
        std::uint32_t total = 0;
        for (auto word : words_) total += static_cast<std::uint32_t>(std::popcount(word));
        return total;
    }

    /// Calls visit(row) in ascending order.
    template <typename Visit> void each(Visit visit) const {
        for (std::size_t i = 0; i < words_.size(); ++i)
            for (auto word = words_[i]; word != 0; word &= word - 1)
                visit(static_cast<std::uint32_t>(i * 64) +
                      static_cast<std::uint32_t>(std::countr_zero(word)));
    }

    std::vector<std::uint64_t>& words() { return words_; }
    const std::vector<std::uint64_t>& words() const { return words_; }
    bool operator==(const RowSet&) const = default;

private:
    std::vector<std::uint64_t> words_;
    std::uint32_t size_ = 0;
};

} // namespace stall::table
