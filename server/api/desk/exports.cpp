// /desk/v1/listings/export: ads as a file, in the format that an import reads.
// Must not know how lines are written.
#include "server/api/handlers.hpp"
#include "server/api/problem.hpp"
#include "server/usecases/export_ads.hpp"

#include <memory>

namespace stall::api {
namespace {

Result<std::optional<listings::Market>> market_asked(const Call& call) {
    const auto code = find_parameter(call.target, "market");
    if (!code) return std::optional<listings::Market>();
    const auto market = listings::parse_market(*code);
    if (market.ok()) return std::optional(market.value());
    return Error{"parameter_malformed", "/market", std::string(*code), market.error().wanted};
}

/// A semicolon opens as columns in spreadsheets where the comma is a decimal mark.
Result<char> delimiter_asked(const Call& call) {
    const auto name = find_parameter(call.target, "delimiter").value_or(",");
    if (name == "," || name == ";" || name == "\t") return name.front();
    return Error{"parameter_malformed", "/delimiter", std::string(name), ", ; TAB"};
}

Response file_response(usecases::AdExport ads) {
    const auto source = std::make_shared<usecases::AdExport>(std::move(ads));
    return {200,
            {{"Content-Type", "text/csv; charset=utf-8"},
             {"Content-Disposition", "attachment; filename=\"ads.csv\""}},
            Stream([source]() -> Chunk {
                auto lines = source->next();
                if (!lines.ok() || lines.value().empty()) return {"", Chunk::Then::end};
                return {std::move(lines).value(), Chunk::Then::more};
            })};
}

} // namespace

Response get_export(Call& call) {
    const auto market = TRY_OR_PROBLEM(call, market_asked(call));
    const char delimiter = TRY_OR_PROBLEM(call, delimiter_asked(call));
    return file_response(TRY_OR_PROBLEM(
        call, usecases::AdExport::of_shop(call.store(), call.actor.merchant, market, delimiter)));
}

Response post_export(Call& call) {
    auto request = TRY_OR_PROBLEM(call, wire::decode_export(call.request.body));
    return file_response(TRY_OR_PROBLEM(
        call, usecases::AdExport::of_ads(call.store(), call.actor.merchant, std::move(request))));
}

} // namespace stall::api
