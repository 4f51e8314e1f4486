// Cells being typed into: opened, typed, committed, given up, kept over a reload.
// Must not know widgets or HTTP.
#pragma once

#include "web/app/turn.hpp"

namespace stall::app::ads {

void open_cell(Turn& turn, const CellKey& cell);
void type_cell(Turn& turn, const CellKey& cell, std::string text);
/// Writes the cell when its text is good and says something new; otherwise the draft stays. A price
/// that moves further than the guard's depth becomes Ads::price_question, and the draft stays.
void commit_cell(Turn& turn, const CellKey& cell);
void cancel_cell(Turn& turn, const CellKey& cell);
/// The one-press recommended price; asked about as in commit_cell.
void apply_recommended(Turn& turn, const AdKey& ad);
/// The merchant's word on Ads::price_question: it goes out.
void confirm_price(Turn& turn);
/// What a refused patch wanted becomes drafts again, with the reason.
void put_back_into_cells(Turn& turn, const wire::AdRow& row, const listings::Patch& patch,
                         const Error& error);

/// What stands in a cell that nobody types into.
std::string cell_text(const Model& model, const wire::AdRow& row, CellField field);

void keep_drafts(Turn& turn);
void restore_drafts(Turn& turn);

} // namespace stall::app::ads
