// Migration 12: waits that grow in place of a wall for wrong passwords, browsers that signed in
// before, and ways to what is kept for a time only. Text only. Must not know who runs it.
#pragma once

#include <string_view>

namespace stall::storage {

inline constexpr std::string_view kGrowthSchema = R"sql(
drop table login_throttle;

-- Wrong attempts of one subject ("account:…", "address:…", "browser:…"): when all will be forgotten,
-- and until when it has to wait (0: it need not).
create table sign_in_guess (
    subject text primary key,
    forgotten_at integer not null,
    waits_until integer not null
) strict, without rowid;
create index sign_in_guess_by_end on sign_in_guess (forgotten_at);

-- Browsers that signed in to an account before, by the digest of their own secret.
create table known_browser (
    digest text not null,
    merchant_id integer not null,
    user_id integer not null,
    expires_at integer not null,
    primary key (digest, merchant_id, user_id),
    foreign key (merchant_id, user_id) references user_account on delete cascade
) strict, without rowid;
create index known_browser_by_user on known_browser (merchant_id, user_id, expires_at);

-- What the sweep looks for.
create index task_ended on task (updated_at) where state in ('done', 'failed');
)sql";

} // namespace stall::storage
