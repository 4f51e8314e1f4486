// Text folding, with a path of its own for ASCII, which nearly all text of a shop is.
// Must not know what is searched.
#include "core/base/text.hpp"

#include "core/base/folding.hpp"
#include "core/base/utf8.hpp"

#include <array>
#include <cstdint>
#include <cstring>

namespace stall {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; // U+FFFD
constexpr std::uint64_t kHighBits = 0x8080'8080'8080'8080;

/// Bytes of plain ASCII at the front of `text`.
std::size_t ascii_prefix(std::string_view text) {
    std::size_t at = 0;
    for (std::uint64_t word; at + sizeof word <= text.size(); at += sizeof word) {
        std::memcpy(&word, text.data() + at, sizeof word);
        if (word & kHighBits) break;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
    return at;
}

void append_ascii_lower(std::string& out, std::string_view ascii) {
    for (char letter : ascii)
        out.push_back(letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter);
}

// Windows-1252 for 0x80 to 0x9F; the five holes keep their C1 control, as browsers do.
constexpr std::array<std::uint16_t, 32> kWindows1252High = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

/// Unicode's white space beyond ASCII.
constexpr std::string_view kBlanks[] = {"\u00A0", "\u0085", "\u1680", "\u2000", "\u2001",
                                        "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
                                        "\u2007", "\u2008", "\u2009", "\u200A", "\u2028",
                                        "\u2029", "\u202F", "\u205F", "\u3000"};
constexpr std::string_view kAsciiSpaces = " \t\n\v\f\r";

std::size_t space_at_front(std::string_view text) {
    if (text.empty()) return 0;
    if (static_cast<unsigned char>(text.front()) < 0x80)
        return kAsciiSpaces.find(text.front()) == std::string_view::npos ? 0 : 1;
    for (std::string_view space : kBlanks)
        if (text.starts_with(space)) return space.size();
    return 0;
}

std::size_t space_at_back(std::string_view text) {
    if (text.empty()) return 0;
    if (static_cast<unsigned char>(text.back()) < 0x80)
        return kAsciiSpaces.find(text.back()) == std::string_view::npos ? 0 : 1;
    for (std::string_view space : kBlanks)
        if (text.ends_with(space)) return space.size();
    return 0;
}

} // namespace

std::string fold(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    const Folding& folding = Folding::of_unicode();
    while (!utf8.empty()) {
        const std::size_t plain = ascii_prefix(utf8);
        append_ascii_lower(out, utf8.substr(0, plain));
        utf8.remove_prefix(plain);
        if (utf8.empty()) break;
        char32_t code_point = 0;
        const std::size_t length = next_code_point(utf8, code_point);
        if (length == 0)
            out.append(kReplacement);
        else
            folding.append(out, code_point);
        utf8.remove_prefix(length == 0 ? 1 : length);
    }
    return out;
}

Result<void> check_utf8(std::string_view text) {
    for (std::size_t at = 0;;) {
        at += ascii_prefix(text.substr(at));
        if (at == text.size()) return {};
        char32_t code_point = 0;
        const std::size_t length = next_code_point(text.substr(at), code_point);
        if (length == 0) return Error{"utf8_invalid", std::to_string(at), "", "UTF-8"};
        at += length;
    }
}

std::string utf8_of_windows1252(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    while (!bytes.empty()) {
        const std::size_t plain = ascii_prefix(bytes);
        out.append(bytes.substr(0, plain));
        bytes.remove_prefix(plain);
        if (bytes.empty()) break;
        const auto byte = static_cast<unsigned char>(bytes.front());
        append_code_point(out, byte < 0xA0 ? kWindows1252High[byte - 0x80u] : byte);
        bytes.remove_prefix(1);
    }
    return out;
}

std::size_t count_code_points(std::string_view utf8) {
    std::size_t count = 0;
    for (char byte : utf8) count += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    return count;
}

std::string_view trim(std::string_view text) {
    while (std::size_t space = space_at_front(text)) text.remove_prefix(space);
    while (std::size_t space = space_at_back(text)) text.remove_suffix(space);
    return text;
}

} // namespace stall
