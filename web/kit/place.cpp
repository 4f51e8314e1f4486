// Placing: rows, columns, panes and the main area; identities of widgets.
// Must not know widgets.
#include "web/kit/inner.hpp"
#include "web/kit/layout.hpp"

#include <algorithm>
#include <cmath>

namespace stall::kit {
namespace inner {

ImGuiID id_of(const Key& key) {
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    if (key.is_number) {
        return ImHashData(&key.number, sizeof key.number, window->IDStack.back());
    }
    return ImHashStr(key.text.data(), key.text.size(), window->IDStack.back());
}

/// What does not fit any more goes on in a new line of the row.
void wrap(Flow& flow) {
    static constexpr float kBetweenLines = 8;
    flow.line_highest = std::max(flow.line_highest, flow.reached.y - flow.start.y);
    flow.start.y = flow.reached.y + kBetweenLines;
    flow.next = flow.start;
    flow.is_empty = true;
}

namespace {

bool is_free(const State& now) {
    return now.flows.empty() || now.flows.back().kind == Flow::Kind::window;
}

} // namespace

ImRect place(ImVec2 size) {
    State& now = state();
    if (is_free(now)) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::ItemSize(size, 0);
        return {at, ImVec2(at.x + size.x, at.y + size.y)};
    }
    Flow& flow = now.flows.back();
    ImVec2 at = flow.next;
    if (flow.kind == Flow::Kind::row) {
        at.x += flow.is_empty ? 0 : flow.between;
        const bool fits = at.x + size.x <= flow.start.x + flow.width + 2;
        if (!fits && !flow.is_empty && flow.right_start < 0) {
            wrap(flow);
            at = flow.next;
        }
        flow.next.x = at.x + size.x;
        at.y = std::round(flow.start.y + std::max(0.0F, (flow.line_height - size.y) * 0.5F));
        flow.reached.x = std::max(flow.reached.x, flow.next.x);
        flow.reached.y = std::max(flow.reached.y, flow.start.y + size.y);
    } else {
        flow.next.y = at.y + size.y;
        flow.reached.x = std::max(flow.reached.x, at.x + size.x);
        flow.reached.y = flow.next.y;
    }
    flow.is_empty = false;
    return {at, ImVec2(at.x + size.x, at.y + size.y)};
}

void push_flow(Flow flow) { state().flows.push_back(flow); }

void pop_flow() { state().flows.pop_back(); }

void begin_list(ImGuiID id, ImRect rect) {
    ImGui::SetCursorScreenPos(rect.Min);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, 0);
    ImGui::BeginChild(id, rect.GetSize(), ImGuiChildFlags_NavFlattened,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse |
                          ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleColor();
    push_flow({});
}

void remember_size(ImGuiID id, ImVec2 size) {
    ImVec2& known = state().sizes[id];
    if (std::abs(known.x - size.x) > 0.5F || std::abs(known.y - size.y) > 0.5F) {
        known = size;
        want_frame();
    }
}

ImVec2 remembered_size(ImGuiID id) {
    const auto found = state().sizes.find(id);
    return found == state().sizes.end() ? ImVec2() : found->second;
}

} // namespace inner

using namespace inner;

Scope::Scope(Key key) { ImGui::PushOverrideID(id_of(key)); }

Scope::~Scope() { ImGui::PopID(); }

float available_width() {
    const State& now = state();
    if (now.flows.empty() || now.flows.back().kind == Flow::Kind::window) {
        return ImGui::GetContentRegionAvail().x;
    }
    const Flow& flow = now.flows.back();
    const float gap_before = flow.kind == Flow::Kind::row && !flow.is_empty ? flow.between : 0;
    return std::max(0.0F, flow.start.x + flow.width - flow.next.x - gap_before);
}

float available_height() {
    const State& now = state();
    const bool is_free = now.flows.empty() || now.flows.back().kind == Flow::Kind::window;
    if (is_free) {
        return std::max(0.0F, ImGui::GetContentRegionAvail().y);
    }
    const ImGuiWindow* window = ImGui::GetCurrentWindow();
    // Not the work area: that is as high as the content was, which would then never shrink.
    return std::max(0.0F, window->ContentRegionRect.Max.y - now.flows.back().next.y);
}

void gap(float height) {
    State& now = state();
    if (!now.flows.empty() && now.flows.back().kind == Flow::Kind::row) {
        now.flows.back().next.x += height;
        return;
    }
    place(ImVec2(0, height));
}

void divider() {
    const ImRect line = place(ImVec2(available_width(), 1));
    fill(line, colour(colours().border));
}

Row::Row(Key key, float between, Across across) {
    Flow flow;
    flow.kind = Flow::Kind::row;
    flow.id = id_of(key);
    flow.between = between;
    flow.width = available_width();
    flow.line_height = across == Across::top ? 0 : remembered_size(flow.id).y;
    flow.right_width = remembered_size(flow.id + 1).x;
    const bool is_free = state().flows.empty() || state().flows.back().kind == Flow::Kind::window;
    flow.start = is_free ? ImGui::GetCursorScreenPos() : state().flows.back().next;
    if (!is_free && state().flows.back().kind == Flow::Kind::row &&
        !state().flows.back().is_empty) {
        flow.start.x += state().flows.back().between;
    }
    flow.next = flow.start;
    flow.reached = flow.start;
    flow.top = flow.start.y;
    push_flow(flow);
}

