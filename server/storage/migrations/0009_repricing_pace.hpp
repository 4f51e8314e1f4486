// Migration 9: how many ads each rule moved, minute by minute, so that the guard over the last hour
// reads sixty rows and not every move. Text only. Must not know who runs it.
#pragma once

#include <string_view>

namespace stall::storage {

inline constexpr std::string_view kRepricingPaceSchema = R"sql(
-- An ad counts in the minute of its last move by that rule, and is taken out of the one before.
create table repricing_pace (
    merchant_id integer not null,
    rule_id integer not null,
    minute integer not null,
    ads integer not null,
    primary key (merchant_id, rule_id, minute)
) strict, without rowid;
insert into repricing_pace (merchant_id, rule_id, minute, ads)
    select merchant_id, rule_id, minute, count(*) from (
        select merchant_id, rule_id, max(at) / 60000 as minute from repricing_move
        group by merchant_id, rule_id, listing_id) moved
    group by merchant_id, rule_id, minute;
)sql";

} // namespace stall::storage
