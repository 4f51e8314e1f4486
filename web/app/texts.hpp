// The words of the page, from assets/texts: one file for each language, loaded when it is wanted. A
// key that does not exist does not compile; a language that lacks one does not build. Must not know
// where a text is shown.
#pragma once

#include "core/base/result.hpp"
#include "generated/texts_table.hpp"
#include "web/app/language.hpp"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace stall::app {

/// The name of a text, known to exist.
class TextKey {
public:
    consteval TextKey(const char* key) : index_(index_of(key)) {
        if (index_ == generated::kTextKeys.size()) no_such_text_key();
    }
    /// The sentence of an error: "error.CODE".
    static std::optional<TextKey> of_error(std::string_view code) {
        const auto& codes = generated::kErrorCodes;
        const auto found = std::lower_bound(codes.begin(), codes.end(), code);
        if (found == codes.end() || *found != code) return std::nullopt;
        return TextKey(generated::kFirstError + static_cast<std::size_t>(found - codes.begin()));
    }
    constexpr std::size_t index() const { return index_; }

private:
    constexpr explicit TextKey(std::size_t index) : index_(index) {}
    static constexpr std::size_t index_of(std::string_view key) {
        const auto& keys = generated::kTextKeys;
        const auto found = std::lower_bound(keys.begin(), keys.end(), key);
        return static_cast<std::size_t>(
            (found != keys.end() && *found == key ? found : keys.end()) - keys.begin());
    }
    static void no_such_text_key() {} ///< not constexpr: reached at compile time, it is the error

    std::size_t index_;
};

using Placeholders = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// Takes the words of a language: a line for each key, in the order of the keys. Returns false,
/// with nothing taken, when they are not as many as the keys: a file of another version.
bool install_texts(Language language, std::string lines);
bool has_texts(Language language);

/// The words as they stand in the catalogue. The language has its texts.
std::string_view text(Language language, TextKey key);
/// With {name} replaced by its value.
std::string say(Language language, TextKey key, Placeholders values);
/// Of the two texts KEY.one and KEY.other, the one that the language uses with this number;
/// {count} is filled in.
std::string say_count(Language language, TextKey one, TextKey other, std::int64_t count);
/// What an error says to the merchant: the sentence of "error.CODE" with where, got and wanted.
std::string sentence_of(Language language, const Error& error);

} // namespace stall::app
