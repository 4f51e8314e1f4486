// Codecs around files of ads. Must not know HTTP or storage.
#include "core/wire/ad_files.hpp"

#include "core/wire/names.hpp"

#include <algorithm>

namespace stall::wire {
namespace {

constexpr std::array kStateNames = std::to_array<std::string_view>({"waiting", "validated"});

ForeseenLine read_foreseen(Fields& fields) {
    ForeseenLine line;
    fields.read_not_negative("line", line.line);
    fields.read("product", line.product);
    fields.read("title", line.title);
    fields.read_enum("state", kStateNames, line.state);
    fields.read_currency("currency", line.currency);
    fields.read_money("new_price", line.currency, line.new_price_minor);
    fields.read_enum("standing", kStandingNames, line.facts.standing);
    fields.read_money("price_to_win", line.currency, line.facts.price_to_win_minor);
    fields.read_money("winner_price", line.currency, line.facts.winner_price_minor);
    fields.read("rivals", line.facts.rivals);
    if (fields.has("deliveries"))
        read_deliveries(fields, "deliveries", line.currency, line.deliveries);
    return line;
}

void write_parts(Writer& writer, const listings::DeliveryParts& parts) {
    if (parts == listings::DeliveryParts{}) return;
    writer.each("deliveries", parts, [&](const listings::DeliveryPart& part) {
        if (!part.shipper.empty()) writer.field("shipper", part.shipper);
        if (part.price) writer.field("price", *part.price);
        if (part.delay_hours) writer.field("delay_hours", *part.delay_hours);
    });
}

listings::DeliveryPart read_part(Fields& fields, Currency currency) {
    listings::DeliveryPart part;
    if (fields.has("shipper"))
        read_parsed(fields, "shipper", part.shipper, listings::check_shipper);
    if (fields.has("price")) {
        Money price{0, currency};
        fields.read_money("price", currency, price.minor);
        fields.keep("price", listings::check_delivery_price(price), part.price.emplace());
    }
    if (fields.has("delay_hours"))
        read_checked(fields, "delay_hours", part.delay_hours.emplace(),
                     listings::check_delivery_hours);
    return part;
}

void read_parts(Fields& fields, Currency currency, listings::DeliveryParts& parts) {
    if (!fields.has("deliveries")) return;
    std::vector<listings::DeliveryPart> given;
    fields.read_each("deliveries", given, [&](Fields& each) { return read_part(each, currency); });
    if (given.size() > parts.size())
        return fields.fail_at("deliveries",
                              {"too_many_deliveries", "", std::to_string(given.size()),
                               std::to_string(parts.size())});
    std::ranges::move(given, parts.begin());
}

LineQuestion read_question(Fields& fields) {
    LineQuestion question;
    fields.read_not_negative("line", question.line);
    read_market(fields, question.market);
    read_parsed(fields, "grade", question.grade, listings::parse_grade);
    if (fields.has("product")) fields.read("product", question.product);
    if (fields.has("product_uuid")) fields.read("product_uuid", question.product_uuid);
    if (fields.has("ean")) fields.read("ean", question.ean);
    if (fields.has("listing")) fields.read("listing", question.listing);
    read_parts(fields, listings::currency_of(question.market), question.deliveries);
    return question;
}

} // namespace

std::string encode_line_questions(const std::vector<LineQuestion>& questions) {
    Writer writer(64 * (questions.size() + 1));
    writer.begin_object();
    writer.each("lines", questions, [&](const LineQuestion& question) {
        writer.field("line", question.line);
        writer.field("market", code_of(question.market));
        writer.field("grade", name_of(question.grade));
        if (question.product.exists()) writer.field("product", question.product.value);
        if (!question.product_uuid.empty()) writer.field("product_uuid", question.product_uuid);
        if (!question.ean.empty()) writer.field("ean", question.ean);
        if (question.listing.exists()) writer.field("listing", question.listing.value);
        write_parts(writer, question.deliveries);
    });
    writer.end_object();
    return writer.take();
}

Result<std::vector<LineQuestion>> decode_line_questions(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        std::vector<LineQuestion> questions;
        fields.read_each("lines", questions, read_question);
        return questions;
    });
}

std::string encode_foreseen_lines(const std::vector<ForeseenLine>& lines) {
    Writer writer(200 * (lines.size() + 1));
    writer.begin_object();
    writer.each("lines", lines, [&](const ForeseenLine& line) {
        writer.field("line", line.line);
        writer.field("product", line.product.value);
        writer.field("title", line.title);
        writer.field("state", name_in(kStateNames, line.state));
        writer.field("currency", line.currency.code());
        writer.field("new_price", line.new_price_minor, line.currency);
        writer.field("standing", name_in(kStandingNames, line.facts.standing));
        writer.field("price_to_win", line.facts.price_to_win_minor, line.currency);
        writer.field("winner_price", line.facts.winner_price_minor, line.currency);
        writer.field("rivals", line.facts.rivals);
        if (!line.deliveries.empty()) write_deliveries(writer, "deliveries", line.deliveries);
    });
    writer.end_object();
    return writer.take();
}

Result<std::vector<ForeseenLine>> decode_foreseen_lines(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        std::vector<ForeseenLine> lines;
        fields.read_each("lines", lines, read_foreseen);
        return lines;
    });
}

std::string encode_export(const ExportRequest& request) {
    std::size_t ads = 0;
    for (const ExportedMarket& each : request.markets) ads += each.listings.size();
    Writer writer(8 * ads + 128);
    writer.begin_object();
    writer.field("delimiter", std::string_view(&request.delimiter, 1));
    writer.each("markets", request.markets, [&](const ExportedMarket& each) {
        writer.field("market", code_of(each.market));
        writer.ids("listings", each.listings);
    });
    writer.end_object();
    return writer.take();
}

Result<ExportRequest> decode_export(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        ExportRequest request;
        fields.read_character("delimiter", request.delimiter);
        fields.read_each("markets", request.markets, [](Fields& each) {
            ExportedMarket exported;
            read_market(each, exported.market);
            each.read_ids("listings", exported.listings);
            return exported;
        });
        return request;
    });
}

} // namespace stall::wire
