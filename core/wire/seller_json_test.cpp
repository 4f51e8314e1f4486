// Lenient parsing keeps its bounds: what would cost the parser much is refused before it.
#include "core/wire/seller_orders.hpp"

#include <doctest/doctest.h>

using namespace stall;

namespace {

/// A move with that many keys besides.
std::string move_with(int keys) {
    std::string json = R"({"sku":"a:b:c","new_state":2)";
    for (int i = 0; i < keys; ++i) json += ",\"k" + std::to_string(i) + "\":1";
    return json + "}";
}

} // namespace

TEST_CASE("unknown keys pass up to a thousand and colons in texts are no keys") {
    CHECK(wire::decode_seller_order_change(move_with(0)).ok());
    CHECK(wire::decode_seller_order_change(move_with(998)).ok());
    const auto refused = wire::decode_seller_order_change(move_with(999));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == "json_keys_too_many");
    const std::string colons = R"({"new_state":2,"sku":")" + std::string(5'000, ':') + "\"}";
    CHECK(wire::decode_seller_order_change(colons).ok());
}

TEST_CASE("deep nesting is refused before it is parsed") {
    const auto refused =
        wire::decode_seller_order_change(R"({"a":)" + std::string(100'000, '[') + "}");
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == "json_too_deep");
}
