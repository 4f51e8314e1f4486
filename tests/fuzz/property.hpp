// What every fuzz target asserts with: a property that does not hold ends the run with its name,
// and libFuzzer keeps the input. Must not know any one target.
#pragma once

#include "core/base/result.hpp"
#include "texts_table.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace stall::fuzz {

/// Ends the run where the property does not hold.
inline void hold(bool holds, const char* property, std::string_view detail = "") {
    if (holds) return;
    std::fprintf(stderr, "property broken: %s: %.*s\n", property, static_cast<int>(detail.size()),
                 detail.data());
    std::abort();
}

/// Every error that a caller may see has its sentence in assets/texts, so that the page can word
/// it.
inline void hold_worded(const Error& error) {
    const auto& keys = app::generated::kTextKeys;
    const std::string key = "error." + error.code;
    hold(std::find(keys.begin(), keys.end(), key) != keys.end(), "the error has a sentence", key);
}

/// The input as text, with the first byte as a choice of `count` (a letter in the seeds).
struct Input {
    std::size_t choice = 0;
    std::string_view rest;
};
inline Input input_of(const std::uint8_t* bytes, std::size_t size, std::size_t count) {
    if (size == 0) return {};
    const auto first = static_cast<std::size_t>(bytes[0]);
    return {(first + count * 256 - 'a') % count,
            {reinterpret_cast<const char*>(bytes) + 1, size - 1}};
}

} // namespace stall::fuzz
