// What belongs to the whole page: the start, settings that are kept, commands, the palette, toasts.
// Must not know widgets.
#pragma once

#include "web/app/later.hpp"
#include "web/app/turn.hpp"

namespace stall::app {

void start(Turn& turn, const message::Started& started);
void run_command(Turn& turn, Command command);
void choose_theme(Turn& turn, ThemeChoice theme);
/// At once where its texts are there, else when they have come.
void choose_language(Turn& turn, Language language);
void texts_answered(Turn& turn, std::int64_t language, int status, std::string_view body);

/// A line of the palette: a command or another deed, an ad or a place that a link leads to.
struct PaletteEntry {
    enum class Kind : std::uint8_t { section, action, ad, order } kind = Kind::action;
    Command command = Command::go_to_ads;
    ads::AdKey ad;
    std::string label;
    std::string note;
    std::string route = {};            ///< of an order, or of a list of orders
    void (*run)(Turn& turn) = nullptr; ///< of a deed that is no named command
};
/// What the palette offers for what is typed in it; best first.
STALL_LATER std::vector<PaletteEntry> palette_entries(const Model& model);
/// Its text changed, or the part of the program came that knows orders.
void palette_typed(Turn& turn);
STALL_LATER void run_palette_entry(Turn& turn, std::size_t index);

void keep_views(Turn& turn);
void keep_columns(Turn& turn);
/// The columns of this browser and the views of the merchant who is signed in.
void restore_list(Turn& turn);

} // namespace stall::app
