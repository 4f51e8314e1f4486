// What belongs to the whole page; see shell.hpp.
// Must not know widgets.
#include "web/app/shell.hpp"

#include "core/base/text.hpp"
#include "web/app/ads/list.hpp"
#include "web/app/ads/update.hpp"
#include "web/app/ads/writes.hpp"
#include "web/app/all_markets.hpp"
#include "web/app/bulk/update.hpp"
#include "web/app/create/opening.hpp"
#include "web/app/imports/update.hpp"
#include "web/app/orders/finding.hpp"
#include "web/app/orders/opening.hpp"
#include "web/app/orders/palette.hpp"
#include "web/app/orders/update.hpp"
#include "web/app/palette/actions.hpp"
#include "web/app/session.hpp"

#include <algorithm>

namespace stall::app {
namespace {

constexpr std::size_t kPaletteAdsMax = 8;

ThemeChoice theme_named(std::string_view name) {
    if (name == "light") return ThemeChoice::light;
    if (name == "dark") return ThemeChoice::dark;
    return ThemeChoice::system;
}

std::string_view name_of(ThemeChoice theme) {
    if (theme == ThemeChoice::light) return "light";
    return theme == ThemeChoice::dark ? "dark" : "system";
}

bool is_offered(const Model& model, Command command) {
    if (command == Command::undo) return !model.ads.undoables.empty();
    if (command == Command::create_ad || command == Command::import_ads) return may_sell(model);
    if (command == Command::clear_filters) return !(model.route.question == ads::Question{});
    return true;
}

void add_commands(const Model& model, const std::string& wanted,
                  std::vector<PaletteEntry>& entries) {
    for (const auto& info : kCommands) {
        if (info.place == CommandInfo::Place::shortcut_only || !is_offered(model, info.command))
            continue;
        const bool is_for_orders =
            info.command == Command::focus_search && model.route.place == Place::orders;
        const auto label =
            text(model.language, is_for_orders ? TextKey("orders.search.label") : info.text_key);
        if (fold(label).find(wanted) == std::string::npos) continue;
        const bool is_section =
            info.command == Command::go_to_ads || info.command == Command::go_to_orders;
        const auto kind = is_section ? PaletteEntry::Kind::section : PaletteEntry::Kind::action;
        entries.push_back({kind, info.command, {}, std::string(label), {}});
    }
}

void add_ads(const Model& model, std::string_view typed, std::vector<PaletteEntry>& entries) {
    const auto& shelf = model.ads.shelf;
    const table::Search search(shelf.columns(), typed, {});
    if (search.matches_everything()) return;
    table::Hits hits;
    search.find(shelf.columns(), hits);
    std::vector<table::Row> rows;
    search.order(shelf.columns(), hits, hits.rows, rows);
    // An ad is named once, with the first of its markets.
    std::vector<ListingId> named;
    for (const auto row : rows) {
        const auto& ad = shelf.at(row);
        if (named.size() == kPaletteAdsMax) return;
        if (std::ranges::find(named, ad.listing) != named.end()) continue;
        named.push_back(ad.listing);
        entries.push_back({PaletteEntry::Kind::ad, Command::go_to_ads, ads::key_of(ad), ad.title,
                           ad.sku + " · " + std::string(listings::code_of(ad.market))});
    }
}

/// A cell or a whole bulk edit, whichever came last.
void undo_last(Turn& turn) {
    const auto& undoables = turn.model.ads.undoables;
    const auto task = undoables.empty() ? 0 : undoables.back().task;
    if (task == 0) return ads::undo(turn, 0);
    bulk::handle(turn, bulk::Undone{task});
}

} // namespace

void start(Turn& turn, const message::Started& started) {
    auto& model = turn.model;
    take_kept(turn, started.kept);
    model.seed = started.seed ^ static_cast<std::uint64_t>(started.now.utc_ms);
    model.prefers_dark = started.prefers_dark;
    model.is_online = started.is_online;
    model.theme = theme_named(kept_text(model, Kept::theme));
    model.language = language_tagged(started.language);
    model.parts = started.parts;
    model.now = started.now;
    model.text_paths = started.text_paths;
    model.route = parse_route(started.route);
    turn.show_title();
    ask_who(turn);
}

void choose_theme(Turn& turn, ThemeChoice theme) {
    turn.model.theme = theme;
    turn.keep(Kept::theme, std::string(name_of(theme)));
}

void choose_language(Turn& turn, Language language) {
    if (!has_texts(language)) {
        effect::Fetch request;
        for (const auto& [tag, path] : turn.model.text_paths)
            if (tag == tag_of(language)) request.path = path;
        turn.fetch({Purpose::load_texts, static_cast<std::int64_t>(language)}, std::move(request));
        return;
    }
    turn.model.language = language;
    turn.keep(Kept::language, std::string(tag_of(language)));
    turn.show_title();
    const auto& route = turn.model.route;
    const bool names_categories =
        route.place == Place::create && route.sheet.origin != SheetPlace::Origin::none;
    if (names_categories && shows_shop(turn.model)) create::route_opened(turn);
}

void texts_answered(Turn& turn, std::int64_t language, int status, std::string_view body) {
    const auto wanted = static_cast<Language>(language);
    if (status != 200 || !install_texts(wanted, std::string(body)))
        return turn.toast(Toast::Tone::error, std::string(turn.text("language.unreachable")));
    choose_language(turn, wanted);
}

/// The later part asks for the file.
void export_ads(Turn& turn) {
    const imports::Message pressed = imports::Pressed{imports::Act::export_list};
    if (turn.model.parts == Parts::all) return imports::handle(turn, pressed);
    turn.model.held.emplace_back(pressed);
    turn.ask_for_all_parts();
}

void run_command(Turn& turn, Command command) {
    auto& model = turn.model;
    const bool is_inside = model.sign_in.state == SignIn::State::signed_in;
    switch (command) {
    case Command::theme_light: choose_theme(turn, ThemeChoice::light); return;
    case Command::theme_dark: choose_theme(turn, ThemeChoice::dark); return;
    case Command::theme_system: choose_theme(turn, ThemeChoice::system); return;
    case Command::language_en: choose_language(turn, Language::en); return;
    case Command::language_fr: choose_language(turn, Language::fr); return;
    case Command::language_de: choose_language(turn, Language::de); return;
    case Command::language_es: choose_language(turn, Language::es); return;
    case Command::language_it: choose_language(turn, Language::it); return;
    case Command::show_shortcuts:
        model.shortcuts_open = true;
        turn.ask_for_all_parts(); // which lists them
        return;
    default: break;
    }
    if (!is_inside) return;
    switch (command) {
    case Command::open_palette:
        model.palette = {!model.palette.is_open, ""};
        turn.ask_for_all_parts(); // which knows what to offer
        break;
    case Command::undo: undo_last(turn); break;
    case Command::create_ad: create::go(turn); break;
    case Command::go_to_orders: orders::go(turn); break;
    case Command::sign_out: sign_out(turn); break;
    case Command::go_to_ads: ads::ask(turn, {}, effect::ShowRoute::History::push); break;
    case Command::clear_filters:
        ads::ask(turn, {model.route.question.segment, "", {}, model.route.question.sort},
                 effect::ShowRoute::History::push);
        break;
    case Command::focus_search:
        if (model.route.place == Place::orders)
            orders::press(turn, orders::Act::focus_search);
        else
            model.ads.search_wants_focus = true;
        break;
    case Command::import_ads: // elsewhere another file is awaited
        ads::ask(turn, ads::Question(model.route.question), effect::ShowRoute::History::push);
        turn.effects.push_back(effect::ChooseFile{});
        turn.ask_for_all_parts();
        break;
    case Command::export_ads: export_ads(turn); break;
    default: break;
    }
}

std::vector<PaletteEntry> palette_entries(const Model& model) {
    std::vector<PaletteEntry> entries;
    if (!model.palette.is_open) return entries;
    const auto typed = trim(model.palette.text);
    const auto wanted = fold(typed);
    add_commands(model, wanted, entries);
    palette::add_actions(model, wanted, entries);
    add_ads(model, typed, entries);
    orders::add_palette_entries(model, typed, entries);
    return entries;
}

void palette_typed(Turn& turn) {
    if (turn.model.palette.is_open && turn.model.parts == Parts::all) orders::find_typed(turn);
}

void run_palette_entry(Turn& turn, std::size_t index) {
    const auto entries = palette_entries(turn.model);
    if (index >= entries.size()) return;
    turn.model.palette = {};
    const auto& entry = entries[index];
    if (entry.kind == PaletteEntry::Kind::ad) {
        ads::open_row(turn, entry.ad);
    } else if (entry.kind == PaletteEntry::Kind::order) {
        turn.model.route = parse_route(entry.route);
        turn.show_route(effect::ShowRoute::History::push);
        orders::route_opened(turn);
    } else if (entry.run) {
        entry.run(turn);
    } else {
        run_command(turn, entry.command);
    }
}

void keep_views(Turn& turn) {
    turn.keep(Kept::views,
              views_text(turn.model.ads.saved_views, [](const ads::Question& question) {
                  Route route;
                  route.question = question;
                  return print_route(route);
              }));
}

void keep_columns(Turn& turn) { turn.keep(Kept::columns, columns_text(turn.model.ads.columns)); }

void restore_list(Turn& turn) {
    auto& ads = turn.model.ads;
    ads.columns = columns_in(kept_text(turn.model, Kept::columns), ads::first_columns());
    ads.saved_views =
        views_in<ads::Question>(kept_text(turn.model, Kept::views), [](std::string_view fragment) {
            auto question = parse_route(fragment).question;
            forget_all_markets(question.filters);
            return question;
        });
}

} // namespace stall::app
