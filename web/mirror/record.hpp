// Collects what the widgets of one frame mean and hands out the difference to the last frame.
// Must not know ImGui, the DOM or the shop.
#pragma once

#include "web/mirror/node.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace stall::mirror {

class Record {
public:
    void begin_frame();

    /// A leaf under the node that is open. An id seen twice in a frame becomes another one, the
    /// same in every frame: what is drawn is said, even where two widgets were given one key.
    Node& add(Node node);
    /// Like add, and what follows is inside it until close(). The node is found again by id.
    void open(Node node);
    void close();

    /// Says of a node added in this frame that it opens something, and whether that is open.
    void mark_expanded(NodeId id, bool is_open);

    /// Ends the frame: the patch (see patch.hpp), or "" when nothing changed.
    std::string end_frame();
    /// Forgets what was sent: the next patch holds everything (the DOM side was rebuilt).
    void forget_sent();

    /// The finished frame's nodes in document order (what tests read).
    const std::vector<Node>& nodes() const { return last_; }
    const Node* find(Role role, std::string_view name) const;
    const Node* find(NodeId id) const;

    /// From the DOM side or a test: played at the next frame, then dropped.
    void act(Action action);
    bool has_actions() const { return !pending_.empty(); }
    /// The widget `id` asks whether it was acted on this frame; an action is taken once.
    std::optional<Action> take(NodeId id, Action::Kind kind);

private:
    void number(Node& node);

    std::vector<Node> current_;
    std::vector<Node> last_;
    std::vector<NodeId> open_;
    std::vector<Action> pending_;
    std::vector<Action> playing_;
    std::unordered_set<NodeId> seen_; ///< of this frame
};

/// "press" "focus" "set_text" "commit" "cancel" "set_value", as the DOM side names them.
std::optional<Action::Kind> action_kind(std::string_view name);

} // namespace stall::mirror
