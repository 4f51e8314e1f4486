// What a merchant can do while changing many ads at once, as values.
// Must not know widgets, HTTP or what a change does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

namespace stall::app::bulk {

/// One change chosen by hand, or prices by a rule.
enum class Family : std::uint8_t { edit, reprice };

enum class Entry : std::uint8_t {
    amount,
    beat,
    beat_share,
    step,
    floor,
    ceiling,
    daily_share,
    daily_moves,
    rule_name
};
inline constexpr std::size_t kEntries = 9;

enum class Choice : std::uint8_t {
    action,        ///< index in kOffered
    scope,         ///< index of Scope
    market,        ///< index in Bulk::markets
    aim,           ///< index of listings::Aim
    while_holding, ///< index of listings::WhileHolding
    shown,         ///< index of Shown
    page,          ///< index of Page
    rule_enabled,  ///< subject: a saved rule; index 0 off, 1 on
    rule_deleted,  ///< subject: a saved rule
    all_rules,     ///< the one switch: index 0 off, 1 on
    rule_edited,   ///< subject: a saved rule; its fields come into the form
    journal_of     ///< subject: a saved rule, 0 all of them
};

enum class Act : std::uint8_t {
    confirm,
    apply,
    retry,
    close,
    save_rule,
    follow_rivals,
    stop_editing, ///< what is typed becomes a new rule again
    older_moves,
    retry_journal
};

/// The ticked ads, or where none is ticked all that the list shows.
struct Opened {
    Family family = Family::edit;
};
struct Typed {
    Entry entry = Entry::amount;
    std::string text;
};
struct Chosen {
    Choice choice = Choice::action;
    std::size_t index = 0;
    std::int64_t subject = 0;
};
struct Pressed {
    Act act = Act::apply;
};
/// Takes a whole task back.
struct Undone {
    std::int64_t task = 0;
};

using Message = std::variant<Opened, Typed, Chosen, Pressed, Undone>;

} // namespace stall::app::bulk
