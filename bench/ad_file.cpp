// How long the longest ad file takes from bytes to checked lines, half of them wrong.
// Prints milliseconds, best of five. Must not know the page.
#include "core/listings/ad_file.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace stall;

int main() {
    std::string text = "sku;price;quantity;comment\r\n";
    for (std::int64_t line = 1; line <= listings::kAdFileLinesMax; ++line)
        text += "SKU-" + std::to_string(line) +
                (line % 2 ? ";159,99;3;\"Nettoy\xE9\net test\xE9\"\r\n" : ";free;3;x\r\n");
    double best_ms = 1e9;
    std::size_t read = 0;
    for (int round = 0; round < 5; ++round) {
        const auto start = std::chrono::steady_clock::now();
        const auto opened = files::open(text);
        const auto file = listings::read_ad_file(opened.value().utf8, opened.value().dialect,
                                                 listings::Market::FR);
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
        best_ms = std::min(best_ms, spent.count() * 1e3);
        read = file.value().lines.size() + file.value().refusals.size();
    }
    std::printf("read_ad_file: %zu lines, %.1f ms\n", read, best_ms);
    return 0;
}
