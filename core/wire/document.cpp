// Parsing into the flat document, and a document's values shown again. The one strict user of the
// JSON library. Must not know any one contract.
#include "core/wire/reader.hpp"

#include "core/base/text.hpp"
#include "core/wire/builder.hpp"
#include "core/wire/writer.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace stall::wire {

namespace {

/// The library's events, passed on; no exception, no tree of maps.
class LibraryEvents {
public:
    using Json = nlohmann::json;

    explicit LibraryEvents(Builder& builder) : builder_(builder) {}

    bool null() { return builder_.null(), true; }
    bool boolean(bool value) { return builder_.boolean(value), true; }
    bool number_integer(Json::number_integer_t value) { return builder_.integer(value), true; }
    bool number_unsigned(Json::number_unsigned_t value) {
        if (value <= INT64_MAX) return number_integer(static_cast<std::int64_t>(value));
        return builder_.decimal(std::to_string(value)), true;
    }
    bool number_float(Json::number_float_t, const std::string& written) {
        return builder_.decimal(written), true;
    }
    bool string(const std::string& value) { return builder_.text(value), true; }
    bool binary(const Json::binary_t&) { return false; }
    bool key(const std::string& name) { return builder_.key(name), true; }
    bool start_object(std::size_t) { return may_open() && (builder_.begin_object(), true); }
    bool start_array(std::size_t) { return may_open() && (builder_.begin_array(), true); }
    bool end_object() { return builder_.end(), true; }
    bool end_array() { return builder_.end(), true; }
    template <typename Exception>
    bool parse_error(std::size_t position, const std::string&, const Exception&) {
        error_at_ = position;
        return false;
    }

    bool too_deep() const { return too_deep_; }
    std::size_t error_at() const { return error_at_; }

private:
    bool may_open() {
        too_deep_ = builder_.depth() == kJsonDepthMax;
        return !too_deep_;
    }

    Builder& builder_;
    std::size_t error_at_ = 0;
    bool too_deep_ = false;
};

} // namespace

Result<Document> Document::parse(std::string_view json) {
    Document document;
    if (document.scan(json)) return document;
    return parse_any(json);
}

Result<Document> Document::parse_any(std::string_view json) {
    Document document;
    Builder builder(document, json.size());
    LibraryEvents events(builder);
    const std::size_t nul = json.find('\0'); // the library would take it for the end of the text
    const std::string_view read = json.substr(0, nul);
    const bool whole = nlohmann::json::sax_parse(read.data(), read.data() + read.size(), &events);
    if (whole && nul == std::string_view::npos) return document;
    if (events.too_deep()) return Error{"json_too_deep", "", "", std::to_string(kJsonDepthMax)};
    TRY(check_utf8(json));
    return Error{"json_malformed", "", "byte " + std::to_string(events.error_at()), "JSON"};
}

std::string pointer_step(std::string_view key) {
    std::string step = "/";
    for (char letter : key) {
        if (letter == '~')
            step += "~0";
        else if (letter == '/')
            step += "~1";
        else
            step.push_back(letter);
    }
    return step;
}

std::string Document::pointer(const Node& node) const {
    if (node.parent == Node::kNone) return "";
    const Node& parent = nodes_[node.parent];
    if (parent.kind == Kind::object) return pointer(parent) + pointer_step(key(node));
    std::size_t position = 0;
    for (std::uint32_t at = parent.first_child; &nodes_[at] != &node; at = nodes_[at].next)
        ++position;
    return pointer(parent) + "/" + std::to_string(position);
}

std::string Document::json(const Node& node) const {
    Writer writer;
    write(writer, node);
    return writer.take();
}

void Document::write(Writer& writer, const Node& node) const {
    switch (node.kind) {
    case Kind::null: return writer.raw("null");
    case Kind::boolean: return writer.raw(node.integer ? "true" : "false");
    case Kind::integer: return writer.integer(node.integer);
    case Kind::decimal: return writer.raw(text(node));
    case Kind::text: return writer.text(text(node));
    case Kind::array: writer.begin_array(); break;
    case Kind::object: writer.begin_object(); break;
    }
    for (std::uint32_t at = node.first_child; at != Node::kNone; at = nodes_[at].next) {
        if (node.kind == Kind::object) writer.key(key(nodes_[at]));
        write(writer, nodes_[at]);
    }
    node.kind == Kind::object ? writer.end_object() : writer.end_array();
}

std::string Document::shown(const Node& node) const {
    constexpr std::size_t kShownMax = 80;
    if (node.kind == Kind::object) return "object";
    if (node.kind == Kind::array) return "array";
    std::string shown = json(node);
    if (shown.size() <= kShownMax) return shown;
    std::size_t end = kShownMax;
    while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xC0) == 0x80) --end;
    return shown.substr(0, end) + "…";
}

Error Document::wrong_type(const Node& node, std::string_view wanted) const {
    return {"json_type", pointer(node), shown(node), std::string(wanted)};
}

} // namespace stall::wire