void Row::push_right() {
    Flow& flow = state().flows.back();
    const float wanted = flow.start.x + flow.width - flow.right_width;
    if (!flow.is_empty && flow.next.x + flow.between > wanted + 1) {
        inner::wrap(flow);
    }
    const float least = flow.next.x + (flow.is_empty ? 0 : flow.between);
    flow.right_start = std::max(wanted, least);
    flow.next.x = flow.right_start;
    flow.is_empty = true;
}

Row::~Row() {
    const Flow flow = state().flows.back();
    pop_flow();
    const float height = flow.reached.y - flow.top;
    remember_size(flow.id, ImVec2(0, std::max(flow.line_highest, flow.reached.y - flow.start.y)));
    float width = flow.reached.x - flow.start.x;
    if (flow.right_start >= 0) {
        remember_size(flow.id + 1, ImVec2(flow.next.x - flow.right_start, 0));
        width = std::max(width, flow.width);
    }
    if (state().flows.empty() || state().flows.back().kind == Flow::Kind::window) {
        ImGui::SetCursorScreenPos(ImVec2(flow.start.x, flow.top)); // panes inside moved it
    }
    place(ImVec2(std::min(width, flow.width), height));
}

Column::Column(float width) {
    Flow& parent = state().flows.back();
    Flow flow;
    flow.kind = Flow::Kind::column;
    flow.start = parent.next;
    if (parent.kind == Flow::Kind::row) {
        flow.start.x += parent.is_empty ? 0 : parent.between;
        flow.id = parent.id + 2 + static_cast<ImGuiID>(parent.next.x - parent.start.x) * 16;
        const float height = remembered_size(flow.id).y;
        flow.start.y =
            std::round(parent.start.y + std::max(0.0F, (parent.line_height - height) * 0.5F));
    }
    flow.width = width > 0 ? width : available_width();
    flow.line_height = width;
    flow.next = flow.start;
    flow.reached = flow.start;
    push_flow(flow);
}

Column::~Column() {
    const Flow flow = state().flows.back();
    pop_flow();
    const ImVec2 size(flow.line_height > 0 ? flow.line_height : flow.reached.x - flow.start.x,
                      flow.reached.y - flow.start.y);
    if (flow.id != 0) {
        remember_size(flow.id, size);
    }
    place(size);
}

Disabled::Disabled(std::string_view reason) { state().disabled_reasons.emplace_back(reason); }

Disabled::~Disabled() { state().disabled_reasons.pop_back(); }

Pane::Pane(Key key, const PaneSetup& setup) {
    const ImGuiID id = id_of(key);
    has_auto_height_ = setup.height == 0;
    const float width = setup.width > 0 ? setup.width : available_width();
    const float height = setup.height > 0   ? setup.height
                         : has_auto_height_ ? remembered_size(id).y
                                            : available_height();
    const ImRect rect = place(ImVec2(width, height));
    const bool is_framed = setup.look == PaneLook::card;
    const theme::Colours& ink = colours();
    if (setup.look != PaneLook::plain) {
        const float radius = is_framed || setup.look == PaneLook::sunk ? radii().card : 0;
        fill(rect, colour(setup.look == PaneLook::sunk ? ink.sunk : ink.surface), radius);
        if (is_framed) {
            outline(rect, colour(ink.border), radius);
        }
    }
    ImGui::SetCursorScreenPos(rect.Min);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(setup.padding, setup.padding));
    ImGui::PushStyleColor(ImGuiCol_ChildBg, 0);
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoSavedSettings;
    if (setup.scrolling == Scrolling::none) {
        flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    }
    const float child_height = has_auto_height_ && height < 1 ? 1 : height;
    ImGui::BeginChild(id, ImVec2(width, child_height),
                      ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened, flags);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
    Flow flow;
    flow.id = id;
    flow.start = ImGui::GetCursorScreenPos();
    flow.width = setup.padding;
    push_flow(flow);
    is_recorded_ = !setup.name.empty() || setup.role != mirror::Role::group;
    if (is_recorded_) {
        state().record.open(node(id, setup.role, setup.name, rect));
    }
}

Pane::~Pane() {
    State& now = state();
    if (is_recorded_) {
        now.record.close();
    }
    const Flow flow = now.flows.back();
    pop_flow();
    if (has_auto_height_) {
        const float height = ImGui::GetCursorScreenPos().y - flow.start.y + flow.width * 2;
        remember_size(flow.id, ImVec2(0, height));
    }
    ImGui::EndChild();
}

MainArea::MainArea() {
    State& now = state();
    const bool is_narrow = breakpoint() == Breakpoint::narrow;
    const float side = is_narrow ? spaces().page_x_narrow : spaces().page_x;
    ImGui::SetCursorScreenPos(now.page.Min);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(side, 0));
    ImGui::PushStyleColor(ImGuiCol_ChildBg, 0);
    const float bottom = is_narrow ? 0 : 16.0F;
    ImGui::BeginChild("main", ImVec2(now.page.GetWidth(), now.page.GetHeight() - bottom),
                      ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse |
                          ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
    now.record.open(node(ImGui::GetCurrentWindow()->ID, mirror::Role::main, "", now.page));
    push_flow({});
}

MainArea::~MainArea() {
    pop_flow();
    state().record.close();
    ImGui::EndChild();
}

} // namespace stall::kit
