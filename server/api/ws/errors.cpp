// Shapes of the seller API's errors. Must not know any one resource.
#include "server/api/ws/errors.hpp"

#include "core/base/shortened.hpp"
#include "core/wire/seller_categories.hpp"
#include "core/wire/seller_tasks.hpp"

namespace stall::api {
namespace {

/// The published API has no 422 for listings and orders, and no 409: what it cannot take is 400.
int seller_status_of(const Error& error) {
    if (error.code == "listing_id_malformed") return 400;
    const int status = status_of(error);
    return status == 422 || status == 409 ? 400 : status;
}

std::string message_of(const Error& error, int status) {
    if (status >= 500) return sentence_of(status == 503 ? "overloaded" : "internal");
    if (error.code == "listing_id_malformed") return "Listing ID must be an integer or a UUID";
    std::string message = sentence_of(error.code);
    if (status == 429) return message + ", " + error.wanted + " s";
    if (error.where.size() > 1) message = error.where.substr(1) + ": " + message;
    if (!error.got.empty()) message += " (got " + shortened(error.got) + ")";
    if (!error.wanted.empty()) message += ", wanted " + error.wanted;
    return message;
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

Response not_found_page() {
    return {404,
            {{"Content-Type", "text/html; charset=utf-8"}},
            "<!doctype html><title>Not found</title><h1>Not found</h1>"};
}

} // namespace

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
    if (status != 400 || error.code == "listing_id_malformed") {
        return seller_problem(error, context);
    }
    Response response = json_response(400, wire::encode_bare_text(message_of(error, status)));
    response.reason = reason_of(error);
    return response;
}

Response seller_refusal(const Error& error, const Route* route, const Context& context) {
    if (error.code == "path_unknown") return not_found_page();
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
