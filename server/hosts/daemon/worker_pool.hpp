// Threads that may block, behind a queue with an end: when it is full, the caller learns it at once
// and can shed the load. Must not know what the work is.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace stall::hosts {

class WorkerPool {
public:
    WorkerPool(int thread_count, std::size_t queue_max);
    /// Finishes what is queued.
    ~WorkerPool();

    /// False when the queue is full or the pool is stopping; the work was not taken then.
    [[nodiscard]] bool try_run(std::function<void()> work);
    /// For the next piece of work that was taken before, which must not get lost: no end of the
    /// queue. False when the pool is stopping.
    [[nodiscard]] bool run_next_piece(std::function<void()> work);
    /// Takes no more work; returns when what was taken is done. Not from a worker.
    void stop();
    std::size_t queue_length() const;

private:
    bool enqueue(std::function<void()> work, std::size_t queue_max);
    void work_until_stopped();

    const std::size_t queue_max_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> queue_;
    bool is_stopping_ = false;
    std::vector<std::thread> threads_;
};

} // namespace stall::hosts
