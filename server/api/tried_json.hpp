// For tests: looking into an answer's compact JSON without the library that wrote it.
// Must not know what is tested. Trusts its input: the codecs have tests of their own.
#pragma once

#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stall::api::tried {

class Json {
public:
    explicit Json(std::string raw) : raw_(std::move(raw)) {}

    const std::string& raw() const { return raw_; }
    bool is_null() const { return raw_ == "null"; }
    bool is_string() const { return raw_.size() > 1 && raw_.front() == '"' && raw_.back() == '"'; }
    bool is_array() const { return !raw_.empty() && raw_.front() == '['; }
    std::size_t size() const { return parts().size(); }
    /// A string's content; nothing that is tested here is escaped.
    std::string text() const { return is_string() ? raw_.substr(1, raw_.size() - 2) : ""; }
    double number() const {
        double number = 0;
        std::from_chars(raw_.data(), raw_.data() + raw_.size(), number);
        return number;
    }

    /// "" for a key that is not there.
    Json operator[](std::string_view key) const {
        for (const std::string& part : parts()) {
            const std::size_t colon = end_of(part, 0);
            if (part.substr(1, colon - 2) == key) return Json(part.substr(colon + 1));
        }
        return Json("");
    }
    Json at(std::size_t index) const { return Json(parts().at(index)); }
    std::string keys() const {
        std::string keys;
        for (const std::string& part : parts()) keys += part.substr(1, end_of(part, 0) - 2) + " ";
        return keys;
    }

    bool operator==(const char* text) const { return is_string() && this->text() == text; }
    bool operator==(int number) const { return raw_ == std::to_string(number); }
    bool operator==(double number) const { return this->number() == number; }
    bool operator==(bool flag) const { return raw_ == (flag ? "true" : "false"); }

private:
    static std::size_t end_of(std::string_view text, std::size_t place) {
        bool in_string = false;
        for (int depth = 0; place < text.size(); ++place) {
            const char letter = text[place];
            if (in_string && letter == '\\') {
                ++place;
            } else if (letter == '"') {
                in_string = !in_string;
            } else if (!in_string && (letter == '{' || letter == '[')) {
                ++depth;
            } else if (!in_string && (letter == '}' || letter == ']')) {
                --depth;
            } else if (!in_string && depth == 0 && (letter == ',' || letter == ':')) {
                break;
            }
        }
        return place;
    }
    /// The members of an object ("key":value) or the items of an array.
    std::vector<std::string> parts() const {
        std::vector<std::string> parts;
        if (raw_.size() <= 2 || (raw_.front() != '{' && raw_.front() != '[')) return parts;
        const std::string inner = raw_.substr(1, raw_.size() - 2);
        for (std::size_t start = 0; start < inner.size();) {
            std::size_t end = end_of(inner, start);
            if (end < inner.size() && inner[end] == ':') end = end_of(inner, end + 1);
            parts.push_back(inner.substr(start, end - start));
            start = end + 1;
        }
        return parts;
    }

    std::string raw_;
};

} // namespace stall::api::tried
