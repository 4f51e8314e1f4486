// How well a typed word fits a text: as a whole word, as how one begins, or inside of one; and
// which of two texts fits better. One rule for the page's lists and the server's searches.
// Must not know tables.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace stall::table {

/// What a byte of folded text belongs to. Words end where kinds meet: "128gb" is "128" and "gb",
/// so that a number is whole before it is the beginning of a longer one.
enum class LetterKind : std::uint8_t { other, digit, letter };

inline LetterKind letter_kind(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    if (code >= '0' && code <= '9') return LetterKind::digit;
    const bool is_letter = (code >= 'a' && code <= 'z') || (code >= 0x80 && code != 0xFF);
    return is_letter ? LetterKind::letter : LetterKind::other;
}

/// Are these two neighbours of one word?
inline bool in_one_word(char left, char right) {
    return letter_kind(left) != LetterKind::other && letter_kind(left) == letter_kind(right);
}

enum class WordPlace : std::uint8_t { whole, beginning, inside, nowhere }; ///< best first

/// The best place that a word (not empty) has in a text; both folded.
WordPlace word_place(std::string_view text, std::string_view word);

/// How well a text fits several words: less is better. Words that are only inside of others weigh
/// more than any number of those that others only begin with.
struct WordRank {
    std::uint32_t insides = 0;
    std::uint32_t beginnings = 0;

    WordRank with(WordPlace place) const {
        return {insides + (place >= WordPlace::inside ? 1 : 0),
                beginnings + (place == WordPlace::beginning ? 1 : 0)};
    }
    auto operator<=>(const WordRank&) const = default;
};

} // namespace stall::table
