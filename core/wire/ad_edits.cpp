// Codecs of one ad's edit and of the ladder of its buybox.
// The checks of a patch are those of core/listings, with the JSON pointer of the field.
#include "core/wire/listings.hpp"
#include "core/wire/names.hpp"

namespace stall::wire {
namespace {

using listings::Patch;
using listings::Publication;

constexpr std::array kWhoseNames =
    std::to_array<std::string_view>({"rival", "this_ad", "your_other_ad"});

Result<Publication> check_publication(std::int64_t number) {
    if (number < static_cast<std::int64_t>(Publication::online) ||
        number > static_cast<std::int64_t>(Publication::archived))
        return Error{"publication_not_allowed", "", std::to_string(number), "2, 3, 4"};
    return static_cast<Publication>(number);
}

/// The currency that a patch's amounts share; none where it has no amount.
std::optional<Currency> currency_in(const Patch& patch) {
    if (patch.price) return patch.price->currency;
    if (patch.floor && *patch.floor) return (*patch.floor)->currency;
    if (patch.maximum && *patch.maximum) return (*patch.maximum)->currency;
    if (patch.deliveries && !patch.deliveries->empty())
        return patch.deliveries->front().price.currency;
    return std::nullopt;
}

void write_limit(Writer& writer, std::string_view key,
                 const std::optional<std::optional<Money>>& limit) {
    if (!limit) return;
    writer.key(key);
    *limit ? writer.text(to_text(**limit)) : writer.raw("null");
}

/// The currency is wanted where an amount is, and may stand alone.
Currency read_patch_currency(Fields& fields) {
    Currency currency;
    if (fields.has("price") || fields.has("currency")) fields.read_currency("currency", currency);
    return currency;
}

void read_amount(Fields& fields, std::string_view key, Currency currency, Money& amount) {
    fields.read_money(key, currency, amount.minor);
    amount.currency = currency;
    fields.keep(key, listings::check_price(amount), amount);
}

void read_limit(Fields& fields, std::string_view key, Currency currency,
                std::optional<std::optional<Money>>& limit) {
    if (!fields.has(key)) return;
    if (fields.take_null(key)) return void(limit.emplace());
    if (!fields.has("currency"))
        return fields.fail_at("currency", {"json_key_missing", "", "", ""});
    read_amount(fields, key, currency, limit.emplace().emplace());
}

listings::Delivery read_delivery(Fields& fields, Currency currency) {
    listings::Delivery delivery;
    read_parsed(fields, "shipper", delivery.shipper, listings::check_shipper);
    delivery.price.currency = currency;
    fields.read_money("price", currency, delivery.price.minor);
    fields.keep("price", listings::check_delivery_price(delivery.price), delivery.price);
    read_checked(fields, "delay_hours", delivery.delay_hours, listings::check_delivery_hours);
    return delivery;
}

void write_step(Writer& writer, const LadderStep& step, Currency currency) {
    writer.begin_object();
    writer.field("rank", step.rank);
    writer.field("price", Money{step.price_minor, currency});
    writer.field("shipping", Money{step.shipping_minor, currency});
    writer.field("shipping_delay_hours", step.shipping_delay_hours);
    writer.field("quality", step.quality);
    writer.field("whose", name_in(kWhoseNames, step.whose));
    writer.end_object();
}

} // namespace

void write_deliveries(Writer& writer, std::string_view key,
                      const std::vector<listings::Delivery>& deliveries) {
    writer.each(key, deliveries, [&](const listings::Delivery& each) {
        writer.field("shipper", each.shipper);
        writer.field("price", each.price);
        writer.field("delay_hours", each.delay_hours);
    });
}

void read_deliveries(Fields& fields, std::string_view key, Currency currency,
                     std::vector<listings::Delivery>& deliveries) {
    fields.read_each(key, deliveries, [&](Fields& each) { return read_delivery(each, currency); });
}

Patch read_patch(Fields& fields) {
    Patch patch;
    read_market(fields, patch.market);
    const Currency currency = read_patch_currency(fields);
    if (fields.has("price")) read_amount(fields, "price", currency, patch.price.emplace());
    read_limit(fields, "floor", currency, patch.floor);
    read_limit(fields, "maximum", currency, patch.maximum);
    if (fields.has("quantity"))
        read_checked(fields, "quantity", patch.quantity.emplace(), listings::check_quantity);
    if (fields.has("warranty_months"))
        read_checked(fields, "warranty_months", patch.warranty_months.emplace(),
                     listings::check_warranty_months);
    if (fields.has("comment"))
        read_parsed(fields, "comment", patch.comment.emplace(), listings::check_comment);
    if (fields.has("publication"))
        read_checked(fields, "publication", patch.publication.emplace(), check_publication);
    if (!fields.has("deliveries")) return patch;
    read_deliveries(fields, "deliveries", currency, patch.deliveries.emplace());
    if (!patch.deliveries->empty() && !fields.has("currency"))
        fields.fail_at("currency", {"json_key_missing", "", "", ""});
    return patch;
}

std::string encode_patch(const Patch& patch) {
    Writer writer;
    writer.begin_object();
    writer.field("market", code_of(patch.market));
    if (const auto currency = currency_in(patch)) writer.field("currency", currency->code());
    if (patch.price) writer.field("price", *patch.price);
    write_limit(writer, "floor", patch.floor);
    write_limit(writer, "maximum", patch.maximum);
    if (patch.quantity) writer.field("quantity", *patch.quantity);
    if (patch.warranty_months) writer.field("warranty_months", *patch.warranty_months);
    if (patch.comment) writer.field("comment", *patch.comment);
    if (patch.publication)
        writer.field("publication", static_cast<std::int64_t>(*patch.publication));
    if (patch.deliveries) write_deliveries(writer, "deliveries", *patch.deliveries);
    writer.end_object();
    return writer.take();
}

Result<Patch> decode_patch(std::string_view json) { return decode_object(json, read_patch); }

std::string encode_ladder(const std::vector<LadderStep>& ladder, Currency currency) {
    Writer writer(128 * (ladder.size() + 1));
    writer.begin_object();
    writer.field("currency", currency.code());
    writer.key("steps");
    writer.begin_array();
    for (const LadderStep& step : ladder) write_step(writer, step, currency);
    writer.end_array();
    writer.end_object();
    return writer.take();
}

Result<std::vector<LadderStep>> decode_ladder(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        Currency currency;
        fields.read_currency("currency", currency);
        std::vector<LadderStep> ladder;
        fields.read_each("steps", ladder, [&](Fields& step_fields) {
            LadderStep step;
            step_fields.read("rank", step.rank);
            step_fields.read_money("price", currency, step.price_minor);
            step_fields.read_money("shipping", currency, step.shipping_minor);
            step_fields.read("shipping_delay_hours", step.shipping_delay_hours);
            step_fields.read("quality", step.quality);
            step_fields.read_enum("whose", kWhoseNames, step.whose);
            return step;
        });
        return ladder;
    });
}

} // namespace stall::wire
