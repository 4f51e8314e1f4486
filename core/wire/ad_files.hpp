// The REST contract around files of ads: what lines of a file would meet that only the backend can
// tell, and which ads a file is to be made of. Must not know HTTP, storage or widgets.
// docs/openapi.yaml says the same.
#pragma once

#include "core/wire/listings.hpp"
#include "core/wire/products.hpp"

namespace stall::wire {

/// A line of a file that may make an ad: how it names its product. Or one that gives deliveries of
/// an ad that is there: which ad.
struct LineQuestion {
    std::int64_t line = 0;
    listings::Market market = listings::Market::FR;
    listings::Grade grade = listings::Grade::good;
    ProductId product;
    std::string product_uuid;
    std::string ean;
    ListingId listing = {};                  ///< the ad that is there: product and grade are its
    listings::DeliveryParts deliveries = {}; ///< put over those there; a file takes none away
    bool operator==(const LineQuestion&) const = default;
};
/// Body of POST /desk/v1/imports/foresight: {lines [{line, market, grade, [product],
/// [product_uuid], [ean], [listing], [deliveries [{[shipper], [price], [delay_hours]}]]}]}; the
/// deliveries place by place, up to three.
std::string encode_line_questions(const std::vector<LineQuestion>& questions);
Result<std::vector<LineQuestion>> decode_line_questions(std::string_view json);

/// Its product, and what an ad of it would meet in that market, delivered as the line says.
struct ForeseenLine {
    std::int64_t line = 0;
    ProductId product;
    std::string title;
    ProductState state = ProductState::validated;
    Currency currency;
    std::optional<std::int64_t> new_price_minor;
    listings::BuyboxFacts facts; ///< absent where the shop does not sell in the market
    std::vector<listings::Delivery> deliveries = {}; ///< of the ad's own, as they are now
    bool operator==(const ForeseenLine&) const = default;
};
/// The answer, in the order asked; lines whose product or ad nobody knows are not in it. {lines
/// [{line, product, title, state, currency, [new_price], standing, [price_to_win],
/// [winner_price], rivals, [deliveries [{shipper, price, delay_hours}]]}]}
std::string encode_foreseen_lines(const std::vector<ForeseenLine>& lines);
Result<std::vector<ForeseenLine>> decode_foreseen_lines(std::string_view json);

/// The ads of one market that go into a file, in their order there.
struct ExportedMarket {
    listings::Market market = listings::Market::FR;
    std::vector<ListingId> listings;
    bool operator==(const ExportedMarket&) const = default;
};
/// Body of POST /desk/v1/listings/export: {delimiter, markets [{market, listings […]}]}
struct ExportRequest {
    char delimiter = ',';
    std::vector<ExportedMarket> markets;
    bool operator==(const ExportRequest&) const = default;
};
std::string encode_export(const ExportRequest& request);
Result<ExportRequest> decode_export(std::string_view json);

} // namespace stall::wire
