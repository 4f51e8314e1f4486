// Result and TRY: a value or an error, and the error handed on from the first failing step.
#include "core/base/result.hpp"

#include <doctest/doctest.h>

#include <memory>

namespace stall {
namespace {

const Error kOdd{"number_odd", "/n", "3", "2"};

Result<int> half(int number) {
    if (number % 2 != 0) return kOdd;
    return number / 2;
}
Result<int> quarter(int number) { return TRY(half(TRY(half(number)))); }
Result<std::string> quarter_text(int number) { return std::to_string(TRY(quarter(number))); }
Result<void> need_even(int number) {
    TRY(half(number));
    return {};
}
Result<int> after_need(int number) {
    TRY(need_even(number));
    return number;
}

TEST_CASE("a result is a value or an error and never both") {
    CHECK(half(4).ok());
    CHECK(half(4).value() == 2);
    CHECK_FALSE(half(3));
    CHECK(half(3).error() == kOdd);
    CHECK(half(3).value_or(7) == 7);
    CHECK(half(4).value_or(7) == 2);
}

TEST_CASE("TRY hands the first error on through values of other types") {
    CHECK(quarter(8).value() == 2);
    CHECK(quarter(3).error() == kOdd);
    CHECK(quarter(6).error() == kOdd);
    CHECK(quarter_text(12).value() == "3");
    CHECK(quarter_text(2).error() == kOdd);
    CHECK(after_need(2).value() == 2);
    CHECK(after_need(1).error() == kOdd);
}

TEST_CASE("a result moves values that cannot be copied") {
    auto make = []() -> Result<std::unique_ptr<int>> { return std::make_unique<int>(5); };
    auto pass = [&]() -> Result<std::unique_ptr<int>> { return TRY(make()); };
    CHECK(*pass().value() == 5);
}

} // namespace
} // namespace stall
