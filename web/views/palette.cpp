// The command palette and the list of shortcuts; see palette.hpp.
// Must not know what a command does.
#include "web/views/palette.hpp"

#include "web/app/orders/finding.hpp"
#include "web/app/shell.hpp"

namespace stall::views {
namespace {

std::string shortcut_words(const app::CommandInfo& info) {
    if (info.key == 0) return {};
    std::string words = info.modifier == app::CommandInfo::Modifier::primary ? "Ctrl " : "";
    words.push_back(info.key >= 'a' && info.key <= 'z' ? static_cast<char>(info.key - 'a' + 'A')
                                                       : info.key);
    return words;
}

app::TextKey group_of(app::PaletteEntry::Kind kind) {
    using Kind = app::PaletteEntry::Kind;
    switch (kind) {
    case Kind::section: return "palette.sections";
    case Kind::action: return "palette.actions";
    case Kind::ad: return "palette.ads";
    case Kind::order: return "nav.orders";
    }
    return "palette.actions";
}

/// While the server has not said whether there is such an order, nothing is denied.
app::TextKey empty_key(const app::orders::Finding* finding) {
    using State = app::orders::Finding::State;
    if (finding && finding->state == State::asking) return "kit.loading";
    return finding && finding->state == State::failed ? app::TextKey("error.network")
                                                      : app::TextKey("palette.nothing");
}

} // namespace

kit::PaletteResult found_ui(const Context& context, kit::Palette setup) {
    const auto found = app::palette_entries(context.model);
    std::vector<std::string> shortcuts(found.size());
    std::vector<std::string> keys(found.size());
    std::vector<kit::PaletteEntry> entries;
    for (std::size_t i = 0; i < found.size(); ++i) {
        using Kind = app::PaletteEntry::Kind;
        for (const auto& info : app::kCommands)
            if (found[i].kind < Kind::ad && info.command == found[i].command)
                shortcuts[i] = shortcut_words(info);
        keys[i] = std::to_string(i);
        entries.push_back({.key = keys[i],
                           .label = found[i].label,
                           .note = found[i].note,
                           .shortcut = shortcuts[i],
                           .group = context.text(group_of(found[i].kind)),
                           .icon = found[i].kind == Kind::ad      ? kit::kIconTag
                                   : found[i].kind == Kind::order ? kit::kIconPackage
                                                                  : kit::kIconCommand});
    }
    setup.entries = entries;
    setup.empty_words = context.text(empty_key(context.model.palette.finding.get()));
    return kit::palette("palette", setup);
}

void palette_ui(const Context& context) {
    const auto& model = context.model;
    if (!model.palette.is_open) return;
    // What is typed before all of the program is there is kept.
    const kit::Palette setup{.name = context.text("palette.label"),
                             .text = model.palette.text,
                             .placeholder = context.text("palette.field"),
                             .empty_words = context.text(model.parts == app::Parts::loading
                                                             ? app::TextKey("kit.loading")
                                                             : app::TextKey("error.network"))};
    const auto result =
        model.parts == app::Parts::all ? found_ui(context, setup) : kit::palette("palette", setup);
    if (result.typed) context.send(app::message::PaletteTyped{*result.typed});
    if (result.chosen) {
        context.send(app::message::PaletteRun{*result.chosen});
    } else if (result.dismissed) {
        context.send(app::message::PaletteClosed{});
    }
}

void shortcut_list_ui(const Context& context) {
    kit::Dialog dialog("shortcuts", {.title = context.text("shortcuts.title"), .width = 420});
    std::vector<std::string> keys;
    keys.reserve(app::kCommands.size());
    std::vector<kit::KeyValue> pairs;
    for (const auto& info : app::kCommands) {
        if (info.key == 0) continue;
        keys.push_back(shortcut_words(info));
        pairs.push_back({context.text(info.text_key), keys.back(), kit::Tone::plain});
    }
    pairs.push_back({context.text("shortcuts.enter"), "Enter", kit::Tone::plain});
    pairs.push_back({context.text("shortcuts.escape"), "Esc", kit::Tone::plain});
    pairs.push_back({context.text("shortcuts.arrows"), "↑ ↓", kit::Tone::plain});
    kit::key_values(pairs);
    if (dialog.dismissed()) context.send(app::message::ShortcutsClosed{});
}

} // namespace stall::views
