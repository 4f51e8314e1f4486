// Codecs of finds, sheets and proposals. Must not know HTTP or storage.
#include "core/wire/products.hpp"

#include "core/wire/names.hpp"

namespace stall::wire {
namespace {

using catalog::AttributeValue;
using catalog::ProductDraft;

constexpr std::array kStateNames = std::to_array<std::string_view>({"waiting", "validated"});

void write_hit(Writer& writer, const ProductHit& hit, Currency currency) {
    writer.field("product", hit.product.value);
    writer.field("title", hit.title);
    writer.field("ean", hit.ean);
    writer.field("brand", hit.brand);
    writer.field("category", hit.category.value);
    writer.field("category_name", hit.category_name);
    writer.field("state", name_in(kStateNames, hit.state));
    writer.field("new_price", hit.new_price_minor, currency);
    writer.field("own_ads", hit.own_ads);
    if (hit.picture.exists()) writer.field("picture", hit.picture.value);
}

ProductHit read_hit(Fields& fields, Currency currency) {
    ProductHit hit;
    fields.read("product", hit.product);
    fields.read("title", hit.title);
    fields.read("ean", hit.ean);
    fields.read("brand", hit.brand);
    fields.read("category", hit.category);
    fields.read("category_name", hit.category_name);
    fields.read_enum("state", kStateNames, hit.state);
    fields.read_money("new_price", currency, hit.new_price_minor);
    fields.read_not_negative("own_ads", hit.own_ads);
    if (fields.has("picture")) fields.read("picture", hit.picture);
    return hit;
}

void write_draft(Writer& writer, const ProductDraft& draft) {
    writer.field("category", draft.category.value);
    writer.field("ean", draft.ean);
    writer.field("title", draft.title);
    writer.field("description", draft.description);
    writer.field("brand", draft.brand);
    if (draft.new_price) writer.field("new_price", *draft.new_price);
    writer.field("weight_grams", draft.weight_grams);
    writer.each("attributes", draft.attributes, [&](const AttributeValue& value) {
        writer.field("field", value.first);
        writer.field("value", value.second);
    });
}

/// What is missing stays empty: core asks for it with all the rest.
ProductDraft read_draft(Fields& fields, Currency currency) {
    ProductDraft draft;
    if (fields.has("category")) fields.read("category", draft.category);
    for (const auto& [key, text] :
         {std::pair{"ean", &draft.ean}, std::pair{"title", &draft.title},
          std::pair{"description", &draft.description}, std::pair{"brand", &draft.brand}})
        if (fields.has(key)) fields.read(key, *text);
    if (fields.has("new_price")) {
        draft.new_price.emplace(Money{0, currency});
        fields.read_money("new_price", currency, draft.new_price->minor);
    }
    if (fields.has("weight_grams")) fields.read_not_negative("weight_grams", draft.weight_grams);
    if (fields.has("attributes"))
        fields.read_each("attributes", draft.attributes, [](Fields& each) {
            AttributeValue value;
            each.read("field", value.first);
            each.read("value", value.second);
            return value;
        });
    return draft;
}

std::pair<listings::Market, Money> read_price(Fields& fields) {
    std::pair<listings::Market, Money> price;
    read_market(fields, price.first);
    fields.read_currency("currency", price.second.currency);
    fields.read_money("amount", price.second.currency, price.second.minor);
    return price;
}

PictureInfo read_picture_info(Fields& fields) {
    PictureInfo info;
    fields.read("picture", info.picture);
    fields.read("media_type", info.media_type);
    fields.read_not_negative("bytes", info.bytes);
    return info;
}

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

} // namespace

std::string encode_product_hits(const ProductHits& hits) {
    Writer writer(320 * (hits.products.size() + 1));
    writer.begin_object();
    writer.field("currency", hits.currency.code());
    writer.field("understood", hits.understood);
    writer.each("products", hits.products,
                [&](const ProductHit& hit) { write_hit(writer, hit, hits.currency); });
    writer.end_object();
    return writer.take();
}

Result<ProductHits> decode_product_hits(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        ProductHits hits;
        fields.read_currency("currency", hits.currency);
        fields.read("understood", hits.understood);
        fields.read_each("products", hits.products,
                         [&](Fields& each) { return read_hit(each, hits.currency); });
        return hits;
    });
}

