// Events to messages, messages to frames. Must not know the shop's rules or any widget.
#include "web/runtime/runtime.hpp"

#include "web/app/texts.hpp"
#include "web/platform/files.hpp"
#include "web/platform/frame.hpp"
#include "web/platform/history.hpp"
#include "web/platform/mirror.hpp"
#include "web/platform/probe.hpp"
#include "web/platform/storage.hpp"
#include "web/platform/surface.hpp"
#include "web/platform/surroundings.hpp"
#include "web/runtime/effects.hpp"

#include <imgui.h>
#include <imgui_internal.h>

namespace stall::runtime {
namespace {

/// ImGui spreads quick events over frames; what is still queued needs one more.
bool has_queued_input() { return !ImGui::GetCurrentContext()->InputEventsQueue.empty(); }

} // namespace

Runtime::Runtime(mirror::Record& record, Draw draw)
    : record_(record), draw_(std::move(draw)),
      store_([](const app::Effect& effect) { perform(effect); }) {}

void Runtime::start() {
    const platform::Surroundings around = platform::read_surroundings();
    wishes_.reduced_motion = around.prefers_reduced_motion;
    platform::attach_probe();
    platform::attach_history();
    platform::attach_files();
    platform::attach_surroundings();
    store_.send(app::message::Started{
        platform::read_kept(), platform::current_route(), around.language, around.text_paths,
        around.prefers_dark, Instant{platform::utc_now_ms()}, platform::random_bits(),
        around.is_online, around.has_later ? app::Parts::first : app::Parts::all});
    wake_.now();
}

void Runtime::send(app::Message message) {
    // A message while a frame is drawn waits for its end: the views draw one model, not two.
    if (is_drawing_) {
        from_views_.push_back(std::move(message));
        return;
    }
    store_.send(std::move(message));
    wake_.now();
}

void Runtime::send_clock() {
    if (!is_drawing_) store_.send(app::message::ClockRead{Instant{platform::utc_now_ms()}});
}

void Runtime::send_drawn_messages() {
    std::vector<app::Message> sent = std::move(from_views_);
    from_views_.clear();
    for (app::Message& message : sent) send(std::move(message));
}

bool Runtime::draw_frame(double now_ms) {
    platform::glide(now_ms);
    if (is_drawing_ || !platform::begin_frame(now_ms)) return false;
    wake_.frame_began();
    send_clock();
    is_drawing_ = true;
    const Drawn drawn =
        draw_(store_.model(), wishes_, [this](app::Message message) { send(std::move(message)); });
    is_drawing_ = false;
    wishes_.has_new_faces = false;
    platform::end_frame(drawn.background);
    platform::count_frame();
    finish_frame(drawn);
    return drawn.tab_left;
}

void Runtime::finish_frame(const Drawn& drawn) {
    if (!drawn.mirror_patch.empty()) platform::show_mirror(drawn.mirror_patch);
    show_around(drawn);
    platform::settle_input(drawn.field);
    send_drawn_messages();
    if (*drawn.wanted_face != 0) platform::load_face(drawn.wanted_face);
    if (drawn.again_in_ms) wake_.after(*drawn.again_in_ms);
    if (has_queued_input() || platform::is_gliding() || record_.has_actions()) wake_.now(1);
    wake_.frame_ended();
}

void Runtime::show_around(const Drawn& drawn) {
    if (shown_dark_ == drawn.is_dark && shown_language_ == drawn.language) return;
    shown_dark_ = drawn.is_dark;
    shown_language_ = drawn.language;
    platform::show_surroundings(drawn.is_dark, drawn.language);
}

void Runtime::input_arrived() { wake_.now(); }

void Runtime::frame_due(double now_ms) { draw_frame(now_ms); }

platform::DrawnNow Runtime::draw_now() {
    const bool tab_left = draw_frame(platform::steady_now_ms());
    return {tab_left, !wake_.is_asleep()};
}

void Runtime::timer_fired(platform::Timer timer, std::int64_t id) {
    if (timer == platform::Timer::frame) {
        wake_.timer_fired();
    } else {
        send(app::message::Waited{id});
    }
}

void Runtime::route_changed(std::string fragment) {
    send(app::message::RouteChanged{std::move(fragment)});
}

void Runtime::reply_arrived(platform::Reply reply) {
    send_clock(); // an answer may say the shop's time: it is compared with this moment
    send(app::message::ReplyArrived{reply.request, reply.status, std::move(reply.headers),
                                    std::move(reply.body)});
}

void Runtime::lines_arrived(std::int64_t request, std::vector<std::string> lines) {
    send(app::message::ChunkArrived{request, std::move(lines)});
}

void Runtime::request_failed(std::int64_t request, platform::Failure) {
    send(app::message::RequestFailed{request});
}

void Runtime::file_arrived(std::string name, std::string bytes) {
    send(app::message::FileArrived{std::move(name), std::move(bytes)});
}

void Runtime::scheme_changed(bool prefers_dark) { send(app::message::SchemeChanged{prefers_dark}); }

void Runtime::motion_changed(bool prefers_reduced) {
    wishes_.reduced_motion = prefers_reduced;
    wake_.now();
}

void Runtime::online_changed(bool is_online) { send(app::message::OnlineChanged{is_online}); }

void Runtime::storage_refused() { send(app::message::StorageRefused{}); }

void Runtime::bytes_read(std::int64_t request, std::string bytes) {
    send(app::message::BytesRead{request, std::move(bytes)});
}

void Runtime::parts_loaded() {
    // Its words come with it: those that the page began with lack them.
    const auto language = app::language_tagged(platform::read_surroundings().language);
    if (!app::install_texts(language, platform::take_startup_file("texts")))
        return parts_unreachable();
    wishes_.has_new_faces = true;
    send(app::message::PartsArrived{app::message::PartsArrived::Outcome::loaded});
}

void Runtime::parts_unreachable() {
    send(app::message::PartsArrived{app::message::PartsArrived::Outcome::unreachable});
}

void Runtime::face_loaded() {
    wishes_.has_new_faces = true;
    wake_.now();
}

void Runtime::newer_version_found() { send(app::message::NewerVersionFound{}); }

void Runtime::visibility_changed(bool is_visible) {
    send(app::message::VisibilityChanged{is_visible});
}

void Runtime::mirror_acted(std::string_view kind, std::uint32_t id, std::string_view text,
                           double value) {
    const std::optional<mirror::Action::Kind> known = mirror::action_kind(kind);
    if (!known) return;
    record_.act({*known, id, std::string(text), value});
    wake_.now();
}

} // namespace stall::runtime
