// Typing: ImGui's text input, the mirror's actions on it, and when an entry counts as finished.
// Must not know what is typed.
#include "web/kit/typing.hpp"

namespace stall::kit::inner {
namespace {

int grow(ImGuiInputTextCallbackData* event) {
    if (event->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        auto& buffer = *static_cast<std::string*>(event->UserData);
        buffer.resize(static_cast<std::size_t>(event->BufTextLen));
        event->Buf = buffer.data();
    }
    return 0;
}

ImGuiInputTextFlags flags_of(const Line& line) {
    ImGuiInputTextFlags flags = ImGuiInputTextFlags_CallbackResize;
    if (line.kind == FieldKind::password) {
        flags |= ImGuiInputTextFlags_Password;
    }
    if (line.kind == FieldKind::lines) {
        flags |= static_cast<ImGuiInputTextFlags>(ImGuiInputTextFlags_Multiline);
    } else {
        flags |= ImGuiInputTextFlags_AutoSelectAll;
    }
    if (line.is_off) {
        flags |= ImGuiInputTextFlags_ReadOnly;
    }
    return flags;
}

/// True in the first of a run of frames in which the field asks for the keyboard.
bool begins_to_take_focus(ImGuiID id) {
    int& last_frame = *ImGui::GetStateStorage()->GetIntRef(id + 7, -2);
    const bool is_first = last_frame < ImGui::GetFrameCount() - 1;
    last_frame = ImGui::GetFrameCount();
    return is_first;
}

void play_actions(const Line& line, FieldResult& result) {
    mirror::Record& record = state().record;
    using Kind = mirror::Action::Kind;
    if (record.take(line.id, Kind::focus) || record.take(line.id, Kind::press)) {
        ImGui::ActivateItemByID(line.id);
        want_frame();
    }
    if (line.is_off) {
        return;
    }
    if (auto typed = record.take(line.id, Kind::set_text)) {
        result.changed = typed->text != line.text;
        result.text = std::move(typed->text);
        if (ImGuiInputTextState* entry = ImGui::GetInputTextState(line.id)) {
            entry->ReloadUserBufAndMoveToEnd();
        }
        state().drafts.try_emplace(line.id, line.text);
    }
    if (record.take(line.id, Kind::commit)) {
        result.entered = result.committed = true;
        state().drafts.erase(line.id);
    }
    if (record.take(line.id, Kind::cancel)) {
        result.cancelled = true;
        if (const auto draft = state().drafts.find(line.id); draft != state().drafts.end()) {
            result.text = draft->second;
            result.changed = result.text != line.text;
            state().drafts.erase(draft);
        }
        if (ImGui::GetActiveID() == line.id) {
            ImGui::ClearActiveID();
        }
    }
}

void note_end(const Line& line, bool was_active, FieldResult& result) {
    State& now = state();
    const bool has_ended = was_active && ImGui::GetActiveID() != line.id;
    const bool is_enter = ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
                          ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
    const bool submits = line.kind != FieldKind::lines || ImGui::GetIO().KeyCtrl;
    if (was_active && is_enter && submits) {
        result.entered = result.committed = true;
        now.drafts[line.id] = result.text; // Enter may come again while the field stays open
        return;
    }
    if (!has_ended) {
        return;
    }
    const auto draft = now.drafts.find(line.id);
    if (ImGui::IsKeyPressed(ImGuiKey_Escape)) {
        result.cancelled = true;
        if (draft != now.drafts.end()) {
            result.changed = draft->second != line.text;
            result.text = draft->second;
        }
    } else if (draft != now.drafts.end() && draft->second != result.text) {
        result.committed = true;
    }
    now.drafts.erase(line.id);
}

} // namespace

LineResult type_into(const Line& line) {
    LineResult end;
    FieldResult& result = end.field;
    result.text = line.text;
    State& now = state();
    now.last_item = line.id;
    now.last_rect = line.frame;
    play_actions(line, result);
    const bool was_active = ImGui::GetActiveID() == line.id;
    if (line.takes_focus && begins_to_take_focus(line.id) && !was_active) {
        ImGui::SetKeyboardFocusHere();
        want_frame();
    }
    // ImGui's own item is exactly the frame, so that a press beside the letters counts as well.
    const float side = line.rect.Min.x - line.frame.Min.x;
    const float top = line.rect.GetCenter().y - line.face.size * 0.5F - line.frame.Min.y;
    ImGui::SetCursorScreenPos(line.frame.Min);
    ImGui::PushOverrideID(line.id);
    ImGui::PushFont(line.face.font, line.face.size);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(side, top));
    ImGui::PushStyleColor(ImGuiCol_Text, line.ink);
    std::string buffer = result.text;
    const std::string hint(line.placeholder);
    const ImVec2 size(line.rect.Max.x - line.frame.Min.x, line.frame.GetHeight());
    const bool typed = ImGui::InputTextEx("", hint.empty() ? nullptr : hint.c_str(), buffer.data(),
                                          static_cast<int>(buffer.capacity() + 1), size,
                                          flags_of(line), grow, &buffer);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
    ImGui::PopFont();
    ImGui::PopID();
    buffer.resize(std::char_traits<char>::length(buffer.c_str()));
    if (ImGui::IsItemActivated()) {
        now.drafts.insert_or_assign(line.id, std::string(line.text));
    }
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    end.hovered = context.HoveredId == line.id;
    result.is_active = context.ActiveId == line.id;
    if (result.is_active) {
        now.typing = line.kind;
    }
    end.focused = context.NavId == line.id && (context.NavCursorVisible || result.is_active);
    if (typed && !line.is_off && !result.cancelled && buffer != result.text) {
        result.changed = true;
        result.text = std::move(buffer);
    }
    note_end(line, was_active, result);
    if (result.changed || result.committed || result.cancelled) {
        want_frame();
    }
    return end;
}

} // namespace stall::kit::inner
