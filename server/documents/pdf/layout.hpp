// A document laid out on A4 pages: letterhead, blocks, repeated table headers, page numbers.
// Must not know orders, PDF or how marks are drawn.
#pragma once

#include "server/documents/document.hpp"
#include "server/documents/pdf/sheets.hpp"

namespace stall::documents {

void lay_out(Sheets& sheets, const Document& document);

/// table.cpp: the lines of an order, over as many pages as they take. `new_page` begins one with
/// what stands on top of it.
struct TableFrame {
    const Document& document;
    void (*new_page)(Sheets& sheets, const Document& document);
};
void lay_out_table(Sheets& sheets, const LinesTable& table, const TableFrame& frame);

/// What pages are set in.
namespace look {
Style body();
Style strong();
Style small();
Style label();
} // namespace look

} // namespace stall::documents
