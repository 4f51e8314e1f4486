// The page at work: browser events in, messages to the store, frames out when there is something
// new. Must not know the shop's rules or any widget; what is drawn is a function it is given.
#pragma once

#include "web/mirror/record.hpp"
#include "web/platform/input.hpp"
#include "web/platform/listener.hpp"
#include "web/runtime/store.hpp"
#include "web/runtime/wake.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace stall::runtime {

/// What a drawn frame leaves to do.
struct Drawn {
    std::uint32_t background = 0xFFFFFF; ///< 0xRRGGBB, behind everything
    bool is_dark = false;
    const char* language = "en";
    std::string mirror_patch;                ///< web/mirror/patch.hpp; "" when nothing changed
    std::optional<std::int32_t> again_in_ms; ///< nothing: idle; 0: at once
    bool tab_left = false;                   ///< Tab went past the last widget
    platform::FieldKind field = platform::FieldKind::text; ///< what the soft keyboard is for
    const char* wanted_face = ""; ///< a typeface whose letters were missing: to be loaded
};
using Send = std::function<void(app::Message)>;
struct Wishes {
    bool reduced_motion = false;
    bool has_new_faces = false; ///< typefaces came since the last frame
};
/// Draws one frame of the model with the kit, from ImGui's NewFrame to its Render.
using Draw = std::function<Drawn(const app::Model& model, const Wishes& wishes, const Send& send)>;

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
    platform::DrawnNow draw_now() override;
    void timer_fired(platform::Timer timer, std::int64_t id) override;
    void route_changed(std::string fragment) override;
    void reply_arrived(platform::Reply reply) override;
    void lines_arrived(std::int64_t request, std::vector<std::string> lines) override;
    void request_failed(std::int64_t request, platform::Failure failure) override;
    void file_arrived(std::string name, std::string bytes) override;
    void scheme_changed(bool prefers_dark) override;
    void motion_changed(bool prefers_reduced) override;
    void online_changed(bool is_online) override;
    void storage_refused() override;
    void bytes_read(std::int64_t request, std::string bytes) override;
    void parts_loaded() override;
    void parts_unreachable() override;
    void face_loaded() override;
    void newer_version_found() override;
    void visibility_changed(bool is_visible) override;
    void mirror_acted(std::string_view kind, std::uint32_t id, std::string_view text,
                      double value) override;

private:
    void send(app::Message message);
    void send_clock();
    void send_drawn_messages();
    bool draw_frame(double now_ms);
    void finish_frame(const Drawn& drawn);
    void show_around(const Drawn& drawn);

    mirror::Record& record_;
    Draw draw_;
    Store store_;
    Wake wake_;
    std::vector<app::Message> from_views_; ///< sent while drawing, handled after it
    Wishes wishes_;
    bool is_drawing_ = false;
    std::optional<bool> shown_dark_;
    std::string shown_language_;
};

} // namespace stall::runtime
