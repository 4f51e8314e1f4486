// Errors as values. A function that can fail returns Result<T>; TRY hands the error on.
// Must not know the shop, a toolkit, JSON or exceptions.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace stall {

/// What went wrong with one piece of input, in a form that every language can word.
/// `code` is stable and snake_case ("price_not_positive"); it is also the key of the sentence in
/// assets/texts ("error.price_not_positive"). `where` is a JSON pointer, column name or "".
struct Error {
    std::string code;
    std::string where;
    std::string got;
    std::string wanted;

    bool operator==(const Error&) const = default;
};

/// Either a value or an Error. Never both, never neither.
template <typename T> class [[nodiscard]] Result {
public:
    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return content_.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& value() & {
        assert(ok());
        return *std::get_if<0>(&content_);
    }
    const T& value() const& {
        assert(ok());
        return *std::get_if<0>(&content_);
    }
    T&& value() && {
        assert(ok());
        return std::move(*std::get_if<0>(&content_));
    }
    const Error& error() const {
        assert(!ok());
        return *std::get_if<1>(&content_);
    }
    T value_or(T other) const { return ok() ? value() : std::move(other); }

private:
    std::variant<T, Error> content_;
};

/// Success without a value, or an Error.
template <> class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}

    bool ok() const { return !error_.has_value(); }
    explicit operator bool() const { return ok(); }
    void value() const { assert(ok()); }
    const Error& error() const {
        assert(!ok());
        return *error_;
    }

private:
    std::optional<Error> error_;
};

} // namespace stall

/// Unwraps a Result or returns its error from the calling function.
#define TRY(expression)                                                                            \
    ({                                                                                             \
        auto&& try_result = (expression);                                                          \
        if (!try_result.ok()) return try_result.error();                                           \
        std::move(try_result).value();                                                             \
    })
