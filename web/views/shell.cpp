// The frame around the sections; see shell.hpp.
// Must not know what a section holds.
#include "web/views/shell.hpp"

#include "core/base/text.hpp"
#include "web/app/ads/shown.hpp"
#include "web/app/shell.hpp"
#include "web/views/ads/section.hpp"
#include "web/views/bulk/dialog.hpp"
#include "web/views/create/create.hpp"
#include "web/views/imports/import.hpp"
#include "web/views/languages.hpp"
#include "web/views/later_part.hpp"
#include "web/views/orders/section.hpp"
#include "web/views/palette.hpp"

#include <array>

namespace stall::views {
namespace {

using app::Command;

std::string_view key_name(char key) {
    if (key == '/') return "slash";
    if (key == '?') return "question";
    return {};
}

/// While someone types, Ctrl+Z takes back characters, not changes.
bool is_typing() {
    for (const auto& node : kit::record().nodes()) {
        const bool is_field = node.role == mirror::Role::textbox ||
                              node.role == mirror::Role::searchbox ||
                              node.role == mirror::Role::spinbutton;
        if (is_field && node.is_focused) return true;
    }
    return false;
}

void shortcuts_ui(const Context& context) {
    const bool is_undo_the_fields = is_typing();
    if (!is_undo_the_fields && kit::shortcut(kit::Modifier::ctrl, "c"))
        context.send(app::ads::TickedCopied{});
    for (const auto& info : app::kCommands) {
        if (info.key == 0) continue;
        if (info.command == Command::undo && is_undo_the_fields) continue;
        const auto named = key_name(info.key);
        const auto modifier = info.modifier == app::CommandInfo::Modifier::primary
                                  ? kit::Modifier::ctrl
                                  : kit::Modifier::none;
        const std::string_view letter(&info.key, 1);
        if (kit::shortcut(modifier, named.empty() ? letter : named))
            context.send(app::message::CommandRun{info.command});
    }
}

/// "Reprise Paris" → "RP".
std::string initials_of(std::string_view name) {
    std::string initials;
    bool is_start = true;
    for (const char character : name) {
        const bool is_ascii = static_cast<unsigned char>(character) < 0x80;
        if (is_start && is_ascii && character != ' ' && initials.size() < 2)
            initials.push_back(character >= 'a' && character <= 'z'
                                   ? static_cast<char>(character - 'a' + 'A')
                                   : character);
        is_start = character == ' ' || character == '-';
    }
    return initials;
}

void navigation_ui(const Context& context) {
    const auto& session = context.model.sign_in.session;
    const auto waiting = context.model.ads.shelf.count_in(listings::Segment::not_best_price);
    const auto count = waiting > 0 ? context.count(waiting) : std::string();
    const auto count_words =
        waiting > 0 ? context.say("nav.ads.waiting", {{"count", count}}) : std::string();
    const auto& model = context.model;
    const auto orders = model.orders_to_confirm + model.orders_to_dispatch;
    const auto orders_count = orders > 0 ? context.count(orders) : std::string();
    const auto orders_words =
        orders > 0 ? context.say("nav.orders.waiting",
                                 {{"confirm", context.count(model.orders_to_confirm)},
                                  {"dispatch", context.count(model.orders_to_dispatch)}})
                   : std::string();
    const std::array entries = {kit::NavigationEntry{.key = "ads",
                                                     .label = context.text("nav.ads"),
                                                     .icon = kit::kIconTag,
                                                     .count = count,
                                                     .count_words = count_words,
                                                     .href = "#/ads"},
                                kit::NavigationEntry{.key = "orders",
                                                     .label = context.text("nav.orders"),
                                                     .icon = kit::kIconPackage,
                                                     .count = orders_count,
                                                     .count_words = orders_words,
                                                     .href = "#/orders"}};
    const std::array menu = {kit::MenuItem{.key = "shortcuts",
                                           .label = context.text("header.shortcuts"),
                                           .icon = kit::kIconCommand,
                                           .shortcut = "?"},
                             kit::MenuItem{.key = "sign_out",
                                           .label = context.text("sign_in.sign_out"),
                                           .icon = kit::kIconLogOut,
                                           .has_line_before = true}};
    const auto initials = initials_of(session.merchant_name);
    const auto note = session.country + " · " + session.time_zone;
    const auto result =
        kit::navigation({.name = context.text("nav.label"),
                         .product = context.text("app.name"),
                         .entries = entries,
                         .current = model.route.place == app::Place::orders ? 1u : 0u,
                         .account_initials = initials,
                         .account_name = session.merchant_name,
                         .account_note = note,
                         .account_menu = menu});
    if (result.entry)
        context.send(app::message::CommandRun{*result.entry == 0 ? Command::go_to_ads
                                                                 : Command::go_to_orders});
    if (result.account_item == 0) context.send(app::message::CommandRun{Command::show_shortcuts});
    if (result.account_item == 1) context.send(app::message::CommandRun{Command::sign_out});
}

void header_ui(const Context& context) {
    const bool is_dark = app::scheme_of(context.model) == app::Scheme::dark;
    const auto languages = language_menu(context);
    const std::array actions = {
        kit::HeaderAction{.key = "language",
                          .label = context.text("header.language"),
                          .icon = kit::kIconLanguages,
                          .menu = languages},
        kit::HeaderAction{.key = "theme",
                          .label = context.text(is_dark ? app::TextKey("header.theme_to_light")
                                                        : app::TextKey("header.theme_to_dark")),
                          .icon = is_dark ? kit::kIconSun : kit::kIconMoon}};
    const auto place = context.model.route.place;
    const auto result = kit::header(
        {.title = context.text(place == app::Place::create   ? app::TextKey("create.title")
                               : place == app::Place::orders ? app::TextKey("orders.title")
                                                             : app::TextKey("ads.title")),
         .search_words = context.text("header.palette"),
         .actions = actions});
    if (result.search_pressed) context.send(app::message::CommandRun{Command::open_palette});
    if (result.action == 0)
        context.send(app::message::LanguageChosen{static_cast<Language>(*result.menu_item)});
    if (result.action == 1)
        context.send(
            app::message::ThemeChosen{is_dark ? app::ThemeChoice::light : app::ThemeChoice::dark});
}

/// What stands between the page and the server, or its own next version, and what to do about it.
void notices_ui(const Context& context) {
    const auto& model = context.model;
    if (model.has_newer) {
        if (kit::banner("newer", {.title = context.text("newer.banner"),
                                  .icon = kit::kIconRefreshCw,
                                  .tone = kit::Tone::accent,
                                  .is_alert = true,
                                  .action = context.text("newer.reload")}))
            context.send(app::message::ReloadPressed{});
        kit::gap(8);
    }
    if (model.keeps_nothing) {
        (void)kit::banner("keeps_nothing", {.title = context.text("storage.banner"),
                                            .icon = kit::kIconCircleAlert,
                                            .tone = kit::Tone::orange,
                                            .is_alert = true});
        kit::gap(8);
    }
    if (model.is_online && model.is_reachable) return;
    const auto waiting = app::ads::waiting_writes(context.model.ads);
    const auto words = waiting == 0
                           ? std::string()
                           : context.say_count("offline.waiting.one", "offline.waiting.other",
                                               static_cast<std::int64_t>(waiting));
    (void)kit::banner("offline",
                      {.title = context.text(model.is_online ? app::TextKey("offline.server")
                                                             : app::TextKey("offline.banner")),
                       .words = words,
                       .icon = kit::kIconWifiOff,
                       .tone = kit::Tone::orange,
                       .is_alert = true});
    kit::gap(8);
}

void section_ui(const Context& context) {
    const auto place = context.model.route.place;
    const bool is_later = place == app::Place::create || place == app::Place::orders;
    if (!is_later) {
        ads::section_ui(context);
    } else if (!later_part_ui(context, context.text("kit.loading"))) {
        return;
    } else if (place == app::Place::orders) {
        orders::section_ui(context);
    } else {
        create::create_ui(context);
    }
}

} // namespace

void shell_ui(const Context& context) {
    shortcuts_ui(context);
    navigation_ui(context);
    {
        const kit::MainArea main;
        header_ui(context);
        notices_ui(context);
        section_ui(context);
    }
    const bool is_whole = context.model.parts == app::Parts::all;
    if (is_whole && context.model.ads.conflict_shown != 0) ads::conflict_ui(context);
    if (is_whole && context.model.ads.price_question) ads::price_question_ui(context);
    if (context.model.import.step != app::imports::Import::Step::closed)
        imports::import_ui(context);
    if (context.model.bulk) bulk::dialog_ui(context);
    if (is_whole && context.model.shortcuts_open) shortcut_list_ui(context);
    palette_ui(context);
}

void toasts_ui(const Context& context) {
    std::vector<kit::Toast> toasts;
    for (const auto& toast : context.model.toasts) {
        using Tone = app::Toast::Tone;
        const bool is_error = toast.tone == Tone::error;
        toasts.push_back({.id = toast.id,
                          .words = toast.text,
                          .action = toast.undoable_write != 0 || toast.undoable_task != 0
                                        ? context.text("toast.undo")
                                        : std::string_view(),
                          .icon = is_error                      ? kit::kIconCircleAlert
                                  : toast.tone == Tone::success ? kit::kIconCircleCheck
                                                                : kit::kIconInfo,
                          .tone = is_error                      ? kit::Tone::red
                                  : toast.tone == Tone::success ? kit::Tone::green
                                                                : kit::Tone::plain,
                          .lifetime_ms = is_error || toast.undoable_task != 0 ? 12'000 : 6'000});
    }
    const auto result = kit::toasts(toasts);
    if (!result) return;
    if (result->what == kit::ToastResult::What::acted)
        context.send(app::message::ToastUndoPressed{result->id});
    context.send(app::message::ToastDismissed{result->id});
}

} // namespace stall::views
