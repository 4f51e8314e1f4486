// What the browser tells the page. One listener (web/runtime); the platform calls it on the page's
// only thread, never from inside another call of the listener but for draw_now().
// Must not know the shop.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stall::platform {

using Headers = std::vector<std::pair<std::string, std::string>>; ///< names in lower case

struct Reply {
    std::int64_t request = 0;
    int status = 0;
    Headers headers;
    std::string body; ///< "" after lines_arrived
};

/// Why a request has no reply.
enum class Failure : std::uint8_t { network, broke_off };

/// Whose timer it is: the scheduler of frames, or a wait that the app asked for.
enum class Timer : std::uint8_t { frame, app };

/// What an event handler wants to know of the frame it asked for.
struct DrawnNow {
    bool tab_left = false;   ///< Tab went past the last widget: let the browser move on
    bool wants_more = false; ///< the picture is not settled yet
};

class Listener {
public:
    virtual ~Listener() = default;

    /// Pointer, key, text, size, density, theme: ImGui has it already, a frame must show it.
    virtual void input_arrived() = 0;
    /// The frame that request_frame() asked for.
    virtual void frame_due(double now_ms) = 0;
    /// A frame inside an event handler, for what the browser allows only there (copying, the soft
    /// keyboard, the way of Tab).
    virtual DrawnNow draw_now() = 0;
    virtual void timer_fired(Timer timer, std::int64_t id) = 0;

    /// Back, forward, a link or a typed URL; not the page's own show_route().
    virtual void route_changed(std::string fragment) = 0;
    virtual void reply_arrived(Reply reply) = 0;
    /// Complete lines of a 2xx reply asked for by line, without their line breaks.
    virtual void lines_arrived(std::int64_t request, std::vector<std::string> lines) = 0;
    /// Not sent after abort_fetch().
    virtual void request_failed(std::int64_t request, Failure failure) = 0;
    virtual void file_arrived(std::string name, std::string bytes) = 0;

    virtual void scheme_changed(bool prefers_dark) = 0;
    virtual void motion_changed(bool prefers_reduced) = 0;
    virtual void online_changed(bool is_online) = 0;
    /// Something could not be kept: the storage is full or forbidden.
    virtual void storage_refused() = 0;
    /// After read_bytes() or shrink_picture(); "" when there is none.
    virtual void bytes_read(std::int64_t request, std::string bytes) = 0;
    /// After load_parts().
    virtual void parts_loaded() = 0;
    virtual void parts_unreachable() = 0;
    /// After load_face(), once; not when it could not be had.
    virtual void face_loaded() = 0;
    /// After look_for_newer().
    virtual void newer_version_found() = 0;
    virtual void visibility_changed(bool is_visible) = 0;

    /// Somebody acted on an element of the mirror; `kind` as web/mirror names it.
    virtual void mirror_acted(std::string_view kind, std::uint32_t id, std::string_view text,
                              double value) = 0;
};

/// Must outlive the page. Call before anything else of the platform.
void listen(Listener& listener);
Listener& listener();

} // namespace stall::platform
