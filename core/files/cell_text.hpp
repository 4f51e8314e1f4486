// What spreadsheets make of the text of a cell, and how it is kept from being run as a formula.
// Must not know records, files or what a cell means.
#pragma once

#include <string>
#include <string_view>

namespace stall::files {

/// A text that a spreadsheet may take for a formula (= + - @, narrow or wide, behind blanks,
/// apostrophes or nothing; a tab or a line break in front), with an apostrophe before it: shown as
/// text there. Other texts as they are.
std::string defused(std::string_view text);
/// The text that was defused, exactly: `undefused(defused(text)) == text` for every text.
std::string_view undefused(std::string_view text);

/// `="00402948"` is how spreadsheets are told to keep a number's digits: what stands in it. Other
/// texts as they are.
std::string_view unwrapped(std::string_view text);

} // namespace stall::files
