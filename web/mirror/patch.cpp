// Writes the difference between two records as JSON.
// Must not know how the DOM is made.
#include "web/mirror/patch.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <unordered_map>
#include <vector>

namespace stall::mirror {
namespace {

void append_text(std::string& out, std::string_view text) {
    out += '"';
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\') {
            out += '\\';
            out += letter;
        } else if (byte < 0x20) {
            static constexpr char kHex[] = "0123456789abcdef";
            out += "\\u00";
            out += kHex[byte >> 4];
            out += kHex[byte & 15];
        } else {
            out += letter;
        }
    }
    out += '"';
}

/// To the thousandth and in integers: the library's shortest double brings 100 kB of tables.
void append_number(std::string& out, double value) {
    if (!std::isfinite(value)) value = 0;
    const long long thousandths = std::llround(value * 1000);
    const auto magnitude = static_cast<unsigned long long>(std::llabs(thousandths));
    if (thousandths < 0) out += '-';
    out += std::to_string(magnitude / 1000);
    if (magnitude % 1000 == 0) return;
    std::string fraction = std::to_string(1000 + magnitude % 1000).substr(1);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    out += '.' + fraction;
}

/// One node's object; `was` is what the DOM side has, or the default for a new one.
class NodeWriter {
public:
    NodeWriter(std::string& out, const Node& is, const Node& was) : out_(out), is_(is), was_(was) {}

    void write() {
        text("name", &Node::name);
        text("value", &Node::value);
        text("desc", &Node::description);
        text("href", &Node::href);
        text("keys", &Node::key_shortcut);
        rect();
        tristate("checked", &Node::checked);
        tristate("expanded", &Node::expanded);
        tristate("selected", &Node::selected);
        sorted();
        flag("disabled", &Node::is_disabled);
        flag("focused", &Node::is_focused);
        flag("invalid", &Node::is_invalid);
        flag("required", &Node::is_required);
        flag("readonly", &Node::is_read_only);
        flag("current", &Node::is_current);
        flag("modal", &Node::is_modal);
        flag("multiline", &Node::is_multiline);
        flag("password", &Node::is_password);
        count("level", &Node::level);
        count("rows", &Node::row_count);
        count("cols", &Node::column_count);
        count("row", &Node::row_index);
        count("col", &Node::column_index);
        range();
    }

private:
    void key(const char* name) {
        out_ += ",\"";
        out_ += name;
        out_ += "\":";
    }
    void text(const char* name, std::string Node::* member) {
        if (is_.*member != was_.*member) {
            key(name);
            (is_.*member).empty() ? void(out_ += "null") : append_text(out_, is_.*member);
        }
    }
    void flag(const char* name, bool Node::* member) {
        if (is_.*member != was_.*member) {
            key(name);
            out_ += is_.*member ? "true" : "null";
        }
    }
    void count(const char* name, std::int32_t Node::* member) {
        if (is_.*member != was_.*member) {
            key(name);
            is_.*member == 0 ? void(out_ += "null") : append_number(out_, is_.*member);
        }
    }
    void tristate(const char* name, Tristate Node::* member) {
        static constexpr const char* kWords[] = {"null", "\"false\"", "\"true\"", "\"mixed\""};
        if (is_.*member != was_.*member) {
            key(name);
            out_ += kWords[static_cast<std::size_t>(is_.*member)];
        }
    }
    void sorted() {
        static constexpr const char* kWords[] = {"null", "\"ascending\"", "\"descending\""};
        if (is_.sorted != was_.sorted) {
            key("sort");
            out_ += kWords[static_cast<std::size_t>(is_.sorted)];
        }
    }
    void rect() {
        if (is_.rect == was_.rect) {
            return;
        }
        key("rect");
        char separator = '[';
        for (const float side : {is_.rect.x, is_.rect.y, is_.rect.width, is_.rect.height}) {
            out_ += separator;
            append_number(out_, std::round(side));
            separator = ',';
        }
        out_ += ']';
    }
    void range() {
        if (is_.value_now == was_.value_now && is_.value_min == was_.value_min &&
            is_.value_max == was_.value_max) {
            return;
        }
        key("now");
        append_number(out_, is_.value_now);
        key("min");
        append_number(out_, is_.value_min);
        key("max");
        append_number(out_, is_.value_max);
    }

