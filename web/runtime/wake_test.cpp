// When frames are drawn, and that mostly none is. Must not know what is drawn.
#include "web/platform/null/browser.hpp"
#include "web/runtime/wake.hpp"

#include <doctest/doctest.h>

namespace stall::runtime {
namespace {

using platform::null::browser;

/// Draws nothing, as often as it is asked to.
class Sleeper final : public platform::Listener {
public:
    Sleeper() {
        platform::null::open_new_browser();
        platform::listen(*this);
    }
    Wake wake;
    int frames = 0;
    int again_ms = -1; ///< each frame asks for another after that long

    void frame_due(double) override {
        wake.frame_began();
        ++frames;
        if (again_ms >= 0) wake.after(again_ms);
        wake.frame_ended();
    }
    void timer_fired(platform::Timer, std::int64_t) override { wake.timer_fired(); }
    void input_arrived() override {}
    platform::DrawnNow draw_now() override { return {}; }
    void route_changed(std::string) override {}
    void storage_refused() override {}
    void bytes_read(std::int64_t, std::string) override {}
    void parts_loaded() override {}
    void parts_unreachable() override {}
    void face_loaded() override {}
    void newer_version_found() override {}
    void reply_arrived(platform::Reply) override {}
    void lines_arrived(std::int64_t, std::vector<std::string>) override {}
    void request_failed(std::int64_t, platform::Failure) override {}
    void file_arrived(std::string, std::string) override {}
    void scheme_changed(bool) override {}
    void motion_changed(bool) override {}
    void online_changed(bool) override {}
    void visibility_changed(bool) override {}
    void mirror_acted(std::string_view, std::uint32_t, std::string_view, double) override {}
};

TEST_CASE("now draws so many frames and then none") {
    Sleeper sleeper;
    sleeper.wake.now(3);
    sleeper.wake.now(2);
    CHECK(browser().draw_until_idle() == 3);
    browser().pass(60'000);
    CHECK(sleeper.frames == 3);
    CHECK(sleeper.wake.is_asleep());
}

TEST_CASE("of several wishes for later the earliest counts and is one frame") {
    Sleeper sleeper;
    sleeper.wake.after(500);
    sleeper.wake.after(200);
    sleeper.wake.after(900);
    browser().pass(199);
    CHECK_FALSE(browser().frame_asked);
    browser().pass(1);
    CHECK(browser().draw_until_idle() == 1);
    browser().pass(60'000);
    CHECK(sleeper.frames == 1);
}

TEST_CASE("a frame for another reason serves the wish too unless it is said again") {
    Sleeper sleeper;
    sleeper.wake.after(200);
    sleeper.wake.now(1);
    browser().draw_until_idle();
    CHECK(browser().timers.empty());

    sleeper.again_ms = 500;
    sleeper.wake.now(1);
    browser().draw_until_idle();
    browser().pass(500);
    browser().draw_until_idle();
    CHECK(sleeper.frames == 3);
}

} // namespace
} // namespace stall::runtime
