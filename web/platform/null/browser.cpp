// What a test does with the twin. Must not know the page.
#include "web/platform/null/browser.hpp"

#include <algorithm>
#include <utility>

namespace stall::platform::null {

Browser& browser() {
    static Browser only;
    return only;
}

void open_new_browser() { browser() = Browser(); }

bool Browser::draw() {
    if (!std::exchange(frame_asked, false)) return false;
    steady_ms += 16;
    listener().frame_due(steady_ms);
    return true;
}

int Browser::draw_until_idle() {
    int drawn = 0;
    while (drawn < 100 && draw()) ++drawn;
    return drawn;
}

void Browser::pass(int ms) {
    const double end_ms = steady_ms + ms;
    for (;;) {
        const auto next =
            std::min_element(timers.begin(), timers.end(), [](const auto& one, const auto& other) {
                return one.second < other.second;
            });
        if (next == timers.end() || next->second > end_ms) break;
        const auto [timer, id] = next->first;
        steady_ms = std::max(steady_ms, next->second);
        timers.erase(next);
        listener().timer_fired(timer, id);
    }
    utc_ms += ms;
    steady_ms = end_ms;
}

const Request* Browser::find(std::string_view method, std::string_view path) const {
    const auto found = std::find_if(requests.begin(), requests.end(), [&](const Request& one) {
        return one.method == method && one.path == path;
    });
    return found == requests.end() ? nullptr : &*found;
}

void Browser::reply(std::int64_t request, int status, std::string body, Headers headers) {
    std::erase_if(requests, [request](const Request& one) { return one.id == request; });
    listener().reply_arrived({request, status, std::move(headers), std::move(body)});
}

} // namespace stall::platform::null
