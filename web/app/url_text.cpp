// Text inside a URL's query: escaped and back.
// Must not know what the query says.
#include "web/app/url_text.hpp"

namespace stall::app {
namespace {

int hex_digit(char character) {
    if (character >= '0' && character <= '9') return character - '0';
    if (character >= 'A' && character <= 'F') return character - 'A' + 10;
    if (character >= 'a' && character <= 'f') return character - 'a' + 10;
    return -1;
}

} // namespace

std::string url_decoded(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_escape = text[i] == '%' && i + 2 < text.size() &&
                               hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0;
        if (is_escape) {
            plain.push_back(
                static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2])));
            i += 2;
        } else {
            plain.push_back(text[i] == '+' ? ' ' : text[i]);
        }
    }
    return plain;
}

std::string url_encoded(std::string_view plain) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string text;
    for (const char character : plain) {
        const auto byte = static_cast<unsigned char>(character);
        const bool is_bare = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                             (byte >= 'a' && byte <= 'z') || byte == '-' || byte == '_' ||
                             byte == '.' || byte == '~';
        if (is_bare) {
            text.push_back(character);
        } else {
            text += {'%', kHex[byte >> 4], kHex[byte & 15]};
        }
    }
    return text;
}

} // namespace stall::app
