// A postal address, and who is meant. Source: seller-api.md section 1.4 (lengths).
// Must not know how any country writes its addresses.
#pragma once

#include <string>

namespace stall::orders {

struct Address {
    std::string first_name;
    std::string last_name;
    std::string company;
    std::string street;
    std::string street2;
    std::string postal_code;
    std::string city;
    std::string state;   ///< or province; "" in most of Europe
    std::string country; ///< ISO 3166-1 alpha-2
    std::string phone;   ///< E.164
    std::string email;   ///< the marketplace's relay, not the customer's own
    bool operator==(const Address&) const = default;
};

/// "First Last", else the company.
inline std::string name_of(const Address& address) {
    if (address.first_name.empty() && address.last_name.empty()) return address.company;
    if (address.first_name.empty() || address.last_name.empty())
        return address.first_name + address.last_name;
    return address.first_name + " " + address.last_name;
}

} // namespace stall::orders
