// The one door to the model: each message goes to the area that answers it.
// Must not know ImGui or a browser.
#include "web/app/update.hpp"

#include "web/app/ads/loading.hpp"
#include "web/app/ads/update.hpp"
#include "web/app/ads/writes.hpp"
#include "web/app/all_markets.hpp"
#include "web/app/bulk/update.hpp"
#include "web/app/create/opening.hpp"
#include "web/app/create/update.hpp"
#include "web/app/detail/update.hpp"
#include "web/app/imports/update.hpp"
#include "web/app/orders/opening.hpp"
#include "web/app/orders/update.hpp"
#include "web/app/session.hpp"
#include "web/app/shell.hpp"

#include <algorithm>
#include <utility>

namespace stall::app {
namespace {

/// What a number was given out for; it is answered once.
std::optional<Errand> take_errand(Model& model, std::int64_t number) {
    const auto found = model.errands.find(number);
    if (found == model.errands.end()) return std::nullopt;
    const auto errand = found->second;
    model.errands.erase(found);
    return errand;
}

/// The server spoke: what waited for it goes on. It may have come back with a newer page.
void heard(Turn& turn) {
    if (std::exchange(turn.model.is_reachable, true)) return;
    turn.effects.push_back(effect::LookForNewer{});
    ads::reconnect(turn);
    ads::resume_writes(turn);
    if (turn.model.orders) orders::resume(turn);
}

void answer(Turn& turn, const message::ReplyArrived& reply) {
    const auto errand = take_errand(turn.model, reply.request);
    if (!errand) return;
    heard(turn);
    const bool is_about_session = errand->purpose == Purpose::who_am_i ||
                                  errand->purpose == Purpose::sign_in ||
                                  errand->purpose == Purpose::sign_out;
    if (reply.status == 401 && !is_about_session) session_ended(turn);
    switch (errand->purpose) {
    case Purpose::who_am_i: who_answered(turn, reply.status, reply.body); break;
    case Purpose::sign_in: sign_in_answered(turn, reply.status, reply.body); break;
    case Purpose::load_ads: ads::load_ended(turn, reply.status, reply.body); break;
    case Purpose::follow_changes: ads::follow_ended(turn, reply.status); break;
    case Purpose::write_ad:
        ads::write_answered(turn, errand->subject, reply.status, reply.body);
        break;
    case Purpose::load_ladder:
    case Purpose::load_reasons:
    case Purpose::load_history:
    case Purpose::offer_market:
        detail::answered(turn, *errand, reply.request, reply.status, reply.body);
        break;
    case Purpose::create: create::answered(turn, reply.request, reply.status, reply.body); break;
    case Purpose::orders:
        if (errand->subject == orders::kWaitingCount)
            orders::waiting_counted(turn, reply.status, reply.body);
        else
            orders::answered(turn, reply.request, reply.status, reply.body);
        break;
    case Purpose::send_import:
    case Purpose::import_aside:
    case Purpose::read_task:
        imports::answered(turn, *errand, reply.request, reply.status, reply.body);
        break;
    case Purpose::load_texts:
        texts_answered(turn, errand->subject, reply.status, reply.body);
        break;
    case Purpose::send_bulk:
    case Purpose::undo_bulk:
    case Purpose::read_bulk:
    case Purpose::load_rules:
    case Purpose::load_moves:
    case Purpose::write_rule: bulk::answered(turn, *errand, reply.status, reply.body); break;
    default: break;
    }
}

void miss(Turn& turn, std::int64_t request) {
    const auto errand = take_errand(turn.model, request);
    if (!errand) return;
    // A stream that ends is no news; that it cannot be opened again is (ads::follow_ended).
    if (errand->purpose != Purpose::follow_changes) turn.model.is_reachable = false;
    switch (errand->purpose) {
    case Purpose::who_am_i: who_unanswered(turn); break;
    case Purpose::sign_in: sign_in_unanswered(turn); break;
    case Purpose::load_ads: ads::load_failed(turn, {"network", "", "", ""}); break;
    case Purpose::follow_changes: ads::follow_ended(turn, 0); break;
    case Purpose::write_ad: ads::write_unanswered(turn, errand->subject); break;
    case Purpose::load_ladder:
    case Purpose::load_reasons:
    case Purpose::load_history:
    case Purpose::offer_market: detail::answered(turn, *errand, request, 0, ""); break;
    case Purpose::create: create::answered(turn, request, 0, ""); break;
    case Purpose::orders:
        if (errand->subject != orders::kWaitingCount) orders::answered(turn, request, 0, "");
        break;
    case Purpose::send_import:
    case Purpose::import_aside:
    case Purpose::read_task: imports::answered(turn, *errand, request, 0, ""); break;
    case Purpose::load_texts: texts_answered(turn, errand->subject, 0, ""); break;
    case Purpose::send_bulk:
    case Purpose::undo_bulk:
    case Purpose::read_bulk:
    case Purpose::load_rules:
    case Purpose::load_moves:
    case Purpose::write_rule: bulk::answered(turn, *errand, 0, ""); break;
    default: break;
    }
}

void wake(Turn& turn, std::int64_t timer) {
    const auto errand = take_errand(turn.model, timer);
    if (!errand) return;
    switch (errand->purpose) {
    case Purpose::ask_again: ask_who(turn); break;
    case Purpose::reconnect: ads::reconnect(turn); break;
    case Purpose::retry_write: ads::retry_write(turn, errand->subject); break;
    case Purpose::poll_task: imports::poll(turn); break;
    case Purpose::poll_bulk: bulk::poll(turn, errand->subject); break;
    case Purpose::orders_timer: orders::waited(turn, timer); break;
    default: break;
    }
}

/// A step in the browser's history leaves what stands over the page. A file that is looked at and
/// what the server is told stay.
void close_overlays(Turn& turn) {
    turn.model.palette = {};
    turn.model.shortcuts_open = false;
    turn.model.ads.price_question.reset();
    if (turn.model.bulk) bulk::handle(turn, bulk::Pressed{bulk::Act::close});
}

void change_route(Turn& turn, const std::string& fragment) {
    auto& model = turn.model;
    close_overlays(turn);
    model.route = parse_route(fragment);
    if (model.route.place == Place::sign_in && model.sign_in.state == SignIn::State::signed_in) {
        model.route.place = Place::ads;
        turn.show_route(effect::ShowRoute::History::replace);
    }
    turn.show_title();
    if (model.sign_in.state != SignIn::State::signed_in) return;
    forget_all_markets(model.route.question.filters);
    ads::route_changed(turn);
    if (model.route.place == Place::create) create::route_opened(turn);
    if (model.route.place == Place::orders) orders::route_opened(turn);
}

/// Handled by code of the later part.
bool needs_all_parts(const Message& message) {
    return std::holds_alternative<create::Message>(message) ||
           std::holds_alternative<detail::Message>(message) ||
           std::holds_alternative<message::FileArrived>(message) ||
           std::holds_alternative<imports::Message>(message) ||
           std::holds_alternative<bulk::Message>(message) ||
           std::holds_alternative<orders::Message>(message);
}

/// Keeps a message until the later part of the program is there, and asks for it.
void hold(Turn& turn, const Message& message) {
    turn.model.held.push_back(message);
    turn.ask_for_all_parts();
}

void parts_arrived(Turn& turn, const message::PartsArrived& arrived) {
    auto& model = turn.model;
    if (arrived.outcome == message::PartsArrived::Outcome::unreachable) {
        // What was held is tried again with the next message that needs it.
        model.parts = Parts::unreachable;
        model.ads.price_question.reset(); // nobody can see it; what was typed stays in its cell
        turn.effects.push_back(effect::LookForNewer{});
        return turn.toast(Toast::Tone::error, std::string(turn.text("parts.unreachable")));
    }
    model.parts = Parts::all;
    palette_typed(turn);
    for (const auto& message : std::exchange(model.held, {})) {
        auto effects = update(model, message);
        turn.effects.insert(turn.effects.end(), effects.begin(), effects.end());
    }
}

/// One overload for each message.
struct Handler {
    Turn& turn;
    Model& model = turn.model;

