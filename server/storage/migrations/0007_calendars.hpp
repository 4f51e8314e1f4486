// Migration 7: the merchants' calendars, every edition of each: a deadline names the one that gave
// it. Text only. Must not know who runs it.
#pragma once

#include <string_view>

namespace stall::storage {

inline constexpr std::string_view kCalendarsSchema = R"sql(
-- Until the first edit, a merchant has version 1: the country and zone of its own row.
create table calendar (
    merchant_id integer not null references merchant,
    version integer not null check (version > 1),
    zone text not null,
    country text not null,
    region text not null,
    edited_at integer not null,
    edited_by text not null,
    primary key (merchant_id, version)
) strict, without rowid;
-- Days as they are told: "2026-08-03".
create table calendar_closure (
    merchant_id integer not null,
    version integer not null,
    ordinal integer not null,
    first_day text not null,
    last_day text not null,
    name text not null,
    primary key (merchant_id, version, ordinal),
    foreign key (merchant_id, version) references calendar on delete cascade
) strict, without rowid;
)sql";

} // namespace stall::storage
