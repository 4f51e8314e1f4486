// Everything the page knows. Views read it; only update() changes it.
// Must not know ImGui, a browser or HTTP.
#pragma once

#include "core/wire/session.hpp"
#include "web/app/ads/model.hpp"
#include "web/app/bulk/forget.hpp"
#include "web/app/create/forget.hpp"
#include "web/app/detail/forget.hpp"
#include "web/app/imports/model.hpp"
#include "web/app/language.hpp"
#include "web/app/message.hpp"
#include "web/app/orders/forget.hpp"
#include "web/app/route.hpp"

#include <map>

namespace stall::app {

struct SignIn {
    /// `asking`: the first question "who am I?" has no answer yet. `expired`: the model still holds
    /// the shop and the drafts; signing in again goes on where it stopped.
    enum class State : std::uint8_t { asking, signed_out, sending, signed_in, expired };
    State state = State::asking;
    bool was_expired = false; ///< while sending
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
    std::int64_t undoable_task = 0;  ///< the same, of a whole bulk edit
    bool operator==(const Toast&) const = default;
};

struct Palette {
    bool is_open = false;
    std::string text;
    orders::HeldFinding finding = {};
};

/// Why something was asked of the outside, so that its answer finds its place.
enum class Purpose : std::uint8_t {
    who_am_i,
    ask_again,
    sign_in,
    sign_out,
    load_ads,
    follow_changes,
    reconnect,
    write_ad,
    retry_write,
    load_ladder,
    load_reasons,
    load_history,
    offer_market,
    create,
    send_import,
    poll_task,
    read_task,
    import_aside,
    load_texts,
    send_bulk,
    undo_bulk,
    read_bulk,
    poll_bulk,
    load_rules,
    load_moves,
    write_rule,
    orders,
    orders_timer,
};
struct Errand {
    Purpose purpose = Purpose::who_am_i;
    std::int64_t subject = 0; ///< a write's or a task's id
    bool operator==(const Errand&) const = default;
};

namespace merchant {

/// All that belongs to the merchant who is signed in. Another one starts with a Shop of his own:
/// what is new here is forgotten without a line more.
struct Shop {
    Palette palette;
    std::vector<Toast> toasts;
    create::Held create;
    ads::Ads ads;
    detail::Held detail;
    imports::Import import;
    bulk::Held bulk;
    orders::Held orders;
    std::int64_t orders_to_confirm = 0;
    std::int64_t orders_to_dispatch = 0;
    std::vector<Message> held; ///< what waits for the later part, in order
};

} // namespace merchant

/// The page's own, and the one Shop.
struct Model : merchant::Shop {
    Language language = Language::en;
    std::vector<std::pair<std::string, std::string>> text_paths; ///< of each language: tag, path
    ThemeChoice theme = ThemeChoice::system;
    bool prefers_dark = false;
    bool is_online = true;
    bool is_visible = true;
    bool is_reachable = true;   ///< the server answered when last asked
    bool keeps_nothing = false; ///< the browser's storage is full or forbidden
    bool has_newer = false;     ///< another version of this page is deployed
    Instant now;                ///< when the frame that is drawn began, by the shop's clock
    std::int64_t ahead_ms = 0;  ///< the shop's clock before this browser's
    Route route;
    SignIn sign_in;
    bool shortcuts_open = false;

    Parts parts = Parts::all;

    std::map<std::string, std::string> kept; ///< in this browser, by whomever: see kept.hpp
    std::uint64_t seed = 0;
    std::int64_t last_number = 0; ///< of requests, timers, writes and toasts alike
    std::map<std::int64_t, Errand> errands;
};

enum class Scheme : std::uint8_t { light, dark };
/// The merchant's choice, or the system's.
Scheme scheme_of(const Model& model);
/// Somebody is signed in, or was a moment ago with work still on the page.
bool shows_shop(const Model& model);

} // namespace stall::app
