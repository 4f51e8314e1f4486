// Passwords, tokens and digests are made as strong as docs/security.md says.
#include "server/hosts/daemon/sodium_secrets.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace stall::hosts;

TEST_CASE("passwords are hashed with Argon2id of at least 19 MiB and two passes") {
    SodiumSecrets secrets;
    const std::string hash = secrets.hash_password("correct horse battery staple");
    CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(secrets.password_matches(hash, "correct horse battery staple"));
    CHECK_FALSE(secrets.password_matches(hash, "correct horse battery stapl"));
    CHECK_FALSE(secrets.password_matches(hash, ""));
    CHECK_FALSE(secrets.password_matches("not a hash", "correct horse battery staple"));
    CHECK(secrets.hash_password("correct horse battery staple") != hash); // salted
}

TEST_CASE("a password counts to its last byte") {
    SodiumSecrets secrets;
    const std::string base(200, 'a');
    const std::string hash = secrets.hash_password(base + "1");
    CHECK(secrets.password_matches(hash, base + "1"));
    CHECK_FALSE(secrets.password_matches(hash, base + "2"));
}

TEST_CASE("tokens are 256 random bits and digests one way") {
    SodiumSecrets secrets;
    std::set<std::string> tokens;
    for (int i = 0; i < 1000; ++i) {
        const std::string token = secrets.random_token();
        CHECK(token.size() == 43);
        tokens.insert(token);
    }
    CHECK(tokens.size() == 1000);
    CHECK(secrets.digest("a").size() == 64);
    CHECK(secrets.digest("a") == secrets.digest("a"));
    CHECK(secrets.digest("a") != secrets.digest("b"));
}
