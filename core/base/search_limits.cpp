// Counts letters and words of a search. Must not know what is searched.
#include "core/base/search_limits.hpp"

#include "core/base/text.hpp"

#include <string>

namespace stall {
namespace {

enum class Kind : std::uint8_t { mark, digit, letter };

Kind kind_of(char byte) {
    if (byte >= '0' && byte <= '9') return Kind::digit;
    const bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           static_cast<unsigned char>(byte) >= 0x80;
    return is_letter ? Kind::letter : Kind::mark;
}

std::size_t count_words(std::string_view typed) {
    std::size_t words = 0;
    Kind last = Kind::mark;
    for (const char byte : typed) {
        const Kind kind = kind_of(byte);
        if (kind != Kind::mark && kind != last) ++words;
        last = kind;
    }
    return words;
}

} // namespace

Result<void> check_search(std::string_view typed) {
    typed = trim(typed);
    const std::size_t letters = count_code_points(typed);
    if (letters > kSearchLettersMax)
        return Error{"search_too_long", "", std::to_string(letters),
                     std::to_string(kSearchLettersMax)};
    const std::size_t words = count_words(typed);
    if (words > kSearchWordsMax)
        return Error{"search_words_too_many", "", std::to_string(words),
                     std::to_string(kSearchWordsMax)};
    return {};
}

} // namespace stall