std::string encode_product_sheet(const ProductSheet& sheet) {
    Writer writer(1'024);
    writer.begin_object();
    writer.field("product", sheet.product.value);
    writer.field("version", sheet.version.value);
    writer.field("state", name_in(kStateNames, sheet.state));
    writer.flag("own", sheet.is_own);
    writer.field("created_at", sheet.created_at.utc_ms);
    write_draft(writer, sheet.draft);
    writer.each("new_prices", sheet.new_prices, [&](const auto& price) {
        writer.field("market", code_of(price.first));
        writer.field("currency", price.second.currency.code());
        writer.field("amount", price.second);
    });
    writer.each("pictures", sheet.pictures, [&](const PictureInfo& info) {
        writer.field("picture", info.picture.value);
        writer.field("media_type", info.media_type);
        writer.field("bytes", info.bytes);
    });
    writer.texts("differing", sheet.differing);
    writer.end_object();
    return writer.take();
}

Result<ProductSheet> decode_product_sheet(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        ProductSheet sheet;
        fields.read("product", sheet.product);
        fields.read("version", sheet.version);
        fields.read_enum("state", kStateNames, sheet.state);
        fields.read_flag("own", sheet.is_own);
        fields.read_instant("created_at", sheet.created_at);
        sheet.draft = read_draft(fields, Currency());
        fields.read_each("new_prices", sheet.new_prices, read_price);
        fields.read_each("pictures", sheet.pictures, read_picture_info);
        fields.read_texts("differing", sheet.differing);
        return sheet;
    });
}

std::string encode_product_request(const ProductRequest& request) {
    Writer writer(1'024);
    writer.begin_object();
    writer.field("market", code_of(request.market));
    if (request.duplicated_from.exists())
        writer.field("duplicated_from", request.duplicated_from.value);
    write_draft(writer, request.draft);
    writer.end_object();
    return writer.take();
}

Result<ProductRequest> decode_product_request(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        ProductRequest request;
        read_market(fields, request.market);
        if (fields.has("duplicated_from")) fields.read("duplicated_from", request.duplicated_from);
        request.draft = read_draft(fields, listings::currency_of(request.market));
        return request;
    });
}

std::string encode_picture(std::string_view bytes) {
    Writer writer(bytes.size() * 4 / 3 + 64);
    writer.begin_object();
    writer.field("content", base64_of(bytes));
    writer.end_object();
    return writer.take();
}

Result<std::string> decode_picture(std::string_view json) {
    const std::string text = TRY(decode_object(json, [](Fields& fields) {
        std::string content;
        fields.read("content", content);
        return content;
    }));
    auto bytes = bytes_of_base64(text);
    if (!bytes) return Error{"picture_malformed", "/content", "", "base64"};
    return *std::move(bytes);
}

std::string encode_picture_order(const std::vector<PictureId>& pictures) {
    Writer writer;
    writer.begin_object();
    writer.ids("pictures", pictures);
    writer.end_object();
    return writer.take();
}

Result<std::vector<PictureId>> decode_picture_order(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        std::vector<PictureId> pictures;
        fields.read_ids("pictures", pictures);
        return pictures;
    });
}

std::string base64_of(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t group = 0;
        for (std::size_t place = 0; place < 3; ++place)
            group = group << 8 |
                    (at + place < bytes.size() ? static_cast<unsigned char>(bytes[at + place]) : 0);
        for (std::size_t place = 0; place < 4; ++place)
            text += at + place <= bytes.size() ? kBase64[group >> (18 - 6 * place) & 63] : '=';
    }
    return text;
}

std::optional<std::string> bytes_of_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=')
        ++padding;
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t group = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_padding = at >= text.size() - padding;
        const std::size_t digit = is_padding ? 0 : kBase64.find(text[at]);
        if (digit == std::string_view::npos) return std::nullopt;
        group = group << 6 | static_cast<std::uint32_t>(digit);
        if (at % 4 != 3) continue;
        for (const int shift : {16, 8, 0}) bytes += static_cast<char>(group >> shift & 255);
        group = 0;
    }
    bytes.resize(bytes.size() - padding);
    return bytes;
}

} // namespace stall::wire
