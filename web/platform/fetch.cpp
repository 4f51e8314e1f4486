// Requests out, replies in. Must not know the REST contract.
#include "web/platform/fetch.hpp"

#include "web/platform/crossing.hpp"
#include "web/platform/rules/lines.hpp"

#include <emscripten.h>

extern "C" {
void stall_fetch_start(double id, const char* method, const char* path, const char* headers,
                       const char* body, std::size_t body_length, int by_line, int is_endless);
void stall_fetch_abort(double id);

EMSCRIPTEN_KEEPALIVE void stall_on_reply(double id, int status, char* headers, char* body,
                                         std::size_t length) {
    using namespace stall::platform;
    listener().reply_arrived({static_cast<std::int64_t>(id), status,
                              parse_headers(take_text(headers)), take_bytes(body, length)});
}
EMSCRIPTEN_KEEPALIVE void stall_on_lines(double id, char* bytes, std::size_t length) {
    using namespace stall::platform;
    listener().lines_arrived(static_cast<std::int64_t>(id), split_lines(take_bytes(bytes, length)));
}
EMSCRIPTEN_KEEPALIVE void stall_on_request_failed(double id, int broke_off) {
    using namespace stall::platform;
    listener().request_failed(static_cast<std::int64_t>(id),
                              broke_off != 0 ? Failure::broke_off : Failure::network);
}
}

namespace stall::platform {

void start_fetch(const Request& request) {
    stall_fetch_start(static_cast<double>(request.id), request.method.c_str(), request.path.c_str(),
                      print_headers(request.headers).c_str(), request.body.data(),
                      request.body.size(), request.delivery == Request::Delivery::lines ? 1 : 0,
                      request.end == Request::End::endless ? 1 : 0);
}

void abort_fetch(std::int64_t id) { stall_fetch_abort(static_cast<double>(id)); }

} // namespace stall::platform
