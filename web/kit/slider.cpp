// The what-if slider.
// Must not know what the value is.
#include "web/kit/slider.hpp"

#include "web/kit/inner.hpp"
#include "web/kit/layout.hpp"

#include <algorithm>
#include <cmath>

namespace stall::kit {

using namespace inner;

namespace {

constexpr float kKnobRadius = 9;

float place_of(const Slider& setup, const ImRect& track, std::int64_t value) {
    if (setup.most <= setup.least) {
        return track.Min.x;
    }
    const double share =
        static_cast<double>(value - setup.least) / static_cast<double>(setup.most - setup.least);
    return track.Min.x + static_cast<float>(std::clamp(share, 0.0, 1.0)) * track.GetWidth();
}

std::int64_t value_at(const Slider& setup, const ImRect& track, float x) {
    const double share =
        std::clamp(static_cast<double>((x - track.Min.x) / track.GetWidth()), 0.0, 1.0);
    const std::int64_t exact = std::llround(share * static_cast<double>(setup.most - setup.least));
    const std::int64_t step = std::max<std::int64_t>(1, setup.step);
    // A mark close by is what is meant.
    for (const SliderMark& mark : setup.marks) {
        if (std::abs(place_of(setup, track, mark.value) - x) <= 4) {
            return mark.value;
        }
    }
    return std::clamp<std::int64_t>(setup.least + (exact + step / 2) / step * step, setup.least,
                                    setup.most);
}

/// Labels under their marks, moved apart where they would lie on each other.
void draw_marks(const Slider& setup, const ImRect& track) {
    const Face small = face(types().mark, 14);
    struct Label {
        float left = 0;
        float width = 0;
        const SliderMark* mark = nullptr;
    };
    std::vector<Label> labels;
    for (const SliderMark& mark : setup.marks) {
        const float x = std::round(place_of(setup, track, mark.value));
        fill({x - 0.75F, track.Min.y + 8, x + 0.75F, track.Min.y + 18}, words_colour(mark.tone));
        const float width = measure(mark.label, small);
        const float left = std::clamp(x - width * 0.5F, track.Min.x - 4, track.Max.x + 4 - width);
        const auto after = [&](const Label& label) { return label.left > left; };
        labels.insert(std::find_if(labels.begin(), labels.end(), after), {left, width, &mark});
    }
    for (std::size_t at = labels.size(); at-- > 1;) {
        Label& before = labels[at - 1];
        before.left = std::min(before.left, labels[at].left - before.width - 8);
    }
    float least = track.Min.x - 4;
    for (Label& label : labels) {
        label.left = std::max(label.left, least);
        least = label.left + label.width + 8;
        draw_words(ImVec2(label.left, track.Min.y + 19), small, words_colour(label.mark->tone),
                   label.mark->label);
    }
}

std::optional<std::int64_t> moved_by_keys(const Slider& setup, const Touch& touched) {
    if (ImGui::GetCurrentContext()->NavId != touched.id) {
        return std::nullopt;
    }
    const std::int64_t step = setup.step * (ImGui::GetIO().KeyShift ? 10 : 1);
    const auto pressed = [&](ImGuiKey key) {
        ImGui::SetKeyOwner(key, touched.id);
        return ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, touched.id);
    };
    std::int64_t change = 0;
    change -= pressed(ImGuiKey_LeftArrow) || pressed(ImGuiKey_DownArrow) ? step : 0;
    change += pressed(ImGuiKey_RightArrow) || pressed(ImGuiKey_UpArrow) ? step : 0;
    change -= pressed(ImGuiKey_PageDown) ? setup.step * 10 : 0;
    change += pressed(ImGuiKey_PageUp) ? setup.step * 10 : 0;
    if (pressed(ImGuiKey_Home)) {
        return setup.least;
    }
    if (pressed(ImGuiKey_End)) {
        return setup.most;
    }
    if (change == 0) {
        return std::nullopt;
    }
    return std::clamp(setup.value + change, setup.least, setup.most);
}

void draw_slider(const Slider& setup, const ImRect& track, const Touch& touched) {
    fill(track, colour(colours().grey_wash), 3);
    if (setup.good_up_to && *setup.good_up_to > setup.least) {
        fill({track.Min.x, track.Min.y, place_of(setup, track, *setup.good_up_to), track.Max.y},
             colour(colours().green_edge), 3);
    }
    draw_marks(setup, track);
    const ImVec2 knob(place_of(setup, track, setup.value), track.GetCenter().y);
    if (touched.hovered || touched.held || touched.focused) {
        list().AddCircleFilled(knob, kKnobRadius + 4, colour(colours().accent_wash), 32);
    }
    list().AddCircleFilled(knob, kKnobRadius, colour(colours().surface), 32);
    list().AddCircle(knob, kKnobRadius - 1, colour(colours().accent), 32, 2);
}

} // namespace

SliderResult slider(Key key, const Slider& setup) {
    SliderResult result;
    gap(16);
    const ImGuiID id = id_of(key);
    const ImRect rect = place(ImVec2(available_width(), 44));
    const ImRect track(rect.Min.x + 4, rect.Min.y + 8, rect.Max.x - 4, rect.Min.y + 14);
    const ImRect handle(rect.Min.x, rect.Min.y, rect.Max.x, rect.Min.y + 22);
    const Touch touched = touch(id, handle);
    bool& is_dragged = *ImGui::GetStateStorage()->GetBoolRef(id, false);
    if (touched.held) {
        const std::int64_t there = value_at(setup, track, ImGui::GetIO().MousePos.x);
        if (there != setup.value) {
            result.moved = there;
            is_dragged = true;
        }
    } else if (is_dragged) {
        is_dragged = false;
        result.committed = true;
    }
    if (const auto by_keys = moved_by_keys(setup, touched); by_keys && *by_keys != setup.value) {
        result.moved = by_keys;
        result.committed = true;
    }
    if (const auto played = state().record.take(id, mirror::Action::Kind::set_value)) {
        result.moved =
            std::clamp<std::int64_t>(std::llround(played->value), setup.least, setup.most);
        result.committed = true;
    }
    draw_slider(setup, track, touched);
    mirror::Node said = node(id, mirror::Role::slider, setup.name, handle);
    said.value = setup.value_words;
    said.value_now = static_cast<double>(setup.value);
    said.value_min = static_cast<double>(setup.least);
    said.value_max = static_cast<double>(setup.most);
    for (const SliderMark& mark : setup.marks) {
        said.description += (said.description.empty() ? "" : ", ") + std::string(mark.label);
    }
    say(touched, std::move(said));
    if (result.moved) {
        want_frame();
    }
    return result;
}

} // namespace stall::kit
