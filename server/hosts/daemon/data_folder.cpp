// Modes and locks of data_folder.hpp. Must not know what is kept.
#include "server/hosts/daemon/data_folder.hpp"

#include <fmt/core.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

namespace stall::hosts {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kOthers = S_IRWXG | S_IRWXO;
constexpr const char* kLockFile = "stallkeeperd.lock";

/// SQLite's own locks are on 512 bytes from one GiB on; this one is behind them and is a lock of
/// the open file, not of the process, so that neither lets go of the other's.
constexpr off_t kHoldByte = 0x4000'0000 + 512;

struct Span {
    off_t from = 0;
    off_t length = 0; ///< 0: to its end
};
constexpr Span kWholeFile;
constexpr Span kDatabaseSpan{kHoldByte, 1};

Error unusable(const std::string& path, int code) {
    return Error{"data_unusable", path, "", std::strerror(code)};
}

Result<Descriptor> open_own(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) return unusable(path, errno);
    return Descriptor(file);
}

/// False when somebody else has it.
Result<bool> lock(const Descriptor& file, Span span, const std::string& path) {
    struct flock wish{};
    wish.l_type = F_WRLCK;
    wish.l_whence = SEEK_SET;
    wish.l_start = span.from;
    wish.l_len = span.length;
    if (::fcntl(file.number(), F_OFD_SETLK, &wish) == 0) return true;
    if (errno == EAGAIN || errno == EACCES) return false;
    return unusable(path, errno);
}

/// The process that wrote its number into the lock file; "" when it has not yet.
std::string named_in(const Descriptor& file) {
    std::array<char, 20> digits{};
    const ssize_t length = ::pread(file.number(), digits.data(), digits.size(), 0);
    std::string number;
    for (ssize_t at = 0; at < length && digits[static_cast<std::size_t>(at)] >= '0'; ++at)
        number += digits[static_cast<std::size_t>(at)];
    return number;
}

/// Does that open file hold the lock on the database? /proc tells of each file's locks:
/// "lock: 1: OFDLCK ADVISORY WRITE -1 fe:00:4711 1073742336 1073742336".
bool has_lock(const fs::path& file_facts, const std::string& place) {
    std::ifstream facts(file_facts);
    for (std::string line; std::getline(facts, line);)
        if (line.starts_with("lock:") && line.find("OFDLCK") != line.npos &&
            line.find(place) != line.npos)
            return true;
    return false;
}

/// The process that holds the database, where it may be seen: in this container, of this user.
std::string holder_of(const Descriptor& database) {
    struct stat facts{};
    if (::fstat(database.number(), &facts) != 0) return {};
    const std::string place = fmt::format(":{} {} ", facts.st_ino, kHoldByte);
    std::error_code failure;
    for (fs::directory_iterator all("/proc", failure), end; all != end; all.increment(failure)) {
        const std::string process = all->path().filename();
        if (process.find_first_not_of("0123456789") != process.npos) continue;
        std::error_code hidden;
        for (fs::directory_iterator files(all->path() / "fdinfo", hidden); !hidden && files != end;
             files.increment(hidden))
            if (has_lock(files->path(), place)) return process;
    }
    return {};
}

/// Makes one thing the daemon's own; a folder that everybody writes to, as /tmp, is nobody's.
void close_to_others(const std::string& path, std::vector<Exposed>& exposed) {
    struct stat facts{};
    if (::lstat(path.c_str(), &facts) != 0 || S_ISLNK(facts.st_mode)) return;
    if ((facts.st_mode & kOthers) == 0 || (facts.st_mode & S_ISVTX) != 0) return;
    const mode_t mode = facts.st_mode & 07777;
    const bool is_closed = ::chmod(path.c_str(), mode & ~kOthers) == 0;
    exposed.push_back({path, fmt::format("{:04o}", mode),
                       is_closed ? Exposed::Outcome::closed : Exposed::Outcome::left_open});
}

/// The folder, and of the files beside each other those that are known to be the daemon's.
void close_all(const std::string& folder, const fs::path& database, std::vector<Exposed>& exposed) {
    std::error_code failure;
    close_to_others(fs::canonical(folder, failure), exposed);
    for (const char* name : {"demo-token", kLockFile})
        close_to_others(folder + "/" + name, exposed);
    for (const char* ending : {"", "-wal", "-shm", "-journal"})
        close_to_others(database.string() + ending, exposed);
    const std::string copies = database.filename().string() + ".before-v";
    for (fs::directory_iterator files(database.parent_path(), failure), end;
         !failure && files != end; files.increment(failure))
        if (files->path().filename().string().starts_with(copies))
            close_to_others(files->path(), exposed);
}

} // namespace

void close_new_files_to_others() { ::umask(kOthers); }

Descriptor::~Descriptor() {
    if (number_ >= 0) ::close(number_);
}

Result<DataFolder> DataFolder::hold(const std::string& folder, const std::string& database) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure) return unusable(folder, failure.value());
    const std::string lock_path = folder + "/" + kLockFile;
    Descriptor file = TRY(open_own(lock_path));
    if (!TRY(lock(file, kWholeFile, lock_path)))
        return Error{"data_in_use", folder, named_in(file), ""};
    Descriptor base = TRY(open_own(database));
    if (!TRY(lock(base, kDatabaseSpan, database)))
        return Error{"data_in_use", database, holder_of(base), ""};
    const std::string process = std::to_string(::getpid()) + "\n";
    if (::ftruncate(file.number(), 0) != 0 ||
        ::pwrite(file.number(), process.data(), process.size(), 0) !=
            static_cast<ssize_t>(process.size()))
        return unusable(lock_path, errno);
    DataFolder held(std::move(file), std::move(base));
    close_all(folder, fs::canonical(database, failure), held.exposed_);
    return held;
}

} // namespace stall::hosts
