// /desk/v1/categories and /desk/v1/products: the catalogue searched, and sheets proposed to it.
// Must not know what a sheet must have, or statements.
#include "core/base/search_limits.hpp"
#include "core/wire/categories.hpp"
#include "server/api/desk/write.hpp"
#include "server/api/handlers.hpp"
#include "server/storage/catalogue_search.hpp"
#include "server/storage/categories.hpp"
#include "server/storage/listings.hpp"
#include "server/storage/products.hpp"
#include "server/usecases/foresee_ad.hpp"
#include "server/usecases/propose_product.hpp"

#include <algorithm>

namespace stall::api {
namespace {

constexpr std::int64_t kHitsDefault = 20;
constexpr std::int64_t kHitsMax = 50;

std::string mark_of(Version version) { return "\"" + std::to_string(version.value) + "\""; }

/// The delivery to foresee with: market, shipping and delay_hours together, or none of them.
Result<std::optional<usecases::ForeseenDelivery>> delivery_asked(const Call& call) {
    const auto shipping = find_parameter(call.target, "shipping");
    if (!shipping) return std::optional<usecases::ForeseenDelivery>();
    const auto malformed = [](const char* name, std::string_view got, std::string wanted) {
        return Error{"parameter_malformed", name, std::string(got), std::move(wanted)};
    };
    const auto code = find_parameter(call.target, "market").value_or("");
    const auto market = listings::parse_market(code);
    if (!market.ok()) return malformed("/market", code, market.error().wanted);
    const auto price = parse_money(*shipping, listings::currency_of(market.value()));
    if (!price.ok() || !listings::check_delivery_price(price.value()).ok())
        return malformed("/shipping", *shipping, "4.99");
    const auto hours = TRY(integer_parameter(call.target, "delay_hours")).value_or(0);
    if (!listings::check_delivery_hours(hours).ok())
        return malformed("/delay_hours", std::to_string(hours), "1–72");
    return std::optional(usecases::ForeseenDelivery{
        market.value(), {"", price.value(), static_cast<std::int32_t>(hours)}});
}

Result<ProductId> product_in(const Call& call) {
    const auto id = read_id(call.captures[0]);
    if (!id) return Error{"product_unknown", "", call.captures[0], ""};
    return ProductId(*id);
}

/// The market named, or the merchant's home.
Result<listings::Market> market_asked(const Call& call, storage::Database& database) {
    if (const auto code = find_parameter(call.target, "market")) {
        const auto market = listings::parse_market(*code);
        if (market.ok()) return market;
        return Error{"parameter_malformed", "/market", std::string(*code), market.error().wanted};
    }
    const auto markets = TRY(storage::markets_of(database, call.actor.merchant));
    return markets.empty() ? listings::Market::FR : markets.front();
}

Result<storage::CatalogueQuery> query_asked(const Call& call, storage::Database& database) {
    storage::CatalogueQuery query;
    query.merchant = call.actor.merchant;
    query.market = TRY(market_asked(call, database));
    const auto text = find_parameter(call.target, "query");
    if (!text) return Error{"parameter_missing", "/query", "", "text"};
    if (const auto checked = check_search(*text); !checked.ok())
        return Error{checked.error().code, "/query", checked.error().got, checked.error().wanted};
    query.text = std::string(*text);
    query.count_max = TRY(integer_parameter(call.target, "limit")).value_or(kHitsDefault);
    query.count_max = std::clamp<std::int64_t>(query.count_max, 1, kHitsMax);
    const auto within = TRY(integer_parameter(call.target, "category"));
    if (!within) return query;
    const auto tree = TRY(storage::load_categories(database));
    query.categories.push_back(CategoryId(*within));
    for (const catalog::Category& category : tree)
        if (catalog::is_within(tree, category.id, CategoryId(*within)))
            query.categories.push_back(category.id);
    return query;
}

/// What the merchant proposed, the newest first.
Result<wire::ProductHits> own(const Call& call, storage::Database& database) {
    wire::ProductHits hits;
    const auto market = TRY(market_asked(call, database));
    hits.currency = listings::currency_of(market);
    const auto merchant = call.actor.merchant;
    hits.products = TRY(storage::product_hits(
        database, merchant, market, TRY(storage::proposed_products(database, merchant, kHitsMax))));
    return hits;
}

Response sheet_response(int status, const wire::ProductSheet& sheet) {
    Response response = json_response(status, wire::encode_product_sheet(sheet));
    response.headers.emplace_back("ETag", mark_of(sheet.version));
    return response;
}

/// All that is wrong with the form at once.
Result<std::optional<Response>> form_problem(Call& call, const wire::ProductRequest& request) {
    storage::Reader reader = TRY(call.store().read());
    const auto errors = TRY(usecases::check_proposal(reader.database(), request));
    if (errors.empty()) return std::optional<Response>();
    return std::optional(problem_response(422, errors, call.context));
}

/// Writes once for each key, and answers with the sheet as it is after.
template <typename Write> Response write_sheet(Call& call, int status, Write write) {
    const auto key = TRY_OR_PROBLEM(call, request_key_of(call));
    const auto answer = TRY_OR_PROBLEM(
        call, usecases::answer_once(
                  call.store(), key, call.now(),
                  [&](storage::Transaction& transaction) -> Result<storage::KeptAnswer> {
                      const ProductId product = TRY(write(transaction));
                      const auto sheet = TRY(usecases::read_sheet(transaction.database(),
                                                                  call.actor.merchant, product));
                      return kept_answer(sheet_response(status, sheet));
                  }));
    return response_of(answer);
}

} // namespace

Response get_categories(Call& call) {
    auto reader = TRY_OR_PROBLEM(call, call.store().read());
    const auto asked = find_parameter(call.target, "language").value_or("en");
    const auto language = parse_language(asked);
    if (!language)
        return problem_response(
            400, {"parameter_malformed", "/language", std::string(asked), kLanguagesWanted},
            call.context);
    const auto tree = TRY_OR_PROBLEM(call, storage::load_categories(reader.database(), *language));
    return json_response(200, wire::encode_categories(tree));
}

Response get_title_pattern(Call& call) {
    const auto id = read_id(call.captures[0]);
    auto reader = TRY_OR_PROBLEM(call, call.store().read());
    const auto pattern = usecases::learn_titles(reader.database(), CategoryId(id.value_or(0)));
    if (!pattern.ok()) return problem_response(404, pattern.error(), call.context);
    return json_response(200, wire::encode_title_pattern(pattern.value()));
}

Response get_products(Call& call) {
    auto reader = TRY_OR_PROBLEM(call, call.store().read());
    if (find_parameter(call.target, "proposed").value_or("") == "mine")
        return json_response(
            200, wire::encode_product_hits(TRY_OR_PROBLEM(call, own(call, reader.database()))));
    const auto query = TRY_OR_PROBLEM(call, query_asked(call, reader.database()));
    const auto hits = TRY_OR_PROBLEM(call, storage::search_products(reader.database(), query));
    return json_response(200, wire::encode_product_hits(hits));
}

Response post_likely_products(Call& call) {
    const auto request = TRY_OR_PROBLEM(call, wire::decode_product_request(call.request.body));
    auto reader = TRY_OR_PROBLEM(call, call.store().read());
    const auto hits =
        TRY_OR_PROBLEM(call, usecases::likely_products(reader.database(), call.actor.merchant,
                                                       request, ProductId()));
    return json_response(200, wire::encode_product_hits(hits));
}

Response get_product(Call& call) {
    const ProductId product = TRY_OR_PROBLEM(call, product_in(call));
    auto reader = TRY_OR_PROBLEM(call, call.store().read());
    const auto sheet = usecases::read_sheet(reader.database(), call.actor.merchant, product);
    if (!sheet.ok() && sheet.error().code == "product_unknown")
        return problem_response(404, sheet.error(), call.context);
    return sheet_response(200, TRY_OR_PROBLEM(call, sheet));
}

Response get_prospects(Call& call) {
    const ProductId product = TRY_OR_PROBLEM(call, product_in(call));
    const auto name = find_parameter(call.target, "grade");
    if (!name) return problem_response(400, {"parameter_missing", "/grade", "", ""}, call.context);
    const auto grade = TRY_OR_PROBLEM(call, listings::parse_grade(*name));
    auto reader = TRY_OR_PROBLEM(call, call.store().read());
    const auto own = TRY_OR_PROBLEM(call, delivery_asked(call));
    const auto rows = usecases::foresee_ad(reader.database(), call.actor.merchant, product, grade,
                                           call.now(), own);
    if (!rows.ok() && rows.error().code == "product_unknown")
        return problem_response(404, rows.error(), call.context);
    return json_response(200, wire::encode_rows(TRY_OR_PROBLEM(call, rows)));
}

Response post_product(Call& call) {
    const auto request = TRY_OR_PROBLEM(call, wire::decode_product_request(call.request.body));
    if (auto problem = TRY_OR_PROBLEM(call, form_problem(call, request))) return *problem;
    return write_sheet(call, 201, [&](storage::Transaction& transaction) {
        return usecases::propose_product(transaction, call.context.secrets, call.actor, request,
                                         call.now());
    });
}

Response put_product(Call& call) {
    const ProductId product = TRY_OR_PROBLEM(call, product_in(call));
    const auto version = TRY_OR_PROBLEM(call, based_on(call.request));
    const auto request = TRY_OR_PROBLEM(call, wire::decode_product_request(call.request.body));
    if (auto problem = TRY_OR_PROBLEM(call, form_problem(call, request))) return *problem;
    Response response =
        write_sheet(call, 200, [&](storage::Transaction& transaction) -> Result<ProductId> {
            TRY(usecases::change_product(transaction, call.actor, product, request, version));
            return product;
        });
    if (response.status != 412) return response;
    auto reader = TRY_OR_PROBLEM(call, call.store().read());
    const auto sheet =
        TRY_OR_PROBLEM(call, usecases::read_sheet(reader.database(), call.actor.merchant, product));
    return problem_response(412, {"version_stale", "", "", ""}, call.context,
                            wire::encode_product_sheet(sheet));
}

Response post_picture(Call& call) {
    const ProductId product = TRY_OR_PROBLEM(call, product_in(call));
    const auto bytes = TRY_OR_PROBLEM(call, wire::decode_picture(call.request.body));
    return write_sheet(call, 201, [&](storage::Transaction& transaction) -> Result<ProductId> {
        TRY(usecases::add_picture(transaction, call.actor, product, bytes));
        return product;
    });
}

Response put_pictures(Call& call) {
    const ProductId product = TRY_OR_PROBLEM(call, product_in(call));
    const auto order = TRY_OR_PROBLEM(call, wire::decode_picture_order(call.request.body));
    return write_sheet(call, 200, [&](storage::Transaction& transaction) -> Result<ProductId> {
        TRY(usecases::order_pictures(transaction, call.actor, product, order));
        return product;
    });
}

Response get_picture(Call& call) {
    const auto id = read_id(call.captures[0]);
    auto reader = TRY_OR_PROBLEM(call, call.store().read());
    const auto picture =
        TRY_OR_PROBLEM(call, storage::load_picture(reader.database(), call.actor.merchant,
                                                   PictureId(id.value_or(0))));
    auto bytes = picture ? wire::bytes_of_base64(picture->content) : std::nullopt;
    if (!bytes)
        return problem_response({"picture_unknown", "", call.captures[0], ""}, call.context);
    // A picture never changes under its number.
    return {200,
            {{"Content-Type", picture->media_type},
             {"Cache-Control", "private, max-age=86400, immutable"}},
            *std::move(bytes)};
}

} // namespace stall::api
