// Which answers are told in the log at the usual level, and how many: refusals as warnings,
// failures as errors, each with who, when, where and why. A flood of them fills no disk. Must not
// know sockets or what a route means; no secret comes here.
#pragma once

#include "server/hosts/daemon/json_log.hpp"

#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>

namespace stall::hosts {

/// At most `lines_max` in any `window_ms`; how many were left out is told with the next.
class LineAllowance {
public:
    explicit LineAllowance(std::int64_t lines_max = 60, std::int64_t window_ms = 10'000)
        : lines_max_(lines_max), window_ms_(window_ms) {}
    /// Nothing where this line is left out, else how many were before it. Safe from any thread.
    std::optional<std::int64_t> take(std::int64_t now_ms);

private:
    const std::int64_t lines_max_;
    const std::int64_t window_ms_;
    std::mutex mutex_;
    std::int64_t window_began_ms_ = 0;
    std::int64_t lines_ = 0;
    std::int64_t left_out_ = 0;
};

/// The level at which an answer is told beside the line of each request; nothing where it is no
/// news: what was found, typed wrong or changed meanwhile.
std::optional<log::Level> level_of(int status);

/// One answer as it is told.
struct Told {
    int status = 0;
    std::string_view request_id, method, route, peer, asked_by, reason;
};

class RefusalLog {
public:
    void tell(const Told& told, std::int64_t now_ms);
    /// What was refused before it was anybody's request, whatever its status: a warning, so that no
    /// stranger uses up the lines of failures.
    void tell_unread(const Told& told, std::int64_t now_ms);

private:
    void write(log::Level level, const Told& told, std::int64_t now_ms);

    LineAllowance refusals_;
    LineAllowance failures_;
};

} // namespace stall::hosts
