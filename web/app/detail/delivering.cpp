// How the opened ad is delivered; see delivering.hpp.
// Must not know widgets.
#include "web/app/detail/delivering.hpp"

#include "core/base/text.hpp"
#include "core/base/whole_number.hpp"
#include "core/base/written_money.hpp"
#include "core/base/written_numbers.hpp"
#include "web/app/ads/writes.hpp"

namespace stall::app::detail {
namespace {

Error at(const char* where, Error error) {
    error.where = where;
    return error;
}

void write_deliveries(Turn& turn, std::vector<listings::Delivery> ways) {
    auto& detail = *turn.model.detail;
    const auto row = turn.model.ads.shelf.find(detail.ad);
    if (!row) return;
    listings::Patch patch;
    patch.market = detail.ad.market;
    patch.deliveries = ways;
    detail.deliveries.is_open = false;
    detail.deliveries.known.own = std::move(ways); // as it will be; the server's word follows
    const auto& ad = turn.model.ads.shelf.at(*row);
    ads::write(turn, ad, std::move(patch), ad.version, ads::UndoOffer::no);
}

} // namespace

Result<std::vector<listings::Delivery>> deliveries_typed(const Deliveries& deliveries,
                                                         Language language) {
    const auto text = [&](DeliveryField field) {
        return trim(deliveries.texts[static_cast<std::size_t>(field)]);
    };
    const auto price_text = text(DeliveryField::price);
    const auto hours_text = text(DeliveryField::hours);
    if (price_text.empty()) return Error{"delivery_incomplete", "/price", "", ""};
    if (hours_text.empty()) return Error{"delivery_incomplete", "/delay_hours", "", ""};
    auto price =
        read_written_money(price_text, deliveries.known.currency, marks_typed_in(language));
    if (price) price = listings::check_delivery_price(price.value());
    if (!price) return at("/price", price.error());
    const auto number = parse_typed_number(hours_text);
    if (!number) return at("/delay_hours", number.error());
    const auto hours = listings::check_delivery_hours(number.value());
    if (!hours) return at("/delay_hours", hours.error());
    auto shipper = listings::check_shipper(text(DeliveryField::shipper));
    if (!shipper) return at("/shipper", shipper.error());
    auto ways = deliveries.known.own;
    if (ways.empty()) ways.emplace_back();
    ways.front() = {std::move(shipper).value(), price.value(), hours.value()};
    return ways;
}

void open_deliveries(Turn& turn) {
    auto& deliveries = turn.model.detail->deliveries;
    if (deliveries.state != State::ready) return;
    deliveries.is_open = true;
    const auto& known = deliveries.known;
    const auto* way = known.own.empty() ? listings::cheapest(known.shop) : &known.own.front();
    deliveries.texts = {};
    if (!way) return;
    deliveries.texts = {format_typed(turn.model.language, way->price),
                        std::to_string(way->delay_hours), way->shipper};
}

void save_deliveries(Turn& turn) {
    if (!turn.model.detail->deliveries.is_open) return;
    auto ways = deliveries_typed(turn.model.detail->deliveries, turn.model.language);
    if (ways) write_deliveries(turn, std::move(ways).value());
}

void use_shop_deliveries(Turn& turn) {
    if (!turn.model.detail->deliveries.known.own.empty()) write_deliveries(turn, {});
}

void take_deliveries(Deliveries& deliveries, int status, std::string_view body) {
    auto known = wire::decode_ad_deliveries(body);
    deliveries.state = status == 200 && known ? State::ready : State::failed;
    if (deliveries.state == State::ready) deliveries.known = std::move(known).value();
}

} // namespace stall::app::detail
