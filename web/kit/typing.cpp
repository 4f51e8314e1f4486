// Typing: ImGui's text input, the mirror's actions on it, and when an entry counts as finished.
// Must not know what is typed.
#include "web/kit/typing.hpp"

#include "core/base/text.hpp"

namespace stall::kit::inner {
namespace {

constexpr std::string_view kBreaks = "\t\n\v\f\r";

/// As one line: nothing blank around it, and one blank for what broke it. A password may begin or
/// end with a blank; only the breaks around it are the copy's.
std::string one_line(std::string_view text, FieldKind kind) {
    if (kind == FieldKind::password) {
        text.remove_prefix(std::min(text.find_first_not_of(kBreaks), text.size()));
        text = text.substr(0, text.find_last_not_of(kBreaks) + 1);
    } else {
        text = trim(text);
    }
    std::string line;
    for (const char letter : text) {
        const bool is_break = kBreaks.find(letter) != std::string_view::npos;
        if (!is_break) {
            line += letter;
        } else if (!line.ends_with(' ')) {
            line += ' ';
        }
    }
    return line;
}

using ReadClipboard = const char* (*)(ImGuiContext*);
ReadClipboard read_platform = nullptr; ///< while a field of one line is drawn
FieldKind read_kind = FieldKind::words;

const char* read_one_line(ImGuiContext* context) {
    const char* text = read_platform(context);
    state().pasted = one_line(text == nullptr ? "" : text, read_kind);
    return state().pasted.c_str();
}

/// The model changed the text under the hands of who types, and not to what was typed.
bool is_overruled(const Line& line) {
    const Entry& entry = state().entry;
    return entry.id == line.id && line.text != entry.known && line.text != entry.typed;
}

/// The field takes the model's text, also when the keyboard has just left it.
void take_text(const Line& line) {
    ImGuiContext& context = *ImGui::GetCurrentContext();
    if (ImGuiInputTextState* entry = ImGui::GetInputTextState(line.id)) {
        entry->ReloadUserBufAndMoveToEnd();
    }
    if (context.InputTextDeactivatedState.ID == line.id) {
        context.InputTextDeactivatedState.ID = 0;
    }
    if (const auto draft = state().drafts.find(line.id); draft != state().drafts.end()) {
        draft->second = line.text;
    }
}

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
        if (line.kind != FieldKind::lines && typed->text.find_first_of(kBreaks) != typed->text.npos)
            typed->text = one_line(typed->text, line.kind);
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
    if (is_overruled(line)) {
        take_text(line);
    }
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
    ReadClipboard& clipboard = ImGui::GetPlatformIO().Platform_GetClipboardTextFn;
    read_platform = clipboard;
    read_kind = line.kind;
    if (line.kind != FieldKind::lines && clipboard != nullptr) {
        clipboard = read_one_line;
    }
    const bool typed = ImGui::InputTextEx("", hint.empty() ? nullptr : hint.c_str(), buffer.data(),
                                          static_cast<int>(buffer.capacity() + 1), size,
                                          flags_of(line), grow, &buffer);
    clipboard = read_platform;
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
    if (result.is_active) {
        now.entry = {line.id, std::string(line.text), result.text};
    } else if (now.entry.id == line.id) {
        now.entry = {};
    }
    if (result.changed || result.committed || result.cancelled) {
        want_frame();
    }
    return end;
}

} // namespace stall::kit::inner
