// How stallkeeperd is started: flags and environment, checked. Must not know what is done with
// them.
#pragma once

#include "core/base/result.hpp"
#include "server/hosts/daemon/http_limits.hpp"

#include <cstdint>
#include <string>

namespace stall::hosts {

struct Options {
    std::string address = "127.0.0.1";
    std::int64_t port = 8080; ///< 0 takes a free one
    std::string data = "data";
    std::string site;
    std::string database; ///< "" = DATA/stallkeeper.sqlite3
    std::string catalogue = "build/generated/catalogue.jsonl";
    bool is_demo = false;
    std::int64_t ads = 2'000;
    std::int64_t orders = 3'000; ///< of the last 24 months
    std::uint64_t seed = 1;
    std::int64_t rivals_move_every_s = -1; ///< -1 = 20 with the demo, else never
    std::int64_t validate_after_s = -1;    ///< -1 = 90 with the demo, else half a day
    std::string log_level = "warning";
    int worker_threads = 4;
    int io_threads = 2;
    std::int64_t drain_seconds = 5;
    std::size_t queue_max = 1'024;    ///< requests that may wait for a worker
    bool keeps_published_pace = true; ///< of the seller API
    std::int64_t journal_days = 400;  ///< 0 = for ever
    HttpLimits http;                  ///< but for the drain, which drain_seconds says
};

/// Either options, or the text to show and the code to leave with (0 for --help).
struct Started {
    Options options;
    bool is_over = false;
    int exit_code = 0;
    std::string text;
};
Started read_options(int count, const char* const* arguments);

/// The SQLite file that --database and --data mean. Errors: "database_postgres" (there is no driver
/// in this build), "database_unknown" (another scheme).
Result<std::string> database_file(const Options& options);

} // namespace stall::hosts
