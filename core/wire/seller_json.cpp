// Lenient parsing with the same bounds as the strict layer. Must not know any one body.
#include "core/wire/seller_json.hpp"

#include "core/base/whole_number.hpp"

namespace stall::wire::seller {
namespace {

constexpr int kKeysMax = 1'000; // the largest body of the published API has some thirty

/// Nesting and keys as brackets and colons outside strings tell them, before the parser spends
/// anything on them: it looks for each key among all before it. Errors: "json_too_deep",
/// "json_keys_too_many".
Result<void> check_shape(std::string_view text) {
    int depth = 0, keys = 0;
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
        if (letter == ':') ++keys;
        if (depth > kJsonDepthMax)
            return Error{"json_too_deep", "", "", std::to_string(kJsonDepthMax)};
        if (keys > kKeysMax) return Error{"json_keys_too_many", "", "", std::to_string(kKeysMax)};
    }
    return {};
}

Error wrong_type(const std::string& where, const Json& value, const char* wanted) {
    return Error{"json_type", where, dump(value), wanted};
}

} // namespace

Result<Json> parse_object(std::string_view text) {
    TRY(check_shape(text));
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
    const auto number = whole_number(value.get_ref<const std::string&>());
    return number ? Result(*number) : wrong_type(where, value, "integer");
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
