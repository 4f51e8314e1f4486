// The saved repricing rules: reading, saving, switching each and all of them, deleting.
// Must not know widgets or what a rule does to an ad.
#pragma once

#include "web/app/bulk/model.hpp"
#include "web/app/turn.hpp"

namespace stall::app::bulk {

void load_rules(Turn& turn);
/// The rule as typed, under the typed name, for the ads of the scope. Where the guard stopped it,
/// the same again, confirmed.
void save_rule(Turn& turn);
/// Choice::rule_enabled, rule_deleted, rule_edited and all_rules.
void choose_rule(Turn& turn, const Chosen& chosen);
void rules_answered(Turn& turn, const Errand& errand, int status, std::string_view body);

} // namespace stall::app::bulk
