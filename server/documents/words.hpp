// The words of printed pages in every language; their home is assets/documents.
// Must not know where they are printed.
#pragma once

#include "document_words.hpp"
#include "server/documents/document.hpp"

#include <initializer_list>
#include <string_view>
#include <utility>

namespace stall::documents {

/// A key of assets/documents, checked while compiling.
class Word {
public:
    consteval Word(const char* key) : place_(place_of(key)) {}
    constexpr std::size_t place() const { return place_; }

private:
    static consteval std::size_t place_of(std::string_view key) {
        std::size_t place = 0;
        while (generated::kKeys.at(place) != key) ++place; // past the end: no such key
        return place;
    }
    std::size_t place_;
};

/// Fills "{name}" with the value.
using Filling = std::pair<std::string_view, std::string_view>;

std::string say(Language language, Word word, std::initializer_list<Filling> fillings = {});

/// 1 to 12.
std::string_view month_name(Language language, int month);
/// "France" for "FR"; a country without a name here is its code.
std::string country_name(Language language, std::string_view country);

/// What customers of a country read: the first language there of those
/// spoken here, else English.
Language language_of_country(std::string_view country);
/// The language spoken here that an Accept-Language header (RFC 9110, 12.5.4) wants most; of
/// several alike the first.
Language language_of_header(std::string_view accept_language, Language otherwise);

} // namespace stall::documents
