// libsodium behind sodium_secrets.hpp. Must not know users, sessions or how often it is asked.
#include "server/hosts/daemon/sodium_secrets.hpp"

#include <sodium.h>

#include <array>
#include <cstdlib>

namespace stall::hosts {
namespace {

// The floor that OWASP gives for Argon2id: 19 MiB, two passes; 13 ms here.
constexpr std::size_t kHashBytes = std::size_t{19} << 20;
constexpr unsigned long long kHashPasses = 2;
constexpr std::size_t kTokenBytes = 32;

} // namespace

SodiumSecrets::SodiumSecrets() {
    if (sodium_init() < 0) std::abort();
}

std::string SodiumSecrets::hash_password(std::string_view password) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    const int outcome =
        crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), kHashPasses,
                              kHashBytes, crypto_pwhash_ALG_ARGON2ID13);
    if (outcome != 0) std::abort(); // out of memory: an empty hash must never be kept
    return hash.data();
}

bool SodiumSecrets::password_matches(std::string_view hash, std::string_view password) {
    const std::string terminated(hash);
    return crypto_pwhash_str_verify(terminated.c_str(), password.data(), password.size()) == 0;
}

std::string SodiumSecrets::random_token() {
    std::array<unsigned char, kTokenBytes> bytes;
    randombytes_buf(bytes.data(), bytes.size());
    constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::array<char, sodium_base64_ENCODED_LEN(kTokenBytes, kVariant)> text;
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
    return text.data();
}

std::string SodiumSecrets::digest(std::string_view secret) {
    std::array<unsigned char, 32> digest;
    crypto_generichash(digest.data(), digest.size(),
                       reinterpret_cast<const unsigned char*>(secret.data()), secret.size(),
                       nullptr, 0);
    std::array<char, 65> hex;
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return hex.data();
}

} // namespace stall::hosts
