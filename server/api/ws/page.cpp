// Reading and making page addresses and locales. Must not know any one resource.
#include "server/api/ws/page.hpp"

#include "core/base/text.hpp"
#include "server/api/site_address.hpp"
#include "server/storage/listings.hpp"

#include <algorithm>
#include <array>

namespace stall::api {
namespace {

Result<std::int64_t> positive(const Target& target, std::string_view name, std::int64_t otherwise) {
    const auto number = TRY(integer_parameter(target, name));
    if (!number) return otherwise;
    constexpr std::int64_t kNumberMax = 1'000'000'000;
    if (*number < 1 || *number > kNumberMax) {
        return Error{"parameter_malformed", "/" + std::string(name), std::to_string(*number),
                     "1 or more"};
    }
    return *number;
}

/// "fr-FR,fr;q=0.9" → "fr-fr": programs send what their library made of it.
std::string first_locale(const Request& request) {
    const auto header = find_header(request.headers, "Accept-Language");
    if (!header) return "";
    std::string locale(trim(header->substr(0, header->find_first_of(",;"))));
    for (char& letter : locale) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return locale;
}

/// The contract is that of several platforms; these are the locales of the markets that this one
/// does not have. Source: seller-api.md section 0.3.
constexpr std::array<std::string_view, 6> kLocalesElsewhere = {"el-gr", "sk-sk", "fi-fi",
                                                               "en-us", "ja-jp", "en-au"};

bool is_page_parameter(std::string_view pair) {
    return pair == "page" || pair.starts_with("page=");
}

} // namespace

Result<PageAsked> page_asked(const Target& target) {
    PageAsked page;
    page.number = TRY(positive(target, "page", 1));
    page.size = std::min(TRY(positive(target, "page-size", kPageSizeDefault)), kPageSizeMax);
    return page;
}

std::string page_address(const Call& call, std::int64_t page) {
    std::string address = site_address(call.request) + call.target.path + "?";
    std::string_view rest = call.target.query;
    while (!rest.empty()) {
        const std::string_view pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        if (!pair.empty() && !is_page_parameter(pair)) address += std::string(pair) + "&";
    }
    return address + "page=" + std::to_string(page);
}

Result<wire::SellerPage> seller_page(const Call& call, storage::SellerFilter filter) {
    const PageAsked asked = TRY(page_asked(call.target));
    storage::Reader reader = TRY(call.store().read());
    filter.market = TRY(market_to_show(reader.database(), call));
    wire::SellerPage page;
    page.count =
        TRY(storage::count_seller_listings(reader.database(), call.actor.merchant, filter));
    page.results = TRY(storage::seller_listings(reader.database(), call.actor.merchant, filter,
                                                asked.offset(), asked.size));
    if (asked.offset() + asked.size < page.count) page.next = page_address(call, asked.number + 1);
    if (asked.number > 1) page.previous = page_address(call, asked.number - 1);
    return page;
}

listings::Market market_to_read(const Request& request) {
    return market_to_write(request).value_or(kPlatformMarket);
}

Result<listings::Market> market_to_show(storage::Database& database, const Call& call) {
    const listings::Market asked = market_to_read(call.request);
    const auto sold_in = TRY(storage::markets_of(database, call.actor.merchant));
    return std::ranges::find(sold_in, asked) == sold_in.end() ? kPlatformMarket : asked;
}

Language language_to_read(const Request& request) {
    return parse_language(first_locale(request)).value_or(Language::fr);
}

Result<listings::Market> market_to_write(const Request& request) {
    const std::string locale = first_locale(request);
    const bool is_of_the_api = locale.size() == 5 && locale[2] == '-';
    if (!is_of_the_api) return kPlatformMarket;
    auto market = listings::market_of_locale(locale);
    if (market.ok()) return market;
    Error error = market.error();
    error.where = "/Accept-Language";
    return error;
}

Result<CountryAsked> country_asked(const Target& target) {
    const auto locale = find_parameter(target, "country_code");
    if (!locale) return CountryAsked{};
    if (std::ranges::find(kLocalesElsewhere, *locale) != kLocalesElsewhere.end())
        return CountryAsked{{}, true};
    const auto market = listings::market_of_locale(*locale);
    if (market.ok()) return CountryAsked{market.value(), false};
    Error error = market.error();
    error.where = "/country_code";
    return error;
}

} // namespace stall::api
