// Looking words up. Must not know where they are printed.
#include "server/documents/words.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>

namespace stall::documents {
namespace {

std::string_view text_at(Language language, std::size_t place) {
    return generated::kWords[static_cast<std::size_t>(language)][place];
}

std::string_view find(Language language, std::string_view key) {
    const auto& keys = generated::kKeys; // sorted by the tool
    const auto found = std::lower_bound(keys.begin(), keys.end(), key);
    if (found == keys.end() || *found != key) return "";
    return text_at(language, static_cast<std::size_t>(found - keys.begin()));
}

} // namespace

std::string say(Language language, Word word, std::initializer_list<Filling> fillings) {
    std::string_view rest = text_at(language, word.place());
    std::string said;
    while (!rest.empty()) {
        const std::size_t open = rest.find('{');
        const std::size_t close = rest.find('}', std::min(open, rest.size()));
        said += rest.substr(0, open);
        if (close == std::string_view::npos) break;
        const std::string_view name = rest.substr(open + 1, close - open - 1);
        for (const auto& [key, value] : fillings)
            if (key == name) said += value;
        rest.remove_prefix(close + 1);
    }
    return said;
}

std::string_view month_name(Language language, int month) {
    return find(language, "month_" + std::to_string(month));
}

std::string country_name(Language language, std::string_view country) {
    const std::string_view name = find(language, "country_" + std::string(country));
    return std::string(name.empty() ? country : name);
}

Language language_of_country(std::string_view country) {
    struct Spoken {
        std::string_view country;
        Language language;
    };
    static constexpr std::array kSpoken = {
        Spoken{"FR", Language::fr}, Spoken{"BE", Language::fr}, Spoken{"LU", Language::fr},
        Spoken{"MC", Language::fr}, Spoken{"DE", Language::de}, Spoken{"AT", Language::de},
        Spoken{"LI", Language::de}, Spoken{"ES", Language::es}, Spoken{"IT", Language::it}};
    const auto found = std::ranges::find(kSpoken, country, &Spoken::country);
    return found == kSpoken.end() ? Language::en : found->language;
}

Language language_of_header(std::string_view accept_language, Language otherwise) {
    while (!accept_language.empty()) {
        const std::string_view one = accept_language.substr(0, accept_language.find(','));
        accept_language.remove_prefix(std::min(accept_language.size(), one.size() + 1));
        const std::string_view tag = trim(one.substr(0, one.find(';')));
        if (const auto language = parse_language(tag)) return *language;
    }
    return otherwise;
}

} // namespace stall::documents
