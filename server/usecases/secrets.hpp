// Cryptography as the use cases need it, given by the host (libsodium in the daemon, node:crypto in
// the sandbox's test). Must not know what the secrets open.
#pragma once

#include <string>
#include <string_view>

namespace stall::usecases {

class Secrets {
public:
    virtual ~Secrets() = default;
    virtual std::string hash_password(std::string_view password) = 0;
    virtual bool password_matches(std::string_view hash, std::string_view password) = 0;
    /// 32 random bytes as URL-safe base64 (43 characters).
    virtual std::string random_token() = 0;
    /// BLAKE2b-256 as lower-case hex; what the database keeps of sessions and API tokens.
    virtual std::string digest(std::string_view secret) = 0;
};

} // namespace stall::usecases
