// The pool of worker_pool.hpp: one mutex, one queue. Must not know what the work is.
#include "server/hosts/daemon/worker_pool.hpp"

#include <limits>
#include <utility>

namespace stall::hosts {

WorkerPool::WorkerPool(int thread_count, std::size_t queue_max) : queue_max_(queue_max) {
    for (int i = 0; i < thread_count; ++i) threads_.emplace_back([this] { work_until_stopped(); });
}

WorkerPool::~WorkerPool() { stop(); }

bool WorkerPool::try_run(std::function<void()> work) {
    return enqueue(std::move(work), queue_max_);
}

bool WorkerPool::run_next_piece(std::function<void()> work) {
    return enqueue(std::move(work), std::numeric_limits<std::size_t>::max());
}

bool WorkerPool::enqueue(std::function<void()> work, std::size_t queue_max) {
    {
        const std::lock_guard lock(mutex_);
        if (is_stopping_ || queue_.size() >= queue_max) return false;
        queue_.push_back(std::move(work));
    }
    changed_.notify_one();
    return true;
}

void WorkerPool::stop() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_)
        if (thread.joinable()) thread.join();
}

std::size_t WorkerPool::queue_length() const {
    const std::lock_guard lock(mutex_);
    return queue_.size();
}

void WorkerPool::work_until_stopped() {
    for (;;) {
        std::function<void()> work;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return is_stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
            work = std::move(queue_.front());
            queue_.pop_front();
        }
        work();
    }
}

} // namespace stall::hosts
