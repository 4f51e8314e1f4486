// The state of a bulk edit or a repricing: what is to be done to which ads, what it would do to
// each, and the task that does it. Must not know widgets or HTTP.
#pragma once

#include "core/wire/bulk.hpp"
#include "core/wire/listings.hpp"
#include "web/app/ads/parts.hpp"
#include "web/app/bulk/message.hpp"

namespace stall::app::bulk {

enum class Scope : std::uint8_t { ticked, found };
/// On a wide page the form stands beside every other page, and `form` shows the preview.
enum class Page : std::uint8_t { form, preview, rules, journal };
/// Which lines of the preview.
enum class Shown : std::uint8_t { all, changed, won, lost, refused, unchanged };
inline constexpr std::size_t kShown = 6;

using listings::BulkAction;
/// In the order in which they are offered.
inline constexpr std::array kOffered = {
    BulkAction::set_price,    BulkAction::add_to_price,      BulkAction::scale_price,
    BulkAction::end_in_99,    BulkAction::match_recommended, BulkAction::set_stock,
    BulkAction::add_to_stock, BulkAction::set_floor,         BulkAction::floor_from_price,
    BulkAction::clear_floor,  BulkAction::publish,           BulkAction::take_offline,
    BulkAction::archive};

/// What is wanted beside the action.
enum class AmountKind : std::uint8_t { none, money, share, pieces };
AmountKind amount_kind(BulkAction action);

/// What one ad would become.
struct Line {
    ads::AdKey ad;
    listings::BulkOutcome outcome;
    std::int64_t price_before = 0;
    std::optional<std::int64_t> floor_before;
    std::int32_t quantity_before = 0;
    listings::Publication publication_before = listings::Publication::incomplete;
    listings::RowColour colour_before = listings::RowColour::grey;
    listings::RowColour colour_after = listings::RowColour::grey;
    enum class Box : std::uint8_t { same, won, lost } box = Box::same;
};

/// A market of the chosen ads, and how many of them are in it.
struct MarketCount {
    listings::Market market = listings::Market::FR;
    std::int64_t ads = 0;
};

/// What saved rules did, newest first.
struct Journal {
    enum class State : std::uint8_t { none, loading, ready, failed } state = State::none;
    std::int64_t request = 0;
    RuleId rule; ///< only what this one did; none: all
    std::vector<wire::RuleMove> moves;
    std::optional<std::int64_t> next; ///< where there are older ones
    Error error;                      ///< when failed
};

struct Bulk {
    enum class Step : std::uint8_t { choosing, sending, running, failed };
    Step step = Step::choosing;
    Family family = Family::edit;
    Page page = Page::form;
    Scope scope = Scope::found;
    listings::Market market = listings::Market::FR;
    std::vector<MarketCount> markets;

    BulkAction action = BulkAction::add_to_price;
    listings::Aim aim = listings::Aim::match;
    listings::WhileHolding while_holding = listings::WhileHolding::never_lower;
    std::array<std::string, kEntries> texts;
    std::array<std::optional<Error>, kEntries> errors;
    std::optional<listings::BulkChange> change; ///< nothing while something is missing or wrong

    std::vector<Line> lines; ///< boxes lost, boxes won, other changes, refused, unchanged
    listings::BulkSummary summary;
    std::int64_t catalogue_ads = 0; ///< of the market, not archived
    listings::GuardStop stop;
    Shown shown = Shown::all;
    bool is_confirmed = false; ///< the guard asked and the merchant said yes

    wire::Task task;
    std::string idempotency_key;
    Error error; ///< when failed

    std::optional<wire::RepricingState> repricing; ///< nothing until it has come
    bool follows_rivals = false;                   ///< of the rule to be saved
    bool is_saving_rule = false;
    std::optional<wire::RuleWish> stopped_wish; ///< a rule that the guard asks about
    std::optional<Error> rule_error;
    std::optional<wire::SavedRule> edited; ///< the saved rule that the form holds
    Journal journal;

    std::string& text(Entry entry) { return texts[static_cast<std::size_t>(entry)]; }
    const std::string& text(Entry entry) const { return texts[static_cast<std::size_t>(entry)]; }
    std::optional<Error>& error_of(Entry entry) { return errors[static_cast<std::size_t>(entry)]; }
    const std::optional<Error>& error_of(Entry entry) const {
        return errors[static_cast<std::size_t>(entry)];
    }
};

/// Where the lines of one kind stand in Bulk::lines: from, and how many.
struct Span {
    std::size_t first = 0;
    std::size_t count = 0;
};
Span lines_of(const Bulk& bulk, Shown shown);

} // namespace stall::app::bulk
