// Errors as the published seller API words them: V1 nearly everywhere, V3 for listings_bi, a bare
// JSON string for refused listing writes.
// Source: seller-api.md section 0.6. Must not know any one resource.
#pragma once

#include "server/api/problem.hpp"
#include "server/api/routes.hpp"

namespace stall::api {

/// Before a handler was reached: not signed in, unknown address or method, too large a body.
Response seller_refusal(const Error& error, const Route* route, const Context& context);

/// What an error says to a program, in English: the field in the contract's own word, the sentence
/// of the code, what came and what was wanted.
std::string seller_sentence(const Error& error);

/// V1.
Response seller_problem(const Error& error, const Context& context);
/// V1, where the published API has a 422 of its own: identifiers of order lines.
Response seller_problem_422(const Error& error, const Context& context);
/// V2, of the category tree.
Response seller_problem_v2(const Error& error, const Context& context);
/// V3, application/problem+json.
Response seller_problem_v3(const Error& error, const Context& context);
/// What a listing write refuses is a bare string with 400; all else is V1.
Response seller_write_problem(const Error& error, const Context& context);

} // namespace stall::api
