// Looking at marks, first bytes and the whole of a file; see encoding.hpp.
// Must not know records or cells.
#include "core/files/encoding.hpp"

#include "core/base/text.hpp"
#include "core/base/utf8.hpp"

#include <algorithm>
#include <array>

namespace stall::files {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kLostLetter = "\uFFFD";

struct Kind {
    std::string_view first_bytes;
    const char* code;
};
constexpr std::array kKinds = std::to_array<Kind>({
    {"PK\x03\x04"sv, "file_is_workbook"},                       // xlsx, ods
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "file_is_workbook"}, // xls
    {"{\\rtf"sv, "file_is_workbook"},
    {"%PDF-"sv, "file_is_pdf"},
    {"\x89PNG\r\n\x1A\n"sv, "file_is_picture"},
    {"\xFF\xD8\xFF"sv, "file_is_picture"},
    {"GIF8"sv, "file_is_picture"},
    {"RIFF"sv, "file_is_picture"},
    {"II*\0"sv, "file_is_picture"},
    {"MM\0*"sv, "file_is_picture"},
});
/// A table for browsers that some programs name .xls or .csv.
constexpr std::array kPages = {"<!doctype"sv, "<html"sv, "<table"sv, "<?xml"sv, "<meta"sv};

const char* code_of_kind(std::string_view bytes) {
    for (const Kind& kind : kKinds)
        if (bytes.starts_with(kind.first_bytes)) return kind.code;
    const std::string start = fold(trim(bytes).substr(0, 16));
    for (const std::string_view page : kPages)
        if (start.starts_with(page)) return "file_is_workbook";
    return nullptr;
}

Error empty() { return {"file_empty", "", "", ""}; }
Error unreadable(const char* code, const char* got) { return {code, "", got, "CSV"}; }

enum class Order : std::uint8_t { none, low_first, high_first };

/// By its mark; without one where nine of ten units have a zero byte, all in the same place.
Order order_of_utf16(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE"sv)) return Order::low_first;
    if (bytes.starts_with("\xFE\xFF"sv)) return Order::high_first;
    if (bytes.size() < 8 || bytes.size() % 2 != 0) return Order::none;
    std::array<std::size_t, 2> zeros{};
    for (std::size_t at = 0; at < bytes.size(); ++at)
        if (bytes[at] == '\0') ++zeros[at % 2];
    const auto is_enough = [&](std::size_t count) { return count * 10 >= bytes.size() / 2 * 9; };
    if (zeros[0] == 0 && is_enough(zeros[1])) return Order::low_first;
    if (zeros[1] == 0 && is_enough(zeros[0])) return Order::high_first;
    return Order::none;
}

std::string utf8_of_utf16(std::string_view bytes, Order order) {
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(order == Order::low_first ? second << 8 | first
                                                               : first << 8 | second);
    };
    const auto is_high = [](char32_t each) { return each >= 0xD800 && each < 0xDC00; };
    const auto is_low = [](char32_t each) { return each >= 0xDC00 && each < 0xE000; };
    std::string utf8;
    utf8.reserve(bytes.size());
    std::size_t at = 0;
    for (; at + 1 < bytes.size(); at += 2) {
        const char32_t each = unit(at);
        if (is_high(each) && at + 3 < bytes.size() && is_low(unit(at + 2))) {
            append_code_point(utf8, 0x10000 + ((each - 0xD800) << 10) + (unit(at + 2) - 0xDC00));
            at += 2;
        } else if (is_high(each) || is_low(each)) {
            utf8 += kLostLetter;
        } else if (at > 0 || each != 0xFEFF) {
            append_code_point(utf8, each);
        }
    }
    if (at < bytes.size()) utf8 += kLostLetter; // a file that was cut
    return utf8;
}

/// How the letters beyond ASCII speak: sequences of UTF-8, and bytes that are none.
struct Voices {
    std::size_t sequences = 0;
    std::size_t strays = 0;
    std::string utf8; ///< with each stray byte as a lost letter
};
Voices listen(std::string_view bytes) {
    Voices voices;
    voices.utf8.reserve(bytes.size());
    while (!bytes.empty()) {
        char32_t ignored = 0;
        const std::size_t length = next_code_point(bytes, ignored);
        if (length == 0) {
            ++voices.strays;
            voices.utf8 += kLostLetter;
        } else {
            if (length > 1) ++voices.sequences;
            voices.utf8 += bytes.substr(0, length);
        }
        bytes.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return voices;
}

Decoded decode_bytes(std::string_view bytes) {
    const bool has_mark = bytes.starts_with(kByteOrderMark);
    if (has_mark) bytes.remove_prefix(kByteOrderMark.size());
    const Encoding encoding = has_mark ? Encoding::utf8_with_bom : Encoding::utf8;
    if (check_utf8(bytes).ok()) return {std::string(bytes), encoding};
    Voices voices = listen(bytes);
    if (has_mark || voices.sequences >= voices.strays) return {std::move(voices.utf8), encoding};
    return {utf8_of_windows1252(bytes), Encoding::windows1252};
}

} // namespace

Result<Decoded> decode(std::string_view bytes) {
    if (trim(bytes).empty()) return empty();
    if (const char* code = code_of_kind(bytes)) return unreadable(code, "");
    const Order order = order_of_utf16(bytes);
    Decoded decoded = order == Order::none ? decode_bytes(bytes)
                                           : Decoded{utf8_of_utf16(bytes, order), Encoding::utf16};
    if (decoded.utf8.find('\0') != std::string::npos) return unreadable("file_is_binary", "NUL");
    if (trim(decoded.utf8).empty()) return empty();
    if (const char* code = code_of_kind(decoded.utf8)) return unreadable(code, "");
    return decoded;
}

bool has_lost_letters(std::string_view utf8) {
    return utf8.find(kLostLetter) != std::string_view::npos;
}

} // namespace stall::files
