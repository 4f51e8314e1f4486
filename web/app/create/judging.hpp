// What the form means: each field read and checked by the core, and the row that the ad would be.
// Must not know widgets or HTTP.
#pragma once

#include "core/wire/ad_details.hpp"
#include "web/app/ads/model.hpp"
#include "web/app/create/model.hpp"

namespace stall::app::create {

struct Judged {
    std::array<std::optional<Error>, kFieldCount> errors;
    std::optional<Error> grade_error;
    listings::Patch patch; ///< of the fields that can be read
    std::string sku;
    bool is_good() const;
};
/// The form in one of its markets, typed in a page of this language. A draft may lack price and
/// stock.
Judged judge(const Form& form, listings::Market market, Saved::As as, const ads::Ads& ads,
             Language language);

/// The row of the ad as it would be in the shown market, with what can be read of the form; its
/// price is 0 where none is typed. Nothing until the server has foreseen it.
std::optional<wire::AdRow> row_of(const Create& create, const Judged& judged);

/// The request, or the market that is wrong.
struct Request {
    wire::NewAd ad;
    std::optional<listings::Market> wrong;
};
Request request_of(const Form& form, Saved::As as, const ads::Ads& ads, Language language);

/// The markets that the ad would be in: the shown one, and the others that have a price.
std::vector<listings::Market> markets_of(const Form& form);

/// The field that a server's refusal points to ("/markets/0/price"), if one.
std::optional<Field> field_at(std::string_view pointer);

} // namespace stall::app::create
