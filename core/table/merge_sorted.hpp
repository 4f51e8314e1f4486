// Putting a few sorted items into a long sorted list.
// Must not know what they are.
#pragma once

#include <algorithm>
#include <vector>

namespace stall::table {

/// Both sorted by `before`; compares about additions × log(list) times, and moves the rest whole.
template <typename Item, typename Before>
std::vector<Item> merge_sorted(std::vector<Item> list, const std::vector<Item>& additions,
                               Before before) {
    if (list.empty()) return additions;
    std::vector<Item> merged;
    merged.reserve(list.size() + additions.size());
    auto from = list.cbegin();
    for (const Item& item : additions) {
        const auto place = std::upper_bound(from, list.cend(), item, before);
        merged.insert(merged.end(), from, place);
        merged.push_back(item);
        from = place;
    }
    merged.insert(merged.end(), from, list.cend());
    return merged;
}

} // namespace stall::table
