// The table of what is told, and the counting. Must not know sockets or what a route means.
#include "server/hosts/daemon/refusal_log.hpp"

#include <utility>

namespace stall::hosts {

std::optional<std::int64_t> LineAllowance::take(std::int64_t now_ms) {
    const std::lock_guard lock(mutex_);
    if (now_ms - window_began_ms_ >= window_ms_) {
        window_began_ms_ = now_ms;
        lines_ = 0;
    }
    if (lines_ == lines_max_) {
        ++left_out_;
        return std::nullopt;
    }
    ++lines_;
    return std::exchange(left_out_, 0);
}

std::optional<log::Level> level_of(int status) {
    switch (status) {
    case 401:
    case 403:
    case 405:
    case 408:
    case 409:
    case 413:
    case 415:
    case 429:
    case 431: return log::Level::warning;
    default: break;
    }
    return status >= 500 ? std::optional(log::Level::error) : std::nullopt;
}

void RefusalLog::tell(const Told& told, std::int64_t now_ms) {
    const auto level = level_of(told.status);
    if (level) write(*level, told, now_ms);
}

void RefusalLog::tell_unread(const Told& told, std::int64_t now_ms) {
    write(log::Level::warning, told, now_ms);
}

void RefusalLog::write(log::Level level, const Told& told, std::int64_t now_ms) {
    const bool is_failure = level == log::Level::error;
    const auto left_out = (is_failure ? failures_ : refusals_).take(now_ms);
    if (!left_out) return;
    log::write(level, is_failure ? "failed" : "refused",
               {{"request_id", told.request_id},
                {"status", std::int64_t{told.status}},
                {"reason", told.reason},
                {"method", told.method},
                {"route", told.route},
                {"peer", told.peer},
                {"asked_by", told.asked_by},
                {"left_out_before", *left_out}});
}

} // namespace stall::hosts
