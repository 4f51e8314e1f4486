// For tests and measurements: numbers that look random and are the same on every machine.
// Must not know what they choose.
#pragma once

#include <concepts>
#include <cstdint>
#include <iterator>

namespace stall {

class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed * 2 + 1) {}

    /// From 0 to one less than the limit, which is positive and below 2 to the 31.
    template <std::integral Number> Number below(Number limit) {
        state_ = state_ * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
        return static_cast<Number>((state_ >> 33) % static_cast<std::uint64_t>(limit));
    }
    bool one_in(std::uint32_t count) { return below(count) == 0; }
    template <typename List> const auto& pick(const List& list) {
        return list[below(std::size(list))];
    }

private:
    std::uint64_t state_;
};

} // namespace stall
