// A column of numbers that may be absent; stored in 32 bits for as long as every value fits.
// Must not know tables.
#pragma once

#include "core/table/row_set.hpp"
#include "core/table/schema.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace stall::table {

class NumberColumn {
public:
    void reserve(std::uint32_t rows) { wide_ ? wides_.reserve(rows) : narrows_.reserve(rows); }
    void append(std::int64_t number) {
        if (!wide_ && fits(number)) {
            narrows_.push_back(narrow(number));
            return;
        }
        if (!wide_) widen();
        wides_.push_back(number);
    }
    void set(Row row, std::int64_t number) {
        if (!wide_ && fits(number)) {
            narrows_[row] = narrow(number);
            return;
        }
        if (!wide_) widen();
        wides_[row] = number;
    }
    /// kAbsent where there is none.
    std::int64_t at(Row row) const {
        if (wide_) return wides_[row];
        return narrows_[row] == kNarrowAbsent ? kAbsent : narrows_[row];
    }
    std::uint32_t size() const {
        return static_cast<std::uint32_t>(wide_ ? wides_.size() : narrows_.size());
    }

    /// The rows with low ≤ number ≤ high.
    void select(std::int64_t low, std::int64_t high, RowSet& rows) const;
    /// The rows without a number.
    void select_absent(RowSet& rows) const;

    /// Absent is INT32_MIN, respectively INT64_MIN, in these; one of the two is empty.
    std::span<const std::int32_t> narrows() const { return narrows_; }
    std::span<const std::int64_t> wides() const { return wides_; }
    bool wide() const { return wide_; }

private:
    static constexpr std::int32_t kNarrowAbsent = INT32_MIN;
    static bool fits(std::int64_t number) {
        return number == kAbsent || (number > INT32_MIN && number <= INT32_MAX);
    }
    static std::int32_t narrow(std::int64_t number) {
        return number == kAbsent ? kNarrowAbsent : static_cast<std::int32_t>(number);
    }
    void widen();

    std::vector<std::int32_t> narrows_;
    std::vector<std::int64_t> wides_;
    bool wide_ = false;
};

} // namespace stall::table
