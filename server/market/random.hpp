// A seeded generator whose numbers are the same on every machine and compiler (SplitMix64).
// For the demo and the rivals; never for secrets. Must not know what is drawn.
#pragma once

#include <cstddef>
#include <cstdint>

namespace stall::market {

class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15u;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
        return mixed ^ (mixed >> 31);
    }
    /// From `least` to `most`, both included.
    std::int64_t between(std::int64_t least, std::int64_t most) {
        return least +
               static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(most - least + 1));
    }
    /// True in `per_thousand` of a thousand draws.
    bool happens(std::int64_t per_thousand) { return between(0, 999) < per_thousand; }
    template <typename Choices> const auto& one_of(const Choices& choices) {
        return choices[static_cast<std::size_t>(
            between(0, static_cast<std::int64_t>(choices.size()) - 1))];
    }

private:
    std::uint64_t state_;
};

} // namespace stall::market
