// For measurements: how long a piece of work takes when nothing disturbs it.
// Must not know what is measured.
#pragma once

#include <algorithm>
#include <chrono>

/// The quickest of five runs.
template <typename Work> double best_seconds(Work work) {
    double best = 1e9;
    for (int round = 0; round < 5; ++round) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
        best = std::min(best, spent.count());
    }
    return best;
}
