// What a merchant can do in the Ads section, as values.
// Must not know widgets, HTTP or what the section will do about it.
#pragma once

#include "web/app/ads/parts.hpp"

#include <cstdint>
#include <string>
#include <variant>

namespace stall::app::ads {

struct SegmentChosen {
    listings::Segment segment = listings::Segment::all;
};
struct SearchTyped {
    std::string text;
};
struct FiltersSet {
    Filters filters;
};
/// What was typed into a filter is no such number; the filter stays as it was.
struct FilterUnread {
    Error error;
};
struct SortSet {
    std::vector<SortKey> sort; ///< most important first; empty: the file's own order
};
struct ColumnsSet {
    std::vector<ColumnLayout> columns;
};
struct FiltersToggled {}; ///< the panel, not the filters
struct ViewNameTyped {
    std::string text;
};
struct ViewSaved {}; ///< under the typed name
struct ViewChosen {
    std::size_t index = 0;
};
struct ViewForgotten {
    std::size_t index = 0;
};
struct LoadRetried {};

struct RowOpened {
    AdKey ad;
};
struct DrawerClosed {};
/// Rows first…last of the list as it is shown, both included.
struct RowsTicked {
    enum class How : std::uint8_t { only, add, remove } how = How::add;
    std::size_t first = 0;
    std::size_t last = 0;
};
/// Every row of the filtered list.
struct AllTicked {
    bool is_ticked = true;
};
struct TickedCopied {};  ///< the ticked rows as TSV
struct SearchFocused {}; ///< the view has moved the focus where focus_search asked

struct CellOpened {
    CellKey cell;
};
struct CellTyped {
    CellKey cell;
    std::string text;
};
struct CellCommitted {
    CellKey cell;
};
struct CellCancelled {
    CellKey cell;
};
/// One press on the red price: its recommended price becomes the price.
struct RecommendedApplied {
    AdKey ad;
};
/// The answer to Ads::price_question; left alone, what was typed stays in its cell.
struct PriceConfirmed {};
struct PriceLeft {};
/// The slider of the drawer; the same draft as the price cell of the opened row.
struct WhatIfMoved {
    std::int64_t price_minor = 0;
};

struct WriteRetried {
    std::int64_t write = 0;
};
struct WriteDropped {
    std::int64_t write = 0;
};
struct ConflictOpened {
    std::int64_t write = 0;
};
struct ConflictClosed {};
struct MineKept {
    std::int64_t write = 0;
};
struct TheirsTaken {
    std::int64_t write = 0;
};

using Message =
    std::variant<SegmentChosen, SearchTyped, FiltersSet, FilterUnread, SortSet, ColumnsSet,
                 FiltersToggled, ViewNameTyped, ViewSaved, ViewChosen, ViewForgotten, LoadRetried,
                 RowOpened, DrawerClosed, RowsTicked, AllTicked, TickedCopied, SearchFocused,
                 CellOpened, CellTyped, CellCommitted, CellCancelled, RecommendedApplied,
                 PriceConfirmed, PriceLeft, WhatIfMoved, WriteRetried, WriteDropped, ConflictOpened,
                 ConflictClosed, MineKept, TheirsTaken>;

} // namespace stall::app::ads
