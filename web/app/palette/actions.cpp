// What the palette can do beyond the named commands; see actions.hpp.
// Must not know widgets.
#include "web/app/palette/actions.hpp"

#include "core/base/text.hpp"
#include "web/app/ads/update.hpp"
#include "web/app/bulk/model.hpp"
#include "web/app/bulk/update.hpp"
#include "web/app/orders/opening.hpp"
#include "web/app/session.hpp"

namespace stall::app::palette {
namespace {

struct Offers {
    const Model& model;
    const std::string& wanted;
    std::vector<PaletteEntry>& entries;

    std::string words(TextKey key) const { return std::string(text(model.language, key)); }
    void add(std::string label, std::string note, void (*run)(Turn& turn)) {
        if (fold(label).find(wanted) == std::string::npos) return;
        PaletteEntry entry;
        entry.label = std::move(label);
        entry.note = std::move(note);
        entry.run = run;
        entries.push_back(std::move(entry));
    }
};

/// On the ticked ads, or on all that the list shows: the dialog says which.
void open_bulk(Turn& turn, bulk::Family family) {
    ads::ask(turn, ads::Question(turn.model.route.question), effect::ShowRoute::History::push);
    bulk::handle(turn, bulk::Opened{family});
}

void open_rules(Turn& turn, bulk::Page page) {
    open_bulk(turn, bulk::Family::reprice);
    bulk::handle(turn, bulk::Chosen{bulk::Choice::page, static_cast<std::size_t>(page), 0});
}

void press_in_orders(Turn& turn, orders::Act act) {
    if (turn.model.route.place != Place::orders) orders::go(turn);
    orders::press(turn, act);
}

void add_for_ads(Offers& offers) {
    const auto& ads = offers.model.ads;
    const auto ticked = static_cast<std::int64_t>(ads.ticked.size());
    const bool has_ads = offers.model.route.place == Place::ads ? ads.shelf.view().count() > 0
                                                                : !ads.shelf.rows().empty();
    if (has_ads && may_sell(offers.model)) {
        const auto note = ticked == 0 ? std::string()
                                      : say_count(offers.model.language, "ads.ticked.one",
                                                  "ads.ticked.other", ticked);
        offers.add(offers.words("bulk.edit"), note,
                   [](Turn& turn) { open_bulk(turn, bulk::Family::edit); });
        offers.add(offers.words("bulk.reprice"), note,
                   [](Turn& turn) { open_bulk(turn, bulk::Family::reprice); });
    }
    const auto of_rules = offers.words("bulk.reprice.title") + ": ";
    offers.add(of_rules + offers.words("rule.page.rules"), "",
               [](Turn& turn) { open_rules(turn, bulk::Page::rules); });
    offers.add(of_rules + offers.words("rule.page.journal"), "",
               [](Turn& turn) { open_rules(turn, bulk::Page::journal); });
}

void add_for_orders(Offers& offers) {
    if (may_sell(offers.model))
        offers.add(offers.words("orders.import"), "",
                   [](Turn& turn) { press_in_orders(turn, orders::Act::choose_file); });
    offers.add(offers.words("orders.export"), "",
               [](Turn& turn) { press_in_orders(turn, orders::Act::export_list); });
    offers.add(offers.words("orders.calendar.open"), "",
               [](Turn& turn) { press_in_orders(turn, orders::Act::open_calendar); });
}

} // namespace

void add_actions(const Model& model, const std::string& wanted,
                 std::vector<PaletteEntry>& entries) {
    Offers offers{model, wanted, entries};
    add_for_ads(offers);
    add_for_orders(offers);
}

} // namespace stall::app::palette
