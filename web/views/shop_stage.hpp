// A signed-in page without a screen, for tests of views: draws the model, handles what views send,
// keeps the effects. For tests only.
#pragma once

#include "web/app/fixture.hpp"
#include "web/kit/headless_stage.hpp"
#include "web/kit/kit.hpp"
#include "web/views/page.hpp"

#include <vector>

namespace stall::views {

class ShopStage {
public:
    explicit ShopStage(const std::vector<wire::AdRow>& rows, std::string route = "",
                       ImVec2 size = {1440, 900})
        : stage([this] { draw(); }, size) {
        app::fixture::open_shop(model, rows, std::move(route));
        stage.settle();
    }
    /// A page that `open` brings to where the test begins.
    explicit ShopStage(const std::function<void(app::Model&)>& open, ImVec2 size = {1440, 900})
        : stage([this] { draw(); }, size) {
        open(model);
        stage.settle();
    }

    void send(app::Message message) {
        for (auto& effect : app::update(model, message)) effects.push_back(std::move(effect));
    }
    /// The first node that is called so, whatever its role.
    const mirror::Node* named(std::string_view name) const {
        for (const auto& node : kit::record().nodes())
            if (node.name == name) return &node;
        return nullptr;
    }
    /// Something on the page begins with these words.
    bool says(std::string_view words) const {
        for (const auto& node : kit::record().nodes())
            if (node.name.starts_with(words)) return true;
        return false;
    }
    /// Something on the page has these words in it.
    bool mentions(std::string_view words) const {
        for (const auto& node : kit::record().nodes())
            if (node.name.find(words) != std::string::npos) return true;
        return false;
    }
    /// The node in that row of the grid (1 is the header) whose name or value is `words`.
    const mirror::Node* cell(int row, std::string_view words) const {
        for (const auto& node : kit::record().nodes())
            if (node.role == mirror::Role::gridcell && node.row_index == row &&
                (node.name == words || node.value == words))
                return &node;
        return nullptr;
    }
    bool press(std::string_view name) {
        const auto* node = named(name);
        if (!node) return false;
        kit::record().act({mirror::Action::Kind::press, node->id, {}, 0});
        return stage.settle();
    }
    std::vector<app::Effect> take_effects() { return std::exchange(effects, {}); }

    app::Model model;
    std::vector<app::Effect> effects;
    kit::HeadlessStage stage;

private:
    void draw() {
        std::vector<app::Message> sent;
        page_ui(model, [&](app::Message message) { sent.push_back(std::move(message)); });
        for (auto& message : sent) send(std::move(message));
        if (!sent.empty()) kit::want_frame();
    }
};

} // namespace stall::views
