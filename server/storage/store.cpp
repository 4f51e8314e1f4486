// Group commit by leader and followers, and the pool of reading connections.
// Must not know the tables' meaning or how threads are made.
#include "server/storage/store.hpp"

#include "server/storage/catalogue_search.hpp"
#include "server/storage/schema.hpp"
#include "server/storage/sqlite_database.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <utility>

namespace stall::storage {
namespace {

/// Readers that are out come back within an answer; who waits longer for them is told to come
/// again.
constexpr std::chrono::seconds kReadersBackWithin{2};

constexpr int kOvertakenMax = 8; // long work goes on under any load, at a ninth of the turns

/// 0 where there is none.
std::uint64_t file_at(const std::string& path) {
    struct stat found{};
    if (stat(path.c_str(), &found) != 0) return 0;
    return static_cast<std::uint64_t>(found.st_dev) * 0x9E3779B97F4A7C15ULL + found.st_ino;
}

/// What the log beside a file still holds belongs to another file than the one that lies there now:
/// it is kept, under another name, and read into none.
void set_log_aside(const std::string& path) {
    std::error_code failure;
    const auto bytes = std::filesystem::file_size(path + "-wal", failure);
    if (failure || bytes == 0) return;
    std::filesystem::rename(path + "-wal", path + "-wal-left", failure);
    std::filesystem::remove(path + "-shm", failure);
}

} // namespace

/// One caller of write: its job, and what became of it.
struct Store::Waiting {
    const Job& job;
    Urgency urgency = Urgency::at_once;
    Result<void> outcome;
    bool done = false;
    int overtaken = 0; ///< by this many batches
};

Result<std::int64_t> Transaction::reserve_ids(MerchantId merchant, std::string_view series,
                                              std::int64_t count) {
    Cursor last = TRY(
        database_.query("insert into id_series (merchant_id, series, last_value) values (?, ?, ?)"
                        " on conflict (merchant_id, series)"
                        " do update set last_value = id_series.last_value + excluded.last_value"
                        " returning last_value",
                        {merchant, series, count}));
    if (!TRY(last.next())) return error_of({Failure::Kind::other, "no id came back"});
    return last.integer(0) - count + 1;
}

Reader::~Reader() {
    if (store_ != nullptr) store_->give_back(*database_);
}

Store::Store(const Opening& opening) : opening_(opening) {}
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const Opening& opening) {
    std::unique_ptr<Store> store(new Store(opening));
    store->writer_ = TRY(open_sqlite(opening.path, Access::read_write));
    TRY(bring_up_to_date(*store->writer_, opening.path, migrations(), opening.now));
    TRY(index_unindexed(*store->writer_));
    store->file_ = file_at(opening.path);
    return store;
}

Result<Reader> Store::read() {
    if (opening_.sharing == Opening::Sharing::one_connection) return Reader(nullptr, *writer_);
    TRY(look_again());
    Reader reader(this, *TRY(lend()));
    TRY(reader.database().execute("begin"));
    return reader;
}

Result<Database*> Store::lend() {
    std::unique_lock lock(reading_);
    reader_free_.wait(lock, [this] {
        const bool has_one = !idle_readers_.empty() || readers_.size() < opening_.readers_max;
        return has_one && !is_renewing_;
    });
    if (idle_readers_.empty()) {
        auto opened = open_sqlite(opening_.path, Access::read_only);
        if (!opened.ok()) {
            is_suspect_ = true;
            return opened.error();
        }
        readers_.push_back(std::move(opened).value());
        return readers_.back().get();
    }
    Database* database = idle_readers_.back();
    idle_readers_.pop_back();
    return database;
}

void Store::give_back(Database& database) {
    if (database.is_suspect()) is_suspect_ = true;
    if (database.in_transaction()) (void)database.execute("rollback"); // nothing was written
    {
        const std::lock_guard lock(reading_);
        idle_readers_.push_back(&database);
    }
    reader_free_.notify_all();
}

bool Store::has_moved() const { return file_at(opening_.path) != file_; }

/// The writer's turn opens the file anew, so that nobody writes meanwhile.
Result<void> Store::look_again() {
    if (!is_suspect_ && !has_moved()) return {};
    return write([](Transaction&) -> Result<void> { return {}; });
}

/// Called by the leader before a transaction. No old connection is left when the new ones come:
/// they would share what they remember of the file.
Result<void> Store::renew() {
    if (opening_.sharing == Opening::Sharing::one_connection) return {};
    if (writer_ && !writer_->is_suspect() && !is_suspect_ && !has_moved()) return {};
    is_suspect_ = true;
    std::unique_lock lock(reading_);
    is_renewing_ = true;
    const bool are_back = reader_free_.wait_for(
        lock, kReadersBackWithin, [this] { return idle_readers_.size() == readers_.size(); });
    const Result<void> opened =
        are_back ? open_anew() : error_of({Failure::Kind::busy, "somebody still reads"});
    is_renewing_ = false;
    if (opened.ok()) is_suspect_ = false;
    lock.unlock();
    reader_free_.notify_all();
    return opened;
}

