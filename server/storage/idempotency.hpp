// Answers kept by request key, so that a request sent twice has one effect.
// Must not know what the answers say.
#pragma once

#include "server/storage/store.hpp"

#include <optional>
#include <string>

namespace stall::storage {

inline constexpr std::int64_t kAnswerKeptMs = 24LL * 3600 * 1000;

struct KeptAnswer {
    std::string request_digest;
    int status = 200;
    std::string headers; ///< "Name: value" lines
    std::string body;
};

/// Nothing where the key is new or its 24 hours are over.
Result<std::optional<KeptAnswer>> find_answer(Database& database, MerchantId merchant,
                                              std::string_view key, Instant now);

/// Keeps the answer for 24 hours; storage/keeping.hpp sweeps those whose time is over.
Result<void> keep_answer(Transaction& transaction, MerchantId merchant, std::string_view key,
                         const KeptAnswer& answer, Instant now);

} // namespace stall::storage
