// Looking words up and filling them in; see texts.hpp.
// Must not know where a text is shown.
#include "web/app/texts.hpp"

#include "core/base/written_numbers.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <vector>

namespace stall::app {

namespace {

struct Words {
    std::string lines;
    std::vector<std::uint32_t> ends; ///< of each line in `lines`
};
/// Names both readings as the language writes them, without grouping: so each is clear.
std::string ambiguous_sentence(Language language, const Error& error) {
    auto readings = error.wanted;
    const auto comma = std::min(readings.find(", "), readings.size());
    for (auto& letter : readings)
        if (letter == '.') letter = marks_of(language).decimal;
    return say(language, "error.money_ambiguous",
               {{"first", readings.substr(0, comma)},
                {"second", readings.substr(std::min(comma + 2, readings.size()))}});
}

Words& words_of(Language language) {
    static std::array<Words, kLanguageTags.size()> installed;
    return installed[static_cast<std::size_t>(language)];
}

} // namespace

bool install_texts(Language language, std::string lines) {
    Words words{std::move(lines), {}};
    for (std::size_t at = 0; at < words.lines.size(); ++at)
        if (words.lines[at] == '\n') words.ends.push_back(static_cast<std::uint32_t>(at));
    if (words.ends.size() != generated::kTextKeys.size()) return false;
    words_of(language) = std::move(words);
    return true;
}

bool has_texts(Language language) { return !words_of(language).ends.empty(); }

std::string_view text(Language language, TextKey key) {
    const Words& words = words_of(language);
    assert(has_texts(language));
    const std::size_t first = key.index() == 0 ? 0 : words.ends[key.index() - 1] + 1;
    return std::string_view(words.lines).substr(first, words.ends[key.index()] - first);
}

std::string say(Language language, TextKey key, Placeholders values) {
    const auto words = text(language, key);
    std::string said;
    for (std::size_t at = 0; at < words.size();) {
        const auto open = words.find('{', at);
        const auto close = open == words.npos ? open : words.find('}', open);
        if (close == words.npos) return said.append(words.substr(at));
        said.append(words.substr(at, open - at));
        const auto name = words.substr(open + 1, close - open - 1);
        for (const auto& [placeholder, value] : values)
            if (placeholder == name) said.append(value);
        at = close + 1;
    }
    return said;
}

std::string say_count(Language language, TextKey one, TextKey other, std::int64_t count) {
    return say(language, is_singular(language, count) ? one : other,
               {{"count", format_count(language, count)}});
}

std::string sentence_of(Language language, const Error& error) {
    const auto key = TextKey::of_error(error.code);
    if (!key) return say(language, "error.unknown", {{"code", error.code}});
    if (error.code == "money_ambiguous") return ambiguous_sentence(language, error);
    return say(language, *key,
               {{"where", error.where}, {"got", error.got}, {"wanted", error.wanted}});
}

} // namespace stall::app
