// Stands in for parts of Dear ImGui that this interface never uses, which would weigh a tenth of
// the page: its tables and columns (the kit draws its own), and the C library's formatting and
// scanning with their floating point. Must not know the kit. docs/decisions/0004 says what each
// part weighed.
#include "web/kit/imgui_trimmed.hpp"

#include <algorithm>
#include <cstdarg>
#include <cstdint>
#include <imgui_internal.h>

namespace {

/// Writes into a buffer of fixed size and goes on counting when it is full.
struct Writer {
    char* buffer;
    std::size_t capacity;
    std::size_t length = 0;

    void put(char letter) {
        if (length + 1 < capacity) buffer[length] = letter;
        ++length;
    }
    void put_number(std::uint64_t value, unsigned base, const char* digits, int width,
                    char filler) {
        char reversed[24];
        int count = 0;
        do reversed[count++] = digits[value % base];
        while ((value /= base) != 0);
        for (; width > count; --width) put(filler);
        while (count > 0) put(reversed[--count]);
    }
};

int read_count(const char*& at, va_list& args) {
    if (*at == '*') return ++at, va_arg(args, int);
    int count = 0;
    while (*at >= '0' && *at <= '9') count = count * 10 + (*at++ - '0');
    return count;
}

/// One conversion, `at` behind its per cent sign: %s %c %d %i %u %x %X %p with width, precision and
/// l, z. Numbers with a fraction are written whole: only Dear ImGui's own debug texts have any.
void put_conversion(Writer& out, const char*& at, va_list& args) {
    char filler = *at == '0' ? '0' : ' ';
    int width = read_count(at, args);
    int precision = -1;
    if (*at == '.') precision = read_count(++at, args);
    int longs = 0;
    for (; *at == 'l' || *at == 'z'; ++at)
        longs += *at == 'z' ? (sizeof(std::size_t) > 4 ? 2 : 0) : 1;
    const bool wide = longs > 1 || (longs == 1 && sizeof(long) > 4);
    const char kind = *at == 0 ? '%' : *at++;
    const char* digits = kind == 'x' ? "0123456789abcdef" : "0123456789ABCDEF";
    if (kind == 's') {
        const char* text = va_arg(args, const char*);
        for (; *text != 0 && precision != 0; --precision) out.put(*text++);
    } else if (kind == 'c') {
        out.put(static_cast<char>(va_arg(args, int)));
    } else if (kind == 'p') {
        out.put_number(reinterpret_cast<std::uintptr_t>(va_arg(args, void*)), 16, digits, width,
                       '0');
    } else if (kind == 'x' || kind == 'X' || kind == 'u') {
        const std::uint64_t value = wide ? va_arg(args, std::uint64_t) : va_arg(args, unsigned);
        if (precision > 0) width = precision, filler = '0'; // the least digits
        out.put_number(value, kind == 'u' ? 10 : 16, digits, width, filler);
    } else if (kind == 'd' || kind == 'i' || kind == 'f' || kind == 'g') {
        const std::int64_t value = kind == 'f' || kind == 'g'
                                       ? static_cast<std::int64_t>(va_arg(args, double))
                                   : wide ? va_arg(args, std::int64_t)
                                          : va_arg(args, int);
        if (value < 0) out.put('-'), --width;
        out.put_number(value < 0 ? 0 - static_cast<std::uint64_t>(value)
                                 : static_cast<std::uint64_t>(value),
                       10, digits, width, filler);
    } else {
        out.put(kind);
    }
}

} // namespace

int ImFormatStringV(char* buffer, std::size_t capacity, const char* format, va_list given) {
    va_list args;
    va_copy(args, given);
    Writer out{buffer, capacity};
    for (const char* at = format; *at != 0;) {
        const char letter = *at++;
        if (letter == '%')
            put_conversion(out, at, args);
        else
            out.put(letter);
    }
    va_end(args);
    if (buffer == nullptr || capacity == 0) return static_cast<int>(out.length);
    const std::size_t written = std::min(out.length, capacity - 1);
    buffer[written] = 0;
    return static_cast<int>(written);
}

int ImFormatString(char* buffer, std::size_t capacity, const char* format, ...) {
    va_list args;
    va_start(args, format);
    const int written = ImFormatStringV(buffer, capacity, format, args);
    va_end(args);
    return written;
}

int stall_report(std::FILE* stream, const char* format, ...) {
    char words[1024];
    va_list args;
    va_start(args, format);
    const int written = ImFormatStringV(words, sizeof words, format, args);
    va_end(args);
    std::fputs(words, stream);
    return written;
}

int stall_scan_numbers(const char* text, const char* format, ...) {
    va_list args;
    va_start(args, format);
    int found = 0;
    for (; *format != 0; ++format) {
        if (*format != '%') {
            if (*text++ != *format) break;
            continue;
        }
        while (*++format >= '0' && *format <= '9') {
        }
        const bool hexadecimal = *format == 'X' || *format == 'x';
        const bool negative = *text == '-' && !hexadecimal;
        if (negative) ++text;
        const char* const first = text;
        unsigned value = 0;
        for (;; ++text) {
            const char letter = *text;
            if (letter >= '0' && letter <= '9')
                value = value * (hexadecimal ? 16U : 10U) + static_cast<unsigned>(letter - '0');
            else if (hexadecimal && (letter | 32) >= 'a' && (letter | 32) <= 'f')
                value = value * 16U + static_cast<unsigned>((letter | 32) - 'a' + 10);
            else
                break;
        }
        if (text == first) break;
        *va_arg(args, int*) = static_cast<int>(negative ? 0U - value : value);
        ++found;
    }
    va_end(args);
    return found;
}

// What imgui.cpp and imgui_widgets.cpp ask of imgui_tables.cpp while no table and no column is ever
// begun.
namespace ImGui {

void EndTable() {}
void TableEndRow(ImGuiTable*) {}
void TableEndCell(ImGuiTable*) {}
void EndColumns() {}
void PushColumnsBackground() {}
void PopColumnsBackground() {}
void TablePushBackgroundChannel() {}
void TablePopBackgroundChannel() {}
void TablePushColumnChannel(int) {}
void TablePopColumnChannel() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TableGcCompactSettings() {}
void TableSettingsAddSettingsHandler() {}

} // namespace ImGui
