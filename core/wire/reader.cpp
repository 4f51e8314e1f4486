// Fields of one object: found, of the right type, or the first error with its JSON pointer.
// Must not know the JSON library nor any one contract.
#include "core/wire/reader.hpp"

#include <algorithm>
#include <cassert>

namespace stall::wire {

Fields::Fields(const Document& document, const Node& object)
    : document_(document), object_(object), expected_(object.first_child) {
    if (object.kind != Kind::object) fail(document.wrong_type(object, "object"));
}

std::uint32_t Fields::find(std::string_view key) const {
    if (failed()) return Node::kNone;
    if (expected_ != Node::kNone && document_.key(document_.at(expected_)) == key) return expected_;
    std::uint32_t at = object_.first_child;
    while (at != Node::kNone && document_.key(document_.at(at)) != key) at = document_.at(at).next;
    return at;
}

const Node* Fields::take(std::string_view key) {
    const std::uint32_t at = find(key);
    if (at == Node::kNone) {
        if (!failed()) fail({"json_key_missing", pointer_to(key), "", ""});
        return nullptr;
    }
    assert(taken_count_ < kKeysMax);
    taken_[taken_count_++] = key;
    expected_ = document_.at(at).next;
    return &document_.at(at);
}

const Node* Fields::take(std::string_view key, Kind kind, std::string_view wanted) {
    const Node* node = take(key);
    if (!node || node->kind == kind) return node;
    fail(document_.wrong_type(*node, wanted));
    return nullptr;
}

void Fields::read(std::string_view key, std::int64_t& value) {
    if (const Node* node = take(key, Kind::integer, "integer")) value = node->integer;
}

void Fields::read(std::string_view key, std::int32_t& value) {
    const Node* node = take(key, Kind::integer, "integer");
    if (!node) return;
    if (node->integer < INT32_MIN || node->integer > INT32_MAX)
        return fail(document_.wrong_type(*node, "integer of 32 bits"));
    value = static_cast<std::int32_t>(node->integer);
}

void Fields::read(std::string_view key, std::string& value) {
    if (const Node* node = take(key, Kind::text, "text")) value = document_.text(*node);
}

void Fields::read_not_negative(std::string_view key, std::int64_t& value) {
    const Node* node = take(key, Kind::integer, "integer from 0");
    if (!node) return;
    if (node->integer < 0) return fail(document_.wrong_type(*node, "integer from 0"));
    value = node->integer;
}

void Fields::read_money(std::string_view key, Currency currency, std::int64_t& minor) {
    const Node* node = take(key, Kind::text, "decimal as text");
    if (!node) return;
    const Result<Money> money = parse_money(document_.text(*node), currency);
    if (!money.ok()) return fail_at(key, money.error());
    minor = money.value().minor;
}

void Fields::read_money(std::string_view key, Currency currency,
                        std::optional<std::int64_t>& minor) {
    if (has(key)) read_money(key, currency, minor.emplace());
}

void Fields::read_currency(std::string_view key, Currency& value) {
    if (const Node* node = take(key, Kind::text, "currency"))
        keep(key, Currency::parse(document_.text(*node)), value);
}

void Fields::read_character(std::string_view key, char& value) {
    constexpr std::string_view kWanted = "one character";
    const Node* node = take(key, Kind::text, kWanted);
    if (!node) return;
    const std::string_view text = document_.text(*node);
    if (text.size() != 1) return fail(document_.wrong_type(*node, kWanted));
    value = text.front();
}

void Fields::read_texts(std::string_view key, std::vector<std::string>& values) {
    const Node* array = take(key, Kind::array, "array");
    if (!array) return;
    for (std::uint32_t at = array->first_child; at != Node::kNone; at = document_.at(at).next) {
        if (document_.at(at).kind != Kind::text)
            return fail(document_.wrong_type(document_.at(at), "text"));
        values.emplace_back(document_.text(document_.at(at)));
    }
}

void Fields::read_flag(std::string_view key, bool& value) {
    if (const Node* node = take(key, Kind::boolean, "true or false")) value = node->integer != 0;
}

void Fields::read_raw(std::string_view key, std::string& json) {
    if (const Node* node = take(key)) json = document_.json(*node);
}

std::size_t Fields::read_name(std::string_view key, std::span<const std::string_view> names) {
    const Node* node = take(key, Kind::text, "text");
    if (!node) return 0;
    const auto found = std::ranges::find(names, document_.text(*node));
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    std::string wanted;
    for (std::string_view name : names) wanted += (wanted.empty() ? "" : ", ") + std::string(name);
    fail(document_.wrong_type(*node, wanted));
    return 0;
}

bool Fields::take_null(std::string_view key) {
    const std::uint32_t at = find(key);
    return at != Node::kNone && document_.at(at).kind == Kind::null && take(key);
}

std::string Fields::pointer_to(std::string_view key) const {
    return document_.pointer(object_) + pointer_step(key);
}

void Fields::fail(Error error) {
    if (!error_) error_ = std::move(error);
}

void Fields::fail_at(std::string_view key, Error error) {
    error.where = pointer_to(key);
    fail(std::move(error));
}

Result<void> Fields::finish() {
    if (error_) return *error_;
    const std::span<const std::string_view> taken(taken_.data(), taken_count_);
    std::size_t child_count = 0;
    for (std::uint32_t at = object_.first_child; at != Node::kNone; at = document_.at(at).next)
        ++child_count;
    if (child_count == taken.size()) return {};

    std::array<bool, kKeysMax> seen{};
    for (std::uint32_t at = object_.first_child; at != Node::kNone; at = document_.at(at).next) {
        const auto found = std::ranges::find(taken, document_.key(document_.at(at)));
        const auto position = static_cast<std::size_t>(found - taken.begin());
        const bool known = found != taken.end();
        if (!known || seen[position])
            return Error{known ? "json_key_twice" : "json_key_unknown",
                         document_.pointer(document_.at(at)), "", ""};
        seen[position] = true;
    }
    return {};
}

} // namespace stall::wire
