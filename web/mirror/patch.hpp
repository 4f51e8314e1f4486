// The difference between two frames' records as compact JSON, for the DOM side (web/platform).
// Must not know how the DOM is made.
//
// One patch, keys present only when they have content:
//   {"put":[NODE…],"kids":[[parent,[child,…]],…],"cut":[id,…],"focus":id}
// Apply in this order: put, kids, cut, focus.
//   NODE is {"id":17, …}. A node not seen before carries "role" and every member that differs from
//   the default; a known node carries only the members that changed (back to default = null).
//   A node whose role changed carries "new":true and is sent whole: make its element again.
//   Members: role, name, value, desc, href, keys, rect [x,y,w,h] (rounded to whole pixels),
//     checked|expanded|selected ("true" "false" "mixed"), sort ("ascending" "descending"),
//     disabled, focused, invalid, required, readonly, current, modal, multiline, password (true),
//     level, rows, cols, row, col, now, min, max (numbers; now, min and max come together).
//   "kids" lists, for each parent whose children changed, all its children in order (0 = root).
//   "cut" lists ids that are gone (with their children, each also listed).
//   "focus" is the id with the keyboard, 0 = none; present only when it changed.
// Roles are ARIA's ("img" "switch" …); "status" and "alert" are live regions: their name is the
// text to say. For textbox, searchbox and spinbutton make real inputs; for link a real <a href>.
#pragma once

#include "web/mirror/node.hpp"

#include <span>
#include <string>

namespace stall::mirror {

/// "" when nothing changed. Both in document order: a parent comes before its children.
std::string patch_between(std::span<const Node> before, std::span<const Node> after);

} // namespace stall::mirror
