// Addresses as letters bear them. Must not know orders.
#include "server/documents/figures.hpp"
#include "server/documents/order_slips.hpp"
#include "server/documents/words.hpp"

namespace stall::documents {
namespace {

std::string joined(std::string_view left, std::string_view between, std::string_view right) {
    if (left.empty() || right.empty()) return std::string(left) + std::string(right);
    return std::string(left) + std::string(between) + std::string(right);
}

void add(std::vector<std::string>& lines, std::string_view line) {
    if (!line.empty()) lines.push_back(printable(line));
}

/// Britain and Ireland put the code under the city, America behind it, most others before it.
void add_place(std::vector<std::string>& lines, const orders::Address& address) {
    const std::string& country = address.country;
    if (country == "GB" || country == "IE") {
        add(lines, address.city);
        return add(lines, address.postal_code);
    }
    if (country == "US" || country == "AU") {
        const std::string behind = joined(address.state, " ", address.postal_code);
        return add(lines, joined(address.city, country == "US" ? ", " : " ", behind));
    }
    std::string place = joined(address.postal_code, " ", address.city);
    if (country == "IT" && !address.state.empty()) place += " (" + address.state + ")";
    add(lines, place);
    if (country != "IT") add(lines, address.state);
}

} // namespace

std::vector<std::string> address_lines(const orders::Address& address, Language language) {
    std::vector<std::string> lines;
    const std::string name = orders::name_of(address);
    add(lines, name);
    if (address.company != name) add(lines, address.company);
    add(lines, address.street);
    add(lines, address.street2);
    add_place(lines, address);
    add(lines, country_name(language, address.country));
    return lines;
}

} // namespace stall::documents
