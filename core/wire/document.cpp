// Parsing into the flat document, and a document's values shown again. The one strict user of the
// JSON library. Must not know any one contract.
#include "core/wire/reader.hpp"

#include "core/base/text.hpp"
#include "core/wire/writer.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace stall::wire {

/// Receives the library's events; no exception, no tree of maps, one allocation for all texts.
class Builder {
public:
    using Json = nlohmann::json;

    Builder(Document& document, std::size_t bytes)
        : nodes_(document.nodes_), pool_(document.pool_) {
        pool_.reserve(bytes);
        nodes_.reserve(bytes / 16 + 4);
    }

    bool null() { return add(Kind::null) != nullptr; }
    bool boolean(bool value) { return add_integer(Kind::boolean, value); }
    bool number_integer(Json::number_integer_t value) { return add_integer(Kind::integer, value); }
    bool number_unsigned(Json::number_unsigned_t value) {
        return value <= INT64_MAX ? add_integer(Kind::integer, static_cast<std::int64_t>(value))
                                  : add_text(Kind::decimal, std::to_string(value));
    }
    bool number_float(Json::number_float_t, const std::string& written) {
        return add_text(Kind::decimal, written);
    }
    bool string(const std::string& value) { return add_text(Kind::text, value); }
    bool binary(const Json::binary_t&) { return false; }
    bool key(const std::string& name) {
        key_at_ = static_cast<std::uint32_t>(pool_.size());
        key_length_ = static_cast<std::uint32_t>(name.size());
        pool_ += name;
        return true;
    }
    bool start_object(std::size_t) { return open(Kind::object); }
    bool start_array(std::size_t) { return open(Kind::array); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    template <typename Exception>
    bool parse_error(std::size_t position, const std::string&, const Exception&) {
        error_at_ = position;
        return false;
    }

    bool too_deep() const { return too_deep_; }
    std::size_t error_at() const { return error_at_; }

private:
    Node* add(Kind kind) {
        const auto index = static_cast<std::uint32_t>(nodes_.size());
        Node& node = nodes_.emplace_back();
        node.kind = kind;
        node.key_at = key_at_;
        node.key_length = key_length_;
        key_length_ = 0;
        if (depth_ == 0) return &node;
        node.parent = open_[depth_ - 1];
        std::uint32_t& last = last_child_[depth_ - 1];
        (last == Node::kNone ? nodes_[node.parent].first_child : nodes_[last].next) = index;
        last = index;
        return &node;
    }
    bool add_integer(Kind kind, std::int64_t value) {
        add(kind)->integer = value;
        return true;
    }
    bool add_text(Kind kind, std::string_view value) {
        Node* node = add(kind);
        node->text_at = static_cast<std::uint32_t>(pool_.size());
        node->text_length = static_cast<std::uint32_t>(value.size());
        pool_ += value;
        return true;
    }
    bool open(Kind kind) {
        too_deep_ = depth_ == kJsonDepthMax;
        if (too_deep_) return false;
        add(kind);
        last_child_[depth_] = Node::kNone;
        open_[depth_++] = static_cast<std::uint32_t>(nodes_.size() - 1);
        return true;
    }
    bool close() {
        --depth_;
        return true;
    }

    std::vector<Node>& nodes_;
    std::string& pool_;
    std::uint32_t key_at_ = 0;
    std::uint32_t key_length_ = 0;
    std::array<std::uint32_t, kJsonDepthMax> open_{};
    std::array<std::uint32_t, kJsonDepthMax> last_child_{};
    std::size_t depth_ = 0;
    std::size_t error_at_ = 0;
    bool too_deep_ = false;
};

Result<Document> Document::parse(std::string_view json) {
    Document document;
    Builder builder(document, json.size());
    const std::size_t nul = json.find('\0'); // the library would take it for the end of the text
    const std::string_view read = json.substr(0, nul);
    const bool whole = nlohmann::json::sax_parse(read.data(), read.data() + read.size(), &builder);
    if (whole && nul == std::string_view::npos) return document;
    if (builder.too_deep()) return Error{"json_too_deep", "", "", std::to_string(kJsonDepthMax)};
    TRY(check_utf8(json));
    return Error{"json_malformed", "", "byte " + std::to_string(builder.error_at()), "JSON"};
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
