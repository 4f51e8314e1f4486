// Fuzz target: what comes in about orders. The first byte chooses: the file of tracking numbers,
// bodies of the desk, bodies and dates of the seller API, carriers' numbers, an invoice's name.
// Holds: every refusal is worded; good rows are fit to be sent; what is decoded encodes to the
// same.
#include "core/wire/orders.hpp"
#include "core/base/file_name.hpp"
#include "core/base/text.hpp"
#include "core/files/csv.hpp"
#include "core/orders/carrier.hpp"
#include "core/orders/invoice_file.hpp"
#include "core/orders/tracking_file.hpp"
#include "core/wire/seller_orders.hpp"
#include "tests/fuzz/property.hpp"

using namespace stall;

namespace {

void hold_tracking_file(std::string_view bytes) {
    const auto opened = files::open(bytes);
    if (!opened.ok()) return fuzz::hold_worded(opened.error());
    const auto file = orders::read_tracking_file(opened.value().utf8, opened.value().dialect);
    if (!file.ok()) return fuzz::hold_worded(file.error());
    std::int64_t line_before = 0;
    for (const orders::TrackingRefusal& refusal : file.value().refusals) {
        fuzz::hold_worded(refusal.error);
        fuzz::hold(refusal.line >= line_before, "refusals are sorted by line");
        line_before = refusal.line;
    }
    for (const orders::TrackingLine& line : file.value().lines) {
        fuzz::hold(line.order.exists(), "a good line names an order");
        fuzz::hold(orders::check_parcel_text(line.parcel).ok(), "a good line has a good parcel",
                   line.parcel.tracking_number);
    }
}

/// Decoded, encoded and decoded again it is the same.
template <typename T, typename Decode, typename Encode>
void hold_same(std::string_view json, Decode decode, Encode encode) {
    const Result<T> first = decode(json);
    if (!first.ok()) return fuzz::hold_worded(first.error());
    const std::string again = encode(first.value());
    const Result<T> second = decode(again);
    fuzz::hold(second.ok() && second.value() == first.value(), "the same after a round trip",
               again);
}

void hold_desk_bodies(std::string_view json) {
    hold_same<orders::Dispatch>(json, wire::decode_dispatch, wire::encode_dispatch);
    hold_same<wire::RefundRequest>(json, wire::decode_refund, wire::encode_refund);
    hold_same<wire::CancelRequest>(json, wire::decode_cancel, wire::encode_cancel);
    hold_same<wire::OrderBulk>(json, wire::decode_order_bulk, wire::encode_order_bulk);
    hold_same<wire::OrderRow>(json, wire::decode_order_row, wire::encode_order_row);
    hold_same<wire::TrackingImport>(json, wire::decode_tracking_import,
                                    wire::encode_tracking_import);
}

void hold_seller_change(const Result<wire::SellerOrderChange>& change) {
    if (!change.ok()) return fuzz::hold_worded(change.error());
    const int state = static_cast<int>(change.value().new_state);
    fuzz::hold(state >= 2 && state <= 6, "only moves that a merchant may ask for");
    fuzz::hold(state == 3 || !change.value().sku.empty(), "a SKU where one is needed");
}

void hold_seller_form(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> fields;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const std::size_t equals = std::min(line.find('='), line.size());
        fields.emplace_back(line.substr(0, equals), line.substr(std::min(line.size(), equals + 1)));
    }
    hold_seller_change(wire::read_seller_order_form(fields));
    const auto identifiers = wire::read_seller_identifiers_form(fields);
    if (!identifiers.ok()) fuzz::hold_worded(identifiers.error());
}

/// An instant is written in a spelling that reads as the same instant, to the second.
void hold_instant(std::string_view text) {
    const time::Zone zone(static_cast<std::uint8_t>(text.size() % time::zone_count()));
    const auto instant = wire::read_seller_instant(text);
    if (!instant.ok()) return fuzz::hold_worded(instant.error());
    if (instant.value().utc_ms < 0) return;
    const std::string written = wire::seller_instant_text(instant.value(), zone);
    const auto again = wire::read_seller_instant(written);
    fuzz::hold(again.ok() && again.value() == instant.value(), "a date is read as written",
               written);
}

void hold_texts(std::string_view text) {
    const std::string_view carrier = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), carrier.size() + 1));
    const auto number = orders::check_tracking_number(carrier, text);
    if (!number.ok())
        fuzz::hold_worded(number.error());
    else
        fuzz::hold(orders::check_tracking_number(carrier, number.value()).value_or("") ==
                       number.value(),
                   "a number that was checked is good", number.value());
    const std::string name = kept_file_name(text);
    fuzz::hold(check_utf8(name).ok(), "a name is UTF-8", name);
    fuzz::hold(name.find_first_of("/\\\r\n") == std::string::npos, "a name is no path", name);
    const auto invoice = orders::check_invoice(text);
    if (!invoice.ok()) fuzz::hold_worded(invoice.error());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const fuzz::Input input = fuzz::input_of(bytes, size, 6);
    switch (input.choice) {
    case 0: hold_tracking_file(input.rest); break;
    case 1: hold_desk_bodies(input.rest); break;
    case 2:
        hold_seller_change(wire::decode_seller_order_change(input.rest));
        if (const auto found = wire::decode_seller_identifiers(input.rest); !found.ok())
            fuzz::hold_worded(found.error());
        break;
    case 3: hold_seller_form(input.rest); break;
    case 4: hold_instant(input.rest); break;
    default: hold_texts(input.rest); break;
    }
    return 0;
}
