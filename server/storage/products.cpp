// Statements that find a product, show its sheet and keep proposals. Must not know who sells it.
#include "server/storage/products.hpp"

#include "core/catalog/barcode.hpp"
#include "core/wire/categories.hpp"
#include "server/storage/catalogue_search.hpp"
#include "server/storage/names.hpp"

namespace stall::storage {
namespace {

Result<std::optional<ProductId>> find_one(Database& database, std::string_view sql,
                                          std::string_view key) {
    Cursor row = TRY(database.query(sql, {key}));
    if (!TRY(row.next())) return std::optional<ProductId>();
    return std::optional(ProductId(row.integer(0)));
}

wire::ProductState state_named(std::string_view name) {
    return name == "waiting" ? wire::ProductState::waiting : wire::ProductState::validated;
}

Result<void> write_new_price(Database& database, ProductId product,
                             const ProposedProduct& proposed) {
    if (!proposed.draft.new_price) return {};
    TRY(database.execute(
        "insert into product_market (product_id, market, new_price_minor)"
        " values (?, ?, ?) on conflict (product_id, market)"
        " do update set new_price_minor = excluded.new_price_minor",
        {product, listings::code_of(proposed.market), proposed.draft.new_price->minor}));
    return {};
}

Result<void> read_extras(Database& database, wire::ProductSheet& sheet) {
    Cursor prices = TRY(database.query(
        "select market, new_price_minor from product_market where product_id = ? order by market",
        {sheet.product}));
    while (TRY(prices.next())) {
        const listings::Market market = TRY(read_market(prices.text(0)));
        sheet.new_prices.emplace_back(market,
                                      Money{prices.integer(1), listings::currency_of(market)});
    }
    Cursor pictures = TRY(
        database.query("select picture_id, media_type, byte_count from picture where product_id = ?"
                       " order by place, picture_id",
                       {sheet.product}));
    while (TRY(pictures.next()))
        sheet.pictures.push_back(
            {PictureId(pictures.integer(0)), std::string(pictures.text(1)), pictures.integer(2)});
    return {};
}

} // namespace

Result<bool> product_exists(Database& database, ProductId product) {
    return TRY(database.integer_of("select count(*) from product where product_id = ?", {product},
                                   0)) > 0;
}

Result<std::optional<ProductId>> find_product_ean(Database& database, std::string_view ean) {
    return find_one(database,
                    "select product_id from product where ean = ? and ean <> ''"
                    " order by product_id limit 1",
                    catalog::kept_barcode(ean));
}

Result<std::optional<ProductId>> find_product_uuid(Database& database, std::string_view uuid) {
    return find_one(database, "select product_id from product where uuid = ?", uuid);
}

Result<std::optional<wire::ProductState>> product_for_ads(Database& database, MerchantId merchant,
                                                          ProductId product) {
    Cursor row = TRY(database.query("select state from product where product_id = ?"
                                    " and (state = 'validated' or proposer_id = ?)",
                                    {product, merchant}));
    if (!TRY(row.next())) return std::optional<wire::ProductState>();
    return std::optional(state_named(row.text(0)));
}

Result<std::vector<ProductId>> proposed_products(Database& database, MerchantId merchant,
                                                 std::int64_t count_max) {
    Cursor rows = TRY(database.query("select product_id from product where proposer_id = ?"
                                     " order by product_id desc limit ?",
                                     {merchant, count_max}));
    std::vector<ProductId> products;
    while (TRY(rows.next())) products.push_back(ProductId(rows.integer(0)));
    return products;
}

Result<std::optional<wire::ProductSheet>> load_sheet(Database& database, MerchantId merchant,
                                                     ProductId product) {
    Cursor row = TRY(database.query(
        "select version, state, proposer_id is ?, created_at, category_id, ean, title, description,"
        " brand, weight_grams, attributes from product where product_id = ?"
        " and (state = 'validated' or proposer_id = ?)",
        {merchant, product, merchant}));
    if (!TRY(row.next())) return std::optional<wire::ProductSheet>();
    wire::ProductSheet sheet;
    sheet.product = product;
    sheet.version = Version(row.integer(0));
    sheet.state = state_named(row.text(1));
    sheet.is_own = row.integer(2) != 0;
    sheet.created_at = Instant{row.integer(3)};
    catalog::ProductDraft& draft = sheet.draft;
    draft.category = CategoryId(row.integer(4));
    draft.ean = std::string(row.text(5));
    draft.title = std::string(row.text(6));
    draft.description = std::string(row.text(7));
    draft.brand = std::string(row.text(8));
    draft.weight_grams = row.integer(9);
    draft.attributes = TRY(wire::decode_kept_values(row.text(10)));
    TRY(read_extras(database, sheet));
    return std::optional(std::move(sheet));
}

Result<ProductId> insert_product(Transaction& transaction, const ProposedProduct& product,
                                 Instant now) {
    Database& database = transaction.database();
    const catalog::ProductDraft& draft = product.draft;
    const std::string attributes = wire::encode_kept_values(draft.attributes);
    const std::string ean = catalog::kept_barcode(draft.ean);
    const ProductId id(TRY(database.integer_of("select max(product_id) from product", {}, 0)) + 1);
    TRY(database.execute(
        "insert into product (product_id, uuid, title, ean, brand, category_id, attributes,"
        " created_at, description, weight_grams, state, proposer_id)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)",
        {id, product.uuid, draft.title, ean, draft.brand, draft.category, attributes, now,
         draft.description, draft.weight_grams, product.proposer}));
    TRY(write_new_price(database, id, product));
    TRY(index_product(database, id));
    return id;
}

Result<void> update_product(Transaction& transaction, ProductId product,
                            const ProposedProduct& proposed) {
    Database& database = transaction.database();
    const catalog::ProductDraft& draft = proposed.draft;
    const std::string attributes = wire::encode_kept_values(draft.attributes);
    const std::string ean = catalog::kept_barcode(draft.ean);
    TRY(database.execute("update product set title = ?, ean = ?, brand = ?, category_id = ?,"
                         " attributes = ?, description = ?, weight_grams = ?,"
                         " version = version + 1 where product_id = ?",
                         {draft.title, ean, draft.brand, draft.category, attributes,
                          draft.description, draft.weight_grams, product}));
    TRY(write_new_price(database, product, proposed));
    return index_product(database, product);
}

Result<std::vector<WaitingProduct>> products_waiting(Database& database, Instant since,
                                                     std::int64_t count_max) {
    Cursor rows = TRY(database.query(
        "select product_id, coalesce(proposer_id, 0) from product"
        " where state = 'waiting' and created_at <= ? order by created_at, product_id limit ?",
        {since, count_max}));
    std::vector<WaitingProduct> waiting;
    while (TRY(rows.next()))
        waiting.push_back({ProductId(rows.integer(0)), MerchantId(rows.integer(1))});
    return waiting;
}

Result<void> mark_validated(Transaction& transaction, ProductId product) {
    TRY(transaction.database().execute("update product set state = 'validated',"
                                       " version = version + 1 where product_id = ?",
                                       {product}));
    return {};
}

Result<std::vector<WaitingAd>> ads_waiting(Database& database, ProductId product) {
    Cursor rows = TRY(database.query(
        "select distinct l.merchant_id, l.listing_id from listing l join listing_market m"
        " on m.merchant_id = l.merchant_id and m.listing_id = l.listing_id"
        " where l.product_id = ? and m.publication = 1 order by l.merchant_id, l.listing_id",
        {product}));
    std::vector<WaitingAd> ads;
    while (TRY(rows.next()))
        ads.push_back({MerchantId(rows.integer(0)), ListingId(rows.integer(1))});
    return ads;
}

} // namespace stall::storage
