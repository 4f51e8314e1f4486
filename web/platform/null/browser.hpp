// The native twin of the browser, for tests: it keeps what the page asks of it and answers when the
// test says so. Must not know the page.
#pragma once

#include "web/platform/fetch.hpp"
#include "web/platform/history.hpp"
#include "web/platform/input.hpp"
#include "web/platform/surroundings.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace stall::platform::null {

struct Download {
    std::string file_name;
    std::string media_type;
    std::string bytes;
    bool operator==(const Download&) const = default;
};

struct Browser {
    // What a test sets before the page starts.
    std::map<std::string, std::string> kept;
    std::map<std::string, std::string> kept_bytes;
    std::string route;
    Surroundings around{"en", {}, false, false, true, true, false, false};
    std::int64_t utc_ms = 1'700'000'000'000;
    double steady_ms = 0;
    float width = 1280;
    float height = 800;
    bool context_is_lost = false;

    // What the page asked for.
    bool frame_asked = false;
    std::map<std::pair<Timer, std::int64_t>, double> timers; ///< due at, on the steady clock
    std::vector<Request> requests;                           ///< still open
    std::vector<std::int64_t> aborted;
    std::vector<std::pair<std::int64_t, std::string>> bytes_asked;     ///< request and key
    std::vector<std::pair<std::int64_t, std::string>> shrunk_pictures; ///< request and file
    std::vector<std::pair<std::string, HistoryEntry>> shown_routes;
    std::string title;
    std::string clipboard;
    std::vector<std::string> choosers;
    std::vector<Download> downloads;
    std::vector<std::string> visits;
    std::vector<std::string> mirror_patches;
    bool is_dark = false;
    std::string language;
    int frames = 0;
    int looks_for_newer = 0;
    int part_loads = 0;
    std::vector<std::string> faces_asked;
    int reloads = 0;

    /// Draws the frame that was asked for; false when none was.
    bool draw();
    /// Until no frame is asked for; the number drawn. Stops at 100: a page that never sleeps.
    int draw_until_idle();
    /// Moves the clocks; timers that fall due fire in order.
    void pass(int ms);
    const Request* find(std::string_view method, std::string_view path) const;
    void reply(std::int64_t request, int status, std::string body, Headers headers = {});
};

/// The one that the twin's functions write to.
Browser& browser();
/// A fresh one for the next test.
void open_new_browser();

} // namespace stall::platform::null
