// Small pictures, which share the letters' texture; see picture.hpp.
// Must not know what they show.
#include "web/kit/picture.hpp"

#include "web/kit/inner.hpp"

#include <cstring>

namespace stall::kit {

using namespace inner;

namespace {

/// Those that the last frame did not draw make room.
void forget_unseen() {
    std::erase_if(state().pictures, [](const auto& entry) {
        const bool is_seen = entry.second.last_frame + 1 >= ImGui::GetFrameCount();
        if (!is_seen) ImGui::GetIO().Fonts->RemoveCustomRect(entry.second.rect);
        return !is_seen;
    });
}

void copy_pixels(const Picture& setup, const ImFontAtlasRect& rect) {
    const auto row = static_cast<std::size_t>(setup.pixel_side) * 4;
    for (int y = 0; y < setup.pixel_side; ++y)
        std::memcpy(ImGui::GetIO().Fonts->TexData->GetPixelsAt(rect.x, rect.y + y),
                    setup.pixels.data() + static_cast<std::size_t>(y) * row, row);
}

/// Where it is in the texture now; false when it is not, for the texture may be full.
bool find_pixels(const Picture& setup, ImFontAtlasRect& rect) {
    const auto side = static_cast<std::size_t>(setup.pixel_side);
    if (side == 0 || setup.pixels.size() != side * side * 4) return false;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    const auto found = state().pictures.find(setup.identity);
    if (found != state().pictures.end() && atlas.GetCustomRect(found->second.rect, &rect)) {
        found->second.last_frame = ImGui::GetFrameCount();
        return true;
    }
    forget_unseen();
    const auto added = atlas.AddCustomRect(setup.pixel_side, setup.pixel_side, &rect);
    if (added == ImFontAtlasRectId_Invalid) return false;
    copy_pixels(setup, rect);
    state().pictures[setup.identity] = {added, ImGui::GetFrameCount()};
    return true;
}

} // namespace

void picture(const Picture& setup) {
    const ImRect frame = place(ImVec2(setup.size, setup.size));
    ImFontAtlasRect rect;
    if (find_pixels(setup, rect)) {
        list().AddImageRounded(ImGui::GetIO().Fonts->TexRef, frame.Min, frame.Max, rect.uv0,
                               rect.uv1, IM_COL32_WHITE, radii().control);
    } else {
        fill(frame, colour(colours().grey_wash), radii().control);
        draw_icon(frame.GetCenter(), kIconPackage, words_colour(Tone::tertiary), setup.size / 2);
    }
    outline(frame, colour(colours().border), radii().control);
}

} // namespace stall::kit
