// What the import's dialog is made of. Inside web/views/imports only.
// Must not know how a line is judged or sent.
#pragma once

#include "web/views/context.hpp"

namespace stall::views::imports {

using app::imports::Import;
using app::imports::JudgedLine;

/// "Shipping price 2"
std::string title_of(const Context& context, listings::AdColumn column);

/// What a row of the preview says of one field of its ad: how it is, and how it would be.
struct ShownField {
    std::string title;
    std::string before; ///< "" where there is nothing
    std::string after;
};
/// The field of that place; where the line changes none, the price as it is.
ShownField shown_field(const Context& context, const JudgedLine& line, std::size_t change);
/// "Stock 3 → 5"; "" where there is nothing to tell.
std::string words_of(const ShownField& field);

/// The lines of the file, all or of one kind; refused ones as cells to be corrected.
void lines_ui(const Context& context, const Import& import);
/// What each column of the file is to be.
void columns_ui(const Context& context, const Import& import);

} // namespace stall::views::imports
