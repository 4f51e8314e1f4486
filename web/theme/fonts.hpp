// The typefaces: Inter regular and semibold and the icon face, handed to ImGui.
// Must not know where the bytes come from (fetched by the platform) or what is written with them.
#pragma once

#include <cstdint>
#include <span>

struct ImFont;

namespace stall::theme {

struct FontFiles {
    std::span<const unsigned char> regular;
    std::span<const unsigned char> semibold;
    std::span<const unsigned char> icons;
};

struct Fonts {
    ImFont* regular = nullptr;
    ImFont* semibold = nullptr;
    ImFont* icons = nullptr;
    // Of scripts.hpp:
    const char* wanted_face = "";  ///< whose letters were missing in a frame
    std::uint32_t asked_faces = 0; ///< one bit for each that was wanted once
    bool notes_missing_letters = false;
};

/// Adds the faces to the current ImGui context; an empty file falls back to the one before it (and
/// in the end to ImGui's own face, so that a test needs no files). The bytes must outlive the
/// context. Call once, before the first frame.
void load_fonts(const FontFiles& files);

/// The faces loaded last.
Fonts& fonts();

} // namespace stall::theme
