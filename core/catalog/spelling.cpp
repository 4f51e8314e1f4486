// Damerau's distance (optimal string alignment) row by row. Must not know what is searched.
#include "core/catalog/spelling.hpp"

#include <algorithm>
#include <array>

namespace stall::catalog {
namespace {
constexpr std::size_t kLengthMax = 40; // bytes; longer words are typed exactly or not at all
}

std::size_t slips_to_prefix(std::string_view typed, std::string_view word, std::size_t limit) {
    if (typed.size() > kLengthMax) return word.starts_with(typed) ? 0 : limit + 1;
    word = word.substr(0, typed.size() + limit);
    std::array<std::array<std::size_t, kLengthMax + 1>, 3> rows{};
    // rows[…][j]: from the first letters of `word` to the first j of `typed`.
    for (std::size_t j = 0; j <= typed.size(); ++j) rows[0][j] = j;
    std::size_t best = rows[0][typed.size()];
    for (std::size_t i = 1; i <= word.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i - 1) % 3];
        row[0] = i;
        for (std::size_t j = 1; j <= typed.size(); ++j) {
            const bool same = word[i - 1] == typed[j - 1];
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + !same});
            const bool swapped =
                i > 1 && j > 1 && word[i - 1] == typed[j - 2] && word[i - 2] == typed[j - 1];
            if (swapped) row[j] = std::min(row[j], rows[(i - 2) % 3][j - 2] + 1);
        }
        best = std::min(best, row[typed.size()]);
    }
    return std::min(best, limit + 1);
}

std::size_t slips_forgiven(std::size_t length) { return length < 3 ? 0 : length <= 5 ? 1 : 2; }

} // namespace stall::catalog
