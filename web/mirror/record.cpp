// Collecting one frame's nodes, and handing actions to the widgets they are meant for.
// Must not know ImGui, the DOM or the shop.
#include "web/mirror/record.hpp"

#include "web/mirror/patch.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace stall::mirror {

void Record::begin_frame() {
    current_.clear();
    open_.clear();
    seen_.clear();
    playing_ = std::move(pending_);
    pending_.clear();
}

void Record::number(Node& node) {
    while (!seen_.insert(node.id).second) {
        node.id = node.id * 31 + 7;
    }
}

Node& Record::add(Node node) {
    if (node.parent == 0 && !open_.empty()) {
        node.parent = open_.back();
    }
    number(node);
    current_.push_back(std::move(node));
    return current_.back();
}

void Record::open(Node node) {
    number(node);
    node.parent = open_.empty() ? 0 : open_.back();
    open_.push_back(node.id);
    current_.push_back(std::move(node));
}

void Record::close() {
    assert(!open_.empty());
    open_.pop_back();
}

void Record::mark_expanded(NodeId id, bool is_open) {
    for (auto place = current_.rbegin(); place != current_.rend(); ++place) {
        if (place->id == id) {
            place->expanded = is_open ? Tristate::on : Tristate::off;
            return;
        }
    }
}

std::string Record::end_frame() {
    playing_.clear();
    std::string patch = patch_between(last_, current_);
    if (patch.empty()) {
        return patch;
    }
    std::swap(last_, current_);
    return patch;
}

void Record::forget_sent() { last_.clear(); }

const Node* Record::find(Role role, std::string_view name) const {
    const auto found = std::find_if(last_.begin(), last_.end(), [&](const Node& node) {
        return node.role == role && node.name == name;
    });
    return found == last_.end() ? nullptr : &*found;
}

const Node* Record::find(NodeId id) const {
    const auto found =
        std::find_if(last_.begin(), last_.end(), [&](const Node& node) { return node.id == id; });
    return found == last_.end() ? nullptr : &*found;
}

void Record::act(Action action) { pending_.push_back(std::move(action)); }

std::optional<Action> Record::take(NodeId id, Action::Kind kind) {
    const auto found = std::find_if(playing_.begin(), playing_.end(), [&](const Action& action) {
        return action.id == id && action.kind == kind;
    });
    if (found == playing_.end()) {
        return std::nullopt;
    }
    Action taken = std::move(*found);
    playing_.erase(found);
    return taken;
}

} // namespace stall::mirror
