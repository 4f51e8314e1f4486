// Runs at build time on the builder's machine: asks utf8proc how every code point folds and writes
// the answers small, for the page must not carry utf8proc. Must not know who folds;
// core/base/folding.cpp reads what this writes.
//
//     fold_table OUT.hpp
//
// Written are five lists of bytes, each of one kind of thing, because like beside like compresses
// best. Numbers are seven bits a byte, the low ones first, the high bit set while more follow. Runs
// are in ascending order of their code points:
//   gaps     code points between the end of the last run and the start of this one
//   runs     count * 4 + kind (0 each its own text, 1 a shift, 2 a shift of every other one, 3 all
//   the same text) shifts   of kinds 1 and 2: (target - code point) with its sign in the lowest bit
//   lengths  of kind 0 one a code point, of kind 3 one a run: bytes of text
//   texts    the UTF-8 itself
// Hangul syllables are left out: they come apart by arithmetic.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <string>
#include <utf8proc.h>
#include <vector>

namespace {

constexpr std::int32_t kEnd = 0x110000;
constexpr std::size_t kShortestShift = 2; // shorter runs are no smaller than texts
constexpr std::size_t kShortestSame = 3;

struct Folding {
    bool changes = false;
    std::int32_t single = -1; ///< the target where it is one code point
    std::string text;
};

struct Lists {
    std::string gaps, runs, shifts, lengths, texts;
    std::size_t run_count = 0;
};

Folding folding_of(std::int32_t code_point) {
    if (code_point >= 0xD800 && code_point <= 0xDFFF) return {};
    if (code_point >= 0xAC00 && code_point <= 0xD7A3) return {};
    constexpr auto kOptions = static_cast<utf8proc_option_t>(
        UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
    std::array<utf8proc_int32_t, 32> parts; // the longest decomposition has 18
    int boundary = 0;
    const auto count =
        utf8proc_decompose_char(code_point, parts.data(), parts.size(), kOptions, &boundary);
    Folding folding{count != 1 || parts[0] != code_point, count == 1 ? parts[0] : -1, ""};
    for (utf8proc_ssize_t part = 0; part < count; ++part) {
        std::array<utf8proc_uint8_t, 4> bytes;
        const auto length =
            utf8proc_encode_char(parts[static_cast<std::size_t>(part)], bytes.data());
        folding.text.append(reinterpret_cast<const char*>(bytes.data()),
                            static_cast<std::size_t>(length));
    }
    return folding;
}

void put(std::string& list, std::uint32_t number) {
    for (; number >= 0x80; number >>= 7) list.push_back(static_cast<char>(0x80 | (number & 0x7F)));
    list.push_back(static_cast<char>(number));
}

/// How many code points from `at`, `step` apart, shift by the same; those between them must fold to
/// themselves.
std::size_t shifted(const std::vector<Folding>& all, std::size_t at, std::size_t step) {
    if (!all[at].changes || all[at].single < 0) return 0;
    const std::int32_t shift = all[at].single - static_cast<std::int32_t>(at);
    std::size_t count = 1;
    for (std::size_t next = at + step; next < all.size(); next += step, ++count) {
        if (step == 2 && all[next - 1].changes) break;
        if (!all[next].changes || all[next].single - static_cast<std::int32_t>(next) != shift)
            break;
        if (all[next].single < 0) break;
    }
    return count;
}

std::size_t same(const std::vector<Folding>& all, std::size_t at) {
    std::size_t next = at;
    while (next < all.size() && all[next].changes && all[next].text == all[at].text) ++next;
    return next - at;
}

Lists lists_of(const std::vector<Folding>& all) {
    Lists lists;
    std::size_t end = 0;
    const auto begin_run = [&](std::size_t at, std::size_t count, unsigned kind) {
        put(lists.gaps, static_cast<std::uint32_t>(at - end));
        put(lists.runs, static_cast<std::uint32_t>(count * 4 + kind));
        ++lists.run_count;
    };
    for (std::size_t at = 0; at < all.size();) {
        if (!all[at].changes) {
            ++at;
            continue;
        }
        const std::size_t every = shifted(all, at, 1), other = shifted(all, at, 2),
                          alike = same(all, at);
        const std::size_t most = std::max(every, other);
        if (alike >= kShortestSame && alike >= most) {
            begin_run(at, alike, 3);
            put(lists.lengths, static_cast<std::uint32_t>(all[at].text.size()));
            lists.texts += all[at].text;
            end = at += alike;
        } else if (most >= kShortestShift) {
            const std::int32_t shift = all[at].single - static_cast<std::int32_t>(at);
            begin_run(at, most, every >= other ? 1 : 2);
            put(lists.shifts, static_cast<std::uint32_t>(shift < 0 ? -shift * 2 + 1 : shift * 2));
            end = at += every >= other ? most : most * 2 - 1;
        } else {
            std::size_t last = at;
            do {
                put(lists.lengths, static_cast<std::uint32_t>(all[last].text.size()));
                lists.texts += all[last].text;
                ++last;
            } while (last < all.size() && all[last].changes && same(all, last) < kShortestSame &&
                     std::max(shifted(all, last, 1), shifted(all, last, 2)) < kShortestShift);
            begin_run(at, last - at, 0);
            end = at = last;
        }
    }
    return lists;
}

void write_list(std::FILE* out, const char* name, const std::string& bytes) {
    std::fprintf(out, "inline constexpr unsigned char kFold%s[] = {", name);
    for (std::size_t at = 0; at < bytes.size(); ++at)
        std::fprintf(out, "%s%u,", at % 32 ? "" : "\n    ", static_cast<unsigned char>(bytes[at]));
    std::fprintf(out, "\n};\n");
}

} // namespace

int main(int argument_count, char** arguments) {
    if (argument_count != 2) return 2;
    std::FILE* out = std::fopen(arguments[1], "w");
    if (!out) return std::perror(arguments[1]), 1;
    std::vector<Folding> all;
    for (std::int32_t code_point = 0; code_point < kEnd; ++code_point)
        all.push_back(folding_of(code_point));
    const Lists lists = lists_of(all);
    std::fprintf(out,
                 "// Made by tools/fold_table.cpp, which says how to read it: how Unicode %s "
                 "folds. Do not edit.\n"
                 "#pragma once\n\nnamespace stall {\n\n",
                 utf8proc_unicode_version());
    write_list(out, "Gaps", lists.gaps);
    write_list(out, "Runs", lists.runs);
    write_list(out, "Shifts", lists.shifts);
    write_list(out, "Lengths", lists.lengths);
    write_list(out, "Texts", lists.texts);
    std::fprintf(out, "inline constexpr int kFoldRunCount = %zu;\n\n} // namespace stall\n",
                 lists.run_count);
    return std::fclose(out) == 0 ? 0 : 1;
}
