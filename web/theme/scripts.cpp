// Further faces merged behind those in use; see scripts.hpp.
// Must not know where the bytes come from.
#include "web/theme/scripts.hpp"

#include "web/theme/fonts.hpp"

#include <imgui.h>
#include <imgui_internal.h>

namespace stall::theme::scripts {
namespace {

struct Stretch {
    char32_t first, last;
    std::size_t face; ///< in kFaces
};
constexpr Stretch kStretches[] = {
    {0x0530, 0x077F, 1}, {0x10A0, 0x10FF, 1}, {0x3000, 0x30FF, 2}, {0x4E00, 0x9FFF, 2},
    {0xFB1D, 0xFDFF, 1}, {0xFE70, 0xFEFF, 1}, {0xFF01, 0xFF9F, 2},
};

/// Place in kFaces; 0: no face that comes only when it is needed has the letter.
std::size_t face_with(char32_t letter) {
    for (const auto& stretch : kStretches)
        if (letter >= stretch.first && letter <= stretch.last) return stretch.face;
    return 0;
}

/// Asked last, for letters that no face has: it has none either, but says once which face would.
bool note_missing(ImFontAtlas*, ImFontConfig*, ImFontBaked*, void*, ImWchar letter, ImFontGlyph*,
                  float*) {
    const auto face = face_with(letter);
    const auto bit = 1U << face;
    if (face == 0 || (fonts().asked_faces & bit) != 0) return false;
    fonts().asked_faces |= bit;
    fonts().wanted_face = kFaces[face];
    return false;
}

/// ImGui merges into the font that was added last.
void merge(ImFont* into, std::span<const unsigned char> face, const ImFontLoader* loader) {
    ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    ImFontConfig config;
    config.MergeMode = true;
    config.FontDataOwnedByAtlas = false;
    config.FontLoader = loader;
    const int place = atlas->Fonts.find_index(into);
    ImSwap(atlas->Fonts[place], atlas->Fonts.back());
    // It takes a mutable pointer but copies when it does not own the bytes.
    atlas->AddFontFromMemoryTTF(const_cast<unsigned char*>(face.data()),
                                static_cast<int>(face.size()), 14.0F, &config);
    ImSwap(atlas->Fonts[place], atlas->Fonts.back());
    // What was missing is looked for again.
    ImFontAtlasFontDiscardBakes(atlas, into, 0);
}

const ImFontLoader* watcher() {
    static ImFontLoader loader;
    loader.Name = "missing";
    loader.FontBakedLoadGlyph = note_missing;
    return &loader;
}

} // namespace

void lend(std::span<const unsigned char> face) {
    for (ImFont* font : {fonts().regular, fonts().semibold}) {
        merge(font, face, nullptr);
        // Its bytes are not read: the atlas wants some for each face.
        if (!fonts().notes_missing_letters) merge(font, face.first(128), watcher());
    }
    fonts().notes_missing_letters = true;
}

} // namespace stall::theme::scripts
