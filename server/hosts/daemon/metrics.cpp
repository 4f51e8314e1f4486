// The registry of metrics.hpp: one mutex, held for a few hundred nanoseconds a request.
// Must not know where the text is served.
#include "server/hosts/daemon/metrics.hpp"

#include <algorithm>

namespace stall::hosts {
namespace {

std::string escaped(std::string_view label) {
    std::string text;
    for (const char letter : label) {
        if (letter == '\\' || letter == '"') text += '\\';
        if (letter == '\n')
            text += "\\n";
        else
            text += letter;
    }
    return text;
}

/// 2500 µs → "0.0025" seconds, exactly.
std::string seconds(std::int64_t us) {
    std::string fraction = std::to_string(us % 1'000'000);
    fraction.insert(0, 6 - fraction.size(), '0');
    fraction.erase(fraction.find_last_not_of('0') + 1);
    return std::to_string(us / 1'000'000) + (fraction.empty() ? "" : "." + fraction);
}

std::string heading(std::string_view name, std::string_view help, std::string_view type) {
    std::string text = "# HELP ";
    text.append(name).append(" ").append(help).append("\n# TYPE ");
    return text.append(name).append(" ").append(type).append("\n");
}

} // namespace

void Metrics::count_request(std::string_view method, std::string_view route, int status,
                            std::int64_t duration_us, std::int64_t bytes) {
    static constexpr std::array<std::string_view, 7> kMethods = {"GET",   "HEAD",   "POST",   "PUT",
                                                                 "PATCH", "DELETE", "OPTIONS"};
    const bool is_known = std::find(kMethods.begin(), kMethods.end(), method) != kMethods.end();
    std::string labels = "method=\"" + std::string(is_known ? method : "other") + "\",route=\"" +
                         escaped(route) + "\",status=\"" + std::to_string(status) + "\"";
    const auto bucket = std::lower_bound(kBucketsUs.begin(), kBucketsUs.end(), duration_us);
    const std::lock_guard lock(mutex_);
    ++requests_[std::move(labels)];
    Durations& durations = durations_[std::string(route)];
    ++durations.counts[static_cast<std::size_t>(bucket - kBucketsUs.begin())];
    durations.total_us += duration_us;
    ++durations.count;
    bytes_sent_ += bytes;
}

void Metrics::count(std::string_view name, std::string_view label_name, std::string_view label) {
    const std::string labels = std::string(label_name) + "=\"" + escaped(label) + "\"";
    const std::lock_guard lock(mutex_);
    ++events_[std::string(name)][labels];
}

void Metrics::add_gauge(std::string name, std::string help, std::function<std::int64_t()> read) {
    const std::lock_guard lock(mutex_);
    gauges_.push_back({std::move(name), std::move(help), std::move(read)});
}

std::string Metrics::text() const {
    const std::lock_guard lock(mutex_);
    std::string text = heading("stallkeeper_http_requests_total", "Requests answered.", "counter");
    for (const auto& [labels, count] : requests_)
        text += "stallkeeper_http_requests_total{" + labels + "} " + std::to_string(count) + "\n";
    static constexpr std::string_view kDuration = "stallkeeper_http_request_duration_seconds";
    text += heading(kDuration, "From the request read to the answer sent.", "histogram");
    for (const auto& [route, durations] : durations_) {
        const std::string label = "route=\"" + escaped(route) + "\"";
        std::int64_t below = 0;
        for (std::size_t i = 0; i < kBucketsUs.size(); ++i) {
            below += durations.counts[i];
            text += std::string(kDuration) + "_bucket{" + label + ",le=\"" +
                    seconds(kBucketsUs[i]) + "\"} " + std::to_string(below) + "\n";
        }
        text += std::string(kDuration) + "_bucket{" + label + ",le=\"+Inf\"} " +
                std::to_string(durations.count) + "\n";
        text +=
            std::string(kDuration) + "_sum{" + label + "} " + seconds(durations.total_us) + "\n";
        text += std::string(kDuration) + "_count{" + label + "} " +
                std::to_string(durations.count) + "\n";
    }
    text += heading("stallkeeper_http_response_bytes_total", "Body bytes sent.", "counter");
    text += "stallkeeper_http_response_bytes_total " + std::to_string(bytes_sent_) + "\n";
    for (const auto& [name, by_label] : events_) {
        text += heading("stallkeeper_" + name, "Counted events.", "counter");
        for (const auto& [labels, count] : by_label)
            text += "stallkeeper_" + name + "{" + labels + "} " + std::to_string(count) + "\n";
    }
    for (const Gauge& gauge : gauges_) {
        text += heading("stallkeeper_" + gauge.name, gauge.help, "gauge");
        text += "stallkeeper_" + gauge.name + " " + std::to_string(gauge.read()) + "\n";
    }
    return text;
}

} // namespace stall::hosts