    void operator()(const message::Started& started) { start(turn, started); }
    void operator()(const message::RouteChanged& changed) { change_route(turn, changed.fragment); }
    void operator()(const message::ReplyArrived& reply) { answer(turn, reply); }
    void operator()(const message::ChunkArrived& chunk) {
        const auto found = model.errands.find(chunk.request);
        if (found == model.errands.end()) return;
        const auto purpose = found->second.purpose;
        heard(turn);
        if (purpose == Purpose::load_ads) ads::load_lines(turn, chunk.lines);
        if (purpose == Purpose::follow_changes) ads::follow_lines(turn, chunk.lines);
        if (purpose == Purpose::orders) orders::lines_arrived(turn, chunk.request, chunk.lines);
    }
    void operator()(const message::RequestFailed& failed) { miss(turn, failed.request); }
    void operator()(const message::Waited& waited) { wake(turn, waited.timer); }
    void operator()(const message::FileArrived& file) {
        if (model.route.place == Place::orders)
            orders::file_arrived(turn, file);
        else if (model.route.place == Place::create)
            create::file_arrived(turn, file.name, file.bytes);
        else
            imports::file_arrived(turn, file);
    }
    void operator()(const message::SchemeChanged& changed) {
        model.prefers_dark = changed.prefers_dark;
    }
    void operator()(const message::OnlineChanged& changed) {
        model.is_online = changed.is_online;
        if (!model.is_online) return;
        ads::reconnect(turn);
        ads::resume_writes(turn);
        if (model.orders) orders::resume(turn);
    }
    void operator()(const message::VisibilityChanged& changed) {
        model.is_visible = changed.is_visible;
        if (!model.is_visible || !model.is_online) return;
        turn.effects.push_back(effect::LookForNewer{});
        ads::reconnect(turn);
    }
    void operator()(const message::ClockRead& clock) {
        model.now = Instant{clock.now.utc_ms + model.ahead_ms};
    }
    void operator()(const message::StorageRefused&) { model.keeps_nothing = true; }
    void operator()(const message::BytesRead& read) {
        if (take_errand(model, read.request)) create::answered(turn, read.request, 200, read.bytes);
    }
    void operator()(const message::NewerVersionFound&) { model.has_newer = true; }
    void operator()(const message::ReloadPressed&) { turn.effects.push_back(effect::Reload{}); }
    void operator()(const message::EmailTyped& typed) { model.sign_in.email = typed.text; }
    void operator()(const message::PasswordTyped& typed) { model.sign_in.password = typed.text; }
    void operator()(const message::SignInPressed&) { sign_in(turn); }
    void operator()(const message::ThemeChosen& chosen) { choose_theme(turn, chosen.theme); }
    void operator()(const message::LanguageChosen& chosen) {
        choose_language(turn, chosen.language);
    }
    void operator()(const message::CommandRun& run) { run_command(turn, run.command); }
    void operator()(const message::PaletteTyped& typed) {
        model.palette.text = typed.text;
        palette_typed(turn);
    }
    void operator()(const message::PaletteRun& run) { run_palette_entry(turn, run.index); }
    void operator()(const message::PaletteClosed&) { model.palette = {}; }
    void operator()(const message::ShortcutsClosed&) { model.shortcuts_open = false; }
    void operator()(const message::ToastDismissed& dismissed) {
        std::erase_if(model.toasts,
                      [&](const Toast& toast) { return toast.id == dismissed.toast; });
    }
    void operator()(const message::ToastUndoPressed& pressed) {
        const auto toast = std::ranges::find(model.toasts, pressed.toast, &Toast::id);
        if (toast == model.toasts.end()) return;
        if (toast->undoable_write != 0) ads::undo(turn, toast->undoable_write);
        if (toast->undoable_task != 0) bulk::handle(turn, bulk::Undone{toast->undoable_task});
    }
    void operator()(const create::Message& inner) { create::handle(turn, inner); }
    void operator()(const detail::Message& inner) { detail::handle(turn, inner); }
    void operator()(const ads::Message& inner) {
        if (model.sign_in.state == SignIn::State::signed_in) ads::handle(turn, inner);
    }
    void operator()(const imports::Message& inner) { imports::handle(turn, inner); }
    void operator()(const bulk::Message& inner) { bulk::handle(turn, inner); }
    void operator()(const orders::Message& inner) { orders::handle(turn, inner); }
    void operator()(const message::PartsArrived& arrived) { parts_arrived(turn, arrived); }
    void operator()(const message::PartsWanted&) { turn.ask_for_all_parts(); }
};

} // namespace

std::vector<Effect> update(Model& model, const Message& message) {
    Turn turn(model);
    if (model.parts != Parts::all && needs_all_parts(message))
        hold(turn, message);
    else
        std::visit(Handler{turn}, message);
    return std::move(turn.effects);
}

Scheme scheme_of(const Model& model) {
    if (model.theme == ThemeChoice::system)
        return model.prefers_dark ? Scheme::dark : Scheme::light;
    return model.theme == ThemeChoice::dark ? Scheme::dark : Scheme::light;
}

bool shows_shop(const Model& model) { return model.sign_in.state == SignIn::State::signed_in; }

} // namespace stall::app
