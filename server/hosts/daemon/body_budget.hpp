// One budget for all bodies that are being read or worked on: what clients send slowly, or never
// to the end, cannot fill the memory. Must not know sockets or requests.
#pragma once

#include <atomic>
#include <cstddef>
#include <utility>

namespace stall::hosts {

class BodyBudget {
public:
    explicit BodyBudget(std::size_t bytes_max) : bytes_max_(bytes_max) {}

    std::size_t bytes_taken() const { return bytes_taken_.load(); }

private:
    friend class BodyShare;
    bool take(std::size_t bytes) {
        std::size_t taken = bytes_taken_.load();
        do {
            if (bytes > bytes_max_ - taken) return false;
        } while (!bytes_taken_.compare_exchange_weak(taken, taken + bytes));
        return true;
    }

    const std::size_t bytes_max_;
    std::atomic<std::size_t> bytes_taken_ = 0;
};

/// What one body holds of the budget, which must outlive it; given back at the end of its life.
class BodyShare {
public:
    explicit BodyShare(BodyBudget& budget) : budget_(budget) {}
    BodyShare(const BodyShare&) = delete;
    BodyShare& operator=(const BodyShare&) = delete;
    ~BodyShare() { budget_.bytes_taken_ -= bytes_; }

    /// False when the budget has not that much left; the share stays as it was then.
    [[nodiscard]] bool grow_to(std::size_t bytes) {
        if (bytes <= bytes_) return true;
        if (!budget_.take(bytes - bytes_)) return false;
        bytes_ = bytes;
        return true;
    }

private:
    BodyBudget& budget_;
    std::size_t bytes_ = 0;
};

} // namespace stall::hosts
