// Codecs of new ads, price history and advice. Must not know HTTP or storage.
#include "core/wire/ad_details.hpp"

#include "core/wire/names.hpp"

namespace stall::wire {
namespace {

PricePoint read_point(Fields& fields, Currency currency) {
    PricePoint point;
    fields.read_instant("at", point.at);
    fields.read_money("price", currency, point.price_minor);
    fields.read_money("price_to_win", currency, point.price_to_win_minor);
    fields.read_money("winner_price", currency, point.winner_price_minor);
    fields.read_enum("standing", kStandingNames, point.standing);
    fields.read("cause", point.cause);
    return point;
}

listings::WinningChange read_change(Fields& fields, Currency currency) {
    listings::WinningChange change;
    fields.read_money("shipping", currency, change.delivery.shipping_minor);
    fields.read("delay_hours", change.delivery.delay_hours);
    fields.read_flag("changes_delivery", change.changes_delivery);
    fields.read_flag("changes_price", change.changes_price);
    fields.read_money("price", currency, change.price_minor);
    fields.read_money("given_up", currency, change.given_up_minor);
    fields.read_flag("under_floor", change.is_under_floor);
    return change;
}

void write_limit(Writer& writer, std::string_view key, const std::optional<Money>& limit) {
    if (limit) writer.field(key, *limit);
}

void read_limit(Fields& fields, std::string_view key, Currency currency,
                std::optional<Money>& limit) {
    if (!fields.has(key)) return;
    limit.emplace(Money{0, currency});
    fields.read_money(key, currency, limit->minor);
}

listings::MarketTerms read_terms(Fields& fields) {
    listings::MarketTerms terms;
    read_market(fields, terms.market);
    const Currency currency = listings::currency_of(terms.market);
    std::int32_t publication = 0;
    fields.read("publication", publication);
    terms.publication = static_cast<listings::Publication>(publication);
    terms.price.currency = currency;
    fields.read_money("price", currency, terms.price.minor);
    read_limit(fields, "floor", currency, terms.floor);
    read_limit(fields, "maximum", currency, terms.maximum);
    fields.read("warranty_months", terms.warranty_months);
    fields.read("comment", terms.comment);
    // Tasks of before an ad could have deliveries of its own lack them.
    if (fields.has("deliveries")) read_deliveries(fields, "deliveries", currency, terms.deliveries);
    return terms;
}

} // namespace

std::string encode_kept_parts(const listings::Listing& listing) {
    Writer writer;
    writer.begin_object();
    writer.field("quantity", listing.quantity);
    writer.each("markets", listing.terms, [&](const listings::MarketTerms& terms) {
        writer.field("market", code_of(terms.market));
        writer.field("publication", static_cast<std::int64_t>(terms.publication));
        writer.field("price", terms.price);
        write_limit(writer, "floor", terms.floor);
        write_limit(writer, "maximum", terms.maximum);
        writer.field("warranty_months", terms.warranty_months);
        writer.field("comment", terms.comment);
        write_deliveries(writer, "deliveries", terms.deliveries);
    });
    writer.end_object();
    return writer.take();
}

Result<listings::Listing> decode_kept_parts(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        listings::Listing listing;
        fields.read("quantity", listing.quantity);
        fields.read_each("markets", listing.terms, read_terms);
        return listing;
    });
}

std::string encode_new_ad(const NewAd& ad) {
    Writer writer(1'024);
    writer.begin_object();
    writer.field("product", ad.product.value);
    writer.field("sku", ad.sku);
    writer.field("grade", listings::name_of(ad.grade));
    writer.field("quantity", ad.quantity);
    writer.key("markets");
    writer.begin_array();
    for (const listings::Patch& patch : ad.markets) writer.raw(encode_patch(patch));
    writer.end_array();
    writer.end_object();
    return writer.take();
}

Result<NewAd> decode_new_ad(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        NewAd ad;
        fields.read("product", ad.product);
        read_parsed(fields, "sku", ad.sku, listings::check_sku);
        read_parsed(fields, "grade", ad.grade, listings::parse_grade);
        read_checked(fields, "quantity", ad.quantity, listings::check_quantity);
        fields.read_each("markets", ad.markets, read_patch);
        return ad;
    });
}

std::string encode_kept_deliveries(const std::vector<listings::Delivery>& deliveries) {
    if (deliveries.empty()) return "";
    Writer writer;
    writer.begin_object();
    write_deliveries(writer, "deliveries", deliveries);
    writer.end_object();
    return writer.take();
}

Result<std::vector<listings::Delivery>> decode_kept_deliveries(std::string_view json,
                                                               Currency currency) {
    if (json.empty()) return std::vector<listings::Delivery>();
    return decode_object(json, [&](Fields& fields) {
        std::vector<listings::Delivery> deliveries;
        read_deliveries(fields, "deliveries", currency, deliveries);
        return deliveries;
    });
}

std::string encode_ad_deliveries(const AdDeliveries& deliveries) {
    Writer writer;
    writer.begin_object();
    writer.field("currency", deliveries.currency.code());
    write_deliveries(writer, "own", deliveries.own);
    write_deliveries(writer, "shop", deliveries.shop);
    writer.end_object();
    return writer.take();
}

Result<AdDeliveries> decode_ad_deliveries(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        AdDeliveries deliveries;
        fields.read_currency("currency", deliveries.currency);
        read_deliveries(fields, "own", deliveries.currency, deliveries.own);
        read_deliveries(fields, "shop", deliveries.currency, deliveries.shop);
        return deliveries;
    });
}

std::string encode_price_history(const PriceHistory& history) {
    Writer writer(140 * (history.points.size() + 1));
    writer.begin_object();
    writer.field("currency", history.currency.code());
    writer.each("points", history.points, [&](const PricePoint& point) {
        writer.field("at", point.at.utc_ms);
        writer.field("price", Money{point.price_minor, history.currency});
        writer.field("price_to_win", point.price_to_win_minor, history.currency);
        writer.field("winner_price", point.winner_price_minor, history.currency);
        writer.field("standing", name_in(kStandingNames, point.standing));
        writer.field("cause", point.cause);
    });
    writer.end_object();
    return writer.take();
}

Result<PriceHistory> decode_price_history(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        PriceHistory history;
        fields.read_currency("currency", history.currency);
        fields.read_each("points", history.points,
                         [&](Fields& each) { return read_point(each, history.currency); });
        return history;
    });
}

std::string encode_advice(const Advice& advice) {
    Writer writer(200 * (advice.changes.size() + 1));
    writer.begin_object();
    writer.field("currency", advice.currency.code());
    writer.each("changes", advice.changes, [&](const listings::WinningChange& change) {
        writer.field("shipping", Money{change.delivery.shipping_minor, advice.currency});
        writer.field("delay_hours", change.delivery.delay_hours);
        writer.flag("changes_delivery", change.changes_delivery);
        writer.flag("changes_price", change.changes_price);
        writer.field("price", Money{change.price_minor, advice.currency});
        writer.field("given_up", Money{change.given_up_minor, advice.currency});
        writer.flag("under_floor", change.is_under_floor);
    });
    writer.end_object();
    return writer.take();
}

Result<Advice> decode_advice(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        Advice advice;
        fields.read_currency("currency", advice.currency);
        fields.read_each("changes", advice.changes,
                         [&](Fields& each) { return read_change(each, advice.currency); });
        return advice;
    });
}

} // namespace stall::wire
