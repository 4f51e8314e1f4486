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

/// False when the texture is full.
bool copy_pixels(const Picture& setup, PictureInTexture& placed) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFontAtlasRect rect;
    placed.rect = atlas.AddCustomRect(setup.pixel_side, setup.pixel_side, &rect);
    if (placed.rect == ImFontAtlasRectId_Invalid) return false;
    const auto row = static_cast<std::size_t>(setup.pixel_side) * 4;
    for (int y = 0; y < setup.pixel_side; ++y)
        std::memcpy(atlas.TexData->GetPixelsAt(rect.x, rect.y + y),
                    setup.pixels.data() + static_cast<std::size_t>(y) * row, row);
    return true;
}

/// Where it is in the texture now; false when it is not.
bool find_pixels(const Picture& setup, ImFontAtlasRect& rect) {
    const auto side = static_cast<std::size_t>(setup.pixel_side);
    if (side == 0 || setup.pixels.size() != side * side * 4) return false;
    auto found = state().pictures.find(setup.identity);
    if (found == state().pictures.end()) {
        forget_unseen();
        PictureInTexture placed;
        if (!copy_pixels(setup, placed)) return false;
        found = state().pictures.emplace(setup.identity, placed).first;
    }
    found->second.last_frame = ImGui::GetFrameCount();
    return ImGui::GetIO().Fonts->GetCustomRect(found->second.rect, &rect);
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
