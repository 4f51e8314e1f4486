// Secrets by libsodium: Argon2id passwords, random tokens, BLAKE2b digests.
// Must not know users, sessions or how often it is asked (see sign-in's own pool).
#pragma once

#include "server/api/respond.hpp"

namespace stall::hosts {

class SodiumSecrets final : public api::Secrets {
public:
    /// Aborts the program when libsodium cannot start: nothing is safe then.
    SodiumSecrets();
    std::string hash_password(std::string_view password) override;
    bool password_matches(std::string_view hash, std::string_view password) override;
    std::string random_token() override;
    std::string digest(std::string_view secret) override;
};

} // namespace stall::hosts
