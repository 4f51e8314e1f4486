// One daemon at a time on one shop, by whatever name it is called; and nobody else reads it.
#include "server/hosts/daemon/data_folder.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

using namespace stall;
using namespace stall::hosts;

namespace {

namespace fs = std::filesystem;

/// A folder that is gone at the end; FOLDER/data is the daemon's.
struct Place {
    Place() {
        fs::remove_all(root);
        fs::create_directories(root);
    }
    ~Place() { fs::remove_all(root); }
    std::string at(const std::string& name) const { return (root / name).string(); }
    fs::path root = fs::temp_directory_path() / ("stall-hold-" + std::to_string(getpid()));
};

unsigned mode_of(const std::string& path) {
    struct stat facts{};
    REQUIRE(stat(path.c_str(), &facts) == 0);
    return facts.st_mode & 07777;
}

std::string of_this_process() { return std::to_string(getpid()); }

} // namespace

TEST_CASE("a shop that is open is refused by every name that it has") {
    const Place place;
    const std::string data = place.at("data");
    const std::string database = data + "/stallkeeper.sqlite3";
    const auto first = DataFolder::hold(data, database);
    REQUIRE(first.ok());
    fs::create_symlink(data, place.at("link"));
    fs::create_symlink(database, place.at("link.sqlite3"));
    fs::create_hard_link(database, place.at("hard.sqlite3"));
    struct Row {
        std::string folder;
        std::string database;
    };
    for (const Row& row :
         {Row{data, database}, Row{data + "/../data/", data + "//stallkeeper.sqlite3"},
          Row{place.at("link"), place.at("link") + "/stallkeeper.sqlite3"},
          Row{data, place.at("another.sqlite3")}, Row{place.at("other"), database},
          Row{place.at("other"), place.at("link.sqlite3")},
          Row{place.at("other"), place.at("hard.sqlite3")}}) {
        CAPTURE(row.folder);
        CAPTURE(row.database);
        const auto second = DataFolder::hold(row.folder, row.database);
        REQUIRE_FALSE(second.ok());
        CHECK(second.error().code == "data_in_use");
        CHECK(second.error().got == of_this_process());
    }
    CHECK_FALSE(fs::exists(place.at("another.sqlite3"))); // who is refused leaves nothing behind
    CHECK(DataFolder::hold(place.at("other"), place.at("other/own.sqlite3")).ok());
}

TEST_CASE("a lock ends with its holder and its file holds nobody back") {
    const Place place;
    const std::string data = place.at("data");
    const std::string database = data + "/stallkeeper.sqlite3";
    int ready[2];
    REQUIRE(pipe(ready) == 0);
    const pid_t holder = fork();
    if (holder == 0) { // holds it until it is killed
        const auto held = DataFolder::hold(data, database);
        const char said = held.ok() ? '+' : '-';
        if (write(ready[1], &said, 1) == 1) pause();
        _exit(1);
    }
    char said = 0;
    REQUIRE(read(ready[0], &said, 1) == 1);
    REQUIRE(said == '+');
    const auto refused = DataFolder::hold(data, database);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().got == std::to_string(holder));
    kill(holder, SIGKILL);
    REQUIRE(waitpid(holder, nullptr, 0) == holder);
    CHECK(DataFolder::hold(data, database).ok());
    CHECK(DataFolder::hold(data, database).ok()); // and after a stop
}

TEST_CASE("what is there and open to others is closed and told") {
    const Place place;
    const std::string data = place.at("data");
    const std::string database = place.at("elsewhere.sqlite3");
    fs::create_directories(data);
    for (const std::string& path :
         {database, database + "-wal", database + "-shm", database + ".before-v7",
          data + "/demo-token", place.at("elsewhere.txt")}) {
        std::ofstream(path) << "x";
        chmod(path.c_str(), 0644);
    }
    chmod(data.c_str(), 0755);
    {
        const auto held = DataFolder::hold(data, database);
        REQUIRE(held.ok());
        std::vector<std::string> told;
        for (const Exposed& each : held.value().exposed()) {
            CHECK(each.outcome == Exposed::Outcome::closed);
            CHECK(each.mode == (each.path.ends_with("/data") ? "0755" : "0644"));
            told.push_back(each.path);
        }
        CHECK(told.size() == 6);
    }
    CHECK(mode_of(data) == 0700);
    for (const char* name :
         {"elsewhere.sqlite3", "elsewhere.sqlite3-wal", "elsewhere.sqlite3-shm",
          "elsewhere.sqlite3.before-v7", "data/demo-token", "data/stallkeeperd.lock"})
        CHECK(mode_of(place.at(name)) == 0600);
    CHECK(mode_of(place.at("elsewhere.txt")) == 0644); // not the daemon's
    CHECK(DataFolder::hold(data, database).value().exposed().empty());
}

TEST_CASE("a folder that everybody writes to keeps its mode") {
    const Place place;
    const std::string data = place.at("data");
    fs::create_directories(data);
    chmod(data.c_str(), 01777);
    CHECK(DataFolder::hold(data, data + "/stallkeeper.sqlite3").value().exposed().empty());
    CHECK(mode_of(data) == 01777);
    CHECK(mode_of(data + "/stallkeeper.sqlite3") == 0600);
}

TEST_CASE("what cannot be used is named with the system's words") {
    const Place place;
    std::ofstream(place.at("file")) << "x";
    struct Row {
        std::string folder;
        std::string database;
        std::string where;
    };
    for (const Row& row :
         {Row{place.at("file"), place.at("x"), place.at("file")},
          Row{place.at("data"), place.at("none/x.sqlite3"), place.at("none/x.sqlite3")},
          Row{place.at("data"), place.at("data"), place.at("data")}}) {
        CAPTURE(row.database);
        const auto held = DataFolder::hold(row.folder, row.database);
        REQUIRE_FALSE(held.ok());
        CHECK(held.error().code == "data_unusable");
        CHECK(held.error().where == row.where);
        CHECK_FALSE(held.error().wanted.empty());
    }
}
