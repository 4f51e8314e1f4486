// Answers of the desk family: JSON bodies, and errors as application/problem+json.
// Must not know any one resource.
#pragma once

#include "core/wire/session.hpp"
#include "server/api/call.hpp"

namespace stall::api {

Response json_response(int status, std::string body);

/// Status, code and sentence for an Error. A database's failure is a plain 500 or 503 without a
/// word on why; the shop's own errors name the field, what came and what was wanted.
Response problem_response(const Error& error, const Context& context);
Response problem_response(int status, const Error& error, const Context& context,
                          std::string current_json = "");

/// Several fields at once; the first one's code is the problem's.
Response problem_response(int status, const std::vector<Error>& errors, const Context& context);

/// Why a request was refused or failed, for the log: the code and where, never what came.
std::string reason_of(const Error& error);

/// What status an error of the shop means.
int status_of(const Error& error);

/// The English sentence for a code.
std::string sentence_of(std::string_view code);

} // namespace stall::api

/// Unwraps a Result or answers with the problem that its error is.
#define TRY_OR_PROBLEM(call, expression)                                                           \
    ({                                                                                             \
        auto&& try_result = (expression);                                                          \
        if (!try_result.ok()) return problem_response(try_result.error(), (call).context);         \
        std::move(try_result).value();                                                             \
    })
