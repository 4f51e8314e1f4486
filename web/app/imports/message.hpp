// What a merchant can do while importing a file of ads, as values.
// Must not know widgets, files on disk or HTTP.
#pragma once

#include "core/listings/listing.hpp"

#include <variant>

namespace stall::app::imports {

/// The file's lines, or what its columns mean.
enum class Page : std::uint8_t { lines, columns };
/// Which lines of the preview.
enum class Shown : std::uint8_t { all, refused, created, changed, unchanged };
inline constexpr std::size_t kShown = 5;

struct MarketChosen {
    listings::Market market = listings::Market::FR;
};
struct PageChosen {
    Page page = Page::lines;
};
struct ShownChosen {
    Shown shown = Shown::all;
};
/// What a column of the file is to be; "" leaves it out.
struct ColumnChosen {
    std::size_t column = 0;
    std::string name;
};
/// A cell of a line of the file is typed into.
struct CellTyped {
    std::int64_t line = 0;
    std::size_t column = 0;
    std::string text;
};
struct CellCorrected {};
struct CellLeft {};

/// A button that needs nothing said with it.
enum class Act : std::uint8_t {
    send,
    try_again,
    stop, ///< the task at work
    close,
    confirm, ///< prices that move far, or no longer
    download_report,
    download_refused,
    export_list ///< the filtered ads as a file
};
struct Pressed {
    Act act = Act::send;
};

using Message = std::variant<MarketChosen, PageChosen, ShownChosen, ColumnChosen, CellTyped,
                             CellCorrected, CellLeft, Pressed>;

} // namespace stall::app::imports
