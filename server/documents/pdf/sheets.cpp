// Setting text with pango and keeping marks. Must not know what a document says.
#include "server/documents/pdf/sheets.hpp"

namespace stall::documents {
namespace {

Handle<PangoFontDescription> font_of(const Style& style) {
    Handle<PangoFontDescription> font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), "Inter");
    pango_font_description_set_size(font.get(), static_cast<int>(style.size * PANGO_SCALE));
    if (style.weight == Weight::strong)
        pango_font_description_set_weight(font.get(), PANGO_WEIGHT_SEMIBOLD);
    return font;
}

/// Digits of one width, so that figures stand under each other; no hyphen that is not in the text.
Handle<PangoAttrList> attributes() {
    Handle<PangoAttrList> list(pango_attr_list_new());
    pango_attr_list_insert(list.get(), pango_attr_font_features_new("tnum=1"));
    pango_attr_list_insert(list.get(), pango_attr_insert_hyphens_new(FALSE));
    return list;
}

/// Pango turns left and right round for right-to-left paragraphs; a column keeps its side.
PangoAlignment alignment(PangoLayout* layout, Side side) {
    const bool is_right_to_left = pango_layout_get_direction(layout, 0) == PANGO_DIRECTION_RTL;
    return (side == Side::right) == is_right_to_left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
}

} // namespace

SetText Sheets::set(std::string_view text, const Style& style, double width) const {
    SetText set{Handle<PangoLayout>(pango_layout_new(fonts_.context())), style.colour, 0};
    PangoLayout* const layout = set.layout.get();
    pango_layout_set_font_description(layout, font_of(style).get());
    pango_layout_set_attributes(layout, attributes().get());
    pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_line_spacing(layout, 1.12F);
    pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
    pango_layout_set_alignment(layout, alignment(layout, style.side));
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    set.height = static_cast<double>(height) / PANGO_SCALE;
    return set;
}

void Sheets::begin_page() {
    pages_.emplace_back();
    y_ = kMarginTop;
}

void Sheets::put(SetText text, double x, double below, const char* tag) {
    open(tag);
    mark(TextMark{x, y_ + below, std::move(text.layout), text.colour});
    close(tag);
}

void Sheets::box(double x, double below, double width, double height, std::uint32_t colour,
                 BoxMark::Ink ink) {
    mark(BoxMark{x, y_ + below, width, height, colour, ink});
}

void Sheets::flow(std::string_view text, const Style& style, double gap, const char* tag) {
    SetText set_text = set(text, style, kTextWidth);
    const double height = set_text.height;
    if (!has_room(height)) begin_page();
    put(std::move(set_text), kMarginX, 0, tag);
    go_down(height + gap);
}

void Sheets::put_on(std::size_t page, SetText text, double x, double y) {
    pages_[page].push_back(TextMark{x, y, std::move(text.layout), text.colour});
}

} // namespace stall::documents
