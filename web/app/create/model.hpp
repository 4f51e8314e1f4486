// The state of creating an ad: the catalogue searched, the form, what the server foresees for it.
// Must not know widgets or HTTP.
#pragma once

#include "core/wire/ad_details.hpp"
#include "core/wire/listings.hpp"
#include "core/wire/products.hpp"
#include "web/app/create/message.hpp"
#include "web/app/create/sheet.hpp"

#include <array>

namespace stall::app::create {

/// What is typed for one market: from Field::price on.
struct TypedTerms {
    listings::Market market = listings::Market::FR;
    std::array<std::string, kFieldCount - kCommonFieldCount> texts;
    bool operator==(const TypedTerms&) const = default;
};

struct Form {
    ProductId product;
    std::string title;                              ///< of the product, as far as known
    listings::Market market = listings::Market::FR; ///< the one that is shown
    std::optional<listings::Grade> grade;
    std::array<std::string, kCommonFieldCount> texts;
    std::vector<TypedTerms> terms; ///< of the markets that were looked at
    bool operator==(const Form&) const = default;
};

/// What is typed there, "" when nothing.
const std::string& text_of(const Form& form, Field field);

struct Create {
    MerchantId merchant; ///< whose; another one starts anew

    std::string query;
    std::string asked;          ///< what is under way, or what the hits answer
    std::int64_t searching = 0; ///< the request under way; the newest question follows it
    bool has_answer = false;
    wire::ProductHits hits;
    std::optional<Error> search_error;

    Form form;
    std::int64_t foreseeing = 0;        ///< the request under way
    std::vector<wire::AdRow> prospects; ///< of the form's product and grade, one for each market
    std::optional<Error> prospects_error;
    std::string foreseen_delivery; ///< the ad's own, as asked with; "" where the shop's counts

    std::optional<wire::ProductSheet> product; ///< the form's, as the customer reads it
    std::int64_t loading_product = 0;

    wire::ProductHits proposed; ///< the merchant's own sheets
    std::int64_t loading_proposed = 0;

    sheet::Sheet sheet;

    wire::AdDeliveries deliveries; ///< the shop's, of one market
    std::optional<listings::Market> deliveries_of;
    std::int64_t loading_deliveries = 0;

    bool was_tried = false; ///< what is missing is said only after the first attempt
    std::int64_t sending = 0;
    Saved::As sent_as = Saved::As::published;
    std::optional<Error> refusal; ///< of the last attempt
    std::string idempotency_key;  ///< of the last attempt, until something changes
};

} // namespace stall::app::create
