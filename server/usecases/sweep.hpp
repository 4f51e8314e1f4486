// The end of what is kept for a time only, in small transactions that let every other write go
// first. Must not know threads or statements.
#pragma once

#include "server/storage/store.hpp"
#include "server/usecases/step.hpp"

namespace stall::usecases {

inline constexpr std::int64_t kSweptAtOnceMax = 1'000;

/// How long the journal is kept; the rest is in storage/keeping.hpp.
struct Keeping {
    std::int64_t journal_days = 400; ///< 0: for ever
};

/// One small piece of it; `more` while something was left. To be called every minute or so.
Result<Step> sweep(storage::Store& store, const Keeping& keeping, Instant now);

} // namespace stall::usecases
