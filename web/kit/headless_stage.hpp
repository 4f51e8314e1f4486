// A page without a screen for the kit's tests: draws frames, reads the record, plays actions.
// For tests only.
#pragma once

#include "web/kit/frame.hpp"
#include "web/theme/fonts.hpp"

#include <imgui.h>

#include <functional>
#include <string>
#include <string_view>

namespace stall::kit {

class HeadlessStage {
public:
    explicit HeadlessStage(std::function<void()> draw, ImVec2 size = {1440, 900})
        : context_(ImGui::CreateContext()), draw_(std::move(draw)) {
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = size;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        theme::load_fonts({});
        prepare_context();
    }
    ~HeadlessStage() { ImGui::DestroyContext(context_); }
    HeadlessStage(const HeadlessStage&) = delete;
    HeadlessStage& operator=(const HeadlessStage&) = delete;

    /// One frame, `seconds` after the last.
    FrameEnd frame(float seconds = 0.016F) {
        ImGui::GetIO().DeltaTime = seconds;
        begin_frame({});
        draw_();
        FrameEnd end = finish_frame();
        for (ImTextureData* texture : *ImGui::GetDrawData()->Textures) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
        return end;
    }
    /// Frames until the page is idle (or only waits); false when it never is.
    bool settle() {
        for (int tried = 0; tried < 60; ++tried) {
            const FrameEnd end = frame();
            if (!end.again_in_ms || *end.again_in_ms > 0) {
                return true;
            }
        }
        return false;
    }
    const mirror::Node* find(mirror::Role role, std::string_view name) const {
        return record().find(role, name);
    }
    /// Plays the action on the node and settles; false when there is no such node.
    bool act(mirror::Action::Kind kind, mirror::Role role, std::string_view name,
             std::string text = {}, double value = 0) {
        const mirror::Node* node = find(role, name);
        if (node == nullptr) {
            return false;
        }
        record().act({kind, node->id, std::move(text), value});
        return settle();
    }
    bool press(mirror::Role role, std::string_view name) {
        return act(mirror::Action::Kind::press, role, name);
    }
    /// A real click in the middle of the node.
    bool click(mirror::Role role, std::string_view name) {
        const mirror::Node* node = find(role, name);
        if (node == nullptr) {
            return false;
        }
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(node->rect.x + node->rect.width / 2,
                            node->rect.y + node->rect.height / 2);
        settle();
        io.AddMouseButtonEvent(0, true);
        frame();
        io.AddMouseButtonEvent(0, false);
        return settle();
    }
    bool key(ImGuiKey which) {
        ImGui::GetIO().AddKeyEvent(which, true);
        frame();
        ImGui::GetIO().AddKeyEvent(which, false);
        return settle();
    }
    bool type(const char* text) {
        ImGui::GetIO().AddInputCharactersUTF8(text);
        return settle();
    }

private:
    ImGuiContext* context_;
    std::function<void()> draw_;
};

} // namespace stall::kit
