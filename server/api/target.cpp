// Percent decoding and splitting. Must not know routes.
#include "server/api/target.hpp"

#include "core/base/whole_number.hpp"

namespace stall::api {
namespace {

enum class Plus : std::uint8_t { stays, is_space };

int hex_value(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return -1;
}

Result<std::string> decode(std::string_view text, Plus plus) {
    std::string out;
    for (std::size_t place = 0; place < text.size(); ++place) {
        char letter = text[place];
        if (letter == '+' && plus == Plus::is_space) letter = ' ';
        if (letter == '%') {
            const int high = place + 2 < text.size() ? hex_value(text[place + 1]) : -1;
            const int low = place + 2 < text.size() ? hex_value(text[place + 2]) : -1;
            if (high < 0 || low < 0) return Error{"target_malformed", "", std::string(text), ""};
            letter = static_cast<char>(high * 16 + low);
            place += 2;
        }
        if (letter == '\0') return Error{"target_malformed", "", "", ""};
        out += letter;
    }
    return out;
}

Result<void> read_path(Target& target) {
    std::string_view rest = std::string_view(target.path).substr(1);
    while (!rest.empty()) {
        const std::size_t slash = rest.find('/');
        target.segments.push_back(TRY(decode(rest.substr(0, slash), Plus::stays)));
        if (slash == std::string_view::npos) return {};
        rest = rest.substr(slash + 1);
    }
    target.has_trailing_slash = !target.segments.empty();
    return {};
}

Result<void> read_query(Target& target) {
    std::string_view rest = target.query;
    while (!rest.empty()) {
        const std::size_t end = rest.find('&');
        const std::string_view pair = rest.substr(0, end);
        const std::size_t equals = pair.find('=');
        const bool has_value = equals != std::string_view::npos;
        if (!pair.empty()) {
            target.parameters.emplace_back(
                TRY(decode(pair.substr(0, equals), Plus::is_space)),
                has_value ? TRY(decode(pair.substr(equals + 1), Plus::is_space)) : "");
        }
        if (end == std::string_view::npos) return {};
        rest = rest.substr(end + 1);
    }
    return {};
}

} // namespace

Result<Target> read_target(std::string_view text) {
    if (text.empty() || text.front() != '/') {
        return Error{"target_malformed", "", std::string(text), "/…"};
    }
    text = text.substr(0, text.find('#'));
    Target target;
    const std::size_t mark = text.find('?');
    target.path = std::string(text.substr(0, mark));
    if (mark != std::string_view::npos) target.query = std::string(text.substr(mark + 1));
    TRY(read_path(target));
    TRY(read_query(target));
    return target;
}

std::optional<std::string_view> find_parameter(const Target& target, std::string_view name) {
    for (const auto& [key, value] : target.parameters) {
        if (key == name && !value.empty()) return value;
    }
    return std::nullopt;
}

Result<std::optional<std::int64_t>> integer_parameter(const Target& target, std::string_view name) {
    const auto text = find_parameter(target, name);
    if (!text) return std::optional<std::int64_t>();
    const auto number = whole_number(*text);
    if (!number || *number < 0) {
        return Error{"parameter_malformed", "/" + std::string(name), std::string(*text), "integer"};
    }
    return number;
}

Result<std::int64_t> limit_parameter(const Target& target, std::int64_t usual,
                                     std::int64_t rows_max) {
    const auto rows = TRY(integer_parameter(target, "limit"));
    if (!rows) return usual;
    if (*rows >= 1 && *rows <= rows_max) return *rows;
    return Error{"parameter_malformed", "/limit", std::to_string(*rows),
                 "1 to " + std::to_string(rows_max)};
}

std::optional<std::int64_t> read_id(std::string_view text) {
    const auto number = whole_number(text);
    return number && *number > 0 ? number : std::nullopt;
}

} // namespace stall::api
