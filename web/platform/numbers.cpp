// The C library's strtod, which the JSON library calls for each number with a fraction. Nobody
// reads its answer: such a number stays the text that was written (core/wire/document.cpp), since
// no floating point decides anything; the real one brings 12 kB of code. And snprintf, with which
// that library words its errors, from the formatter that Dear ImGui uses.
// Must not be linked into anything but the page.
#include <cstdarg>
#include <cstring>
#include <imgui_internal.h>

namespace {

template <typename Number> Number skip_number(const char* text, char** end) {
    if (end != nullptr) *end = const_cast<char*>(text + std::strspn(text, "+-.0123456789eE"));
    return 0;
}

} // namespace

// All three, because the C library has them in one object file: two of each would not link.
extern "C" float strtof(const char* text, char** end) { return skip_number<float>(text, end); }
extern "C" double strtod(const char* text, char** end) { return skip_number<double>(text, end); }
extern "C" long double strtold(const char* text, char** end) {
    return skip_number<long double>(text, end);
}

extern "C" int snprintf(char* buffer, std::size_t capacity, const char* format, ...) {
    va_list args;
    va_start(args, format);
    const int written = ImFormatStringV(buffer, capacity, format, args);
    va_end(args);
    return written;
}
