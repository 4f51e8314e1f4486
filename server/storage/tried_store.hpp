// For tests: a store in memory, and a file that is gone at the end.
// Must not know what is tested.
#pragma once

#include "server/storage/store.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <string>
#include <unistd.h>

namespace stall::storage::tried {

inline constexpr Instant kNow{1'790'000'000'000};

/// The value, or a failed test that says the error.
template <typename T> T value_of(Result<T> result) {
    if (!result.ok()) {
        FAIL("error " << result.error().code << " at " << result.error().where);
    }
    return std::move(result).value();
}

inline void succeed(const Result<void>& result) {
    if (!result.ok()) FAIL("error " << result.error().code << " at " << result.error().where);
}

inline std::unique_ptr<Store> memory_store() {
    return value_of(Store::open({":memory:", kNow, Opening::Sharing::one_connection, 1}));
}

/// A path in the temporary folder; the file and its companions are removed at the end.
class Path {
public:
    explicit Path(const char* name)
        : text_("/tmp/stall-" + std::to_string(getpid()) + "-" + name + ".db") {
        remove_all();
    }
    ~Path() { remove_all(); }
    const std::string& text() const { return text_; }

private:
    void remove_all() {
        for (const char* ending :
             {"", "-wal", "-wal-left", "-shm", ".before-v1", ".before-v2", ".before-v13"}) {
            std::remove((text_ + ending).c_str());
        }
    }
    std::string text_;
};

} // namespace stall::storage::tried
