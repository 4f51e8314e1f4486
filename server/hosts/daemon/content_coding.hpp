// Which coding an answer gets for an Accept-Encoding, and the coders: gzip and brotli, each able to
// flush, so that a stream's lines arrive when they are written. Must not know HTTP answers or
// files.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace stall::hosts {

enum class Coding : std::uint8_t { identity, gzip, brotli };

/// The value for Content-Encoding; "" for identity.
std::string_view name_of(Coding coding);

/// The best coding that the client takes and we have: highest q, brotli before gzip on a tie.
/// Quality 0 and what is not named are not taken; identity is always possible.
Coding choose_coding(std::string_view accept_encoding, bool has_gzip, bool has_brotli);

/// Squeezes one body, piece by piece.
class Squeezer {
public:
    enum class After : std::uint8_t { keep_going, flush, finish };
    virtual ~Squeezer() = default;
    /// The bytes that are ready to be sent; with `flush` and `finish` that is everything so far.
    virtual std::string squeeze(std::string_view bytes, After after) = 0;
};

/// Nothing for identity.
std::unique_ptr<Squeezer> make_squeezer(Coding coding);

} // namespace stall::hosts
