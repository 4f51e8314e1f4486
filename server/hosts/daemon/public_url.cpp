// Reading one address, comparing names. Must not know sockets.
#include "server/hosts/daemon/public_url.hpp"

#include "core/base/whole_number.hpp"
#include "server/api/site_address.hpp"

#include <algorithm>

namespace stall::hosts {
namespace {

std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& letter : lower)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return lower;
}

bool is_name(std::string_view name) {
    if (name.starts_with('['))
        return name.ends_with(']') && name.size() > 4 &&
               name.find_first_not_of("[]0123456789abcdef:.") == name.npos;
    return !name.empty() &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-._") == name.npos;
}

} // namespace

Result<std::string> read_public_url(std::string_view text) {
    const Error malformed{"public_url_malformed", "", std::string(text), "https://NAME"};
    std::string url = lowered(text);
    if (url.ends_with('/')) url.pop_back();
    const bool is_secure = url.starts_with("https://");
    if (!is_secure && !url.starts_with("http://")) return malformed;
    const std::string_view authority = std::string_view(url).substr(is_secure ? 8 : 7);
    const std::string_view name = api::host_name(authority);
    if (!is_name(name)) return malformed;
    if (name.size() == authority.size()) return url;
    const auto port = whole_number(authority.substr(name.size() + 1));
    if (!port || *port < 1 || *port > 65'535) return malformed;
    if (*port == (is_secure ? 443 : 80)) url.resize(url.size() - (authority.size() - name.size()));
    return url;
}

bool is_for_us(const api::Request& request, std::string_view public_url,
               std::string_view listening_address) {
    const auto host = api::find_header(request.headers, "Host");
    if (!host || host->empty()) return true;
    const std::string_view name = api::host_name(*host);
    if (api::is_loopback_name(name)) return true;
    const std::size_t slashes = public_url.find("//");
    if (slashes != public_url.npos &&
        api::same_name(name, api::host_name(public_url.substr(slashes + 2))))
        return true;
    const bool is_bracketed = name.starts_with('[') && name.ends_with(']');
    const auto bare = is_bracketed ? name.substr(1, name.size() - 2) : name;
    return api::same_name(bare, listening_address);
}

} // namespace stall::hosts