    std::string& out_;
    const Node& is_;
    const Node& was_;
};

using Places = std::unordered_map<NodeId, const Node*>;
using Children = std::unordered_map<NodeId, std::vector<NodeId>>;

Places places_of(std::span<const Node> nodes) {
    Places places;
    places.reserve(nodes.size());
    for (const Node& node : nodes) {
        places.emplace(node.id, &node);
    }
    return places;
}

Children children_of(std::span<const Node> nodes) {
    Children children;
    for (const Node& node : nodes) {
        children[node.parent].push_back(node.id);
    }
    return children;
}

std::string put_of(std::span<const Node> after, const Places& known) {
    std::string out;
    for (const Node& node : after) {
        const auto place = known.find(node.id);
        const bool is_new = place == known.end();
        if (!is_new && *place->second == node) {
            continue;
        }
        const bool has_new_role = !is_new && place->second->role != node.role;
        std::string object = "{\"id\":";
        append_number(object, node.id);
        const std::size_t bare = object.size();
        if (has_new_role) {
            object += ",\"new\":true";
        }
        if (is_new || has_new_role) {
            object += ",\"role\":\"";
            object += name_of(node.role);
            object += '"';
        }
        static const Node kDefault;
        NodeWriter(object, node, is_new || has_new_role ? kDefault : *place->second).write();
        if (object.size() == bare) {
            continue; // only its parent changed
        }
        out += out.empty() ? "\"put\":[" : ",";
        out += object + "}";
    }
    return out.empty() ? out : out + "]";
}

std::string kids_of(std::span<const Node> before, std::span<const Node> after) {
    std::string out;
    Children were = children_of(before);
    Children are = children_of(after);
    const auto append = [&](NodeId parent, const std::vector<NodeId>& kids) {
        out += out.empty() ? "\"kids\":[[" : ",[";
        append_number(out, parent);
        out += ",[";
        for (std::size_t at = 0; at < kids.size(); ++at) {
            out += at == 0 ? "" : ",";
            append_number(out, kids[at]);
        }
        out += "]]";
    };
    const auto compare = [&](NodeId parent) {
        const auto now = are.find(parent);
        const auto then = were.find(parent);
        const bool has_now = now != are.end();
        const bool had_then = then != were.end();
        if (has_now && (!had_then || now->second != then->second)) {
            append(parent, now->second);
        } else if (!has_now && had_then) {
            append(parent, {});
        }
    };
    compare(0);
    for (const Node& node : after) {
        compare(node.id);
    }
    return out.empty() ? out : out + "]";
}

std::string cut_of(std::span<const Node> before, const Places& kept) {
    std::string out;
    for (const Node& node : before) {
        if (!kept.contains(node.id)) {
            out += out.empty() ? "\"cut\":[" : ",";
            append_number(out, node.id);
        }
    }
    return out.empty() ? out : out + "]";
}

NodeId focus_of(std::span<const Node> nodes) {
    for (const Node& node : nodes) {
        if (node.is_focused) {
            return node.id;
        }
    }
    return 0;
}

} // namespace

std::string patch_between(std::span<const Node> before, std::span<const Node> after) {
    std::vector<std::string> parts{put_of(after, places_of(before)), kids_of(before, after),
                                   cut_of(before, places_of(after))};
    if (focus_of(before) != focus_of(after)) {
        parts.push_back("\"focus\":");
        append_number(parts.back(), focus_of(after));
    }
    std::string out;
    for (const std::string& part : parts) {
        if (!part.empty()) {
            out += (out.empty() ? "{" : ",") + part;
        }
    }
    return out.empty() ? out : out + "}";
}

} // namespace stall::mirror
