// The head of an answer, as RFC 9112 writes it. Must not know sockets or Beast.
#include "server/hosts/daemon/answer_head.hpp"

#include <array>
#include <cstdio>
#include <ctime>

namespace stall::hosts {
namespace {

std::string_view reason_of(int status) {
    switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 428: return "Precondition Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "";
    }
}

std::string date_now() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 40> text{};
    const std::size_t length =
        std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return std::string(text.data(), length);
}

bool is_safe(const std::string& text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos;
}

} // namespace

std::string answer_head(const Answer& answer, HttpVersion version, bool keeps_alive,
                        std::optional<std::size_t> length) {
    const bool has_body = answer.status >= 200 && answer.status != 204 && answer.status != 304;
    std::string head = "HTTP/1.1 " + std::to_string(answer.status) + " ";
    head.append(reason_of(answer.status)).append("\r\nDate: ").append(date_now()).append("\r\n");
    for (const auto& [name, value] : answer.headers)
        if (is_safe(name) && is_safe(value)) head += name + ": " + value + "\r\n";
    if (has_body && length) head += "Content-Length: " + std::to_string(*length) + "\r\n";
    if (has_body && !length && version == HttpVersion::one_one)
        head += "Transfer-Encoding: chunked\r\n";
    head += keeps_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return head;
}

std::string chunk_head(std::size_t size) {
    std::array<char, 24> text{};
    const int length = std::snprintf(text.data(), text.size(), "%zx\r\n", size);
    return std::string(text.data(), static_cast<std::size_t>(length));
}

} // namespace stall::hosts
