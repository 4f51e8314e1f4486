// JSON of the seller API's batches, tasks and errors. Must not know HTTP or storage.
#include "core/wire/seller_tasks.hpp"

#include "core/wire/seller_json.hpp"

namespace stall::wire {
namespace {

using seller::Json;

Result<std::string> required_text(const Json& json, const char* key) {
    const std::string where = std::string("/") + key;
    const auto found = json.find(key);
    if (found == json.end()) return Error{"json_key_missing", where, "", "string"};
    if (!found->is_string()) return Error{"json_type", where, seller::dump(*found), "string"};
    return found->get<std::string>();
}

/// A batch parameter of one character. Some old programs send a line break as quote: they mean '"'.
Result<char> one_character(const Json& json, const char* key, char instead_of_line_break) {
    const std::string text = TRY(required_text(json, key));
    if (text.size() != 1)
        return Error{"batch_parameter", std::string("/") + key, text, "1 character"};
    return text == "\n" || text == "\r" ? instead_of_line_break : text.front();
}

} // namespace

Result<SellerBatch> decode_seller_batch(std::string_view text) {
    const Json json = TRY(seller::parse_object(text));
    SellerBatch batch;
    batch.catalog = TRY(required_text(json, "catalog"));
    if (batch.catalog.empty()) return Error{"batch_parameter", "/catalog", "", "a header line"};
    batch.quote = TRY(one_character(json, "quotechar", '"'));
    batch.delimiter = TRY(one_character(json, "delimiter", ','));
    const std::string encoding = TRY(required_text(json, "encoding"));
    if (encoding.size() < 2 || encoding.size() > 64) {
        return Error{"batch_parameter", "/encoding", encoding, "2 to 64 characters"};
    }
    return batch;
}

std::string encode_batch_accepted(TaskId task) {
    return seller::dump(Json{{"bodymessage", task.value}, {"statuscode", 200}});
}

std::string encode_seller_task(const SellerTask& task) {
    // Appended, not assigned: an ordered object looks through all its keys at each assignment.
    Json::object_t successes;
    for (const SellerTask::Success& row : task.successes) {
        successes.emplace_back(std::to_string(row.line),
                               Json{{"listing_id", row.listing.value},
                                    {"backmarket_id", row.product.value},
                                    {"publication_state", row.publication}});
    }
    Json::object_t failures;
    for (const SellerTask::Failure& row : task.failures) {
        failures.emplace_back(std::to_string(row.line),
                              Json{{"sku", row.sku}, {"message", row.message}});
    }
    Json json;
    json["task_id"] = task.task.value;
    json["action_status"] = task.action_status;
    json["last_action_error"] =
        task.last_action_error.empty() ? Json(nullptr) : Json(task.last_action_error);
    json["result"] = {{"product_success", successes}, {"product_errors", failures}};
    json["statuscode"] = 200;
    return seller::dump(json);
}

std::string encode_bare_text(std::string_view text) { return seller::dump(Json(text)); }

std::string encode_error_v1(std::string_view code, std::string_view message,
                            std::string_view request_id) {
    return seller::dump(
        Json{{"error", {{"code", code}, {"message", message}}}, {"requestId", request_id}});
}

std::string encode_error_v3(int status, std::string_view code, std::string_view message,
                            std::string_view request_id) {
    return seller::dump(Json{{"error", {{"code", code}, {"message", message}}},
                             {"status", status},
                             {"title", message},
                             {"type", "/errors/" + std::string(code)},
                             {"requestId", request_id}});
}

} // namespace stall::wire