Result<void> Store::open_anew() {
    for (const auto& reader : readers_) reader->suspect();
    idle_readers_.clear();
    readers_.clear();
    if (writer_) {
        // A file that was moved away takes along what its log still holds, by the handle that is
        // open yet: the log stays behind, and must not be read into another file.
        if (!writer_->is_suspect() && has_moved())
            (void)writer_->run_script("pragma wal_checkpoint(truncate)");
        writer_->suspect();
        writer_.reset();
    }
    const std::uint64_t file = file_at(opening_.path);
    if (file != file_) set_log_aside(opening_.path);
    auto writer = TRY(open_sqlite(opening_.path, Access::rewrite));
    if (TRY(version_of(*writer)) == 0)
        return error_of({Failure::Kind::corrupt, opening_.path + " holds no shop"});
    TRY(bring_up_to_date(*writer, opening_.path, migrations(), opening_.now));
    TRY(index_unindexed(*writer));
    // A copy that was put back need not be in the mode of the file that it was made of.
    TRY(writer->run_script("pragma journal_mode = wal"));
    writer_ = std::move(writer);
    file_ = file;
    return {};
}

void Store::on_change(Listener listener) {
    const std::lock_guard lock(writing_);
    listener_ = std::move(listener);
}

std::int64_t Store::commits() const {
    const std::lock_guard lock(writing_);
    return commits_;
}

std::int64_t Store::writes_waiting() const {
    const std::lock_guard lock(writing_);
    return static_cast<std::int64_t>(queue_.size());
}

Result<void> Store::write(const Job& job, Urgency urgency) {
    Waiting mine{job, urgency, {}};
    std::unique_lock lock(writing_);
    queue_.push_back(&mine);
    while (!mine.done) {
        // Either a leader does our job with its own, or the leadership is free and we take it.
        written_.wait(lock, [&] { return mine.done || !leader_at_work_; });
        if (!mine.done) lead(lock);
    }
    return mine.outcome;
}

/// Does what waits, which need not be the caller's own job.
void Store::lead(std::unique_lock<std::mutex>& lock) {
    leader_at_work_ = true;
    const std::vector<Waiting*> batch = next_batch();
    lock.unlock();
    const std::set<std::int64_t> touched = run_batch(batch);
    lock.lock();
    for (Waiting* waiting : batch) waiting->done = true;
    ++commits_;
    leader_at_work_ = false;
    const Listener listener = listener_;
    lock.unlock();
    written_.notify_all();
    if (listener) {
        for (const std::int64_t merchant : touched) listener(MerchantId(merchant));
    }
    lock.lock();
}

/// All that is wanted at once; else one piece of long work, which nobody shall wait for longer than
/// that. Long work that others overtook so many times goes next.
std::vector<Store::Waiting*> Store::next_batch() {
    const auto first = std::ranges::find_if(queue_, [](const Waiting* waiting) {
        return waiting->urgency == Urgency::whenever && waiting->overtaken >= kOvertakenMax;
    });
    const auto is_urgent = [](const Waiting* waiting) {
        return waiting->urgency == Urgency::at_once;
    };
    std::vector<Waiting*> batch;
    if (first != queue_.end() || std::ranges::none_of(queue_, is_urgent)) {
        const auto chosen = first != queue_.end() ? first : queue_.begin();
        batch.push_back(*chosen);
        queue_.erase(chosen);
        return batch;
    }
    std::ranges::copy_if(queue_, std::back_inserter(batch), is_urgent);
    std::erase_if(queue_, is_urgent);
    for (Waiting* waiting : queue_) ++waiting->overtaken;
    return batch;
}

/// Steps of every write: prepared once, unlike a script.
Result<void> Store::run_kept(std::string_view statement) {
    TRY(writer_->execute(statement));
    return {};
}

std::set<std::int64_t> Store::run_batch(const std::vector<Waiting*>& batch) {
    std::set<std::int64_t> touched;
    Result<void> kept = renew();
    if (!kept.ok()) {
        for (Waiting* waiting : batch) waiting->outcome = kept;
        return {};
    }
    kept = run_kept("begin immediate");
    if (kept.ok()) {
        for (Waiting* waiting : batch) {
            waiting->outcome = run_in_savepoint(*waiting, touched);
            // A full or broken disk undoes the whole transaction at once. Going on would start
            // another one, job by job, and keep what its caller is told is not kept.
            if (!writer_->in_transaction()) {
                kept = waiting->outcome;
                break;
            }
        }
        if (kept.ok()) kept = run_kept("commit");
        if (kept.ok()) return touched;
        const auto undone = writer_->run_script("rollback");
        (void)undone; // Nothing was kept either way; each caller is told why below.
    }
    for (Waiting* waiting : batch) waiting->outcome = kept;
    return {};
}

Result<void> Store::run_in_savepoint(Waiting& waiting, std::set<std::int64_t>& touched) {
    TRY(run_kept("savepoint job"));
    Transaction transaction(*writer_);
    const Result<void> outcome = waiting.job(transaction);
    if (!outcome.ok()) {
        if (writer_->in_transaction()) TRY(writer_->run_script("rollback to job; release job"));
        return outcome;
    }
    TRY(run_kept("release job"));
    touched.insert(transaction.touched().begin(), transaction.touched().end());
    return outcome;
}

} // namespace stall::storage
