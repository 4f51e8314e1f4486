// Looking words up. Must not know where they are printed.
#include "server/documents/words.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <optional>

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

/// Thousandths, of what stands behind a tag in Accept-Language: "; q=0.8"; nothing is 1, and what
/// is no weight is 0.
int weight_of(std::string_view parameter) {
    if (parameter.empty()) return 1'000;
    const std::string text = fold(trim(parameter.substr(1)));
    std::string_view digits = text;
    if (!digits.starts_with("q=")) return 0;
    digits.remove_prefix(2);
    const bool is_shaped = !digits.empty() && digits.size() <= 5 &&
                           (digits[0] == '0' || digits[0] == '1') &&
                           (digits.size() == 1 || digits[1] == '.');
    if (!is_shaped) return 0;
    int weight = digits[0] - '0';
    for (std::size_t at = 2; at < 5; ++at) {
        const char digit = at < digits.size() ? digits[at] : '0';
        if (digit < '0' || digit > '9') return 0;
        weight = weight * 10 + (digit - '0');
    }
    return weight <= 1'000 ? weight : 0;
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
    std::optional<Language> best;
    int best_weight = 0;
    while (!accept_language.empty()) {
        const std::string_view one = accept_language.substr(0, accept_language.find(','));
        accept_language.remove_prefix(std::min(accept_language.size(), one.size() + 1));
        const std::string tag = fold(trim(one.substr(0, one.find(';'))));
        const auto language = tag == "*" ? otherwise : parse_language(tag);
        const int weight = weight_of(one.substr(std::min(one.size(), one.find(';'))));
        if (!language || weight <= best_weight) continue;
        best = language;
        best_weight = weight;
    }
    return best.value_or(otherwise);
}

} // namespace stall::documents
