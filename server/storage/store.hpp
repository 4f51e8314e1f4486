// The shop's database as the use cases see it: read leases, durable writes, news of changes.
// Opens, creates and upgrades the file. Writes of several threads are committed together: the first
// caller in becomes the leader and runs everybody's jobs in one transaction, each in a savepoint.
// A file that was damaged, replaced or taken away is looked at again each time, and serves again
// once it was put right. Must not know the tables' meaning, HTTP or how threads are made (there are
// none in WebAssembly).
#pragma once

#include "core/base/ids.hpp"
#include "server/storage/database.hpp"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace stall::storage {

/// What a write job works on. All it does is kept, or nothing is.
class Transaction {
public:
    explicit Transaction(Database& database) : database_(database) {}

    Database& database() { return database_; }

    /// Consecutive ids of a merchant's own series ("listing", "task", "journal"); the first of
    /// them.
    Result<std::int64_t> reserve_ids(MerchantId merchant, std::string_view series,
                                     std::int64_t count);

    /// Called by storage::record: followers of this merchant are woken after the commit.
    void touch(MerchantId merchant) { touched_.insert(merchant.value); }
    const std::set<std::int64_t>& touched() const { return touched_; }

private:
    Database& database_;
    std::set<std::int64_t> touched_;
};

/// Where the store lives and how it is shared.
struct Opening {
    std::string path; ///< a file, or ":memory:" with Sharing::one_connection
    Instant now;
    enum class Sharing : std::uint8_t {
        pool,          ///< a writer and up to `readers_max` readers, each its own connection
        one_connection ///< one for all, and so one thread: WebAssembly, memory
    } sharing = Sharing::pool;
    std::size_t readers_max = 4;
};

class Store;

/// A connection to read with, given back when the lease goes. All that one lease reads is of one
/// moment: no write comes between a row and its parts. Never hold it while waiting.
class Reader {
public:
    Reader(Store* owner, Database& database) : store_(owner), database_(&database) {}
    Reader(Reader&& other) noexcept : store_(other.store_), database_(other.database_) {
        other.store_ = nullptr;
    }
    Reader& operator=(Reader&&) = delete;
    ~Reader();

    Database& database() { return *database_; }

private:
    Store* store_; ///< none: nothing to give back
    Database* database_;
};

/// Who waits for a write: a person or a program, or nobody.
enum class Urgency : std::uint8_t {
    at_once,
    whenever, ///< a step of long work: it lets others go first, a few times, and is not joined
};

class Store {
public:
    using Job = std::function<Result<void>(Transaction&)>;
    using Listener = std::function<void(MerchantId)>;

    /// Creates the schema where there is none; upgrades an older one after a copy of the file
    /// (PATH.before-vN). Errors: "storage_too_new" (got: the file's version, wanted: ours),
    /// "storage_edited" (a migration is not the one that made this file), and failures.
    static Result<std::unique_ptr<Store>> open(const Opening& opening);
    ~Store();

    /// Returns when the job's changes are on disk. An error of the job undoes that job alone.
    /// A job may run on another caller's thread; it must not call write or read of the store.
    Result<void> write(const Job& job, Urgency urgency = Urgency::at_once);

    /// Waits for a free connection. Errors: failures, as long as the file is not what it should be.
    Result<Reader> read();

    /// Called after each commit for each merchant whose journal grew, on the writing thread; it
    /// must not call the store. Set once, before the first write; an empty one listens no more.
    void on_change(Listener listener);

    /// The number of write transactions committed; grouped jobs make fewer.
    std::int64_t commits() const;
    /// Writes that wait for their turn now.
    std::int64_t writes_waiting() const;

private:
    friend class Reader;
    struct Waiting;

    explicit Store(const Opening& opening);
    void lead(std::unique_lock<std::mutex>& lock);
    std::vector<Waiting*> next_batch();
    /// The merchants whose journals grew.
    std::set<std::int64_t> run_batch(const std::vector<Waiting*>& batch);
    Result<void> run_in_savepoint(Waiting& waiting, std::set<std::int64_t>& touched);
    Result<void> run_kept(std::string_view statement);
    Result<Database*> lend();
    void give_back(Database& database);
    bool has_moved() const;
    Result<void> look_again();
    Result<void> renew();
    Result<void> open_anew();

    Opening opening_;
    std::unique_ptr<Database> writer_;

    mutable std::mutex writing_;
    std::condition_variable written_;
    std::deque<Waiting*> queue_;
    bool leader_at_work_ = false;
    std::int64_t commits_ = 0;
    Listener listener_;

    std::mutex reading_;
    std::condition_variable reader_free_;
    std::vector<std::unique_ptr<Database>> readers_;
    std::vector<Database*> idle_readers_;
    bool is_renewing_ = false;

    /// Something read was not what it should be: the file is opened anew before the next use.
    std::atomic<bool> is_suspect_ = false;
    std::atomic<std::uint64_t> file_ = 0; ///< which file was opened, by device and number
};

/// One English sentence for the terminal: why the store does not open, and what to do.
std::string sentence_for(const Error& error);

} // namespace stall::storage
