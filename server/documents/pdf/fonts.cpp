// Finding the files where Debian's packages put them. Must not know documents.
#include "server/documents/pdf/fonts.hpp"

#include <pango/pangofc-fontmap.h>

#include <array>
#include <cstdint>
#include <string>

namespace stall::documents {
namespace {

enum class Need : std::uint8_t { always, where_installed };
struct Face {
    Need need;
    std::array<const char*, 2> places; ///< one of them, in this order
};

#define STALL_FONTS "/usr/share/fonts/"
constexpr std::array kFaces = {
    Face{Need::always,
         {STALL_FONTS "opentype/inter/Inter-Regular.otf",
          STALL_FONTS "truetype/inter/Inter-Regular.ttf"}},
    Face{Need::always,
         {STALL_FONTS "opentype/inter/Inter-SemiBold.otf",
          STALL_FONTS "truetype/inter/Inter-SemiBold.ttf"}},
    Face{Need::always, {STALL_FONTS "truetype/dejavu/DejaVuSans.ttf", nullptr}},
    Face{Need::always, {STALL_FONTS "truetype/dejavu/DejaVuSans-Bold.ttf", nullptr}},
    Face{Need::where_installed,
         {STALL_FONTS "truetype/droid/DroidSansFallbackFull.ttf",
          "/usr/share/fonts-droid-fallback/truetype/DroidSansFallback.ttf"}},
};
#undef STALL_FONTS

bool add(FcConfig* config, const Face& face) {
    for (const char* place : face.places)
        if (place != nullptr &&
            FcConfigAppFontAddFile(config, reinterpret_cast<const FcChar8*>(place)) == FcTrue)
            return true;
    return face.need == Need::where_installed;
}

} // namespace

Result<Fonts> Fonts::open() {
    Fonts fonts;
    fonts.config_.reset(FcConfigCreate());
    for (const Face& face : kFaces)
        if (!add(fonts.config_.get(), face))
            return Error{"document_fonts_missing", "", face.places[0], ""};
    fonts.map_.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    auto* const map = fonts.map_.get();
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), fonts.config_.get());
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);
    fonts.context_.reset(pango_font_map_create_context(map));
    const Handle<cairo_font_options_t> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(fonts.context_.get(), options.get());
    pango_context_set_round_glyph_positions(fonts.context_.get(), FALSE);
    return fonts;
}

} // namespace stall::documents
