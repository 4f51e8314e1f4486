// The log of json_log.hpp on spdlog's asynchronous queue. Must not know what is worth logging.
#include "server/hosts/daemon/json_log.hpp"

#include <spdlog/async.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>

namespace stall::hosts::log {
namespace {

constexpr std::size_t kQueueLines = 8192;
std::shared_ptr<spdlog::async_logger> logger;

spdlog::level::level_enum spdlog_level(Level level) {
    switch (level) {
    case Level::debug: return spdlog::level::debug;
    case Level::info: return spdlog::level::info;
    case Level::warning: return spdlog::level::warn;
    case Level::error: return spdlog::level::err;
    case Level::off: return spdlog::level::off;
    }
    return spdlog::level::off;
}

} // namespace

Result<Level> parse_level(std::string_view name) {
    if (name == "debug") return Level::debug;
    if (name == "info") return Level::info;
    if (name == "warning") return Level::warning;
    if (name == "error") return Level::error;
    if (name == "off") return Level::off;
    return Error{"log_level_unknown", "", std::string(name), "debug, info, warning, error or off"};
}

void start(Level level) {
    spdlog::init_thread_pool(kQueueLines, 1);
    logger = std::make_shared<spdlog::async_logger>(
        "stallkeeper", std::make_shared<spdlog::sinks::stderr_sink_mt>(), spdlog::thread_pool(),
        spdlog::async_overflow_policy::overrun_oldest);
    // The pattern's flags hold nothing that a client sends; the rest of the line is escaped by us.
    logger->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})",
                        spdlog::pattern_time_type::utc);
    logger->set_level(spdlog_level(level));
    logger->flush_on(spdlog::level::info);
}

void stop() {
    if (!logger) return;
    logger->flush();
    logger.reset();
    spdlog::shutdown();
}

std::string escaped(std::string_view text) {
    static constexpr char kHex[] = "0123456789abcdef";
    std::string safe;
    safe.reserve(text.size());
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\')
            (safe += '\\') += letter;
        else if (byte < 0x20 || byte >= 0x7f) // also bad UTF-8: as the byte's number
            safe += std::string("\\u00") + kHex[byte >> 4] + kHex[byte & 15];
        else
            safe += letter;
    }
    return safe;
}

void write(Level level, std::string_view event, std::initializer_list<Field> fields) {
    if (!logger || !logger->should_log(spdlog_level(level))) return;
    std::string line = "\"event\":\"" + escaped(event) + "\"";
    for (const Field& field : fields) {
        line.append(",\"").append(field.name).append("\":");
        if (const auto* number = std::get_if<std::int64_t>(&field.value))
            line += std::to_string(*number);
        else
            line.append("\"").append(escaped(std::get<std::string_view>(field.value))).append("\"");
    }
    logger->log(spdlog_level(level), spdlog::string_view_t(line));
}

std::int64_t dropped_count() {
    const auto pool = spdlog::thread_pool();
    return pool ? static_cast<std::int64_t>(pool->overrun_counter()) : 0;
}

} // namespace stall::hosts::log
