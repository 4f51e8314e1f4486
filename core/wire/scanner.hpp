// A quick reader of plain JSON: whole, valid, shallow, whole numbers, no \u. It never says what is
// wrong: what it does not take, the strict reader over the JSON library judges (decision 0006).
// Must not know any one contract, nor keep anything.
#pragma once

#include "core/base/lanes.hpp"
#include "core/base/utf8.hpp"
#include "core/wire/json.hpp"

#include <bit>
#include <cstring>

namespace stall::wire {

/// What a scan tells of: keys and values in the order of the text. A text is valid UTF-8 and lasts
/// until the call returns. Nothing is taken back when the scan fails later on.
template <typename Events>
concept ScanEvents = requires(Events events, std::string_view text, std::int64_t number) {
    events.key(text);
    events.text(text);
    events.integer(number);
    events.boolean(true);
    events.null();
    events.begin_object();
    events.begin_array();
    events.end();
};

/// One place in a JSON text, moved forward value by value.
class ScanCursor {
public:
    explicit ScanCursor(std::string_view json)
        : at_(json.data()), end_(json.data() + json.size()) {}

    bool at_end() const { return at_ == end_; }
    const char* at() const { return at_; }
    char peek() const { return at_ == end_ ? '\0' : *at_; }
    /// The next byte that is not white space; it stays the next one.
    char next() {
        while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\t' || *at_ == '\r')) ++at_;
        return peek();
    }
    bool take(char wanted) {
        if (at_ == end_ || *at_ != wanted) return false;
        ++at_;
        return true;
    }
    bool take(std::string_view word) {
        if (static_cast<std::size_t>(end_ - at_) < word.size() ||
            !lanes::same(at_, word.data(), word.size()))
            return false;
        at_ += word.size();
        return true;
    }
    /// -?digits, at most 18 of them, no leading zero, nothing of a fraction behind.
    bool take_integer(std::int64_t& value) {
        constexpr std::ptrdiff_t kDigitsMax = 18; // no overflow
        const bool negative = take('-');
        const char* const first = at_;
        std::int64_t number = 0;
        for (; at_ != end_ && *at_ >= '0' && *at_ <= '9' && at_ - first < kDigitsMax; ++at_)
            number = number * 10 + (*at_ - '0');
        if (at_ == first || (*first == '0' && (negative || at_ - first > 1))) return false;
        const char after = peek();
        if ((after >= '0' && after <= '9') || after == '.' || after == 'e' || after == 'E')
            return false;
        value = negative ? -number : number;
        return true;
    }
    /// A text in quotes; `unescaped` holds it where the text itself cannot be pointed at.
    bool take_text(std::string_view& text, std::string& unescaped) {
        if (!take('"')) return false;
        const char* const first = at_;
        bool ascii = true;
        if (!skip_plain(ascii)) return false;
        if (*at_ == '"') {
            text = {first, static_cast<std::size_t>(at_++ - first)};
            return ascii || is_utf8(text);
        }
        unescaped.assign(first, at_);
        while (*at_ == '\\') {
            ++at_;
            if (!unescape(unescaped)) return false;
            const char* const piece = at_;
            if (!skip_plain(ascii)) return false;
            unescaped.append(piece, at_);
        }
        ++at_;
        text = unescaped;
        return ascii || is_utf8(text);
    }

private:
    /// To the next quote or backslash; false at the end and at what no text may hold.
    bool skip_plain(bool& ascii) {
        const auto quote = lanes::splat('"');
        const auto backslash = lanes::splat('\\');
        while (end_ - at_ >= 16) {
            const auto bytes = lanes::load(at_);
            const auto low = reinterpret_cast<lanes::Bytes>(bytes < lanes::splat(0x20));
            const std::uint32_t stops =
                lanes::high_bits(lanes::equal(bytes, quote) | lanes::equal(bytes, backslash) | low);
            const std::uint32_t wide = lanes::high_bits(bytes);
            if (stops != 0) {
                const int length = std::countr_zero(stops);
                ascii = ascii && (wide & ((1u << length) - 1)) == 0;
                at_ += length;
                return *at_ == '"' || *at_ == '\\';
            }
            ascii = ascii && wide == 0;
            at_ += 16;
        }
        for (; at_ != end_; ++at_) {
            const auto byte = static_cast<unsigned char>(*at_);
            if (byte == '"' || byte == '\\') return true;
            if (byte < 0x20) return false;
            ascii = ascii && byte < 0x80;
        }
        return false;
    }
    bool unescape(std::string& out) {
        constexpr std::string_view kLetters = "\"\\/bfnrt";
        constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
        const std::size_t found = at_ == end_ ? kLetters.npos : kLetters.find(*at_);
        if (found == kLetters.npos) return false;
        out.push_back(kMeanings[found]);
        ++at_;
        return true;
    }
    static bool is_utf8(std::string_view text) {
        char32_t code_point = 0;
        while (!text.empty()) {
            const bool ascii = static_cast<unsigned char>(text.front()) < 0x80;
            const std::size_t length = ascii ? 1 : next_code_point(text, code_point);
            if (length == 0) return false;
            text.remove_prefix(length);
        }
        return true;
    }

