// The page at work on the twin of a browser: start, messages while drawing, idleness, lost context.
// Must not know the shop's rules.
#include "web/platform/null/browser.hpp"
#include "web/platform/surface.hpp"
#include "web/runtime/runtime.hpp"

#include <doctest/doctest.h>
#include <imgui.h>

namespace stall::runtime {
namespace {

using platform::null::browser;

/// A page that draws nothing but counts, and does what the test puts into `draws`.
struct Stage {
    Stage() {
        platform::null::open_new_browser();
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        platform::listen(runtime);
        platform::open_surface();
    }
    ~Stage() { ImGui::DestroyContext(); }

    Drawn draw(const app::Model& model, const Send& send) {
        ImGui::NewFrame();
        ++frames;
        seen_dark = model.prefers_dark;
        if (draws) draws(send);
        ImGui::Render();
        return drawn;
    }

    int frames = 0;
    bool seen_dark = false;
    bool seen_new_faces = false;
    std::function<void(const Send&)> draws;
    Drawn drawn;
    mirror::Record record;
    Runtime runtime{record,
                    [this](const app::Model& model, const Wishes& wishes, const Send& send) {
                        seen_new_faces = wishes.has_new_faces;
                        return draw(model, send);
                    }};
};

TEST_CASE("at the start it asks who is signed in and then sleeps") {
    Stage stage;
    stage.runtime.start();
    CHECK(browser().find("GET", "/desk/v1/session") != nullptr);
    CHECK(browser().draw_until_idle() == 3);
    browser().pass(2000);
    CHECK_FALSE(browser().frame_asked);
}

TEST_CASE("an answer that says the shop's time is compared with the clock of that moment") {
    Stage stage;
    stage.runtime.start();
    browser().draw_until_idle();
    browser().utc_ms += 3'600'000; // nothing was drawn for an hour
    wire::Session session;
    session.now = Instant{browser().utc_ms + 7'000};
    const auto* asked = browser().find("GET", "/desk/v1/session");
    REQUIRE(asked != nullptr);
    stage.runtime.reply_arrived({asked->id, 200, {}, wire::encode_session(session)});
    CHECK(stage.runtime.store().model().now == session.now);
    CHECK(stage.runtime.store().model().ahead_ms == 7'000);
}

TEST_CASE("a message sent while drawing is handled after the frame and shown by the next") {
    Stage stage;
    stage.runtime.start();
    browser().draw_until_idle();
    bool is_first = true;
    stage.draws = [&](const Send& send) {
        if (!std::exchange(is_first, false)) return;
        send(app::message::SchemeChanged{true});
        CHECK_FALSE(stage.runtime.store().model().prefers_dark);
    };
    stage.runtime.input_arrived();
    browser().draw();
    CHECK(stage.runtime.store().model().prefers_dark);
    CHECK_FALSE(stage.seen_dark);
    browser().draw();
    CHECK(stage.seen_dark);
}

TEST_CASE("while the context is lost nothing is drawn and nothing is asked for in vain") {
    Stage stage;
    stage.runtime.start();
    browser().draw_until_idle();
    const int before = stage.frames;
    browser().context_is_lost = true;
    stage.runtime.input_arrived();
    CHECK(browser().draw_until_idle() < 5);
    CHECK(stage.frames == before);
    browser().context_is_lost = false;
    stage.runtime.input_arrived();
    browser().draw_until_idle();
    CHECK(stage.frames > before);
}

TEST_CASE("what a frame leaves behind reaches the browser") {
    Stage stage;
    stage.drawn.mirror_patch = "{\"focus\":0}";
    stage.drawn.is_dark = true;
    stage.drawn.language = "fr";
    stage.drawn.again_in_ms = 500;
    stage.runtime.start();
    browser().draw_until_idle();
    CHECK(browser().mirror_patches.back() == "{\"focus\":0}");
    CHECK(browser().is_dark);
    CHECK(browser().language == "fr");
    const int before = stage.frames;
    browser().pass(500);
    browser().draw_until_idle();
    CHECK(stage.frames == before + 1);
}

TEST_CASE("a typeface that a frame lacks is fetched and announced to the frame after") {
    Stage stage;
    stage.drawn.wanted_face = "script-near";
    stage.runtime.start();
    browser().draw();
    CHECK(browser().faces_asked == std::vector<std::string>{"script-near"});
    stage.drawn.wanted_face = "";
    browser().draw_until_idle();
    CHECK_FALSE(stage.seen_new_faces);
    stage.runtime.face_loaded();
    browser().draw();
    CHECK(stage.seen_new_faces);
    stage.runtime.input_arrived();
    browser().draw();
    CHECK_FALSE(stage.seen_new_faces);
}

TEST_CASE("an action in the mirror is played at the next frame") {
    Stage stage;
    stage.runtime.start();
    browser().draw_until_idle();
    stage.runtime.mirror_acted("press", 17, "", 0);
    stage.runtime.mirror_acted("no such thing", 17, "", 0);
    CHECK(stage.record.has_actions());
    CHECK(browser().frame_asked);
}

} // namespace
} // namespace stall::runtime
