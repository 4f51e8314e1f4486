// A small registry of counters, gauges and histograms in Prometheus' text form.
// Labels are route templates, methods and status codes, never ids. Must not know where it is
// served.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace stall::hosts {

class Metrics {
public:
    /// One answered request.
    void count_request(std::string_view method, std::string_view route, int status,
                       std::int64_t duration_us, std::int64_t bytes);
    /// Something that happened: "rejected_total", "streams_total" …, with one label.
    void count(std::string_view name, std::string_view label_name, std::string_view label);
    /// A figure that is asked for when the text is made.
    void add_gauge(std::string name, std::string help, std::function<std::int64_t()> read);

    std::string text() const;

private:
    static constexpr std::array<std::int64_t, 12> kBucketsUs = {
        500,    1'000,   2'500,   5'000,     10'000,    25'000,
        50'000, 100'000, 250'000, 1'000'000, 5'000'000, 30'000'000};
    struct Durations {
        std::array<std::int64_t, kBucketsUs.size() + 1> counts{};
        std::int64_t total_us = 0;
        std::int64_t count = 0;
    };
    struct Gauge {
        std::string name;
        std::string help;
        std::function<std::int64_t()> read;
    };

    mutable std::mutex mutex_;
    std::map<std::string, std::int64_t, std::less<>> requests_; ///< by the labels as text
    std::map<std::string, Durations, std::less<>> durations_;   ///< by route
    std::map<std::string, std::map<std::string, std::int64_t>> events_;
    std::int64_t bytes_sent_ = 0;
    std::vector<Gauge> gauges_;
};

} // namespace stall::hosts
