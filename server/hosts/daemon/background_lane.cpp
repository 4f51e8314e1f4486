// The lane and the ticker of background_lane.hpp. Must not know the work.
#include "server/hosts/daemon/background_lane.hpp"

#include <chrono>
#include <utility>

namespace stall::hosts {

BackgroundLane::BackgroundLane(std::int64_t rest_ms)
    : rest_ms_(rest_ms), thread_([this] { work_until_stopped(); }) {}

BackgroundLane::~BackgroundLane() { stop(); }

void BackgroundLane::run(Work work) {
    {
        const std::lock_guard lock(mutex_);
        if (is_stopping_) return;
        queue_.push_back(std::move(work));
    }
    changed_.notify_one();
}

void BackgroundLane::stop() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void BackgroundLane::work_until_stopped() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return is_stopping_ || !queue_.empty(); });
        if (is_stopping_) return;
        Work work = std::move(queue_.front());
        queue_.pop_front();
        auto left = usecases::Step::more;
        while (left == usecases::Step::more && !is_stopping_) {
            lock.unlock();
            left = work();
            lock.lock();
        }
        if (left != usecases::Step::rest) continue;
        queue_.push_back(std::move(work));
        changed_.wait_for(lock, std::chrono::milliseconds(rest_ms_),
                          [this] { return is_stopping_; });
    }
}

Ticker::Ticker(std::int64_t period_ms, std::function<usecases::Step()> tick)
    : thread_([this, period_ms, tick = std::move(tick)] {
          std::unique_lock lock(mutex_);
          const auto stopped = [this] { return is_stopping_; };
          while (!changed_.wait_for(lock, std::chrono::milliseconds(period_ms), stopped)) {
              auto left = usecases::Step::more;
              while (left == usecases::Step::more && !is_stopping_) {
                  lock.unlock();
                  left = tick();
                  lock.lock();
              }
          }
      }) {}

Ticker::~Ticker() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

} // namespace stall::hosts
