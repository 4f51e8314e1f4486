// Checks with the core, keeps with storage. Must not know HTTP or who validates.
#include "server/usecases/propose_product.hpp"

#include "server/storage/catalogue_search.hpp"
#include "server/storage/categories.hpp"
#include "server/storage/listings.hpp"

#include <algorithm>

namespace stall::usecases {
namespace {

Error product_unknown(ProductId product, const char* where = "") {
    return Error{"product_unknown", where, std::to_string(product.value), ""};
}

/// The form as it is kept; its barcode is nobody else's.
Result<storage::ProposedProduct> proposal_of(storage::Database& database, const Actor& actor,
                                             const wire::ProductRequest& request,
                                             ProductId except) {
    const auto tree = TRY(storage::load_categories(database));
    storage::ProposedProduct proposed;
    proposed.proposer = actor.merchant;
    proposed.market = request.market;
    proposed.draft = TRY(catalog::normalised(request.draft, tree));
    if (proposed.draft.ean.empty()) return proposed;
    const auto taken = TRY(storage::find_product_ean(database, proposed.draft.ean));
    if (taken && *taken != except)
        return Error{"ean_taken", "/ean", std::to_string(taken->value), ""};
    return proposed;
}

/// The sheet where it is this merchant's and still waits.
Result<wire::ProductSheet> own_waiting(storage::Database& database, const Actor& actor,
                                       ProductId product) {
    auto sheet = TRY(storage::load_sheet(database, actor.merchant, product));
    if (!sheet) return product_unknown(product);
    const std::string number = std::to_string(product.value);
    if (!sheet->is_own) return Error{"product_not_yours", "", number, ""};
    if (sheet->state == wire::ProductState::validated)
        return Error{"product_validated", "", number, ""};
    return *std::move(sheet);
}

} // namespace

Result<std::vector<Error>> check_proposal(storage::Database& database,
                                          const wire::ProductRequest& request) {
    return catalog::check_draft(request.draft, TRY(storage::load_categories(database)));
}

Result<wire::ProductHits> likely_products(storage::Database& database, MerchantId merchant,
                                          const wire::ProductRequest& request, ProductId except) {
    const catalog::ProductDraft& draft = request.draft;
    const auto tree = TRY(storage::load_categories(database));
    // What is spelled right already counts as the catalogue spells it.
    std::vector<catalog::AttributeValue> values;
    const catalog::Category* category = catalog::find_category(tree, draft.category);
    for (const auto& [field, value] : draft.attributes) {
        const auto* attribute = category ? catalog::find_attribute(*category, field) : nullptr;
        if (attribute == nullptr) continue;
        const auto kept = catalog::check_attribute(*attribute, value);
        if (kept.ok() && !kept.value().empty()) values.emplace_back(field, kept.value());
    }
    const std::string likeness =
        draft.title.empty() ? "" : catalog::likeness_of(draft.title, values);
    const auto products =
        TRY(storage::alike_products(database, draft.ean, likeness, except, kLikelyMax));
    return wire::ProductHits{
        listings::currency_of(request.market), draft.title,
        TRY(storage::product_hits(database, merchant, request.market, products))};
}

Result<ProductId> propose_product(storage::Transaction& transaction, Secrets& secrets,
                                  const Actor& actor, const wire::ProductRequest& request,
                                  Instant now) {
    storage::Database& database = transaction.database();
    auto proposed = TRY(proposal_of(database, actor, request, ProductId()));
    const ProductId from = request.duplicated_from;
    if (from.exists() && !TRY(storage::load_sheet(database, actor.merchant, from)))
        return product_unknown(from, "/duplicated_from");
    proposed.uuid = storage::uuid_from_hex(secrets.digest(secrets.random_token()));
    const ProductId product = TRY(storage::insert_product(transaction, proposed, now));
    if (from.exists()) TRY(storage::copy_pictures(transaction, from, product));
    return product;
}

Result<void> change_product(storage::Transaction& transaction, const Actor& actor,
                            ProductId product, const wire::ProductRequest& request,
                            std::optional<Version> based_on) {
    storage::Database& database = transaction.database();
    const auto sheet = TRY(own_waiting(database, actor, product));
    if (based_on && *based_on != sheet.version)
        return Error{"version_stale", "", std::to_string(based_on->value),
                     std::to_string(sheet.version.value)};
    return storage::update_product(transaction, product,
                                   TRY(proposal_of(database, actor, request, product)));
}

Result<PictureId> add_picture(storage::Transaction& transaction, const Actor& actor,
                              ProductId product, std::string_view bytes) {
    const auto sheet = TRY(own_waiting(transaction.database(), actor, product));
    if (sheet.pictures.size() >= catalog::kPicturesMax)
        return Error{"pictures_too_many", "", "", std::to_string(catalog::kPicturesMax)};
    const std::string_view media_type = TRY(catalog::check_picture(bytes));
    return storage::insert_picture(transaction, {PictureId(), product, std::string(media_type),
                                                 static_cast<std::int64_t>(bytes.size()),
                                                 wire::base64_of(bytes)});
}

Result<void> order_pictures(storage::Transaction& transaction, const Actor& actor,
                            ProductId product, const std::vector<PictureId>& pictures) {
    const auto sheet = TRY(own_waiting(transaction.database(), actor, product));
    for (std::size_t at = 0; at < pictures.size(); ++at) {
        const bool is_of_this =
            std::ranges::find(sheet.pictures, pictures[at], &wire::PictureInfo::picture) !=
            sheet.pictures.end();
        if (!is_of_this || std::ranges::count(pictures, pictures[at]) > 1)
            return Error{"picture_order", "/pictures/" + std::to_string(at),
                         std::to_string(pictures[at].value), ""};
    }
    return storage::order_pictures(transaction, product, pictures);
}

Result<wire::ProductSheet> read_sheet(storage::Database& database, MerchantId merchant,
                                      ProductId product) {
    auto sheet = TRY(storage::load_sheet(database, merchant, product));
    if (!sheet) return product_unknown(product);
    const auto tree = TRY(storage::load_categories(database));
    if (const auto* category = catalog::find_category(tree, sheet->draft.category))
        sheet->differing =
            catalog::differing_attributes(sheet->draft.title, *category, sheet->draft.attributes);
    return *std::move(sheet);
}

Result<catalog::TitlePattern> learn_titles(storage::Database& database, CategoryId category) {
    const auto tree = TRY(storage::load_categories(database));
    if (!catalog::find_category(tree, category))
        return Error{"category_unknown", "", std::to_string(category.value), ""};
    return catalog::learn_pattern(
        TRY(storage::title_samples(database, category, kTitlesLearntFrom)));
}

} // namespace stall::usecases
