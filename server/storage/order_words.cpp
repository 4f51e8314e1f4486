// Terms out of names and SKUs. Must not know statements.
#include "server/storage/order_words.hpp"

#include "core/base/text.hpp"
#include "core/orders/order_filter.hpp"

#include <algorithm>

namespace stall::storage {
namespace {

std::string joined(const std::vector<std::string>& terms, char kind, char before) {
    std::string whole;
    for (const std::string& term : terms)
        if (term.front() == kind) whole += before + term.substr(1);
    return whole;
}

} // namespace

std::vector<std::string> terms_of(std::string_view customer,
                                  const std::vector<orders::OrderLine>& lines) {
    std::vector<std::string> terms;
    const auto add = [&terms](std::string term) {
        if (std::ranges::find(terms, term) == terms.end()) terms.push_back(std::move(term));
    };
    for (const std::string& word : orders::words_of(customer)) add("c" + word);
    for (const orders::OrderLine& line : lines)
        if (!line.sku.empty()) add("s" + fold(line.sku));
    return terms;
}

std::string joined_words(const std::vector<std::string>& terms) { return joined(terms, 'c', ' '); }
std::string joined_skus(const std::vector<std::string>& terms) {
    return joined(terms, 's', kSkuSeparator);
}

} // namespace stall::storage
