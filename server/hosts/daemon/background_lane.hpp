// One thread for work that goes on after its answer (bulk writes), piece by piece, in order; work
// that a failing disk holds up waits a while, behind the others. A stop lets the piece at hand end;
// the rest is taken up at the next start. Must not know the work.
#pragma once

#include "server/usecases/step.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace stall::hosts {

class BackgroundLane {
public:
    using Work = std::function<usecases::Step()>;

    /// A rest takes so long.
    explicit BackgroundLane(std::int64_t rest_ms = 2000);
    ~BackgroundLane();

    /// `work` is called again until it is over. From any thread.
    void run(Work work);
    void stop();

private:
    void work_until_stopped();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::int64_t rest_ms_;
    std::deque<Work> queue_;
    bool is_stopping_ = false;
    std::thread thread_;
};

/// Calls `tick` every `period_ms` on a thread of its own, and at once again while there is `more`,
/// until it goes.
class Ticker {
public:
    Ticker(std::int64_t period_ms, std::function<usecases::Step()> tick);
    ~Ticker();

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool is_stopping_ = false;
    std::thread thread_;
};

} // namespace stall::hosts
