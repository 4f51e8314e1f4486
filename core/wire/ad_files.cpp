// Codecs around files of ads. Must not know HTTP or storage.
#include "core/wire/ad_files.hpp"

#include "core/wire/names.hpp"

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
    return line;
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
    });
    writer.end_object();
    return writer.take();
}

Result<std::vector<LineQuestion>> decode_line_questions(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        std::vector<LineQuestion> questions;
        fields.read_each("lines", questions, [](Fields& each) {
            LineQuestion question;
            each.read_not_negative("line", question.line);
            read_market(each, question.market);
            read_parsed(each, "grade", question.grade, listings::parse_grade);
            if (each.has("product")) each.read("product", question.product);
            if (each.has("product_uuid")) each.read("product_uuid", question.product_uuid);
            if (each.has("ean")) each.read("ean", question.ean);
            return question;
        });
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
