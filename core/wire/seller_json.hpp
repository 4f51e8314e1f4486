// Small things that the seller codecs share: lenient parsing and writing of nlohmann values.
// For core/wire/seller_*.cpp only. Must not know any one body.
#pragma once

#include "core/base/money.hpp"
#include "core/wire/json.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace stall::wire::seller {

using Json = nlohmann::ordered_json;

/// An object, of bounded depth and size. Errors: "json_malformed", "json_too_deep",
/// "json_keys_too_many", "json_type".
Result<Json> parse_object(std::string_view text);

std::string dump(const Json& json);

/// A whole number, also as text ("12"). Errors: "json_type" at `where`.
Result<std::int64_t> read_integer(const Json& value, const std::string& where);
/// A decimal as text or number. Errors: "json_type" and those of parse_money, at `where`.
Result<Money> read_money(const Json& value, Currency currency, const std::string& where);

} // namespace stall::wire::seller
