// The published seller API's batch, task and error bodies as structs with their JSON codecs.
// Source: seller-api.md sections 0.6, 1.3 and 3. Must not know HTTP or storage.
#pragma once

#include "core/base/ids.hpp"
#include "core/wire/json.hpp"

#include <string>
#include <vector>

namespace stall::wire {

/// Body of POST /ws/listings.
struct SellerBatch {
    std::string catalog;
    char delimiter = ',';
    char quote = '"';
    bool operator==(const SellerBatch&) const = default;
};
/// Errors: "json_malformed", "json_too_deep", "json_key_missing", "json_type", "batch_parameter"
/// (where = "/delimiter" …: not of the length that the API wants).
Result<SellerBatch> decode_seller_batch(std::string_view json);
std::string encode_batch_accepted(TaskId task); ///< {"bodymessage": 12, "statuscode": 200}

struct SellerTask {
    TaskId task;
    int action_status = 0; ///< 0 waiting or running, 8 failed, 9 success
    std::string last_action_error;
    struct Success {
        std::int64_t line = 0;
        ListingId listing;
        ProductId product;
        std::int64_t publication = 0;
    };
    struct Failure {
        std::int64_t line = 0;
        std::string sku;
        std::string message;
    };
    std::vector<Success> successes;
    std::vector<Failure> failures;
};
std::string encode_seller_task(const SellerTask& task);

/// The bare JSON string that listing writes answer with 400.
std::string encode_bare_text(std::string_view text);
/// {"error":{"code","message"},"requestId"}
std::string encode_error_v1(std::string_view code, std::string_view message,
                            std::string_view request_id);
/// V1 with status, title and type: application/problem+json of listings_bi.
std::string encode_error_v3(int status, std::string_view code, std::string_view message,
                            std::string_view request_id);

} // namespace stall::wire
