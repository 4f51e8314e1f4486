// The page at work: browser events in, messages to the store, frames out when there is something new.
// Must not know the shop's rules or any widget; what is drawn is a function it is given.
#pragma once

#include "web/mirror/record.hpp"
#include "web/platform/listener.hpp"
#include "web/runtime/store.hpp"
#include "web/runtime/wake.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace stall::runtime {

/// What the picture needs from here on.
struct Drawn {
    std::uint32_t background = 0xFFFFFF; ///< 0xRRGGBB, behind everything
    bool is_dark = false;
    const char* language = "en";
    int next_frames = 0;    ///< frames wanted at once: something moves or is not settled
    int next_frame_ms = -1; ///< a frame wanted after that long; -1 never (a toast's end, a countdown)
};
using Send = std::function<void(app::Message)>;
/// Draws one frame of the model with the kit, between ImGui's NewFrame and Render.
using Draw = std::function<Drawn(const app::Model& model, const Send& send)>;

class Runtime final : public platform::Listener {
public:
    Runtime(mirror::Record& record, Draw draw);

    /// Attaches to the platform, sends Started and asks for the first frame. The ImGui context and
    /// the surface exist.
    void start();

    const Store& store() const { return store_; }
    Wake& wake() { return wake_; }

    void input_arrived() override;
    void frame_due(double now_ms) override;
    void draw_now() override;
    void timer_fired(platform::Timer timer, std::int64_t id) override;
    void route_changed(std::string fragment) override;
    void reply_arrived(platform::Reply reply) override;
    void lines_arrived(std::int64_t request, std::vector<std::string> lines) override;
    void request_failed(std::int64_t request, platform::Failure failure) override;
    void file_arrived(std::string name, std::string bytes) override;
    void scheme_changed(bool prefers_dark) override;
    void motion_changed(bool prefers_reduced) override;
    void online_changed(bool is_online) override;
    void visibility_changed(bool is_visible) override;
    void mirror_acted(std::string_view kind, std::uint32_t id, std::string_view text,
                      double value) override;

private:
    void send(app::Message message);
    void send_drawn_messages();
    void draw_frame(double now_ms);
    void ask_for_more(const Drawn& drawn);

    mirror::Record& record_;
    Draw draw_;
    Store store_;
    Wake wake_;
    std::vector<app::Message> from_views_; ///< sent while drawing, handled after it
    bool is_drawing_ = false;
    bool reduced_motion_ = false;
};

} // namespace stall::runtime
