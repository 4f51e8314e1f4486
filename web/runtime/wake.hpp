// When the next frame is drawn: as soon as possible, after a while, or (mostly) never.
// Must not know who wants it or what is drawn.
#pragma once

#include <optional>

namespace stall::runtime {

class Wake {
public:
    /// Draws that many frames, starting with the next one. ImGui needs more than one to settle
    /// after input: hover, then layout, then sizes.
    void now(int frames = 3);
    /// Draws after that long at the latest. Of several wishes the earliest counts.
    void after(int delay_ms);

    /// A frame begins: what was asked for up to here is served by it.
    void frame_began();
    /// A frame ended: asks the platform for the next one, if anyone wants it.
    void frame_ended();
    /// The timer that after() started has fired.
    void timer_fired();

    bool is_asleep() const { return frames_left_ == 0 && !timer_due_ms_; }

private:
    int frames_left_ = 0;
    std::optional<double> timer_due_ms_;
};

} // namespace stall::runtime