    const char* at_;
    const char* end_;
};

template <ScanEvents Events>
bool scan_scalar(ScanCursor& cursor, Events& events, std::string& unescaped) {
    std::string_view text;
    std::int64_t number = 0;
    switch (cursor.peek()) {
    case '"':
        if (!cursor.take_text(text, unescaped)) return false;
        events.text(text);
        return true;
    case 't':
    case 'f': {
        const bool value = cursor.peek() == 't';
        if (!cursor.take(std::string_view(value ? "true" : "false"))) return false;
        events.boolean(value);
        return true;
    }
    case 'n':
        if (!cursor.take(std::string_view("null"))) return false;
        events.null();
        return true;
    default:
        if (!cursor.take_integer(number)) return false;
        events.integer(number);
        return true;
    }
}

/// Tells `events` of the value at the cursor and moves behind it. False: it is not plain, or not
/// whole; where the cursor is then means nothing.
template <ScanEvents Events>
bool scan_value(ScanCursor& cursor, Events& events, std::string& unescaped) {
    static_assert(kJsonDepthMax < 32);
    std::uint32_t objects = 0; ///< of the open levels, the deepest lowest: 1 for an object
    int depth = 0;
    bool first = true; ///< just opened
    do {
        const bool in_object = (objects & 1u) != 0;
        char next = cursor.next();
        if (depth > 0 && next == (in_object ? '}' : ']')) {
            cursor.take(next);
            events.end();
            objects >>= 1;
            --depth;
            first = false;
            continue;
        }
        if (!first) {
            if (!cursor.take(',')) return false;
            next = cursor.next();
        }
        if (in_object) {
            std::string_view key;
            if (!cursor.take_text(key, unescaped)) return false;
            events.key(key);
            if (cursor.next() != ':') return false;
            cursor.take(':');
            next = cursor.next();
        }
        if (next != '{' && next != '[') {
            if (!scan_scalar(cursor, events, unescaped)) return false;
            first = false;
            continue;
        }
        if (depth == kJsonDepthMax) return false;
        cursor.take(next);
        next == '{' ? events.begin_object() : events.begin_array();
        objects = objects << 1 | (next == '{' ? 1u : 0u);
        ++depth;
        first = true;
    } while (depth > 0);
    return true;
}

/// The same for a whole JSON text. False: ask the strict reader.
template <ScanEvents Events> bool scan_json(std::string_view json, Events& events) {
    ScanCursor cursor(json);
    std::string unescaped;
    if (!scan_value(cursor, events, unescaped)) return false;
    cursor.next();
    return cursor.at_end();
}

} // namespace stall::wire
