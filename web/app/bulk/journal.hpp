// The journal of saved rules: asking for its newest moves and for older ones.
// Must not know widgets or what moves a price.
#pragma once

#include "web/app/bulk/model.hpp"
#include "web/app/turn.hpp"

namespace stall::app::bulk {

/// The newest moves of all rules, or of one.
void open_journal(Turn& turn, RuleId rule);
/// The same question again, after it failed.
void retry_journal(Turn& turn);
/// What is before the oldest one shown.
void load_older_moves(Turn& turn);
void journal_answered(Turn& turn, int status, std::string_view body);

} // namespace stall::app::bulk
