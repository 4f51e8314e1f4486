// One thread for work that goes on after its answer (bulk writes), piece by piece, in order.
// A stop lets the piece at hand end; the rest is taken up at the next start. Must not know the
// work.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace stall::hosts {

class BackgroundLane {
public:
    BackgroundLane();
    ~BackgroundLane();

    /// `work` is called again until it gives false. From any thread.
    void run(std::function<bool()> work);
    void stop();

private:
    void work_until_stopped();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<bool()>> queue_;
    bool is_stopping_ = false;
    std::thread thread_;
};

/// Calls `tick` every `period_ms` on a thread of its own, until it goes.
class Ticker {
public:
    Ticker(std::int64_t period_ms, std::function<void()> tick);
    ~Ticker();

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool is_stopping_ = false;
    std::thread thread_;
};

} // namespace stall::hosts
