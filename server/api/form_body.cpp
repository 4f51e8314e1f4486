// RFC 7578 as clients write it: CRLF lines, a boundary of 1 to 70 characters.
// Must not know any one resource.
#include "server/api/form_body.hpp"

#include "core/base/text.hpp"
#include "server/api/target.hpp"

#include <algorithm>

namespace stall::api {
namespace {

const Error kMalformed{"multipart_malformed", "", "", ""};

std::string_view media_type_of(const Request& request) {
    const auto header = find_header(request.headers, "Content-Type").value_or("");
    return trim(header.substr(0, header.find(';')));
}

/// `name="a \"b\""` or `name=a` out of "form-data; name=…"; nothing without it.
std::optional<std::string> attribute(std::string_view header, std::string_view name) {
    while (!header.empty()) {
        std::size_t end = 0;
        bool in_quotes = false;
        for (; end < header.size() && (in_quotes || header[end] != ';'); ++end) {
            if (header[end] == '\\' && in_quotes)
                ++end;
            else if (header[end] == '"')
                in_quotes = !in_quotes;
        }
        const std::string_view piece = trim(header.substr(0, std::min(end, header.size())));
        header.remove_prefix(std::min(header.size(), end + 1));
        const std::size_t equals = piece.find('=');
        if (equals == std::string_view::npos || !same_name(trim(piece.substr(0, equals)), name))
            continue;
        std::string_view value = trim(piece.substr(equals + 1));
        if (value.size() < 2 || value.front() != '"' || value.back() != '"')
            return std::string(value);
        value = value.substr(1, value.size() - 2);
        std::string text;
        for (std::size_t at = 0; at < value.size(); ++at) {
            if (value[at] == '\\' && at + 1 < value.size()) ++at;
            text += value[at];
        }
        return text;
    }
    return std::nullopt;
}

/// The header lines of a part, up to the blank line.
Result<Part> read_part(std::string_view whole) {
    const std::size_t blank = whole.find("\r\n\r\n");
    if (blank == std::string_view::npos || blank > kPartHeadBytesMax) return kMalformed;
    std::string_view head = whole.substr(0, blank);
    Part part;
    part.content = whole.substr(blank + 4);
    while (!head.empty()) {
        const std::string_view line = head.substr(0, head.find("\r\n"));
        head.remove_prefix(std::min(head.size(), line.size() + 2));
        const std::size_t colon = line.find(':');
        if (!same_name(line.substr(0, colon), "Content-Disposition")) continue;
        const std::string_view value = line.substr(std::min(line.size(), colon + 1));
        part.name = attribute(value, "name").value_or("");
        part.file_name = attribute(value, "filename").value_or("");
    }
    if (part.name.empty()) return kMalformed;
    return part;
}

} // namespace

bool is_form(const Request& request) {
    return same_name(media_type_of(request), "application/x-www-form-urlencoded") &&
           !trim(request.body).starts_with('{');
}

Result<std::vector<std::pair<std::string, std::string>>> read_form(std::string_view body) {
    auto target = read_target("/?" + std::string(trim(body)));
    if (!target.ok()) return Error{"form_malformed", "", "", ""};
    return std::move(target).value().parameters;
}

Result<std::vector<Part>> read_multipart(const Request& request) {
    if (!same_name(media_type_of(request), "multipart/form-data")) return kMalformed;
    const auto header = find_header(request.headers, "Content-Type").value_or("");
    const std::string boundary = attribute(header, "boundary").value_or("");
    constexpr std::size_t kBoundaryMax = 70;
    if (boundary.empty() || boundary.size() > kBoundaryMax) return kMalformed;
    const std::string mark = "\r\n--" + boundary;
    std::string_view rest = request.body;
    if (!rest.starts_with(mark.substr(2))) {
        const std::size_t first = rest.find(mark); // behind a preamble
        if (first == std::string_view::npos) return kMalformed;
        rest.remove_prefix(first + 2);
    }
    rest.remove_prefix(mark.size() - 2);
    std::vector<Part> parts;
    while (!rest.starts_with("--")) {
        if (!rest.starts_with("\r\n") || parts.size() == kPartsMax) return kMalformed;
        rest.remove_prefix(2);
        const std::size_t end = rest.find(mark);
        if (end == std::string_view::npos) return kMalformed;
        parts.push_back(TRY(read_part(rest.substr(0, end))));
        rest.remove_prefix(end + mark.size());
    }
    return parts;
}

} // namespace stall::api
