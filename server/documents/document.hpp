// What a printed page says, as a value: a letterhead and blocks. Drawn as PDF or as HTML elsewhere.
// Must not know orders, fonts, paper or HTML.
#pragma once

#include "core/base/ids.hpp"
#include "core/base/language.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace stall::documents {

/// A title within the page.
struct Heading {
    std::string text;
};

/// Running text; quiet is small and grey.
struct Paragraph {
    enum class Tone : std::uint8_t { plain, quiet };
    std::string text;
    Tone tone = Tone::plain;
};

struct Fact {
    std::string label;
    std::string value;
};
/// Labels with their values, side by side.
struct Facts {
    std::vector<Fact> facts;
};

/// Somebody's address; the first line is who.
struct Party {
    std::string label;
    std::vector<std::string> lines;
};
struct Parties {
    std::vector<Party> parties;
};

struct Column {
    enum class Kind : std::uint8_t { text, figure, tick }; ///< tick: an empty box to tick by pen
    std::string title;
    int share = 1; ///< of the table's width
    Kind kind = Kind::text;
};
/// A cell's text, and what is said under it in small print.
struct Cell {
    std::string text;
    std::vector<std::string> notes;
};
/// The lines of an order. Its header stands on every page that it reaches.
struct LinesTable {
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows; ///< each as long as columns
};

/// Sums under the lines; the last one is what counts.
struct Totals {
    std::vector<Fact> sums;
};

using Block = std::variant<Heading, Paragraph, Facts, Parties, LinesTable, Totals>;

struct Document {
    Language language = Language::en;
    std::string title; ///< of the file, and on its later pages: "Delivery note – order 1234567"
    std::string seller;
    std::string kind;   ///< "Delivery note"
    std::string number; ///< "1234567"; also drawn as a barcode
    std::vector<Block> blocks;
    std::string footer; ///< at the foot of every page, before its number
    Instant made_at;    ///< what the file says of its making
};

} // namespace stall::documents
