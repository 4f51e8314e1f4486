// Appending and escaping. Must not know any one contract.
#include "core/wire/writer.hpp"

#include "core/base/text.hpp"
#include "core/base/whole_number.hpp"

#include <charconv>

namespace stall::wire {
namespace {

/// Bytes that are no UTF-8 replaced one by one; the rare path.
std::string mended(std::string_view bytes) {
    std::string out;
    while (!bytes.empty()) {
        const Result<void> checked = check_utf8(bytes);
        if (checked.ok()) return out.append(bytes);
        const auto good = static_cast<std::size_t>(whole_number(checked.error().where).value_or(0));
        out.append(bytes.substr(0, good)).append("\uFFFD");
        bytes.remove_prefix(good + 1);
    }
    return out;
}

void append_escape(std::string& out, char letter) {
    constexpr std::string_view kHex = "0123456789abcdef";
    switch (letter) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default:
        out += "\\u00";
        out += kHex[static_cast<unsigned char>(letter) >> 4];
        out += kHex[static_cast<unsigned char>(letter) & 15];
    }
}

bool needs_escape(char letter) {
    return letter == '"' || letter == '\\' || static_cast<unsigned char>(letter) < 0x20;
}

} // namespace

void Writer::key(std::string_view name) {
    separate();
    quote(name);
    out_ += ':';
    after_value_ = false;
}

void Writer::text(std::string_view value) {
    separate();
    quote(value);
    after_value_ = true;
}

void Writer::integer(std::int64_t value) {
    separate();
    char digits[24];
    out_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    after_value_ = true;
}

void Writer::raw(std::string_view json) {
    separate();
    out_ += json;
    after_value_ = true;
}

void Writer::separate() {
    if (after_value_) out_ += ',';
}

void Writer::open(char bracket) {
    separate();
    out_ += bracket;
    after_value_ = false;
}

void Writer::close(char bracket) {
    out_ += bracket;
    after_value_ = true;
}

void Writer::quote(std::string_view value) {
    if (!check_utf8(value).ok()) return quote(mended(value));
    out_ += '"';
    std::size_t plain = 0;
    for (std::size_t at = 0; at < value.size(); ++at) {
        if (!needs_escape(value[at])) continue;
        out_.append(value.substr(plain, at - plain));
        append_escape(out_, value[at]);
        plain = at + 1;
    }
    out_.append(value.substr(plain));
    out_ += '"';
}

} // namespace stall::wire
