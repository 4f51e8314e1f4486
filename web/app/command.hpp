// Named commands: what a shortcut, the palette and a button can all ask for. One table, so that the
// three never disagree. Must not know keys as a browser sends them, nor what a command does.
#pragma once

#include "web/app/texts.hpp"

#include <array>
#include <cstdint>

namespace stall::app {

enum class Command : std::uint8_t {
    open_palette,
    go_to_ads,
    go_to_orders,
    create_ad,
    focus_search,
    import_ads,
    export_ads,
    clear_filters,
    undo,
    theme_light,
    theme_dark,
    theme_system,
    language_en, ///< the languages in the order of Language
    language_fr,
    language_de,
    language_es,
    language_it,
    show_shortcuts,
    sign_out,
};

/// A command as people meet it. `primary` is Ctrl, or Cmd on a Mac.
struct CommandInfo {
    Command command;
    TextKey text_key;
    char key = 0; ///< lower-case letter or sign of its shortcut; 0 when none
    enum class Modifier : std::uint8_t { none, primary } modifier = Modifier::none;
    enum class Place : std::uint8_t { palette, shortcut_only } place = Place::palette;
};

inline constexpr std::array kCommands = {
    CommandInfo{Command::open_palette, "command.open_palette", 'k', CommandInfo::Modifier::primary,
                CommandInfo::Place::shortcut_only},
    CommandInfo{Command::go_to_ads, "command.go_to_ads"},
    CommandInfo{Command::go_to_orders, "command.go_to_orders"},
    CommandInfo{Command::create_ad, "create.title"},
    CommandInfo{Command::focus_search, "command.focus_search", '/'},
    CommandInfo{Command::import_ads, "command.import_ads"},
    CommandInfo{Command::export_ads, "command.export_ads"},
    CommandInfo{Command::clear_filters, "command.clear_filters"},
    CommandInfo{Command::undo, "command.undo", 'z', CommandInfo::Modifier::primary},
    CommandInfo{Command::theme_light, "command.theme_light"},
    CommandInfo{Command::theme_dark, "command.theme_dark"},
    CommandInfo{Command::theme_system, "command.theme_system"},
    CommandInfo{Command::language_en, "language.en"},
    CommandInfo{Command::language_fr, "language.fr"},
    CommandInfo{Command::language_de, "language.de"},
    CommandInfo{Command::language_es, "language.es"},
    CommandInfo{Command::language_it, "language.it"},
    CommandInfo{Command::show_shortcuts, "command.show_shortcuts", '?'},
    CommandInfo{Command::sign_out, "command.sign_out"},
};

/// As it calls itself, in any language.
constexpr TextKey name_key(Language language) {
    constexpr std::array keys = {TextKey("language.en"), TextKey("language.fr"),
                                 TextKey("language.de"), TextKey("language.es"),
                                 TextKey("language.it")};
    static_assert(keys.size() == kLanguageTags.size());
    return keys[static_cast<std::size_t>(language)];
}

} // namespace stall::app
