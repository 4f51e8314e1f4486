// Flags by CLI11; each may also come as STALLKEEPER_NAME. Must not know what is done with them.
#include "server/hosts/daemon/options.hpp"

#include "server/market/demo_shop.hpp"

#include <CLI/CLI.hpp>

#include <sstream>

namespace stall::hosts {

namespace {

/// Limits of the wire, each in milliseconds or a count.
void add_limits(CLI::App& app, Options& options) {
    const auto deadline = [&](const char* flag, const char* name, const char* help,
                              std::chrono::milliseconds& value) {
        app.add_option_function<std::int64_t>(
               flag, [&value](std::int64_t ms) { value = std::chrono::milliseconds(ms); },
               std::string(help) + ", in milliseconds")
            ->check(CLI::Range(std::int64_t{1}, std::int64_t{3'600'000}))
            ->envname(name)
            ->default_str(std::to_string(value.count()));
    };
    const auto count = [&](const char* flag, const char* name, const char* help,
                           std::size_t& value) {
        app.add_option(flag, value, help)
            ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}))
            ->envname(name)
            ->capture_default_str();
    };
    deadline("--read-deadline", "STALLKEEPER_READ_DEADLINE",
             "How long a request's header may take; a body gets more by its size",
             options.http.read_deadline);
    deadline("--write-deadline", "STALLKEEPER_WRITE_DEADLINE",
             "How long a client may take to read a piece of an answer",
             options.http.write_deadline);
    deadline("--idle-deadline", "STALLKEEPER_IDLE_DEADLINE",
             "How long a connection may rest between two requests", options.http.idle_deadline);
    count("--connections-max", "STALLKEEPER_CONNECTIONS_MAX", "Connections at once",
          options.http.connections_max);
    count("--connections-per-address-max", "STALLKEEPER_CONNECTIONS_PER_ADDRESS_MAX",
          "Connections of one address at once", options.http.connections_per_address_max);
    count("--queue-max", "STALLKEEPER_QUEUE_MAX", "Requests that may wait for a worker",
          options.queue_max);
    app.add_option_function<std::string>(
           "--seller-limits",
           [&options](const std::string& word) { options.keeps_published_pace = word != "off"; },
           "How fast programs may go through /ws: published (as the seller API says) or off")
        ->check(CLI::IsMember({"published", "off"}))
        ->envname("STALLKEEPER_SELLER_LIMITS")
        ->default_str("published");
}

/// The demo shop, and the market that goes on around it.
void add_demo_options(CLI::App& app, Options& options) {
    app.add_flag("--demo", options.is_demo,
                 "Fill an empty database with the demo shop and say its login")
        ->envname("STALLKEEPER_DEMO");
    app.add_option("--ads", options.ads, "Ads of a new demo shop")
        ->check(CLI::Range(std::int64_t{1}, market::kDemoAdsMax))
        ->envname("STALLKEEPER_ADS")
        ->capture_default_str();
    app.add_option("--orders", options.orders, "Orders of a new demo shop, over its last 24 months")
        ->check(CLI::Range(std::int64_t{0}, market::kDemoOrdersMax))
        ->envname("STALLKEEPER_ORDERS")
        ->capture_default_str();
    app.add_option("--seed", options.seed, "Seed of a new demo shop and of its rivals")
        ->envname("STALLKEEPER_SEED")
        ->capture_default_str();
    app.add_option("--catalogue", options.catalogue,
                   "Catalogue of the demo shop, made by tools/catalogue")
        ->envname("STALLKEEPER_CATALOGUE")
        ->capture_default_str();
    app.add_option("--rivals-move-every", options.rivals_move_every_s,
                   "Seconds between rounds of rivals, customers and carriers; 0 never, default 20"
                   " with --demo")
        ->check(CLI::Range(0, 86'400))
        ->envname("STALLKEEPER_RIVALS_MOVE_EVERY");
    app.add_option("--validate-after", options.validate_after_s,
                   "Seconds until the marketplace's staff validate a product sheet, default 90"
                   " with --demo, else half a day")
        ->check(CLI::Range(0, 86'400))
        ->envname("STALLKEEPER_VALIDATE_AFTER");
}

} // namespace

Started read_options(int count, const char* const* arguments) {
    Started started;
    Options& options = started.options;
    CLI::App app("stallkeeperd: the back office of a merchant who sells refurbished goods.\n"
                 "Serves the page, /desk/v1 for the page and /ws for programs.",
                 "stallkeeperd");
    app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    app.add_option("--address", options.address, "Address to listen on")
        ->envname("STALLKEEPER_ADDRESS")
        ->capture_default_str();
    app.add_option("--port", options.port, "Port to listen on; 0 takes a free one")
        ->check(CLI::Range(0, 65'535))
        ->envname("STALLKEEPER_PORT")
        ->capture_default_str();
    app.add_option("--data", options.data, "Folder for everything that is kept")
        ->envname("STALLKEEPER_DATA")
        ->capture_default_str();
    app.add_option("--site", options.site,
                   "Folder with the page's files; none: only the API is served")
        ->envname("STALLKEEPER_SITE");
    app.add_option("--database", options.database,
                   "SQLite file, also as sqlite:FILE; default DATA/stallkeeper.sqlite3")
        ->envname("STALLKEEPER_DATABASE");
    add_demo_options(app, options);
    app.add_option("--log-level", options.log_level,
                   "debug, info, warning, error or off; info logs each request")
        ->envname("STALLKEEPER_LOG_LEVEL")
        ->capture_default_str();
    app.add_option("--keep-journal-days", options.journal_days,
                   "How long the journal is kept; 0: for ever")
        ->check(CLI::Range(0, 36'500))
        ->envname("STALLKEEPER_KEEP_JOURNAL_DAYS")
        ->capture_default_str();
    app.add_option("--workers", options.worker_threads, "Threads that work on requests")
        ->check(CLI::Range(1, 64))
        ->envname("STALLKEEPER_WORKERS")
        ->capture_default_str();
    app.add_option("--io-threads", options.io_threads, "Threads that read and write connections")
        ->check(CLI::Range(1, 64))
        ->envname("STALLKEEPER_IO_THREADS")
        ->capture_default_str();
    app.add_option("--drain-seconds", options.drain_seconds,
                   "How long a stop waits for what is in flight")
        ->check(CLI::Range(0, 600))
        ->envname("STALLKEEPER_DRAIN_SECONDS")
        ->capture_default_str();
    add_limits(app, options);
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& stop) {
        std::ostringstream text;
        started.is_over = true;
        started.exit_code = app.exit(stop, text, text) == 0 ? 0 : 2;
        started.text = text.str();
    }
    return started;
}

Result<std::string> database_file(const Options& options) {
    const std::string& database = options.database;
    if (database.empty()) return options.data + "/stallkeeper.sqlite3";
    if (database.starts_with("postgres://") || database.starts_with("postgresql://"))
        return Error{"database_postgres", "", database.substr(0, database.find("://")),
                     "sqlite:FILE"};
    if (database.starts_with("sqlite:")) {
        const std::string file = database.substr(7);
        return file.starts_with("//") ? file.substr(2) : file;
    }
    if (database.find("://") != std::string::npos)
        return Error{"database_unknown", "", database.substr(0, database.find("://")),
                     "sqlite:FILE"};
    return database;
}

} // namespace stall::hosts
