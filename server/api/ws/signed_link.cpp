// The signature is a digest over the token's own digest, the path and the end of its life: only the
// site and the token's holder can make it. Must not know what the page shows.
#include "server/api/ws/signed_link.hpp"

#include "core/time/calendar_date.hpp"
#include "server/api/respond.hpp"
#include "server/api/site_address.hpp"
#include "server/storage/accounts.hpp"

#include <algorithm>

namespace stall::api {
namespace {

std::string signature_of(Secrets& secrets, std::string_view token_digest, std::string_view path,
                         std::string_view expires) {
    std::string text = "link\n";
    for (const std::string_view part : {token_digest, path, expires}) text.append(part) += '\n';
    return secrets.digest(text);
}

std::string expiry_of(Instant now) {
    return std::to_string((now.utc_ms / time::kDayMs + kLinkDays + 1) * time::kDayMs / 1'000);
}

} // namespace

Result<LinkSigner> LinkSigner::of(storage::Database& database, const Call& call) {
    LinkSigner signer(call);
    if (const auto token = TRY(storage::find_token(database, call.program)))
        signer.key_ = std::to_string(token->merchant.value) + "-" + std::to_string(token->number);
    return signer;
}

std::string LinkSigner::address(std::string_view path) const {
    const std::string expires = expiry_of(call_.now());
    return site_address(call_.request) + std::string(path) + "?expires=" + expires +
           "&key=" + key_ +
           "&signature=" + signature_of(call_.context.secrets, call_.program, path, expires);
}

bool has_signature(const Call& call) {
    return !find_header(call.request.headers, "Authorization") &&
           find_parameter(call.target, "signature").has_value();
}

Result<void> authenticate_link(Call& call) {
    const Error stranger{"not_signed_in", "", "", ""};
    const bool is_reading = call.request.method == "GET" || call.request.method == "HEAD";
    const auto expires = find_parameter(call.target, "expires").value_or("");
    const std::int64_t expires_s = read_id(expires).value_or(0);
    if (!is_reading || call.now().utc_ms / 1'000 >= expires_s) return stranger;
    const auto key = find_parameter(call.target, "key").value_or("");
    const std::size_t dash = std::min(key.find('-'), key.size());
    const MerchantId merchant(read_id(key.substr(0, dash)).value_or(0));
    const auto number = read_id(key.substr(std::min(dash + 1, key.size())));
    if (!number) return stranger;
    storage::Reader reader = TRY(call.store().read());
    const auto token = TRY(storage::find_token_numbered(reader.database(), merchant, *number));
    if (!token) return stranger;
    Secrets& secrets = call.context.secrets;
    const auto given = find_parameter(call.target, "signature").value_or("");
    // Digests are compared, so that the time it takes tells nothing of the signature.
    if (secrets.digest(given) !=
        secrets.digest(signature_of(secrets, token->digest, call.target.path, expires)))
        return stranger;
    call.actor = {merchant, UserId(), token->name, wire::Role::read_only};
    call.program = token->digest;
    return {};
}

} // namespace stall::api
