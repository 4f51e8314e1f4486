// Names and addresses of this site. Must not know who asks.
#include "server/api/site_address.hpp"

namespace stall::api {

std::string site_address(const Request& request) {
    if (!request.public_url.empty()) return request.public_url;
    const auto host = find_header(request.headers, "Host").value_or("localhost");
    return request.scheme + "://" + std::string(host);
}

std::string_view host_name(std::string_view host) {
    const std::size_t colon = host.rfind(':');
    const bool has_port = colon != host.npos && host.find(']', colon) == host.npos;
    return has_port ? host.substr(0, colon) : host;
}

bool is_loopback_name(std::string_view name) {
    if (same_name(name, "localhost") || name == "[::1]") return true;
    return name.starts_with("127.") && name.find_first_not_of("0123456789.") == name.npos;
}

} // namespace stall::api
