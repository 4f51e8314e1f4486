// The state of the Ads section: what the server last said, what the merchant is doing to it, and
// what the list asks. Must not know widgets or HTTP.
#pragma once

#include "core/wire/listings.hpp"
#include "web/app/ads/parts.hpp"

#include <map>
#include <set>
#include <unordered_map>

namespace stall::app::ads {

struct Load {
    enum class State : std::uint8_t { idle, loading, ready, failed } state = State::idle;
    std::int64_t expected = 0;
    std::int64_t arrived = 0;
    bool operator==(const Load&) const = default;
};

/// A cell as typed. Kept until it is written or given up: over a reload, a lost session, a failure.
struct Draft {
    std::string text;
    Version based_on; ///< the version the merchant saw on starting
    bool operator==(const Draft&) const = default;
};

/// A change on its way to the server. What the list shows is the saved row with these laid over it.
struct Write {
    std::int64_t id = 0;
    AdKey ad;
    listings::Patch patch;
    Version based_on;
    std::string idempotency_key;
    enum class State : std::uint8_t { queued, sent, failed, refused, conflict } state = State::queued;
    std::int32_t attempts = 0;
    Error error; ///< of the last attempt, when failed or refused
    std::vector<wire::AdRow> theirs; ///< with a conflict: the rows as somebody else left them
    bool operator==(const Write&) const = default;
};

/// How to take a change back.
struct Undoable {
    std::int64_t write = 0;
    AdKey ad;
    listings::Patch inverse;
    bool operator==(const Undoable&) const = default;
};

/// Who stands where, for the opened row.
struct Ladder {
    AdKey ad;
    enum class State : std::uint8_t { none, loading, ready, failed } state = State::none;
    std::vector<wire::LadderStep> steps;
    bool operator==(const Ladder&) const = default;
};

/// Every ad of the merchant, as the server last said.
struct Shelf {
    std::vector<wire::AdRow> rows;
    std::unordered_map<AdKey, std::uint32_t> row_of;
    std::vector<std::string> categories; ///< the names that occur, in alphabetical order
};

struct Ads {
    Load load;
    Sequence cursor;
    std::int32_t reconnects = 0; ///< attempts since the change stream last spoke
    std::int64_t load_request = 0;
    std::int64_t follow_request = 0;
    Shelf shelf;
    Shelf arriving; ///< a load under way; becomes the shelf when complete, so a refetch never blanks
    Question question;
    std::vector<ColumnLayout> columns;
    std::vector<SavedView> saved_views;
    std::string view_name;
    bool filters_open = false;
    bool search_wants_focus = false;
    std::optional<AdKey> opened;
    std::optional<CellKey> cell_with_focus;
    std::set<AdKey> ticked;
    std::map<CellKey, Draft> drafts;
    std::vector<Write> writes;
    std::vector<Undoable> undoables;
    std::int64_t conflict_shown = 0; ///< a write's id, 0 when none
    Ladder ladder;
};

} // namespace stall::app::ads
