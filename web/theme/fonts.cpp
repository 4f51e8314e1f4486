// Loads the typefaces into ImGui's atlas; glyphs are rasterised as they are first drawn.
// Must not know where the bytes come from.
#include "web/theme/fonts.hpp"

#include <imgui.h>

namespace stall::theme {
namespace {

Fonts loaded;

ImFont* add_face(std::span<const unsigned char> bytes, bool merges) {
    ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.MergeMode = merges;
    // AddFontFromMemoryTTF takes a mutable pointer but only reads when it does not own the bytes.
    return atlas->AddFontFromMemoryTTF(const_cast<unsigned char*>(bytes.data()),
                                       static_cast<int>(bytes.size()), 14.0F, &config);
}

ImFont* add_family(const FontFiles& files, std::span<const unsigned char> bytes) {
    ImFont* face = add_face(bytes, false);
    if (bytes.data() != files.regular.data() && !files.regular.empty()) {
        add_face(files.regular, true); // lends the rarer letters, which only it has
    }
    return face;
}

ImFont* add_built_in() {
#ifdef IMGUI_DISABLE_DEFAULT_FONT
    return nullptr;
#else
    return ImGui::GetIO().Fonts->AddFontDefault();
#endif
}

} // namespace

void load_fonts(const FontFiles& files) {
    loaded = {};
    loaded.regular = files.regular.empty() ? add_built_in() : add_family(files, files.regular);
    loaded.semibold = files.semibold.empty() ? loaded.regular : add_family(files, files.semibold);
    loaded.icons = files.icons.empty() ? loaded.regular : add_face(files.icons, false);
    ImGui::GetIO().FontDefault = loaded.regular;
}

Fonts& fonts() { return loaded; }

} // namespace stall::theme
