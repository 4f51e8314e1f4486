// Codecs of what the page keeps: ad rows, the head of the load and the stream of changes.
// One row is flat and its keys are written in the order they are read, since 100,000 of them are.
#include "core/wire/ad_rows.hpp"
#include "core/wire/names.hpp"
#include "core/wire/plain_fields.hpp"

namespace stall::wire {
namespace {

using listings::Position;
using listings::Publication;

constexpr std::size_t kRowBytesUsual = 640;

Result<Publication> check_publication(std::int64_t number) {
    if (number < 0 || number > static_cast<std::int64_t>(Publication::archived))
        return Error{"json_type", "", std::to_string(number), "0, 1, 2, 3, 4"};
    return static_cast<Publication>(number);
}

void write_position(Writer& writer, const Position& position, Currency currency) {
    writer.field("publication", static_cast<std::int64_t>(position.publication));
    writer.field("quantity", position.quantity);
    writer.field("price", Money{position.price_minor, currency});
    writer.field("new_price", position.new_price_minor, currency);
    writer.field("maximum", position.maximum_minor, currency);
    writer.field("floor", position.floor_minor, currency);
    writer.field("standing", name_in(kStandingNames, position.facts.standing));
    writer.field("price_to_win", position.facts.price_to_win_minor, currency);
    writer.field("winner_price", position.facts.winner_price_minor, currency);
    writer.field("rivals", position.facts.rivals);
    writer.field("commission_basis_points", position.costs.commission_basis_points);
    writer.field("commission_vat_basis_points", position.costs.commission_vat_basis_points);
    writer.field("shipping_cost", Money{position.costs.shipping_minor, currency});
    writer.field("unit_cost", position.costs.unit_minor, currency);
}

template <typename Source>
void read_position(Source& fields, Position& position, Currency currency) {
    read_checked(fields, "publication", position.publication, check_publication);
    read_checked(fields, "quantity", position.quantity, listings::check_quantity);
    fields.read_money("price", currency, position.price_minor);
    fields.read_money("new_price", currency, position.new_price_minor);
    fields.read_money("maximum", currency, position.maximum_minor);
    fields.read_money("floor", currency, position.floor_minor);
    fields.read_enum("standing", kStandingNames, position.facts.standing);
    fields.read_money("price_to_win", currency, position.facts.price_to_win_minor);
    fields.read_money("winner_price", currency, position.facts.winner_price_minor);
    fields.read("rivals", position.facts.rivals);
    fields.read("commission_basis_points", position.costs.commission_basis_points);
    fields.read("commission_vat_basis_points", position.costs.commission_vat_basis_points);
    fields.read_money("shipping_cost", currency, position.costs.shipping_minor);
    fields.read_money("unit_cost", currency, position.costs.unit_minor);
}

void write_row(Writer& writer, const AdRow& row) {
    writer.begin_object();
    writer.field("listing", row.listing.value);
    writer.field("market", code_of(row.market));
    writer.field("version", row.version.value);
    writer.field("sku", row.sku);
    writer.field("product", row.product.value);
    writer.field("title", row.title);
    writer.field("ean", row.ean);
    writer.field("category", row.category);
    writer.field("grade", name_of(row.grade));
    writer.field("warranty_months", row.warranty_months);
    writer.field("comment", row.comment);
    writer.field("currency", row.currency.code());
    write_position(writer, row.position, row.currency);
    writer.end_object();
}

/// From Fields, or from the quicker PlainFields: one list of fields for both.
template <typename Source> void read_row(Source& fields, AdRow& row) {
    fields.read("listing", row.listing);
    read_market(fields, row.market);
    fields.read("version", row.version);
    fields.read("sku", row.sku);
    fields.read("product", row.product);
    fields.read("title", row.title);
    fields.read("ean", row.ean);
    fields.read("category", row.category);
    read_parsed(fields, "grade", row.grade, listings::parse_grade);
    read_checked(fields, "warranty_months", row.warranty_months, listings::check_warranty_months);
    fields.read("comment", row.comment);
    fields.read_currency("currency", row.currency);
    read_position(fields, row.position, row.currency);
}

AdRow make_row(Fields& fields) {
    AdRow row;
    read_row(fields, row);
    return row;
}

void write_rows(Writer& writer, const std::vector<AdRow>& rows) {
    writer.key("rows");
    writer.begin_array();
    for (const AdRow& row : rows) write_row(writer, row);
    writer.end_array();
}

} // namespace

std::string encode_ad_row(const AdRow& row) {
    Writer writer(kRowBytesUsual);
    write_row(writer, row);
    return writer.take();
}

bool scan_ad_row(std::string_view json, AdRow& row) {
    PlainFields fields(json);
    read_row(fields, row);
    return fields.finish();
}

Result<AdRow> judge_ad_row(std::string_view json) { return decode_object(json, make_row); }

Result<AdRow> decode_ad_row(std::string_view json) {
    Result<AdRow> row(AdRow{});
    return scan_ad_row(json, row.value()) ? std::move(row) : judge_ad_row(json);
}

std::string encode_rows(const std::vector<AdRow>& rows) {
    Writer writer(kRowBytesUsual * (rows.size() + 1));
    writer.begin_object();
    write_rows(writer, rows);
    writer.end_object();
    return writer.take();
}

Result<std::vector<AdRow>> decode_rows(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        std::vector<AdRow> rows;
        fields.read_each("rows", rows, make_row);
        return rows;
    });
}

std::string encode_workspace_head(const WorkspaceHead& head) {
    Writer writer;
    writer.begin_object();
    writer.field("row_count", head.row_count);
    writer.field("cursor", head.cursor.value);
    writer.end_object();
    return writer.take();
}

Result<WorkspaceHead> decode_workspace_head(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        WorkspaceHead head;
        fields.read_not_negative("row_count", head.row_count);
        fields.read("cursor", head.cursor);
        return head;
    });
}

std::string encode_change(const Change& change) {
    Writer writer(kRowBytesUsual * (change.rows.size() + 1));
    writer.begin_object();
    writer.field("sequence", change.sequence.value);
    writer.field("actor", change.actor);
    writer.field("kind", change.kind);
    write_rows(writer, change.rows);
    if (!change.orders_json.empty()) writer.key("orders"), writer.raw(change.orders_json);
    writer.end_object();
    return writer.take();
}

Result<Change> decode_change(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        Change change;
        fields.read("sequence", change.sequence);
        fields.read("actor", change.actor);
        fields.read("kind", change.kind);
        fields.read_each("rows", change.rows, make_row);
        if (fields.has("orders")) fields.read_raw("orders", change.orders_json);
        return change;
    });
}

} // namespace stall::wire
