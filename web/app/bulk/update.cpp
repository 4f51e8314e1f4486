// What bulk edits and repricing do about each of their messages; see update.hpp.
// Must not know widgets.
#include "web/app/bulk/update.hpp"

#include "web/app/bulk/journal.hpp"
#include "web/app/bulk/judging.hpp"
#include "web/app/bulk/rules.hpp"
#include "web/app/bulk/tasks.hpp"

namespace stall::app::bulk {
namespace {

using Step = Bulk::Step;

void open(Turn& turn, Family family) {
    auto& model = turn.model;
    if (model.bulk && model.bulk->step != Step::choosing) return;
    model.bulk = Held(new Bulk);
    auto& bulk = *model.bulk;
    bulk.family = family;
    bulk.scope = model.ads.ticked.empty() ? Scope::found : Scope::ticked;
    const auto& filtered = model.route.question.filters.markets;
    if (!filtered.empty()) bulk.market = filtered[0];
    choose_ads(bulk, model.ads);
    judge(bulk, model.ads, model.language);
    load_rules(turn);
}

/// Choices that change what is judged; false when there is nothing to judge anew.
bool choose(Bulk& bulk, const Chosen& chosen, const ads::Ads& ads) {
    switch (chosen.choice) {
    case Choice::action:
        if (chosen.index < kOffered.size()) bulk.action = kOffered[chosen.index];
        return true;
    case Choice::scope:
        bulk.scope = chosen.index == 0 ? Scope::ticked : Scope::found;
        choose_ads(bulk, ads);
        return true;
    case Choice::market:
        if (chosen.index < bulk.markets.size()) bulk.market = bulk.markets[chosen.index].market;
        choose_ads(bulk, ads);
        return true;
    case Choice::aim: bulk.aim = static_cast<listings::Aim>(chosen.index); return true;
    case Choice::while_holding:
        bulk.while_holding = static_cast<listings::WhileHolding>(chosen.index);
        return true;
    case Choice::shown: bulk.shown = static_cast<Shown>(chosen.index); return false;
    case Choice::page: bulk.page = static_cast<Page>(chosen.index); return false;
    default: return false;
    }
}

struct Handler {
    Turn& turn;
    Bulk* bulk = turn.model.bulk.get();

    void operator()(const Opened& opened) { open(turn, opened.family); }
    void operator()(const Typed& typed) {
        if (!bulk || bulk->step != Step::choosing) return;
        bulk->text(typed.entry) = typed.text;
        bulk->stopped_wish.reset();
        bulk->rule_error.reset();
        if (typed.entry != Entry::rule_name) judge(*bulk, turn.model.ads, turn.model.language);
    }
    void operator()(const Chosen& chosen) {
        if (!bulk || bulk->step != Step::choosing) return;
        if (chosen.choice == Choice::journal_of) {
            bulk->page = Page::journal;
            return open_journal(turn, RuleId(chosen.subject));
        }
        if (chosen.choice >= Choice::rule_enabled) return choose_rule(turn, chosen);
        const bool was_elsewhere = bulk->page != Page::journal;
        const bool is_to_judge = choose(*bulk, chosen, turn.model.ads);
        if (bulk->page == Page::journal && was_elsewhere) open_journal(turn, RuleId());
        if (!is_to_judge) return;
        bulk->stopped_wish.reset();
        judge(*bulk, turn.model.ads, turn.model.language);
    }
    void operator()(const Pressed& pressed) {
        if (!bulk) return;
        switch (pressed.act) {
        case Act::confirm: bulk->is_confirmed = !bulk->is_confirmed; break;
        case Act::apply:
        case Act::retry: send(turn); break;
        case Act::close:
            if (bulk->step != Step::sending && bulk->step != Step::running) turn.model.bulk.reset();
            break;
        case Act::save_rule: save_rule(turn); break;
        case Act::follow_rivals: bulk->follows_rivals = !bulk->follows_rivals; break;
        case Act::stop_editing:
            bulk->edited.reset();
            bulk->text(Entry::rule_name).clear();
            bulk->rule_error.reset();
            break;
        case Act::older_moves: load_older_moves(turn); break;
        case Act::retry_journal: retry_journal(turn); break;
        }
    }
    void operator()(const Undone& undone) { undo(turn, undone.task); }
};

} // namespace

void forget(Bulk* bulk) { delete bulk; }

void handle(Turn& turn, const Message& message) {
    if (turn.model.sign_in.state != SignIn::State::signed_in) return;
    Handler handler{turn};
    // Not std::visit: its table of functions would keep all of this in the first part.
    if (const auto* opened = std::get_if<Opened>(&message)) handler(*opened);
    if (const auto* typed = std::get_if<Typed>(&message)) handler(*typed);
    if (const auto* chosen = std::get_if<Chosen>(&message)) handler(*chosen);
    if (const auto* pressed = std::get_if<Pressed>(&message)) handler(*pressed);
    if (const auto* undone = std::get_if<Undone>(&message)) handler(*undone);
}

void answered(Turn& turn, const Errand& errand, int status, std::string_view body) {
    switch (errand.purpose) {
    case Purpose::send_bulk: return send_answered(turn, status, body);
    case Purpose::undo_bulk: return undo_answered(turn, status, body);
    case Purpose::read_bulk: return poll_answered(turn, errand.subject, status, body);
    case Purpose::load_moves: return journal_answered(turn, status, body);
    default: return rules_answered(turn, errand, status, body);
    }
}

} // namespace stall::app::bulk
