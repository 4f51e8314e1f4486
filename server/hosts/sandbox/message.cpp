// The text form of message.hpp. Must not know who carries the text.
#include "server/hosts/sandbox/message.hpp"

#include <algorithm>

namespace stall::hosts {
namespace {

std::string_view next_line(std::string_view& rest) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    return line;
}

std::string read_to_rest(const api::Stream& stream) {
    std::string body;
    for (;;) {
        const api::Chunk chunk = stream();
        body += chunk.bytes;
        if (chunk.then != api::Chunk::Then::more) return body;
    }
}

} // namespace

Result<api::Request> read_message(std::string_view text) {
    const Error malformed{"message_malformed", "", "", "METHOD /target"};
    api::Request request;
    const std::string_view first = next_line(text);
    const std::size_t space = first.find(' ');
    if (space == 0 || space == std::string_view::npos) return malformed;
    request.method = first.substr(0, space);
    request.target = first.substr(space + 1);
    request.peer_address = "sandbox";
    for (std::string_view line = next_line(text); !line.empty(); line = next_line(text)) {
        const std::size_t colon = line.find(": ");
        if (colon == std::string_view::npos) return malformed;
        request.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
    }
    request.body = text;
    return request;
}

std::string write_message(const api::Response& response) {
    std::string text = std::to_string(response.status) + "\n";
    for (const auto& [name, value] : response.headers) text += name + ": " + value + "\n";
    text += "\n";
    if (const auto* body = std::get_if<std::string>(&response.body)) return text + *body;
    return text + read_to_rest(std::get<api::Stream>(response.body));
}

} // namespace stall::hosts
