// Shapes of the seller API's errors. Must not know any one resource.
#include "server/api/ws/errors.hpp"

#include "core/base/whole_number.hpp"
#include "core/wire/seller_categories.hpp"
#include "core/wire/seller_tasks.hpp"

#include <algorithm>
#include <array>

namespace stall::api {
namespace {

/// The published API has no 422 for listings and orders, and no 409: what it cannot take is 400.
int seller_status_of(const Error& error) {
    if (error.code == "listing_id_malformed") return 400;
    const int status = status_of(error);
    return status == 422 || status == 409 ? 400 : status;
}

struct Renamed {
    std::string_view rule;
    std::string_view field;
};
/// Fields that the contract calls otherwise than the rules of the shop do; "" are none of its.
constexpr std::array kFields = std::to_array<Renamed>({
    {"floor", "min_price"},
    {"maximum", "max_price"},
    {"warranty_months", "warranty_delay"},
    {"publication", "pub_state"},
    {"serial", "serial_number"},
    {"carrier", "shipper"},
    {"stated_day", "date_shipping"},
    {"reason", "return_reason"},
    {"message", "return_message"},
    {"price", "price"},
    {"delay_hours", "shipping_delay"},
    {"line", ""},
    {"lines", ""},
    {"identifiers", ""},
    {"market", ""},
});

std::string_view field_named(std::string_view rule) {
    const auto found = std::ranges::find(kFields, rule, &Renamed::rule);
    return found == kFields.end() ? rule : found->field;
}

/// "/deliveries/1/price" → "shipping_price_2": they stand in a row there.
std::string delivery_field(std::string_view place, std::string_view part) {
    const std::string number = std::to_string(whole_number(place).value_or(0) + 1);
    if (part == "shipper") return "shipper_" + number;
    return (part == "delay_hours" ? "shipping_delay_" : "shipping_price_") + number;
}

/// What a program calls the place that an error names as a JSON pointer: the last part of it that
/// is no number, in the contract's own word.
std::string field_of(std::string_view where) {
    if (!where.starts_with('/')) return std::string(where);
    std::vector<std::string_view> parts;
    while (!where.empty()) {
        where.remove_prefix(1);
        parts.push_back(where.substr(0, where.find('/')));
        where.remove_prefix(parts.back().size());
    }
    if (parts.front() == "deliveries" && parts.size() > 1)
        return delivery_field(parts[1], parts.size() > 2 ? parts[2] : "price");
    while (parts.size() > 1 && whole_number(parts.back())) parts.pop_back();
    return std::string(field_named(parts.back()));
}

std::string message_of(const Error& error, int status) {
    if (status >= 500) return sentence_of({status == 503 ? "overloaded" : "internal", "", "", ""});
    if (error.code == "listing_id_malformed") return "Listing ID must be an integer or a UUID";
    if (status == 429) return sentence_of(error) + ", " + error.wanted + " s";
    return seller_sentence(error);
}

/// Of a failure of ours, nothing but that there was one.
std::string code_of(const Error& error, int status) {
    if (status >= 500) return status == 503 ? "overloaded" : "internal";
    return error.code;
}

/// The published file names no header for 429; Retry-After is what HTTP has for it.
void add_advice(Response& response, const Error& error) {
    response.reason = reason_of(error);
    if (response.status == 401) response.headers.emplace_back("WWW-Authenticate", "Basic");
    if (response.status == 429) response.headers.emplace_back("Retry-After", error.wanted);
    if (response.status == 503) response.headers.emplace_back("Retry-After", "1");
}

} // namespace

std::string seller_sentence(const Error& error) {
    const std::string field = field_of(error.where);
    return field.empty() ? full_sentence_of(error) : field + ": " + full_sentence_of(error);
}

Response seller_problem(const Error& error, const Context& context) {
    const int status = seller_status_of(error);
    Response response =
        json_response(status, wire::encode_error_v1(code_of(error, status),
                                                    message_of(error, status), context.request_id));
    add_advice(response, error);
    return response;
}

Response seller_problem_422(const Error& error, const Context& context) {
    Response response = seller_problem(error, context);
    const int status = status_of(error);
    if (status == 409 || status == 422) response.status = 422;
    return response;
}

Response seller_problem_v2(const Error& error, const Context& context) {
    Response response = seller_problem(error, context);
    response.body = wire::encode_error_v2(code_of(error, response.status),
                                          message_of(error, response.status), context.request_id);
    return response;
}

Response seller_problem_v3(const Error& error, const Context& context) {
    const int status = seller_status_of(error);
    Response response{status,
                      {{"Content-Type", "application/problem+json"}},
                      wire::encode_error_v3(status, code_of(error, status),
                                            message_of(error, status), context.request_id)};
    add_advice(response, error);
    return response;
}

Response seller_write_problem(const Error& error, const Context& context) {
    const int status = seller_status_of(error);
    if (status != 400) return seller_problem(error, context);
    Response response = json_response(400, wire::encode_bare_text(message_of(error, status)));
    response.reason = reason_of(error);
    return response;
}

Response seller_refusal(const Error& error, const Route* route, const Context& context) {
    if (route != nullptr && route->path == "/ws/listings_bi") {
        return seller_problem_v3(error, context);
    }
    const bool is_tree = route != nullptr && route->path == "/ws/category/tree";
    if (is_tree && error.code != "rate_exceeded") {
        return seller_problem_v2(error, context);
    }
    return seller_problem(error, context);
}

} // namespace stall::api
