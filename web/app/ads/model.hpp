// The state of the Ads section: what the server last said and what the merchant is doing to it.
// What the list asks is in the route. Must not know widgets or HTTP.
#pragma once

#include "web/app/ads/shelf.hpp"

#include <map>
#include <optional>
#include <set>

namespace stall::app::ads {

struct Load {
    enum class State : std::uint8_t { idle, loading, ready, failed } state = State::idle;
    std::int64_t expected = 0;
    std::int64_t arrived = 0;
    std::int64_t request = 0;
    Error error;                 ///< when failed
    std::int64_t refresh_at = 0; ///< so many arrived: time to show them in the list
    bool operator==(const Load&) const = default;
};

/// The stream of changes after the load.
struct Follow {
    Sequence cursor;
    std::int64_t request = 0;  ///< 0: not connected
    std::int64_t timer = 0;    ///< of the next attempt
    std::int32_t failures = 0; ///< since it last spoke
    bool operator==(const Follow&) const = default;
};

/// A cell as typed. Kept until it is written or given up: over a reload, a lost session, a failure.
struct Draft {
    std::string text;
    Version based_on;             ///< the version the merchant saw on starting
    std::optional<Error> refused; ///< what the server said to this very text
    bool operator==(const Draft&) const = default;
};

/// The cell that has the keyboard, and what its row's version was when it got it.
struct OpenCell {
    CellKey cell;
    Version version;
    bool operator==(const OpenCell&) const = default;
};

/// A change on its way to the server. The list shows the saved row with these laid over it.
struct Write {
    std::int64_t id = 0;
    AdKey ad;
    listings::Patch patch;
    Version based_on;
    std::string idempotency_key;
    enum class State : std::uint8_t { queued, sent, waiting, failed, conflict };
    State state = State::queued; ///< waiting: for the next attempt, after a failure
    std::int32_t attempts = 0;
    Error error;                     ///< of the last attempt
    std::optional<wire::AdRow> seen; ///< with a conflict: the row that the merchant had before him
    bool operator==(const Write&) const = default;
};

/// A single price that moves further than the guard's depth (decision 0018): it waits for the
/// merchant's word.
struct PriceQuestion {
    AdKey ad;
    listings::Patch patch;
    Version based_on;
    std::int64_t from_minor = 0;
    bool operator==(const PriceQuestion&) const = default;
};

/// How to take a change back.
struct Undoable {
    std::int64_t write = 0;
    AdKey ad;
    listings::Patch inverse;
    std::int64_t task = 0; ///< a whole bulk edit, and then nothing else here
    bool operator==(const Undoable&) const = default;
};

/// Who stands where, for the opened row.
struct Ladder {
    AdKey ad;
    enum class State : std::uint8_t { none, loading, ready, failed } state = State::none;
    std::int64_t request = 0;
    std::vector<wire::LadderStep> steps;
    bool operator==(const Ladder&) const = default;
};

struct Ads {
    Load load;
    Follow follow;
    Shelf shelf;
    std::optional<Shelf> incoming; ///< while the ads that are shown are loaded anew
    std::vector<ColumnLayout> columns = first_columns();
    std::vector<SavedView> saved_views;
    std::string view_name;
    bool filters_open = false;
    bool search_wants_focus = false;
    std::set<AdKey> ticked;
    std::map<CellKey, Draft> drafts;
    std::optional<OpenCell> open_cell;
    std::vector<Write> writes;
    std::vector<Undoable> undoables;
    std::int64_t conflict_shown = 0; ///< a write's id, 0 when none
    std::optional<PriceQuestion> price_question;
    Ladder ladder;
};

} // namespace stall::app::ads
