// Writing compact JSON by appending; never fails, whatever bytes a text holds.
// Inside core/wire only. Must not know any one contract.
#pragma once

#include "core/base/money.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace stall::wire {

/// Values in order; commas are set by the writer. Bad UTF-8 in a text becomes U+FFFD.
class Writer {
public:
    explicit Writer(std::size_t bytes_expected = 256) { out_.reserve(bytes_expected); }

    void begin_object() { open('{'); }
    void end_object() { close('}'); }
    void begin_array() { open('['); }
    void end_array() { close(']'); }
    void key(std::string_view name);
    void text(std::string_view value);
    void integer(std::int64_t value);
    void raw(std::string_view json); ///< valid JSON already
    void flag(std::string_view name, bool value) { key(name), raw(value ? "true" : "false"); }
    template <typename Ids> void ids(std::string_view name, const Ids& values) {
        key(name);
        begin_array();
        for (const auto& id : values) integer(id.value);
        end_array();
    }
    template <typename Texts> void texts(std::string_view name, const Texts& values) {
        key(name);
        begin_array();
        for (const auto& each : values) text(each);
        end_array();
    }
    /// An array of objects, each with the fields that `write(item)` gives it.
    template <typename Items, typename Write>
    void each(std::string_view name, const Items& items, Write write) {
        key(name);
        begin_array();
        for (const auto& item : items) {
            begin_object();
            write(item);
            end_object();
        }
        end_array();
    }

    void field(std::string_view name, std::string_view value) { key(name), text(value); }
    void field(std::string_view name, std::int64_t value) { key(name), integer(value); }
    void field(std::string_view name, Money value) { key(name), text(to_text(value)); }
    /// Nothing where there is no amount.
    void field(std::string_view name, std::optional<std::int64_t> minor, Currency currency) {
        if (minor) field(name, Money{*minor, currency});
    }

    std::string take() { return std::move(out_); }

private:
    void separate();
    void open(char bracket);
    void close(char bracket);
    void quote(std::string_view value);

    std::string out_;
    bool after_value_ = false;
};

} // namespace stall::wire
