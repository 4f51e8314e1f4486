// The checks of request_rules.hpp. Must not know sockets or Beast.
#include "server/hosts/daemon/request_rules.hpp"

#include "core/base/text.hpp"
#include "server/api/authenticate.hpp"

#include <algorithm>
#include <array>

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

/// A header that comes once or not at all.
struct SingleHeader {
    std::string_view name;
    std::string_view reason;
    std::string_view sentence;
};

constexpr std::array kSingleHeaders = std::to_array<SingleHeader>({
    {"Host", "host_twice", "The header Host comes twice."},
    {"Content-Length", "content_length_twice", "The header Content-Length comes twice."},
    {"Transfer-Encoding", "transfer_encoding_twice", "The header Transfer-Encoding comes twice."},
    {"Content-Type", "content_type_twice", "The header Content-Type comes twice."},
    {"Authorization", "authorization_twice", "The header Authorization comes twice."},
    {"Cookie", "cookie_twice", "The header Cookie comes twice."},
    {"Origin", "origin_twice", "The header Origin comes twice."},
    {"Sec-Fetch-Site", "sec_fetch_site_twice", "The header Sec-Fetch-Site comes twice."},
    {"Idempotency-Key", "idempotency_key_twice", "The header Idempotency-Key comes twice."},
    {"If-Match", "if_match_twice", "The header If-Match comes twice."},
    {"Accept-Language", "accept_language_twice", "The header Accept-Language comes twice."},
    {"X-Merchant", "x_merchant_twice", "The header X-Merchant comes twice."},
    {"X-Forwarded-Proto", "x_forwarded_proto_twice", "The header X-Forwarded-Proto comes twice."},
});

constexpr RequestRefusal kSessionTwice{400, "session_twice",
                                       "The header Cookie carries the session's cookie twice."};
constexpr RequestRefusal kLengthMalformed{400, "content_length_malformed",
                                          "The header Content-Length is not one number of digits."};
constexpr RequestRefusal kHostContradicted{
    400, "host_contradicted", "The header Host and the address of the request name two hosts."};

std::optional<RequestRefusal> check_repetition(const api::Headers& headers) {
    for (const SingleHeader& single : kSingleHeaders)
        if (count_of(headers, single.name) > 1)
            return RequestRefusal{400, single.reason, single.sentence};
    if (api::carries_session_twice(headers)) return kSessionTwice;
    return std::nullopt;
}

/// "5", not "5, 5", which some read as 5 and some as nothing.
bool is_length(std::string_view text) {
    return !text.empty() && text.size() <= 19 && text.find_first_not_of("0123456789") == text.npos;
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

namespace {

std::string_view authority_of(std::string_view absolute) {
    absolute.remove_prefix(absolute.find("//") + 2);
    return absolute.substr(0, absolute.find_first_of("/?"));
}

} // namespace

std::string origin_form(std::string_view target) {
    if (!is_absolute_form(target)) return std::string(target);
    const std::size_t path = target.find_first_of("/?", target.find("//") + 2);
    if (path == std::string_view::npos) return "/";
    return target[path] == '/' ? std::string(target.substr(path))
                               : "/" + std::string(target.substr(path));
}

std::optional<RequestRefusal> check_request(const api::Request& request, HttpVersion version) {
    if (const auto twice = check_repetition(request.headers)) return twice;
    const int hosts = count_of(request.headers, "Host");
    if (hosts == 0 && version == HttpVersion::one_one) return RequestRefusal{400, "host_missing"};
    if (hosts == 1 && !is_plausible_host(*api::find_header(request.headers, "Host")))
        return RequestRefusal{400, "host_malformed"};

    const auto length = api::find_header(request.headers, "Content-Length");
    if (length && !is_length(trim(*length))) return kLengthMalformed;
    if (const auto encoding = api::find_header(request.headers, "Transfer-Encoding")) {
        if (length) return RequestRefusal{400, "length_and_transfer_encoding"};
        if (version == HttpVersion::one_zero)
            return RequestRefusal{400, "transfer_encoding_in_1_0"};
        if (!same_word(*encoding, "chunked"))
            return RequestRefusal{501, "transfer_encoding_unknown"};
    }
    if (is_absolute_form(request.target)) {
        if (hosts == 1 &&
            !same_word(authority_of(request.target), *api::find_header(request.headers, "Host")))
            return kHostContradicted;
    } else if (!request.target.starts_with('/')) {
        return RequestRefusal{400, "target_malformed"};
    }
    return std::nullopt;
}

} // namespace stall::hosts
