// Requests to the page's own server, through the browser's fetch. Replies come to the Listener.
// Must not know the REST contract.
#pragma once

#include "web/platform/listener.hpp"

namespace stall::platform {

struct Request {
    std::int64_t id = 0;
    std::string method = "GET";
    std::string path;
    Headers headers;
    std::string body;
    enum class Delivery : std::uint8_t { whole, lines } delivery = Delivery::whole;
    /// An endless one does not keep the page from being called idle.
    enum class End : std::uint8_t { awaited, endless } end = End::awaited;
};

void start_fetch(const Request& request);
void abort_fetch(std::int64_t id);

} // namespace stall::platform
