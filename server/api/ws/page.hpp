// What the seller API's reads share: a request's market and language, page and page-size, and the
// addresses of the pages before and after. Must not know any one resource.
#pragma once

#include "core/base/language.hpp"
#include "core/listings/listing.hpp"
#include "server/api/call.hpp"
#include "server/storage/seller_listings.hpp"

namespace stall::api {

inline constexpr std::int64_t kPageSizeDefault = 10;
inline constexpr std::int64_t kPageSizeMax = 50;

struct PageAsked {
    std::int64_t number = 1;
    std::int64_t size = kPageSizeDefault;
    std::int64_t offset() const { return (number - 1) * size; }
};

/// Too large a size is cut to 50; "page_size" and "limit" are not the API's words and pass unread.
/// Errors: "parameter_malformed" for a page or size that is not a positive number.
Result<PageAsked> page_asked(const Target& target);

/// The absolute address of another page: scheme and host as the caller used them, every parameter
/// kept as it was sent.
std::string page_address(const Call& call, std::int64_t page);

/// The ads of the market to show that pass the filter: the page that the address asks for, with its
/// neighbours'. Errors: those of page_asked, failures.
Result<wire::SellerPage> seller_page(const Call& call, storage::SellerFilter filter);

/// By Accept-Language; anything that names no market of ours is the platform's own (fr-fr).
listings::Market market_to_read(const Request& request);
/// The market whose figures a read shows: the platform's own also where this merchant does not sell
/// in the one that is asked for, as programs name one locale always.
Result<listings::Market> market_to_show(storage::Database& database, const Call& call);
/// The same for names: the first locale's language, the platform's own where we do not speak it.
Language language_to_read(const Request& request);
/// The market for writes, where guessing would price the wrong country: a locale that names no
/// market of ours is "locale_unknown" (where "/Accept-Language", wanted: those that do). None at
/// all is still the platform's own, as published. What all markets share needs no market
/// (listings::is_common): such a write asks for value_or(kPlatformMarket).
Result<listings::Market> market_to_write(const Request& request);
inline constexpr listings::Market kPlatformMarket = listings::Market::FR;

/// A country that orders are asked for by.
struct CountryAsked {
    std::optional<listings::Market> market; ///< none where all countries are, or one elsewhere
    bool is_elsewhere = false; ///< a country of the contract in which this shop does not sell
};
/// Errors: "locale_unknown" for what is no locale of the contract.
Result<CountryAsked> country_asked(const Target& target);

} // namespace stall::api
