// Addresses by Asio; the lists of RFC 7239 and of X-Forwarded-For. Must not know sockets.
#include "server/hosts/daemon/trusted_proxies.hpp"

#include "core/base/text.hpp"
#include "core/base/whole_number.hpp"

#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <optional>

namespace stall::hosts {
namespace {

namespace ip = boost::asio::ip;
constexpr int kMappedBits = 96; ///< of ::ffff:0:0/96, in front of an IPv4 address

/// One form for both families; a zone ("fe80::1%eth0") is left out.
std::optional<ip::address_v6> address_in(std::string_view text) {
    boost::system::error_code failure;
    const auto address = ip::make_address(std::string(text.substr(0, text.find('%'))), failure);
    if (failure) return std::nullopt;
    if (address.is_v4()) return ip::make_address_v6(ip::v4_mapped, address.to_v4());
    return ip::address_v6(address.to_v6().to_bytes());
}

std::string text_of(const ip::address_v6& address) {
    if (address.is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, address).to_string();
    return address.to_string();
}

/// `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]:4711`, each also in quotes.
std::string_view node_address(std::string_view node) {
    node = trim(node);
    if (node.size() >= 2 && node.front() == '"' && node.back() == '"')
        node = node.substr(1, node.size() - 2);
    if (node.starts_with('[')) return node.substr(1, node.find(']') - 1);
    const std::size_t colon = node.find(':');
    return colon == node.rfind(':') ? node.substr(0, colon) : node;
}

/// The value of a pair of a Forwarded element, "" without it.
std::string_view pair_in(std::string_view element, std::string_view name) {
    while (!element.empty()) {
        const std::string_view pair = trim(element.substr(0, element.find(';')));
        element.remove_prefix(std::min(element.size(), element.find(';')));
        if (!element.empty()) element.remove_prefix(1);
        const std::size_t equals = pair.find('=');
        if (equals != pair.npos && api::same_name(pair.substr(0, equals), name))
            return pair.substr(equals + 1);
    }
    return "";
}

/// All elements of all headers of that name, as one list in the order in which they were written.
std::vector<std::string_view> elements_of(const api::Headers& headers, std::string_view name) {
    std::vector<std::string_view> elements;
    for (const auto& [key, value] : headers) {
        if (!api::same_name(key, name)) continue;
        for (std::string_view rest = value;;) {
            const std::size_t comma = rest.find(',');
            elements.push_back(trim(rest.substr(0, comma)));
            if (comma == rest.npos) break;
            rest.remove_prefix(comma + 1);
        }
    }
    return elements;
}

std::string first_stranger(std::string_view peer, const std::vector<std::string_view>& nodes,
                           const TrustedProxies& proxies) {
    std::string reached(peer);
    for (auto node = nodes.rbegin(); node != nodes.rend() && proxies.contain(reached); ++node) {
        const auto address = address_in(node_address(*node));
        if (!address) break;
        reached = text_of(*address);
    }
    return reached;
}

std::string_view last_word(const std::vector<std::string_view>& words) {
    return words.empty() ? std::string_view() : words.back();
}

} // namespace

Result<void> TrustedProxies::add(std::string_view network) {
    const Error malformed{"proxy_malformed", "", std::string(network), "an address or a network"};
    const std::size_t slash = network.find('/');
    const auto address = address_in(network.substr(0, slash));
    if (!address) return malformed;
    const bool is_v4 = network.find(':') == network.npos;
    int bits = 128;
    if (slash != network.npos) {
        const auto given = whole_number(network.substr(slash + 1));
        if (!given || *given < 0 || *given > (is_v4 ? 32 : 128)) return malformed;
        bits = static_cast<int>(*given) + (is_v4 ? kMappedBits : 0);
    }
    networks_.push_back({address->to_bytes(), bits});
    return {};
}

bool TrustedProxies::contain(std::string_view address) const {
    if (networks_.empty()) return false;
    const auto known = address_in(address);
    if (!known) return false;
    const auto bytes = known->to_bytes();
    return std::any_of(networks_.begin(), networks_.end(), [&](const Network& network) {
        for (int bit = 0; bit < network.bits; ++bit) {
            const auto at = static_cast<std::size_t>(bit / 8);
            if (((bytes[at] ^ network.bytes[at]) >> (7 - bit % 8) & 1) != 0) return false;
        }
        return true;
    });
}

Caller caller_of(std::string_view peer, const api::Headers& headers,
                 const TrustedProxies& proxies) {
    Caller caller{std::string(peer)};
    if (!proxies.contain(peer)) return caller;
    const auto by_name = elements_of(headers, "X-Forwarded-For");
    const auto standard = elements_of(headers, "Forwarded");
    std::vector<std::string_view> standard_nodes;
    for (const std::string_view element : standard)
        standard_nodes.push_back(pair_in(element, "for"));
    caller.address = first_stranger(peer, by_name.empty() ? standard_nodes : by_name, proxies);
    if (!by_name.empty() && !standard.empty() &&
        first_stranger(peer, standard_nodes, proxies) != caller.address)
        caller.address.clear();
    std::string_view scheme = last_word(elements_of(headers, "X-Forwarded-Proto"));
    if (scheme.empty()) scheme = node_address(pair_in(last_word(standard), "proto"));
    if (api::same_name(scheme, "https")) caller.scheme = "https";
    return caller;
}

} // namespace stall::hosts
