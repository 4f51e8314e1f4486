// Sixteen bytes at a time, the same words for SSE2, WebAssembly SIMD and plain C++.
// Must not know what the bytes mean.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace stall::lanes {

typedef std::uint8_t Bytes __attribute__((vector_size(16)));

inline Bytes load(const void* from) {
    Bytes bytes;
    std::memcpy(&bytes, from, sizeof bytes);
    return bytes;
}
inline Bytes splat(std::uint8_t byte) { return Bytes{} + byte; }
/// 0xFF where equal, 0 elsewhere.
inline Bytes equal(Bytes left, Bytes right) { return reinterpret_cast<Bytes>(left == right); }

/// Bit n is the highest bit of byte n.
inline std::uint32_t high_bits(Bytes bytes) {
#if defined(__wasm_simd128__)
    return wasm_i8x16_bitmask(reinterpret_cast<v128_t>(bytes));
#elif defined(__SSE2__)
    return static_cast<std::uint32_t>(_mm_movemask_epi8(reinterpret_cast<__m128i>(bytes)));
#else
    std::uint32_t bits = 0;
    for (int i = 0; i < 16; ++i) bits |= static_cast<std::uint32_t>(bytes[i] >> 7) << i;
    return bits;
#endif
}

/// What memcmp == 0 says; in WebAssembly that one goes byte by byte.
inline bool same(const char* left, const char* right, std::size_t size) {
    const auto same_at = [&]<typename Word>(Word, std::size_t at) {
        Word one, other;
        std::memcpy(&one, left + at, sizeof one);
        std::memcpy(&other, right + at, sizeof other);
        return one == other;
    };
    if (size < 4) {
        std::size_t at = 0;
        while (at < size && left[at] == right[at]) ++at;
        return at == size;
    }
    if (size < 8) return same_at(std::uint32_t{}, 0) && same_at(std::uint32_t{}, size - 4);
    if (size < 16) return same_at(std::uint64_t{}, 0) && same_at(std::uint64_t{}, size - 8);
    for (std::size_t at = 0; at + 16 < size; at += 16)
        if (high_bits(equal(load(left + at), load(right + at))) != 0xFFFF) return false;
    return high_bits(equal(load(left + size - 16), load(right + size - 16))) == 0xFFFF;
}

inline bool any(Bytes bytes) {
#if defined(__wasm_simd128__)
    return wasm_v128_any_true(reinterpret_cast<v128_t>(bytes));
#else
    return high_bits(bytes) != 0;
#endif
}

/// high_bits of make(0), make(16), make(32) and make(48), side by side.
template <typename Make> inline std::uint64_t high_bits_64(Make make) {
    return std::uint64_t{high_bits(make(0))} | std::uint64_t{high_bits(make(16))} << 16 |
           std::uint64_t{high_bits(make(32))} << 32 | std::uint64_t{high_bits(make(48))} << 48;
}

/// 0xFF for each of 16 numbers with low ≤ number ≤ high.
inline Bytes within(const std::int32_t* numbers, std::int32_t low, std::int32_t high) {
#if defined(__wasm_simd128__)
    const auto inside = [&](int at) {
        const auto four = wasm_v128_load(numbers + at);
        return wasm_v128_and(wasm_i32x4_ge(four, wasm_i32x4_splat(low)),
                             wasm_i32x4_le(four, wasm_i32x4_splat(high)));
    };
    return reinterpret_cast<Bytes>(
        wasm_i8x16_narrow_i16x8(wasm_i16x8_narrow_i32x4(inside(0), inside(4)),
                                wasm_i16x8_narrow_i32x4(inside(8), inside(12))));
#elif defined(__SSE2__)
    const auto outside = [&](int at) {
        const auto four = _mm_loadu_si128(reinterpret_cast<const __m128i*>(numbers + at));
        return _mm_or_si128(_mm_cmplt_epi32(four, _mm_set1_epi32(low)),
                            _mm_cmpgt_epi32(four, _mm_set1_epi32(high)));
    };
    return ~reinterpret_cast<Bytes>(_mm_packs_epi16(_mm_packs_epi32(outside(0), outside(4)),
                                                    _mm_packs_epi32(outside(8), outside(12))));
#else
    Bytes bytes{};
    for (int i = 0; i < 16; ++i) bytes[i] = numbers[i] >= low && numbers[i] <= high ? 0xFF : 0;
    return bytes;
#endif
}

} // namespace stall::lanes
