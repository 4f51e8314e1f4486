// The REST contract of signing in (/desk/v1/session) and of problems, as structs with codecs.
// Must not know cookies, hashing or HTTP.
#pragma once

#include "core/base/ids.hpp"
#include "core/wire/json.hpp"

#include <vector>

namespace stall::wire {

/// An e-mail address as people type, paste and programs send it: without the white space around it.
/// The one rule of the page, of POST /session and of accounts; case is folded where one is looked
/// up.
std::string_view read_email(std::string_view typed);

/// `email` is written and read by read_email.
struct Credentials {
    std::string email;
    std::string password;
    bool operator==(const Credentials&) const = default;
};
std::string encode_credentials(const Credentials& credentials);
Result<Credentials> decode_credentials(std::string_view json);

enum class Role : std::uint8_t { owner, agent, accountant, read_only };

/// Who is signed in. GET and POST /desk/v1/session answer it.
struct Session {
    UserId user;
    std::string user_name;
    std::string email;
    Role role = Role::read_only;
    MerchantId merchant;
    std::string merchant_name;
    std::string country;              ///< "FR"
    std::string time_zone;            ///< "Europe/Paris"
    std::vector<std::string> markets; ///< codes, the home market first
    bool operator==(const Session&) const = default;
};
std::string encode_session(const Session& session);
Result<Session> decode_session(std::string_view json);

/// application/problem+json. `code` is stable; `title` is the English sentence; `fields` one entry
/// for each bad field {pointer, code, got, wanted} (where = pointer); `current` is raw JSON of the
/// present state with a 412, left out when it is not JSON.
struct Problem {
    int status = 500;
    std::string code;
    std::string title;
    std::string request_id;
    std::vector<Error> fields;
    std::string current_json;
    bool operator==(const Problem&) const = default;
};
std::string encode_problem(const Problem& problem);
Result<Problem> decode_problem(std::string_view json);

} // namespace stall::wire
