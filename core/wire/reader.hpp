// Strict reading for the codecs: one flat document out of one parse, then fields by exact type.
// Inside core/wire only. Must not know any one contract.
#pragma once

#include "core/base/ids.hpp"
#include "core/base/money.hpp"
#include "core/wire/json.hpp"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace stall::wire {

class Writer;

enum class Kind : std::uint8_t { null, boolean, integer, decimal, text, array, object };

/// One value. Texts lie in the document's pool, children in a chain of indexes.
struct Node {
    static constexpr std::uint32_t kNone = UINT32_MAX;

    Kind kind = Kind::null;
    std::uint32_t key_at = 0;
    std::uint32_t key_length = 0;
    std::uint32_t text_at = 0; ///< of a text, and of a decimal as it was written
    std::uint32_t text_length = 0;
    std::uint32_t parent = kNone;
    std::uint32_t first_child = kNone;
    std::uint32_t next = kNone;
    std::int64_t integer = 0; ///< 0 or 1 of a boolean
};

/// A key as one step of a JSON pointer ("/a~1b").
std::string pointer_step(std::string_view key);

/// A parsed JSON text. Errors of parse: "json_malformed" (got: the byte), "json_too_deep",
/// "utf8_invalid".
class Document {
public:
    static Result<Document> parse(std::string_view json);
    /// The same by the JSON library alone: what parse does with what its quick scan does not take.
    static Result<Document> parse_any(std::string_view json);

    const Node& root() const { return nodes_.front(); }
    const Node& at(std::uint32_t index) const { return nodes_[index]; }
    std::string_view key(const Node& node) const {
        return {pool_.data() + node.key_at, node.key_length};
    }
    std::string_view text(const Node& node) const {
        return {pool_.data() + node.text_at, node.text_length};
    }
    /// The JSON pointer of a node ("/rows/3/sku").
    std::string pointer(const Node& node) const;
    /// The value as compact JSON again.
    std::string json(const Node& node) const;
    /// For `got`: a scalar as written, "object" or "array".
    std::string shown(const Node& node) const;
    Error wrong_type(const Node& node, std::string_view wanted) const;

private:
    friend class Builder;
    bool scan(std::string_view json); ///< false: not plain JSON, and the document is of no use
    void write(Writer& writer, const Node& node) const;

    std::vector<Node> nodes_;
    std::string pool_;
};

/// Reads the fields of one object by name and remembers the first error, so that a codec is a list
/// of fields: it asks for every key it knows and then for finish(), which refuses what nobody asked
/// for. Reading in the order of writing finds each key at once.
class Fields {
public:
    Fields(const Document& document, const Node& object);

    void read(std::string_view key, std::int64_t& value);
    void read(std::string_view key, std::int32_t& value);
    void read(std::string_view key, std::string& value);
    template <typename Tag> void read(std::string_view key, Id<Tag>& id) {
        read_not_negative(key, id.value);
    }
    void read_not_negative(std::string_view key, std::int64_t& value);
    void read_money(std::string_view key, Currency currency, std::int64_t& minor);
    void read_money(std::string_view key, Currency currency, std::optional<std::int64_t>& minor);
    void read_currency(std::string_view key, Currency& value);
    void read_character(std::string_view key, char& value); ///< one byte of ASCII
    void read_texts(std::string_view key, std::vector<std::string>& values);
    void read_flag(std::string_view key, bool& value);
    void read_instant(std::string_view key, Instant& value) {
        read_not_negative(key, value.utc_ms);
    }
    template <typename Tag> void read_ids(std::string_view key, std::vector<Id<Tag>>& ids) {
        read_integers(key, [&](std::int64_t number) { ids.push_back(Id<Tag>(number)); });
    }
    void read_raw(std::string_view key, std::string& json); ///< any value, compact

    /// An enum by the position of its name. Any other text is "json_type" (wanted: the names).
    template <typename Enum>
    void read_enum(std::string_view key, std::span<const std::string_view> names, Enum& value) {
        value = static_cast<Enum>(read_name(key, names));
    }
    /// Each object of an array through `decode(Fields&)`.
    template <typename T, typename Decode>
    void read_each(std::string_view key, std::vector<T>& values, Decode decode) {
        const Node* array = take(key, Kind::array, "array");
        if (!array) return;
        for (std::uint32_t at = array->first_child; at != Node::kNone; at = document_.at(at).next) {
            Fields fields(document_, document_.at(at));
            values.push_back(decode(fields));
            if (Result<void> done = fields.finish(); !done.ok()) return fail(done.error());
        }
    }
    /// One object through `decode(Fields&)`.
    template <typename T, typename Decode>
    void read_object(std::string_view key, T& value, Decode decode) {
        const Node* object = take(key, Kind::object, "object");
        if (!object) return;
        Fields fields(document_, *object);
        value = decode(fields);
        if (Result<void> done = fields.finish(); !done.ok()) fail(done.error());
    }
    /// Takes what a parser or check of the domain made of a field, or its error with the pointer.
    template <typename T> void keep(std::string_view key, Result<T> result, T& value) {
        if (failed()) return;
        if (result.ok())
            value = std::move(result).value();
        else
            fail_at(key, result.error());
    }

    bool has(std::string_view key) const { return find(key) != Node::kNone; }
    /// Takes the key when its value is null; else leaves it to be read.
    bool take_null(std::string_view key);
    bool failed() const { return error_.has_value(); }
    void fail_at(std::string_view key, Error error);

    /// Errors: the first of reading; else "json_key_twice" or "json_key_unknown".
    Result<void> finish();

private:
    static constexpr std::size_t kKeysMax = 40;

    /// Each whole number from 0 of an array.
    template <typename Take> void read_integers(std::string_view key, Take take_one) {
        const Node* array = take(key, Kind::array, "array");
        if (!array) return;
        for (std::uint32_t at = array->first_child; at != Node::kNone; at = document_.at(at).next) {
            const Node& item = document_.at(at);
            if (item.kind != Kind::integer || item.integer < 0)
                return fail(document_.wrong_type(item, "integer from 0"));
            take_one(item.integer);
        }
    }

    std::uint32_t find(std::string_view key) const;
    const Node* take(std::string_view key);
    const Node* take(std::string_view key, Kind kind, std::string_view wanted);
    std::size_t read_name(std::string_view key, std::span<const std::string_view> names);
    std::string pointer_to(std::string_view key) const;
    void fail(Error error);

    const Document& document_;
    const Node& object_;
    std::uint32_t expected_; ///< the child after the one taken last
    std::array<std::string_view, kKeysMax> taken_;
    std::size_t taken_count_ = 0;
    std::optional<Error> error_;
};

/// A codec's frame: parses, decodes the root object, refuses the rest.
template <typename Decode>
auto decode_object(std::string_view json, Decode decode)
    -> Result<decltype(decode(std::declval<Fields&>()))> {
    const Document document = TRY(Document::parse(json));
    Fields fields(document, document.root());
    auto value = decode(fields);
    TRY(fields.finish());
    return value;
}

} // namespace stall::wire
