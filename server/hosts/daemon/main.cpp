// stallkeeperd: wires store, market, secrets, page and server together, and waits to be stopped.
// Must not know routes or HTTP. Leaves with 0 after a stop, 1 when the shop cannot be opened, 2 for
// options that make no sense, 3 when the port is taken.
#include "server/documents/pdf/pdf_printer.hpp"
#include "server/hosts/daemon/demo_opening.hpp"
#include "server/hosts/daemon/json_log.hpp"
#include "server/hosts/daemon/options.hpp"
#include "server/hosts/daemon/shop_exchange.hpp"
#include "server/hosts/daemon/sodium_secrets.hpp"
#include "server/market/buybox_keeper.hpp"
#include "server/market/customers.hpp"
#include "server/market/demo_shop.hpp"
#include "server/market/rivals.hpp"
#include "server/market/staff.hpp"
#include "server/storage/store.hpp"
#include "server/usecases/sweep.hpp"

#include <fmt/core.h>

#include <sys/resource.h>
#include <sys/stat.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <memory>
#include <optional>

namespace {

using namespace stall;

constexpr int kCannotOpen = 1;
constexpr int kBadOptions = 2;
constexpr int kPortBusy = 3;
constexpr int kRivalsEachTick = 3;
constexpr std::int64_t kDemoRivalsPeriodS = 20;
constexpr std::int64_t kAttendPeriodMs = 1'000;
constexpr std::int64_t kSweepPeriodMs = 60'000;

Instant now() {
    return Instant{std::chrono::duration_cast<std::chrono::milliseconds>(
                       std::chrono::system_clock::now().time_since_epoch())
                       .count()};
}

int stop_with(int code, const std::string& sentence) {
    fmt::print(stderr, "stallkeeperd: {}\n", sentence);
    return code;
}

std::string sentence_for(const Error& error) {
    if (error.code == "database_postgres")
        return "this build has no PostgreSQL driver yet; give a SQLite file: --database "
               "sqlite:FILE.";
    if (error.code == "database_unknown")
        return fmt::format(
            "--database {}://… is no database that this program knows; give a SQLite file: "
            "--database sqlite:FILE.",
            error.got);
    if (error.code == "port_busy")
        return fmt::format(
            "{} is in use by another program. Choose another with --port N, or let a free one "
            "be taken with --port 0.",
            error.got);
    if (error.code == "address_unusable")
        return fmt::format("cannot listen on {} ({}).", error.got, error.wanted);
    if (error.code == "site_unreadable")
        return fmt::format("the page's files cannot be read: {} ({}).", error.got, error.wanted);
    if (error.code == "catalogue_unreadable")
        return fmt::format(
            "the demo's catalogue is not at {}; make it with tools/catalogue/make.mjs, or say "
            "where it is with --catalogue.",
            error.got);
    if (error.code == "database_not_empty")
        return fmt::format(
            "the database in {} holds another shop; the demo wants an empty one (--data DIR).",
            error.got);
    if (storage::failure_of(error) || error.code.starts_with("storage_"))
        return storage::sentence_for(error);
    return fmt::format("{} {} {}", error.code, error.where, error.got);
}

/// Ends are met by waiting for them here, so no other thread may take them.
sigset_t block_stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

void allow_many_connections() {
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

void greet(const hosts::Options& options, std::uint16_t port,
           const std::optional<hosts::OpenedDemo>& demo) {
    const bool is_everywhere = options.address == "0.0.0.0" || options.address == "::";
    const std::string host = is_everywhere ? "127.0.0.1"
                             : options.address.find(':') != std::string::npos
                                 ? "[" + options.address + "]"
                                 : options.address;
    if (demo)
        fmt::print("The demo shop Reprise Paris is open with {} ads. Ctrl-C closes it.\n",
                   demo->ad_count);
    else
        fmt::print("Stallkeeper is open. Ctrl-C closes it.\n");
    fmt::print("url http://{}:{}/\n", host, port);
    if (demo) {
        fmt::print("login {} {}\n", market::kDemoOwnerEmail, hosts::kDemoPassword);
        fmt::print("token {}\n", demo->token);
    }
    std::fflush(stdout);
}

/// Waits for a stop, then lets what is in flight finish; a second signal cuts it short.
void serve_until_stopped(hosts::HttpServer& server, hosts::ShopExchange& exchange,
                         const sigset_t& signals) {
    int signal = 0;
    sigwait(&signals, &signal);
    hosts::log::write(hosts::log::Level::info, "draining", {{"signal", std::int64_t{signal}}});
    exchange.drain();
    server.drain();
    const timespec at_once{};
    while (!server.wait_drained(std::chrono::milliseconds(50)))
        if (sigtimedwait(&signals, nullptr, &at_once) > 0) break;
}

void add_gauges(hosts::Metrics& metrics, storage::Store& store, hosts::ShopExchange& exchange,
                hosts::HttpServer& server, Instant started) {
    metrics.add_gauge("connections", "Open connections.",
                      [&server] { return server.connection_count(); });
    metrics.add_gauge("queue_length", "Requests waiting for a worker.",
                      [&exchange] { return exchange.queue_length(); });
    metrics.add_gauge("writes_waiting", "Writes that wait for their turn.",
                      [&store] { return store.writes_waiting(); });
    metrics.add_gauge("commits", "Write transactions committed.",
                      [&store] { return store.commits(); });
    metrics.add_gauge("log_lines_dropped", "Log lines lost to a full queue.",
                      hosts::log::dropped_count);
    metrics.add_gauge("uptime_seconds", "Since the start.",
                      [started] { return (now().utc_ms - started.utc_ms) / 1000; });
}

/// The clock of rivals, customers and carriers; nothing when they stand still. It ends before the
/// store does.
std::unique_ptr<hosts::Ticker> move_rivals_in_time(const hosts::Options& options,
                                                   storage::Store& store,
                                                   usecases::MarketSide& market) {
    std::int64_t period_s = options.rivals_move_every_s;
    if (period_s < 0) period_s = options.is_demo ? kDemoRivalsPeriodS : 0;
    if (period_s == 0) return nullptr;
    return std::make_unique<hosts::Ticker>(period_s * 1000, [&store, &market, seed = options.seed] {
        const Result<void> moved =
            store.write([&](storage::Transaction& transaction) -> Result<void> {
                TRY(market::move_rivals(transaction, market, now(), seed, kRivalsEachTick));
                TRY(market::serve_customers(transaction, market, now(), seed));
                return {};
            });
        if (!moved.ok())
            hosts::log::write(hosts::log::Level::error, "rivals_stuck",
                              {{"reason", moved.error().code}});
        return usecases::Step::over;
    });
}

/// What happens to merchants by itself: sheets are validated, repricing rules follow rivals.
std::unique_ptr<hosts::Ticker> attend_in_time(const hosts::Options& options, storage::Store& store,
                                              usecases::MarketSide& market) {
    const std::int64_t usual_ms = options.is_demo ? market::kDemoReviewMs : market::kReviewMs;
    const std::int64_t review_ms =
        options.validate_after_s >= 0 ? options.validate_after_s * 1000 : usual_ms;
    return std::make_unique<hosts::Ticker>(kAttendPeriodMs, [&store, &market, review_ms] {
        const auto attended = market::attend(store, market, now(), review_ms);
        if (attended.ok()) return attended.value();
        hosts::log::write(hosts::log::Level::error, "market_stuck",
                          {{"reason", attended.error().code}});
        return usecases::Step::rest;
    });
}

/// What is kept for a time only ends by itself.
std::unique_ptr<hosts::Ticker> sweep_in_time(const hosts::Options& options, storage::Store& store) {
    const usecases::Keeping keeping{options.journal_days};
    return std::make_unique<hosts::Ticker>(kSweepPeriodMs, [&store, keeping] {
        const auto swept = usecases::sweep(store, keeping, now());
        if (swept.ok()) return swept.value();
        hosts::log::write(hosts::log::Level::error, "sweep_stuck",
                          {{"reason", swept.error().code}});
        return usecases::Step::over;
    });
}

/// Without its typefaces the daemon shows documents as HTML, and says so in the log.
std::unique_ptr<documents::Printer> printer_of_documents() {
    auto printer = documents::open_pdf_printer();
    if (printer.ok()) return std::move(printer).value();
    hosts::log::write(hosts::log::Level::error, "documents_without_pdf",
                      {{"reason", printer.error().code}, {"file", printer.error().got}});
    return nullptr;
}

hosts::ShopLimits limits_of(const hosts::Options& options) {
    hosts::ShopLimits limits;
    limits.worker_threads = options.worker_threads;
    limits.queue_max = options.queue_max;
    limits.keeps_published_pace = options.keeps_published_pace;
    return limits;
}

int run(const hosts::Options& options, hosts::log::Level level) {
    const sigset_t signals = block_stop_signals();
    allow_many_connections();
    const auto file = hosts::database_file(options);
    if (!file.ok()) return stop_with(kBadOptions, sentence_for(file.error()));
    hosts::StaticSite site;
    if (!options.site.empty()) {
        auto loaded = hosts::StaticSite::load(options.site);
        if (!loaded.ok()) return stop_with(kBadOptions, sentence_for(loaded.error()));
        site = std::move(loaded).value();
    }
    std::error_code failure;
    std::filesystem::create_directories(options.data, failure);
    if (failure)
        return stop_with(kCannotOpen, fmt::format("cannot make the folder {}: {}.", options.data,
                                                  failure.message()));

    hosts::SodiumSecrets secrets;
    market::BuyboxKeeper market;
    hosts::Metrics metrics;
    auto opened = storage::Store::open({file.value(), now(), storage::Opening::Sharing::pool,
                                        static_cast<std::size_t>(options.worker_threads) + 4});
    if (!opened.ok()) return stop_with(kCannotOpen, sentence_for(opened.error()));
    storage::Store& store = *opened.value();
    std::atomic<hosts::HttpServer*> follower = nullptr;
    store.on_change([&follower](MerchantId) {
        if (hosts::HttpServer* server = follower) server->wake_streams();
    });

    hosts::log::start(level);
    const auto printer = printer_of_documents();
    hosts::ShopExchange exchange({store, secrets, market, site, metrics, now, printer.get()},
                                 limits_of(options));
    hosts::HttpLimits http = options.http;
    http.drain_deadline = std::chrono::seconds(options.drain_seconds);
    auto listening =
        hosts::HttpServer::listen(options.address, static_cast<std::uint16_t>(options.port),
                                  options.io_threads, http, exchange);
    if (!listening.ok())
        return stop_with(listening.error().code == "port_busy" ? kPortBusy : kBadOptions,
                         sentence_for(listening.error()));
    hosts::HttpServer& server = *listening.value();

    std::optional<hosts::OpenedDemo> demo;
    if (options.is_demo) {
        auto filled = hosts::open_demo(options, store, secrets, market, now());
        if (!filled.ok()) return stop_with(kCannotOpen, sentence_for(filled.error()));
        demo = std::move(filled).value();
    }
    add_gauges(metrics, store, exchange, server, now());
    exchange.resume_tasks();
    follower = &server;
    server.start();
    greet(options, server.port(), demo);

    auto rivals = move_rivals_in_time(options, store, market);
    auto attendance = attend_in_time(options, store, market);
    auto sweeper = sweep_in_time(options, store);

    serve_until_stopped(server, exchange, signals);
    rivals.reset();
    attendance.reset();
    sweeper.reset();
    follower = nullptr;
    exchange.stop();
    listening.value().reset();
    hosts::log::stop();
    return 0;
}

} // namespace

int main(int count, char** arguments) {
    const hosts::Started started = hosts::read_options(count, arguments);
    if (started.is_over) {
        fmt::print(started.exit_code == 0 ? stdout : stderr, "{}", started.text);
        return started.exit_code;
    }
    const auto level = hosts::log::parse_level(started.options.log_level);
    if (!level.ok())
        return stop_with(kBadOptions, fmt::format("--log-level {} is unknown; it is one of {}.",
                                                  level.error().got, level.error().wanted));
    return run(started.options, level.value());
}
