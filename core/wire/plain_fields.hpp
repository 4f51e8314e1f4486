// The fields of one plain, flat JSON object, read straight off the text in the order in which it
// was written: what the page's 100,000 rows go through. It never says what is wrong: what it does
// not take, Fields judges (decision 0006). Inside core/wire only. Must not know any one contract.
#pragma once

#include "core/wire/reader.hpp"
#include "core/wire/scanner.hpp"

namespace stall::wire {

/// Fields' twin for texts that our own writer made: a codec written for either is a list of fields.
/// A key that is not the next one, or a value that Fields would refuse, makes it fail for good.
class PlainFields {
public:
    explicit PlainFields(std::string_view json) : cursor_(json), failed_(!cursor_.take('{')) {}

    void read(std::string_view key, std::int64_t& value) { take_integer(key, value); }
    void read(std::string_view key, std::int32_t& value);
    void read(std::string_view key, std::string& value);
    template <typename Tag> void read(std::string_view key, Id<Tag>& id) {
        take_integer(key, id.value);
        failed_ = failed_ || id.value < 0;
    }
    void read_money(std::string_view key, Currency currency, std::int64_t& minor);
    void read_money(std::string_view key, Currency currency, std::optional<std::int64_t>& minor) {
        if (is_next(key)) read_money(key, currency, minor.emplace());
    }
    void read_currency(std::string_view key, Currency& value);
    template <typename Enum>
    void read_enum(std::string_view key, std::span<const std::string_view> names, Enum& value) {
        value = static_cast<Enum>(read_name(key, names));
    }
    template <typename T> void keep(std::string_view, Result<T> result, T& value) {
        if (!result.ok())
            failed_ = true;
        else if (!failed_)
            value = std::move(result).value();
    }

    /// Was that the whole object, and all of it as it should be?
    bool finish();

private:
    bool is_next(std::string_view key) const;
    bool take_key(std::string_view key);
    bool take_text(std::string_view key, std::string_view& text);
    void take_integer(std::string_view key, std::int64_t& value);
    std::size_t read_name(std::string_view key, std::span<const std::string_view> names);

    ScanCursor cursor_;
    bool failed_;
    bool is_first_ = true;
    std::string unescaped_;
    Currency currency_; ///< of exponent_
    int exponent_ = currency_.exponent();
};

} // namespace stall::wire
