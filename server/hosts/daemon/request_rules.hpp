// What RFC 9112 wants of a request beyond its grammar, as pure checks, so that no two readers of
// one byte stream can disagree on where a request ends. Source: server-stack.md 1.3. Must not know
// sockets or Beast.
#pragma once

#include "server/api/http.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace stall::hosts {

struct RequestRefusal {
    int status = 400;
    std::string_view reason;
    std::string_view sentence = ""; ///< "" where the status says enough
    bool operator==(const RequestRefusal&) const = default;
};

enum class HttpVersion : std::uint8_t { one_zero, one_one };

/// Host present and plausible, Transfer-Encoding nothing but one "chunked" and never with
/// Content-Length or HTTP/1.0, Content-Length one number, target in origin form, or in absolute
/// form for the Host; and nothing that decides who asks, for whom or how much comes twice: two
/// programs on the way could each believe another of the two.
std::optional<RequestRefusal> check_request(const api::Request& request, HttpVersion version);

/// "http://host/path?q" → "/path?q"; an origin form stays as it is.
std::string origin_form(std::string_view target);

/// "http://…", "https://…" in any case.
bool is_absolute_form(std::string_view target);

/// Compares ASCII without regard to case.
bool same_word(std::string_view left, std::string_view right);

} // namespace stall::hosts
