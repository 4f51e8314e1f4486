// What the daemon keeps is its own: nobody else of the machine reads it, and one daemon at a time
// works on it. Must not know what is kept, nor SQLite.
#pragma once

#include "core/base/result.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace stall::hosts {

/// From here on what this process makes is closed to others.
void close_new_files_to_others();

/// Something of the daemon's that was found open to others.
struct Exposed {
    std::string path;
    std::string mode; ///< as it was: "0644"
    enum class Outcome : std::uint8_t { closed, left_open } outcome = Outcome::closed;
};

/// A descriptor that is closed when it goes, and with it the lock on it.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor();
    int number() const { return number_; }

private:
    int number_;
};

/// The folder and the database, held by this process until it goes: by kill -9 too, since locks are
/// the system's and end with the process. It must outlive every connection to the database.
class DataFolder {
public:
    /// Makes what is not there; closes to others what is. Both are locked: the folder by a file in
    /// it that names this process, the database itself, so that no other spelling, link or folder
    /// leads around it. Whoever only reads is not held back.
    /// Errors: "data_unusable" (where: the path, wanted: the system's words), "data_in_use" (where:
    /// the path, got: the process that holds it, "" where that cannot be seen).
    static Result<DataFolder> hold(const std::string& folder, const std::string& database);

    /// What was open to others; left so where it belongs to somebody else.
    const std::vector<Exposed>& exposed() const { return exposed_; }

private:
    DataFolder(Descriptor folder_lock, Descriptor database_lock)
        : folder_lock_(std::move(folder_lock)), database_lock_(std::move(database_lock)) {}

    Descriptor folder_lock_;
    Descriptor database_lock_;
    std::vector<Exposed> exposed_;
};

} // namespace stall::hosts
