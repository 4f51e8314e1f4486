// Letters that a first visit does not load: Greek, Cyrillic and rarer Latin come with the later
// part of the program, other scripts when a letter of theirs is drawn (docs/decisions/0013). Must
// not know where the bytes come from.
#pragma once

#include <array>
#include <span>

namespace stall::theme::scripts {

/// As the site names their files.
inline constexpr std::array kFaces = {"script-inter", "script-near", "script-han"};

/// Lends its letters to both weights, and from now on notes in Fonts::wanted_face the face of a
/// letter that none has. Between two frames; the bytes are copied. Belongs to the later part of
/// the program (web/later.txt).
[[gnu::noinline]] void lend(std::span<const unsigned char> face);

} // namespace stall::theme::scripts
