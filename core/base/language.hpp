// The languages that Stallkeeper speaks, and how each writes numbers.
// Must not know any word.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace stall {

/// In the order of tools/texts_header's LANGUAGES.
enum class Language : std::uint8_t { en, fr, de, es, it };

/// As BCP 47 writes them, in the order of Language.
inline constexpr std::array<std::string_view, 5> kLanguageTags = {"en", "fr", "de", "es", "it"};

/// All of them, as an error says what was wanted.
inline constexpr const char* kLanguagesWanted = "en, fr, de, es, it";

constexpr std::string_view tag_of(Language language) {
    return kLanguageTags[static_cast<std::size_t>(language)];
}

/// Also of a tag with a region ("fr-CA"); none when it is not spoken here.
constexpr std::optional<Language> parse_language(std::string_view tag) {
    for (std::size_t at = 0; at < kLanguageTags.size(); ++at)
        if (tag.substr(0, tag.find('-')) == kLanguageTags[at]) return static_cast<Language>(at);
    return std::nullopt;
}

enum class SymbolPlace : std::uint8_t { before, after };

/// How a language writes numbers and money, after Unicode CLDR; French groups with the no-break
/// space that every typeface has.
struct NumberMarks {
    char decimal = '.';
    std::string_view group = ",";
    std::size_t grouped_from = 4; ///< digits before the decimal mark; Spanish leaves 1234 whole
    SymbolPlace symbol = SymbolPlace::before;
};

constexpr NumberMarks marks_of(Language language) {
    switch (language) {
    case Language::en: return {};
    case Language::fr: return {',', "\u00A0", 4, SymbolPlace::after};
    case Language::es: return {',', ".", 5, SymbolPlace::after};
    case Language::de:
    case Language::it: break;
    }
    return {',', ".", 4, SymbolPlace::after};
}

/// Whether a language counts this many in the singular: French takes none as one.
constexpr bool is_singular(Language language, std::int64_t count) {
    return count == 1 || (count == 0 && language == Language::fr);
}

} // namespace stall
