// Drawing with cairo, tagged. Must not know documents' content.
#include "server/documents/pdf/pen.hpp"

#include "core/time/calendar_date.hpp"

#include <cairo-pdf.h>

namespace stall::documents {
namespace {

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int length) {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

void ink(cairo_t* pen, std::uint32_t colour) {
    constexpr double kFull = 255;
    cairo_set_source_rgb(pen, (colour >> 16 & 255) / kFull, (colour >> 8 & 255) / kFull,
                         (colour & 255) / kFull);
}

void draw_text(cairo_t* pen, const TextMark& text) {
    ink(pen, text.colour);
    cairo_move_to(pen, text.x, text.y);
    pango_cairo_show_layout(pen, text.layout.get());
}

void draw_box(cairo_t* pen, const BoxMark& box) {
    ink(pen, box.colour);
    cairo_rectangle(pen, box.x, box.y, box.width, box.height);
    cairo_set_line_width(pen, 0.8);
    if (box.ink == BoxMark::Ink::filled)
        cairo_fill(pen);
    else
        cairo_stroke(pen);
}

void draw_mark(cairo_t* pen, const Mark& mark) {
    if (const auto* text = std::get_if<TextMark>(&mark)) draw_text(pen, *text);
    if (const auto* box = std::get_if<BoxMark>(&mark)) draw_box(pen, *box);
    const auto* tag = std::get_if<TagMark>(&mark);
    if (tag == nullptr) return;
    if (tag->end == TagMark::End::opens)
        cairo_tag_begin(pen, tag->name, nullptr);
    else
        cairo_tag_end(pen, tag->name);
}

std::string two_digits(std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

/// "2026-03-27T16:00:00Z": without a date of its own, cairo writes the machine's.
std::string iso_text(Instant at) {
    const std::int64_t second = at.utc_ms % time::kDayMs / 1000;
    return time::to_text({static_cast<std::int32_t>(at.utc_ms / time::kDayMs)}) + "T" +
           two_digits(second / 3600) + ":" + two_digits(second / 60 % 60) + ":" +
           two_digits(second % 60) + "Z";
}

void describe(cairo_surface_t* surface, const Document& document) {
    const std::string date = iso_text(document.made_at);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, document.title.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, document.seller.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Stallkeeper");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date.c_str());
}

} // namespace

Result<std::string> draw(Sheets& sheets, const Document& document) {
    std::string pdf;
    const Handle<cairo_surface_t> surface(
        cairo_pdf_surface_create_for_stream(append, &pdf, kPageWidth, kPageHeight));
    describe(surface.get(), document);
    const Handle<cairo_t> pen(cairo_create(surface.get()));
    cairo_tag_begin(pen.get(), "Document", nullptr);
    for (const std::vector<Mark>& page : sheets.pages()) {
        for (const Mark& mark : page) draw_mark(pen.get(), mark);
        if (&page != &sheets.pages().back()) cairo_show_page(pen.get());
    }
    cairo_tag_end(pen.get(), "Document");
    cairo_show_page(pen.get());
    cairo_surface_finish(surface.get());
    for (const cairo_status_t status :
         {cairo_status(pen.get()), cairo_surface_status(surface.get())})
        if (status != CAIRO_STATUS_SUCCESS)
            return Error{"document_not_drawn", "", cairo_status_to_string(status), ""};
    return pdf;
}

} // namespace stall::documents
