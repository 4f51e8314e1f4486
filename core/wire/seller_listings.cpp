// JSON of the seller API's listings. Must not know HTTP or storage.
#include "core/wire/seller_listings.hpp"

#include "core/wire/seller_json.hpp"

#include <array>

namespace stall::wire {
namespace {

using listings::Grade;
using listings::Market;
using seller::Json;

void money_or_null(Writer& out, std::string_view name, const std::optional<Money>& money) {
    text_or_null(out, name, money ? to_text(*money) : std::string());
}

void write_shippings(Writer& out, const listings::MarketTerms& terms) {
    out.each("shippings", terms.deliveries, [&](const listings::Delivery& each) {
        out.field("shipping_price", each.price);
        out.field("shipping_delay", std::int64_t{each.delay_hours});
        out.field("shipper", each.shipper);
        out.field("shipper_display", each.shipper);
        out.field("country_code", listings::locale_of(terms.market));
    });
}

void write_listing(Writer& out, const SellerListing& listing) {
    const listings::MarketTerms& terms = listing.terms;
    out.field("id", listing.uuid);
    out.field("listing_id", listing.listing.value);
    out.field("product_id", listing.product_uuid);
    out.field("backmarket_id", listing.product.value);
    out.field("title", listing.title);
    write_shippings(out, terms);
    out.field("state", std::int64_t{state_of(listing.grade)});
    out.field("grade", listings::name_of(listing.grade));
    out.field("quantity", std::int64_t{listing.quantity});
    out.field("currency", std::string_view(terms.price.currency.code()));
    out.field("sku", listing.sku);
    out.field("publication_state",
              std::int64_t{publication_state_of(terms.publication, listing.quantity)});
    out.field("warranty_delay", std::int64_t{terms.warranty_months});
    out.field("price", terms.price);
    text_or_null(out, "comment", terms.comment);
    money_or_null(out, "min_price", terms.floor);
    out.field("max_price", maximum_price_of(listing));
}

constexpr std::size_t kRowBytes = 512;

void write_buybox(Writer& out, const SellerListing& listing) {
    using listings::Standing;
    const Currency currency = listing.terms.price.currency;
    const std::int64_t own = listing.terms.price.minor;
    const listings::BuyboxFacts& facts = listing.facts;
    out.field("product", listing.product.value);
    out.field("sku", listing.sku);
    // listings_bi gives money as JSON numbers: the exact text, so 160.99 stays 160.99.
    out.key("price");
    out.raw(to_text({own, currency}));
    out.field("quantity", std::int64_t{listing.quantity});
    out.flag("buybox", facts.standing == Standing::winning);
    out.key("price_for_buybox");
    out.raw(to_text({facts.price_to_win_minor.value_or(own), currency}));
    out.field("currency", std::string_view(currency.code()));
    out.field("condition", std::int64_t{condition_of(listing.grade)});
    out.flag("same_merchant_winner", facts.standing == Standing::won_by_your_other_ad);
    out.flag("current", true); // required by the published file, which never says what it is
}

Json money_object(std::int64_t minor, Currency currency) {
    return {{"amount", to_text({minor, currency})}, {"currency", currency.code()}};
}

Json competitor(const SellerListing& listing) {
    const Currency currency = listing.terms.price.currency;
    const listings::BuyboxFacts& facts = listing.facts;
    const std::int64_t own = listing.terms.price.minor;
    Json json;
    json["listing_id"] = listing.uuid;
    json["product_id"] = listing.product_uuid;
    json["market"] = listings::code_of(listing.terms.market);
    json["price"] = money_object(own, currency);
    json["min_price"] =
        listing.terms.floor ? money_object(listing.terms.floor->minor, currency) : Json(nullptr);
    json["price_to_win"] = money_object(facts.price_to_win_minor.value_or(own), currency);
    json["winner_price"] = facts.winner_price_minor
                               ? money_object(*facts.winner_price_minor, currency)
                               : Json(nullptr);
    json["is_winning"] = facts.standing == listings::Standing::winning;
    return json;
}

/// The platform's own currency needs no naming; another one does, wherever a price comes.
Result<void> check_currency(const Json& json, Market market) {
    const std::string wanted = listings::currency_of(market).code();
    const auto given = json.find("currency");
    if (given != json.end() && !given->is_string()) {
        return Error{"json_type", "/currency", seller::dump(*given), "string"};
    }
    const std::string got = given == json.end() ? "EUR" : given->get<std::string>();
    if (got != wanted) return Error{"currency_mismatch", "/currency", got, wanted};
    return {};
}

Result<std::optional<Money>> read_limit(const Json& value, Currency currency,
                                        const std::string& where) {
    if (value.is_null()) return std::optional<Money>();
    return std::optional(TRY(seller::read_money(value, currency, where)));
}

Result<void> read_terms(const Json& json, listings::Patch& patch) {
    const Currency currency = listings::currency_of(patch.market);
    if (const auto price = json.find("price"); price != json.end() && !price->is_null()) {
        TRY(check_currency(json, patch.market));
        patch.price = TRY(seller::read_money(*price, currency, "/price"));
    }
    if (const auto floor = json.find("min_price"); floor != json.end()) {
        patch.floor = TRY(read_limit(*floor, currency, "/min_price"));
    }
    if (const auto comment = json.find("comment"); comment != json.end()) {
        if (!comment->is_null() && !comment->is_string()) {
            return Error{"json_type", "/comment", seller::dump(*comment), "string"};
        }
        patch.comment = comment->is_null() ? "" : comment->get<std::string>();
    }
    return {};
}

template <typename T> Result<T> at(const char* where, Result<T> checked) {
    if (checked.ok()) return checked;
    Error error = checked.error();
    error.where = where;
    return error;
}

Result<void> read_numbers(const Json& json, listings::Patch& patch) {
    if (const auto quantity = json.find("quantity"); quantity != json.end()) {
        const auto number = TRY(seller::read_integer(*quantity, "/quantity"));
        patch.quantity = TRY(at("/quantity", listings::check_quantity(number)));
    }
    if (const auto warranty = json.find("warranty_delay"); warranty != json.end()) {
        const auto months = TRY(seller::read_integer(*warranty, "/warranty_delay"));
        patch.warranty_months = TRY(at("/warranty_delay", listings::check_warranty_months(months)));
    }
    // Undocumented, yet sent by real programs to publish a draft; anything else is passed over.
    if (const auto state = json.find("pub_state"); state != json.end()) {
        const auto number = seller::read_integer(*state, "/pub_state");
        if (number.ok() && number.value() >= 2 && number.value() <= 4) {
            patch.publication = static_cast<listings::Publication>(number.value());
        }
    }
    return {};
}

Result<void> read_delivery(const Json& json, std::size_t place, Currency currency,
                           listings::DeliveryPart& part) {
    const auto given = [&](const char* name) {
        return json.find(name + std::to_string(place + 1));
    };
    const auto named = [&](const auto& result, const char* name) {
        Error error = result.error();
        error.where = "/" + (name + std::to_string(place + 1));
        return error;
    };
    if (const auto price = given("shipping_price_"); price != json.end()) {
        part.is_removed = price->is_null();
        if (!part.is_removed) {
            const auto amount = seller::read_money(*price, currency, "");
            const auto checked =
                amount.ok() ? listings::check_delivery_price(amount.value()) : amount;
            if (!checked.ok()) return named(checked, "shipping_price_");
            part.price = checked.value();
        }
    }
    if (const auto delay = given("shipping_delay_"); delay != json.end() && !delay->is_null()) {
        const auto number = seller::read_integer(*delay, "");
        if (!number.ok()) return named(number, "shipping_delay_");
        const auto hours = listings::check_delivery_hours(number.value());
        if (!hours.ok()) return named(hours, "shipping_delay_");
        part.delay_hours = hours.value();
    }
    // The name that customers read stands in for the one of the list of shippers.
    for (const char* name : {"shipper_display_", "shipper_"})
        if (const auto shipper = given(name); shipper != json.end() && shipper->is_string()) {
            const auto checked = listings::check_shipper(shipper->get<std::string>());
            if (!checked.ok()) return named(checked, name);
            if (!checked.value().empty()) part.shipper = checked.value();
        }
    return {};
}

} // namespace

int publication_state_of(listings::Publication publication, std::int64_t quantity) {
    const bool is_sold_out = publication == listings::Publication::online && quantity == 0;
    return static_cast<int>(is_sold_out ? listings::Publication::offline : publication);
}

Money maximum_price_of(const SellerListing& listing) {
    if (listing.terms.maximum) return *listing.terms.maximum;
    return listing.new_price.value_or(
        Money{listings::kPriceMinorMax, listing.terms.price.currency});
}

int state_of(Grade grade) {
    constexpr std::array kStates = {9, 0, 1, 2, 3};
    return kStates[static_cast<std::size_t>(grade)];
}

int condition_of(Grade grade) {
    constexpr std::array kConditions = {9, 10, 10, 11, 12};
    return kConditions[static_cast<std::size_t>(grade)];
}

std::string encode_seller_page(const SellerPage& page) {
    return encode_page_of(page, kRowBytes, write_listing);
}

std::string encode_buybox_page(const SellerPage& page) {
    return encode_page_of(page, kRowBytes, write_buybox);
}

std::string encode_seller_listing(const SellerListing& listing) {
    Writer out(512);
    out.begin_object();
    write_listing(out, listing);
    out.field("statuscode", std::int64_t{200});
    out.end_object();
    return out.take();
}

std::string encode_seller_changed(const SellerListing& listing,
                                  const std::vector<std::string>& notes) {
    Writer out(512);
    out.begin_object();
    write_listing(out, listing);
    out.texts("shippings_response", notes);
    out.field("statuscode", std::int64_t{200});
    out.end_object();
    return out.take();
}

std::string encode_competitors(const std::vector<SellerListing>& markets) {
    Json json = Json::array();
    for (const SellerListing& listing : markets) json.push_back(competitor(listing));
    return seller::dump(json);
}

Result<SellerChange> decode_seller_change(std::string_view text, Market market) {
    const Json json = TRY(seller::parse_object(text));
    SellerChange change;
    change.patch.market = market;
    TRY(read_terms(json, change.patch));
    TRY(read_numbers(json, change.patch));
    for (std::size_t place = 0; place < change.deliveries.size(); ++place)
        TRY(read_delivery(json, place, listings::currency_of(market), change.deliveries[place]));
    return change;
}

} // namespace stall::wire
