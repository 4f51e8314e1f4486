// For tests: a disk that fails when told to, between SQLite and the real one. Writes and syncs give
// an error from the n-th on; a power cut leaves of each file what was synced. One disk at a time.
// Must not know tables or who writes.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <new>
#include <string>

namespace stall::storage::tried {

/// Makes itself SQLite's default file system while it lives.
class Disk {
public:
    Disk() : real_(sqlite3_vfs_find(nullptr)), vfs_(*real_) {
        current() = this;
        vfs_.zName = "tried-disk";
        vfs_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
        vfs_.xOpen = open;
        vfs_.xDelete = remove;
        sqlite3_vfs_register(&vfs_, 1);
    }
    ~Disk() {
        sqlite3_vfs_unregister(&vfs_);
        sqlite3_vfs_register(real_, 1);
        current() = nullptr;
    }
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    /// After `count` more writes and syncs every further one fails with an SQLite code.
    void fail_after(std::int64_t count, int code) {
        const std::lock_guard lock(mutex_);
        left_ = count;
        code_ = code;
        failures_ = 0;
    }
    void heal() { fail_after(-1, SQLITE_OK); }
    /// Failures since fail_after.
    std::int64_t failures() const { return failures_; }

    /// To be called when nothing is open: files become what they were at their last sync.
    void cut_power() {
        for (const auto& [path, bytes] : synced_) {
            std::ofstream file(path, std::ios::binary | std::ios::trunc);
            file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        }
    }

private:
    struct File {
        sqlite3_file base;
        std::string* path;
        sqlite3_file* real;
    };

    static Disk*& current() {
        static Disk* disk = nullptr;
        return disk;
    }
    static File* ours(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
    static sqlite3_file* theirs(sqlite3_file* file) { return ours(file)->real; }

    /// SQLITE_OK, or what this write or sync fails with.
    int verdict() {
        const std::lock_guard lock(mutex_);
        if (left_ < 0) return SQLITE_OK;
        if (left_ > 0) {
            --left_;
            return SQLITE_OK;
        }
        ++failures_;
        return code_;
    }
    void note_synced(const std::string& path) {
        std::ifstream file(path, std::ios::binary);
        const std::lock_guard lock(mutex_);
        synced_[path] = std::string(std::istreambuf_iterator<char>(file), {});
    }

    static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
        File* mine = ours(file);
        mine->real = reinterpret_cast<sqlite3_file*>(mine + 1);
        mine->base.pMethods = nullptr;
        const int code = current()->real_->xOpen(current()->real_, name, mine->real, flags, out);
        if (code != SQLITE_OK) return code;
        mine->path = new (std::nothrow) std::string(name != nullptr ? name : "");
        mine->base.pMethods = methods();
        return SQLITE_OK;
    }
    static int remove(sqlite3_vfs*, const char* name, int sync) {
        {
            const std::lock_guard lock(current()->mutex_);
            current()->synced_.erase(name);
        }
        return current()->real_->xDelete(current()->real_, name, sync);
    }
    static int close(sqlite3_file* file) {
        delete ours(file)->path;
        return theirs(file)->pMethods->xClose(theirs(file));
    }
    static int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
        if (const int code = current()->verdict(); code != SQLITE_OK) return code;
        return theirs(file)->pMethods->xWrite(theirs(file), bytes, count, offset);
    }
    static int sync(sqlite3_file* file, int) {
        const int code = current()->verdict();
        if (code != SQLITE_OK) return code == SQLITE_FULL ? code : SQLITE_IOERR_FSYNC;
        // The real disk need not do it: what a power cut leaves is remembered here.
        current()->note_synced(*ours(file)->path);
        return SQLITE_OK;
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        if (const int code = current()->verdict(); code != SQLITE_OK) return code;
        return theirs(file)->pMethods->xTruncate(theirs(file), size);
    }

    /// Everything else goes to the real file as it is.
    static const sqlite3_io_methods* methods() {
        static const sqlite3_io_methods all = [] {
            sqlite3_io_methods made{};
            made.iVersion = 2;
            made.xClose = close;
            made.xWrite = write;
            made.xSync = sync;
            made.xTruncate = truncate;
            made.xRead = [](sqlite3_file* file, void* bytes, int count, sqlite3_int64 offset) {
                return theirs(file)->pMethods->xRead(theirs(file), bytes, count, offset);
            };
            made.xFileSize = [](sqlite3_file* file, sqlite3_int64* size) {
                return theirs(file)->pMethods->xFileSize(theirs(file), size);
            };
            made.xLock = [](sqlite3_file* file, int level) {
                return theirs(file)->pMethods->xLock(theirs(file), level);
            };
            made.xUnlock = [](sqlite3_file* file, int level) {
                return theirs(file)->pMethods->xUnlock(theirs(file), level);
            };
            made.xCheckReservedLock = [](sqlite3_file* file, int* is_held) {
                return theirs(file)->pMethods->xCheckReservedLock(theirs(file), is_held);
            };
            made.xFileControl = [](sqlite3_file* file, int what, void* argument) {
                return theirs(file)->pMethods->xFileControl(theirs(file), what, argument);
            };
            made.xSectorSize = [](sqlite3_file* file) {
                return theirs(file)->pMethods->xSectorSize(theirs(file));
            };
            made.xDeviceCharacteristics = [](sqlite3_file* file) {
                return theirs(file)->pMethods->xDeviceCharacteristics(theirs(file));
            };
            made.xShmMap = [](sqlite3_file* file, int page, int size, int extend,
                              void volatile** memory) {
                return theirs(file)->pMethods->xShmMap(theirs(file), page, size, extend, memory);
            };
            made.xShmLock = [](sqlite3_file* file, int offset, int count, int flags) {
                return theirs(file)->pMethods->xShmLock(theirs(file), offset, count, flags);
            };
            made.xShmBarrier = [](sqlite3_file* file) {
                theirs(file)->pMethods->xShmBarrier(theirs(file));
            };
            made.xShmUnmap = [](sqlite3_file* file, int is_last) {
                return theirs(file)->pMethods->xShmUnmap(theirs(file), is_last);
            };
            return made;
        }();
        return &all;
    }

    sqlite3_vfs* real_;
    sqlite3_vfs vfs_;
    std::mutex mutex_;
    std::int64_t left_ = -1;
    int code_ = SQLITE_OK;
    std::int64_t failures_ = 0;
    std::map<std::string, std::string> synced_; ///< by path
};

} // namespace stall::storage::tried
