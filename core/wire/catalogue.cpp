// Reads catalogue lines. Our own tool writes them, so an error means a damaged file: it names the
// key. Must not know files, storage or the demo's ads.
#include "core/wire/catalogue.hpp"

#include <nlohmann/json.hpp>

namespace stall::wire {
namespace {

using nlohmann::json;

Result<std::string> text_at(const json& line, const char* key) {
    const auto found = line.find(key);
    if (found == line.end()) return Error{"json_key_missing", key, "", "text"};
    if (!found->is_string()) return Error{"json_type", key, "", "text"};
    return found->get<std::string>();
}

Result<std::int64_t> number_at(const json& line, const char* key) {
    const auto found = line.find(key);
    if (found == line.end()) return Error{"json_key_missing", key, "", "a number"};
    if (!found->is_number_integer()) return Error{"json_type", key, "", "a number"};
    return found->get<std::int64_t>();
}

std::string dump_at(const json& line, const char* key, const char* otherwise) {
    const auto found = line.find(key);
    if (found == line.end()) return otherwise;
    return found->dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<CatalogueLine> category_of(const json& line) {
    CatalogueCategory category;
    category.id = CategoryId(TRY(number_at(line, "id")));
    category.parent = CategoryId(TRY(number_at(line, "parent")));
    category.key = TRY(text_at(line, "key"));
    category.name = TRY(text_at(line, "name_en"));
    category.names_json = dump_at(line, "names", "{}");
    category.attributes_json = dump_at(line, "attributes", "[]");
    return CatalogueLine(std::move(category));
}

Result<CatalogueLine> product_of(const json& line) {
    CatalogueProduct product;
    product.id = ProductId(TRY(number_at(line, "id")));
    product.category = CategoryId(TRY(number_at(line, "category")));
    product.brand = TRY(text_at(line, "brand"));
    product.title = TRY(text_at(line, "title"));
    product.sku = TRY(text_at(line, "sku"));
    product.ean = TRY(text_at(line, "ean"));
    product.weight_grams = TRY(number_at(line, "weight_grams"));
    product.attributes_json = dump_at(line, "attributes", "{}");
    const auto prices = line.find("new_price");
    if (prices == line.end() || !prices->is_object())
        return Error{"json_key_missing", "new_price", "", "prices by market"};
    for (const auto& [code, amount] : prices->items()) {
        const listings::Market market = TRY(listings::parse_market(code));
        if (!amount.is_string()) return Error{"json_type", "new_price", "", "text"};
        product.new_prices.emplace_back(
            market, TRY(parse_money(amount.get_ref<const std::string&>(), currency_of(market))));
    }
    return CatalogueLine(std::move(product));
}

} // namespace

Result<CatalogueLine> decode_catalogue_line(std::string_view text) {
    const json line = json::parse(text, nullptr, false);
    if (!line.is_object()) return Error{"json_malformed", "", "", "a line of the catalogue"};
    const std::string kind = TRY(text_at(line, "kind"));
    if (kind == "category") return category_of(line);
    if (kind == "product") return product_of(line);
    return Error{"json_type", "kind", kind, "category or product"};
}

} // namespace stall::wire
