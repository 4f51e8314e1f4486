// What every write of the desk has in common: the key that makes it happen once.
// Must not know what is written.
#pragma once

#include "server/api/problem.hpp"
#include "server/usecases/answer_once.hpp"

namespace stall::api {

/// The request's key, with a digest over method, target, version and body.
/// Errors: "idempotency_key_missing", "idempotency_key_malformed".
Result<usecases::RequestKey> request_key_of(const Call& call);

/// The version in If-Match: `"12"`; `*` stands for whatever the version is. Errors:
/// "version_missing", "if_match_malformed".
Result<std::optional<Version>> based_on(const Request& request);

/// The problem of an error; "guard_stopped" brings along what the change would do.
Response guarded_problem(const Error& error, const Context& context);

/// An answer as it is kept, and back.
storage::KeptAnswer kept_answer(const Response& response);
Response response_of(const storage::KeptAnswer& answer);

} // namespace stall::api
