// Everything the page knows. Views read it; only update() changes it.
// Must not know ImGui, a browser or HTTP.
#pragma once

#include "core/wire/session.hpp"
#include "web/app/ads/model.hpp"
#include "web/app/imports/model.hpp"
#include "web/app/message.hpp"
#include "web/app/route.hpp"

namespace stall::app {

struct SignIn {
    /// `asking`: the first question "who am I?" has no answer yet. `expired`: the model still holds
    /// the shop and the drafts; signing in again goes on where it stopped.
    enum class State : std::uint8_t { asking, signed_out, sending, signed_in, expired };
    State state = State::asking;
    std::string email;
    std::string password;
    std::optional<Error> error;
    wire::Session session;
};

struct Toast {
    std::int64_t id = 0;
    enum class Tone : std::uint8_t { info, success, error } tone = Tone::info;
    std::string text;
    std::int64_t undoable_write = 0; ///< shows Undo when not 0
    bool operator==(const Toast&) const = default;
};

struct Palette {
    bool is_open = false;
    std::string text;
    std::size_t chosen = 0;
};

/// Why a request was made, so that its answer finds its place.
enum class Purpose : std::uint8_t {
    who_am_i, sign_in, sign_out, load_ads, follow_changes, write_ad, load_ladder, send_import,
    poll_task, reconnect, retry_write, hide_toast, keep_drafts,
};
struct Errand {
    Purpose purpose = Purpose::who_am_i;
    std::int64_t subject = 0; ///< a write's or a toast's id
    bool operator==(const Errand&) const = default;
};

struct Model {
    Language language = Language::en;
    ThemeChoice theme = ThemeChoice::system;
    bool prefers_dark = false;
    bool is_online = true;
    bool is_visible = true;
    Route route;
    SignIn sign_in;
    Palette palette;
    bool shortcuts_open = false;
    std::vector<Toast> toasts;
    ads::Ads ads;
    imports::Import import;

    Instant started_at;
    std::uint64_t seed = 0;
    std::int64_t last_number = 0; ///< of requests, timers, writes and toasts alike
    std::map<std::int64_t, Errand> errands;
    std::string route_wanted; ///< where a signed-out visitor wanted to go
};

/// What the page is drawn in.
enum class Scheme : std::uint8_t { light, dark };
Scheme scheme_of(const Model& model);

} // namespace stall::app
