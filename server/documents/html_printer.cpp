// Blocks as elements; the browser breaks pages and repeats table headers. Every text is escaped.
// Must not know orders or HTTP.
#include "server/documents/html_printer.hpp"

#include "server/documents/code128.hpp"
#include "server/documents/words.hpp"

namespace stall::documents {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        switch (letter) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += letter;
        }
    }
    return out;
}

std::string element(std::string_view tag, std::string_view text, std::string_view kind = "") {
    std::string out = "<" + std::string(tag);
    if (!kind.empty()) out += " class=\"" + std::string(kind) + "\"";
    return out + " dir=auto>" + escaped(text) + "</" + std::string(tag) + ">\n";
}

std::string hex(std::uint32_t colour) {
    std::string text = "#";
    for (int shift = 20; shift >= 0; shift -= 4) text += "0123456789abcdef"[colour >> shift & 15];
    return text;
}

std::string style() {
    using namespace generated;
    const std::string ink = hex(k_text), quiet = hex(k_text_secondary);
    return "@page{size:A4;margin:16mm}"
           "body{font:9.5pt/1.35 Inter,system-ui,sans-serif;color:" +
           ink +
           ";max-width:178mm;margin:0 auto;font-variant-numeric:tabular-nums}"
           "header{border-bottom:1pt solid " +
           ink +
           ";margin-bottom:14pt;padding-bottom:10pt;position:relative}"
           "header p{color:" +
           hex(k_accent) +
           ";font-weight:600;font-size:11pt;margin:0}"
           "h1{font-size:23pt;line-height:1.2;margin:3pt 0 0}h2{font-size:12pt}"
           "svg{position:absolute;right:0;top:0}"
           "dl,.parties{display:flex;gap:12pt;margin:0 0 16pt}dl>div,.parties>div{flex:1}"
           "dt,.label,th{font-size:7.75pt;font-weight:600;color:" +
           quiet +
           "}dd,p{margin:0}"
           ".parties p{font-size:10.5pt;text-align:left;unicode-bidi:plaintext}"
           ".parties .who,.article{font-weight:600}"
           "table{width:100%;border-collapse:collapse;margin:0 0 12pt}"
           "thead{display:table-header-group}tr{break-inside:avoid}"
           "th,td{text-align:left;vertical-align:top;padding:5pt 7pt;overflow-wrap:anywhere}"
           "thead th{background:" +
           hex(k_background) + ";border-bottom:1pt solid " + hex(k_strong_border) +
           "}tbody tr{border-bottom:.5pt solid " + hex(k_border) +
           "}"
           ".figure{text-align:right}.tick i{display:block;width:10pt;height:10pt;"
           "border:.8pt solid " +
           quiet + "}.quiet,.note,footer{font-size:8.25pt;color:" + quiet +
           "}.quiet{margin-bottom:4pt}.sums{width:60%;margin-left:auto;break-inside:avoid}"
           ".sums tr:last-child{background:" +
           hex(k_background) +
           ";font-weight:600;font-size:11pt}.sums th{font:inherit;color:inherit}"
           "footer{margin-top:18pt}";
}

std::string barcode(const std::string& number) {
    const std::vector<std::uint8_t> widths = code128(number);
    std::string bars;
    int x = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (i % 2 == 0)
            bars += "M" + std::to_string(x) + " 0h" + std::to_string(widths[i]) + "v30h-" +
                    std::to_string(widths[i]) + "z";
        x += widths[i];
    }
    const std::string width = std::to_string(x);
    return "<svg role=\"img\" aria-label=\"" + escaped(number) + "\" width=\"" + width +
           "\" height=\"30\" viewBox=\"0 0 " + width + " 30\"><path d=\"" + bars + "\"/></svg>\n";
}

std::string facts(const Facts& block) {
    std::string out = "<dl>\n";
    for (const Fact& fact : block.facts)
        out += "<div>" + element("dt", fact.label) + element("dd", fact.value) + "</div>\n";
    return out + "</dl>\n";
}

std::string parties(const Parties& block) {
    std::string out = "<div class=\"parties\">\n";
    for (const Party& party : block.parties) {
        out += "<div>" + element("p", party.label, "label");
        bool is_first = true;
        for (const std::string& line : party.lines) {
            out += element("p", line, is_first ? "who" : "");
            is_first = false;
        }
        out += "</div>\n";
    }
    return out + "</div>\n";
}

const char* class_of(const Column& column) {
    switch (column.kind) {
    case Column::Kind::figure: return "figure";
    case Column::Kind::tick: return "tick";
    case Column::Kind::text: break;
    }
    return "";
}

std::string cell(const Cell& cell, const Column& column) {
    std::string out = "<td class=\"" + std::string(class_of(column)) + "\">";
    if (column.kind == Column::Kind::tick) return out + "<i></i></td>";
    out += element("p", cell.text, cell.notes.empty() ? "" : "article");
    for (const std::string& note : cell.notes) out += element("p", note, "note");
    return out + "</td>";
}

std::string table(const LinesTable& block) {
    std::string out = "<table><thead><tr>";
    for (const Column& column : block.columns) out += element("th", column.title, class_of(column));
    out += "</tr></thead><tbody>\n";
    for (const auto& row : block.rows) {
        out += "<tr>";
        for (std::size_t i = 0; i < block.columns.size(); ++i)
            out += cell(row[i], block.columns[i]);
        out += "</tr>\n";
    }
    return out + "</tbody></table>\n";
}

std::string totals(const Totals& block) {
    std::string out = "<table class=\"sums\"><tbody>\n";
    for (const Fact& sum : block.sums)
        out += "<tr>" + element("th", sum.label) + element("td", sum.value, "figure") + "</tr>\n";
    return out + "</tbody></table>\n";
}

std::string html_of(const Block& block) {
    if (const auto* heading = std::get_if<Heading>(&block)) return element("h2", heading->text);
    if (const auto* text = std::get_if<Paragraph>(&block))
        return element("p", text->text, text->tone == Paragraph::Tone::quiet ? "quiet" : "");
    if (const auto* block_of_facts = std::get_if<Facts>(&block)) return facts(*block_of_facts);
    if (const auto* block_of_parties = std::get_if<Parties>(&block))
        return parties(*block_of_parties);
    if (const auto* lines = std::get_if<LinesTable>(&block)) return table(*lines);
    if (const auto* sums = std::get_if<Totals>(&block)) return totals(*sums);
    return "";
}

} // namespace

Result<Printed> HtmlPrinter::print(const Document& document) {
    std::string html = "<!doctype html>\n<html lang=\"" + std::string(tag_of(document.language)) +
                       "\">\n<meta charset=\"utf-8\">\n<title>" + escaped(document.title) +
                       "</title>\n<style>" + style() + "</style>\n<header>\n";
    html += element("p", document.seller) + element("h1", document.kind) +
            barcode(document.number) + "</header>\n<main>\n";
    for (const Block& block : document.blocks) html += html_of(block);
    html += "</main>\n" + element("footer", document.footer) + "</html>\n";
    return Printed{"text/html; charset=utf-8", std::move(html)};
}

} // namespace stall::documents
