// What is kept for a time only, and its end: a few rows at a time, so that nobody waits for it.
// Must not know who asks or clocks; the reasons for the figures are in decision 0017.
#pragma once

#include "server/storage/store.hpp"

namespace stall::storage {

inline constexpr std::int64_t kKeptDayMs = 24LL * 3600 * 1000;
/// Of a task that ended: its good lines, its refusals, and what undoing it needs.
inline constexpr std::int64_t kTaskLinesKeptMs = 30 * kKeptDayMs;
/// And the task itself with its counts.
inline constexpr std::int64_t kTasksKeptMs = 90 * kKeptDayMs;

/// Each deletes at most about `rows_max` rows of what ended, and says how many it deleted.
/// Sessions, known browsers, guesses that are forgotten, and answers kept by request key.
Result<std::int64_t> sweep_passing(Transaction& transaction, std::int64_t rows_max, Instant now);
Result<std::int64_t> sweep_task_lines(Transaction& transaction, std::int64_t rows_max, Instant now);
Result<std::int64_t> sweep_tasks(Transaction& transaction, std::int64_t rows_max, Instant now);

/// Journal entries before an instant. The newest of each merchant stays, so that numbers go on.
/// Prices and orders have a past of their own, which stays.
Result<std::int64_t> sweep_journal(Transaction& transaction, std::int64_t rows_max, Instant before);

} // namespace stall::storage
