// Addresses that open one page of the seller API without its token for some days, as programs hand
// them to printers and people. Source: seller-api.md section 1.4 (delivery_note).
// Must not know what the page shows.
#pragma once

#include "server/api/call.hpp"

#include <string>
#include <string_view>

namespace stall::api {

/// A link lives at least this long, and less than a day longer: it is the same all day.
inline constexpr std::int64_t kLinkDays = 5;

/// Signs for the program that asks. What it signs is as good as its token: revoked together.
class LinkSigner {
public:
    static Result<LinkSigner> of(storage::Database& database, const Call& call);
    /// The absolute address of a path of this site, under the name that others know.
    std::string address(std::string_view path) const;

private:
    explicit LinkSigner(const Call& call) : call_(call) {}

    const Call& call_;
    std::string key_; ///< "MERCHANT-TOKEN", both numbers
};

/// Whether a request without a token brings a signature.
bool has_signature(const Call& call);
/// Fills in the actor from the signature, who may only look. Errors: "not_signed_in", failures.
Result<void> authenticate_link(Call& call);

} // namespace stall::api
