// Rows with tabs as an HTML table. Must not know what they mean.
#include "web/platform/clipboard.hpp"

namespace stall::platform {
namespace {

void append_escaped(std::string& html, char letter) {
    switch (letter) {
    case '&': html += "&amp;"; break;
    case '<': html += "&lt;"; break;
    case '>': html += "&gt;"; break;
    case '\r': break;
    default: html += letter;
    }
}

} // namespace

std::string table_html(std::string_view text) {
    if (text.find('\t') == std::string_view::npos) return {};
    if (text.ends_with('\n')) text.remove_suffix(1);
    std::string html = "<meta charset=\"utf-8\"><table><tr><td>";
    for (const char letter : text) {
        if (letter == '\t') {
            html += "</td><td>";
        } else if (letter == '\n') {
            html += "</td></tr><tr><td>";
        } else {
            append_escaped(html, letter);
        }
    }
    return html + "</td></tr></table>";
}

} // namespace stall::platform
