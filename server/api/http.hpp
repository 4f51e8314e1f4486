// A request and a response as values, free of sockets; what hosts carry and api::respond maps.
// Must not know Beast, SQLite or the page.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace stall::api {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
    std::string method; ///< "GET", upper case
    std::string target; ///< path and query as sent
    Headers headers;    ///< names as sent; looked up without regard to case
    std::string body;
    std::string peer_address;
    std::string scheme = "http";
};

/// The next piece of a streamed body.
struct Chunk {
    enum class Then : std::uint8_t { more, wait_for_change, end };
    std::string bytes;
    Then then =
        Then::end; ///< wait_for_change: ask again when the merchant's journal grew, or after 15 s
};
/// Called by a worker thread, never concurrently with itself.
using Stream = std::function<Chunk()>;

struct Response {
    int status = 200;
    Headers headers;
    std::variant<std::string, Stream> body;
    /// For the log alone, never sent: why it was refused or failed, and who asked ("user 3 of
    /// merchant 1", "" where nobody is known).
    std::string reason = {};
    std::string asked_by = {};
};

/// ASCII letters compared without regard to case.
bool same_name(std::string_view left, std::string_view right);

/// First header with that name, case folded.
std::optional<std::string_view> find_header(const Headers& headers, std::string_view name);

} // namespace stall::api
