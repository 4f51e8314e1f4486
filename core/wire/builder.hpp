// Filling a flat document, event by event, whoever reads the text.
// Inside core/wire only. Must not know a JSON library.
#pragma once

#include "core/wire/reader.hpp"

namespace stall::wire {

/// Puts a document together from what a reader of the text tells; one allocation for all texts.
class Builder {
public:
    Builder(Document& document, std::size_t bytes)
        : nodes_(document.nodes_), pool_(document.pool_) {
        pool_.reserve(bytes);
        nodes_.reserve(bytes / 16 + 4);
    }

    void null() { add(Kind::null); }
    void boolean(bool value) { add(Kind::boolean).integer = value; }
    void integer(std::int64_t value) { add(Kind::integer).integer = value; }
    void text(std::string_view value) { add_text(Kind::text, value); }
    void decimal(std::string_view written) { add_text(Kind::decimal, written); }
    void key(std::string_view name) {
        key_at_ = static_cast<std::uint32_t>(pool_.size());
        key_length_ = static_cast<std::uint32_t>(name.size());
        pool_ += name;
    }
    void begin_object() { open(Kind::object); }
    void begin_array() { open(Kind::array); }
    void end() { --depth_; }

    std::size_t depth() const { return depth_; }

private:
    Node& add(Kind kind) {
        const auto index = static_cast<std::uint32_t>(nodes_.size());
        Node& node = nodes_.emplace_back();
        node.kind = kind;
        node.key_at = key_at_;
        node.key_length = key_length_;
        key_length_ = 0;
        if (depth_ == 0) return node;
        node.parent = open_[depth_ - 1];
        std::uint32_t& last = last_child_[depth_ - 1];
        (last == Node::kNone ? nodes_[node.parent].first_child : nodes_[last].next) = index;
        last = index;
        return node;
    }
    void add_text(Kind kind, std::string_view value) {
        Node& node = add(kind);
        node.text_at = static_cast<std::uint32_t>(pool_.size());
        node.text_length = static_cast<std::uint32_t>(value.size());
        pool_ += value;
    }
    void open(Kind kind) {
        add(kind);
        last_child_[depth_] = Node::kNone;
        open_[depth_++] = static_cast<std::uint32_t>(nodes_.size() - 1);
    }

    std::vector<Node>& nodes_;
    std::string& pool_;
    std::uint32_t key_at_ = 0;
    std::uint32_t key_length_ = 0;
    std::array<std::uint32_t, kJsonDepthMax> open_{};
    std::array<std::uint32_t, kJsonDepthMax> last_child_{};
    std::size_t depth_ = 0;
};

} // namespace stall::wire
