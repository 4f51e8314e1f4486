// The checks of request_rules.hpp. Must not know sockets or Beast.
#include "server/hosts/daemon/request_rules.hpp"

#include <algorithm>

namespace stall::hosts {
namespace {

char lowered(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool begins_with_word(std::string_view text, std::string_view word) {
    return text.size() >= word.size() && same_word(text.substr(0, word.size()), word);
}

int count_of(const api::Headers& headers, std::string_view name) {
    return static_cast<int>(std::count_if(headers.begin(), headers.end(), [&](const auto& each) {
        return same_word(each.first, name);
    }));
}

bool is_plausible_host(std::string_view host) {
    const auto allowed = [](char letter) {
        return (lowered(letter) >= 'a' && lowered(letter) <= 'z') ||
               (letter >= '0' && letter <= '9') ||
               std::string_view("-._~:[]%").find(letter) != std::string_view::npos;
    };
    return !host.empty() && host.size() <= 255 && std::all_of(host.begin(), host.end(), allowed);
}

} // namespace

bool same_word(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](char a, char b) { return lowered(a) == lowered(b); });
}

bool is_absolute_form(std::string_view target) {
    return begins_with_word(target, "http://") || begins_with_word(target, "https://");
}

std::string origin_form(std::string_view target) {
    if (!is_absolute_form(target)) return std::string(target);
    const std::size_t path = target.find_first_of("/?", target.find("//") + 2);
    if (path == std::string_view::npos) return "/";
    return target[path] == '/' ? std::string(target.substr(path))
                               : "/" + std::string(target.substr(path));
}

std::optional<RequestRefusal> check_request(const api::Request& request, HttpVersion version) {
    const int hosts = count_of(request.headers, "Host");
    if (hosts > 1) return RequestRefusal{400, "host_twice"};
    if (hosts == 0 && version == HttpVersion::one_one) return RequestRefusal{400, "host_missing"};
    if (hosts == 1 && !is_plausible_host(*api::find_header(request.headers, "Host")))
        return RequestRefusal{400, "host_malformed"};

    const int lengths = count_of(request.headers, "Content-Length");
    if (lengths > 1) return RequestRefusal{400, "content_length_twice"};
    if (const int encodings = count_of(request.headers, "Transfer-Encoding"); encodings > 0) {
        if (encodings > 1) return RequestRefusal{400, "transfer_encoding_twice"};
        if (lengths > 0) return RequestRefusal{400, "length_and_transfer_encoding"};
        if (version == HttpVersion::one_zero)
            return RequestRefusal{400, "transfer_encoding_in_1_0"};
        if (!same_word(*api::find_header(request.headers, "Transfer-Encoding"), "chunked"))
            return RequestRefusal{501, "transfer_encoding_unknown"};
    }
    if (!request.target.starts_with('/') && !is_absolute_form(request.target))
        return RequestRefusal{400, "target_malformed"};
    return std::nullopt;
}

} // namespace stall::hosts
