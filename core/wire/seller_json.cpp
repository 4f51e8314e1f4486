// Lenient parsing with the same bounds as the strict layer. Must not know any one body.
#include "core/wire/seller_json.hpp"

#include <charconv>

namespace stall::wire::seller {
namespace {

/// Nesting as the brackets outside strings tell it, before the parser spends anything on it.
bool is_too_deep(std::string_view text) {
    int depth = 0;
    bool in_string = false;
    for (std::size_t place = 0; place < text.size(); ++place) {
        const char letter = text[place];
        if (in_string) {
            if (letter == '\\')
                ++place;
            else if (letter == '"')
                in_string = false;
            continue;
        }
        if (letter == '"') in_string = true;
        if (letter == '{' || letter == '[') ++depth;
        if (letter == '}' || letter == ']') --depth;
        if (depth > kJsonDepthMax) return true;
    }
    return false;
}

Error wrong_type(const std::string& where, const Json& value, const char* wanted) {
    return Error{"json_type", where, dump(value), wanted};
}

} // namespace

Result<Json> parse_object(std::string_view text) {
    if (is_too_deep(text)) return Error{"json_too_deep", "", "", std::to_string(kJsonDepthMax)};
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return Error{"json_malformed", "", "", "JSON"};
    if (!json.is_object()) return wrong_type("", json, "object");
    return json;
}

std::string dump(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::int64_t> read_integer(const Json& value, const std::string& where) {
    const bool fits = value.is_number_integer() &&
                      (!value.is_number_unsigned() || value.get<std::uint64_t>() <= INT64_MAX);
    if (fits) return value.get<std::int64_t>();
    if (!value.is_string()) return wrong_type(where, value, "integer");
    const auto& text = value.get_ref<const std::string&>();
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, problem] = std::from_chars(text.data(), end, number);
    if (problem != std::errc() || rest != end) return wrong_type(where, value, "integer");
    return number;
}

Result<Money> read_money(const Json& value, Currency currency, const std::string& where) {
    if (!value.is_string() && !value.is_number()) return wrong_type(where, value, "decimal");
    auto money = parse_money(value.is_string() ? value.get<std::string>() : dump(value), currency);
    if (money.ok()) return money;
    Error error = money.error();
    error.where = where;
    return error;
}

} // namespace stall::wire::seller
